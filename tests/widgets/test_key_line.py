"""The bottom line: what works here, made from the live bindings."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.pilot import Pilot

from elvis_tui.app.themes import STANDARD, THEMES
from elvis_tui.i18n import later
from elvis_tui.resources import style
from elvis_tui.widgets.commands import Command, HasCommands, Importance, Part
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.key_line import KeyLine, Shown, fitting, key_name, live_bindings
from tests.widgets.host import drawn


def command(id: str, key: str, words: str, **options: Any) -> Command:
    action = id.partition(".")[2]
    return Command(id=id, key=key, action=action, words=later(words), hint=later(words), **options)


EVERYWHERE: dict[str, Any] = {"part": Part.EVERYWHERE}
ALWAYS: dict[str, Any] = {"importance": Importance.ALWAYS}


class Keys(HasCommands, App[Any], inherit_bindings=False):
    CSS_PATH = style("common")
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None
    OWN_COMMANDS = (
        command("app.names", "f2", "navn", **EVERYWHERE),
        command("app.help", "question_mark", "hjelp", **EVERYWHERE, **ALWAYS),
        command("page.back", "escape", "tilbake", **ALWAYS),
        command("x.edit", "e", "rediger"),
        command("x.new", "n,plus", "ny"),
        command("x.gone", "g", "borte", when="is_there"),
        command("rows.up", "up", "opp", importance=Importance.HELP_ONLY),
    )

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = STANDARD.name
        self.there = False
        self.done: list[str] = []
        self.bind("z", "edit", description="uten id")

    def compose(self) -> ComposeResult:
        yield LineField()
        yield KeyLine()

    def is_there(self) -> bool:
        return self.there

    def action_edit(self) -> None:
        self.done.append("edit")

    def action_help(self) -> None:
        self.done.append("help")


def line(pilot: Pilot[Any]) -> str:
    return drawn(pilot.app.query_one(KeyLine))[0]


async def test_what_one_does_here_comes_first_and_what_works_everywhere_last() -> None:
    async with Keys().run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        assert line(pilot) == " e rediger  n ny  Esc tilbake  F2 navn  ? hjelp"


@pytest.mark.parametrize(
    ("width", "keys"),
    [
        (42, " e rediger  n ny  Esc tilbake  ? hjelp"),
        (36, " e rediger  Esc tilbake  ? hjelp"),
        (24, " Esc tilbake  ? hjelp"),
    ],
)
async def test_a_narrow_line_leaves_keys_out_but_never_the_way_out_or_help(
    width: int, keys: str
) -> None:
    async with Keys().run_test(size=(width, 5)) as pilot:
        await pilot.pause()
        assert line(pilot) == keys


async def test_a_key_that_comes_to_work_comes_on_the_line() -> None:
    app = Keys()
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        assert "borte" not in line(pilot)
        app.there = True
        app.refresh_bindings()
        await pilot.pause()
        assert "g borte" in line(pilot)


async def test_while_one_types_the_keys_that_are_letters_are_not_told() -> None:
    async with Keys().run_test(size=(80, 5)) as pilot:
        pilot.app.query_one(LineField).focus()
        await pilot.pause()
        assert not {"rediger", "hjelp", "borte"} & set(line(pilot).split())
        assert "F2 navn" in line(pilot)


async def test_every_key_that_works_can_be_asked_for_once_each() -> None:
    async with Keys().run_test() as pilot:
        live = [a.binding.id for a in live_bindings(pilot.app.screen, every=True)]
        assert "rows.up" in live
        assert "x.gone" not in live
        assert live.count("x.new") == 1
        assert None not in live


async def test_a_click_on_a_key_does_what_the_key_does() -> None:
    app = Keys()
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        await pilot.click(KeyLine, offset=(line(pilot).index("rediger"), 0))
        await pilot.click(KeyLine, offset=(line(pilot).index("hjelp"), 0))
        await pilot.click(KeyLine, offset=(70, 0))
        assert app.done == ["edit", "help"]


MEETING = [
    Shown(command(f"m.{key}", key, words, importance=Importance.FIRST, brief=brief), key, words)
    for key, words, brief in (
        ("b", "beslutning", later("besl.")),
        ("o", "oppgave", None),
        ("f", "ferdig", None),
    )
]
OFTEN = Shown(command("m.p", "p", "til stede"), "p", "til stede")
SELDOM = Shown(command("m.v", "v", "referat", importance=Importance.SELDOM), "v", "referat")
OUT = Shown(command("m.out", "escape", "tilbake", **ALWAYS), "Esc", "tilbake")


@pytest.mark.parametrize(
    ("room", "told"),
    [
        (70, "v referat  b beslutning  o oppgave  f ferdig  p til stede  Esc tilbake"),
        (69, "b beslutning  o oppgave  f ferdig  p til stede  Esc tilbake"),
        (46, "b beslutning  o oppgave  f ferdig  Esc tilbake"),
        (45, "b beslutning  o oppgave  f ferdig  Esc"),
        (37, "b besl.  o oppgave  f ferdig  Esc"),
        (32, "b besl.  o oppgave  Esc"),
        (3, "Esc"),
    ],
)
def test_the_most_important_keys_stay_longest_and_words_are_shortened_before_one_goes(
    room: int, told: str
) -> None:
    keys = fitting([SELDOM, *MEETING, OFTEN, OUT], room)
    assert "  ".join(key.text for key in keys) == told


def test_what_is_less_important_never_takes_the_room_of_what_is_more() -> None:
    short = Shown(command("m.k", "k", "av", importance=Importance.SELDOM), "k", "av")
    assert fitting([short, OFTEN], 8) == []


async def test_a_key_that_a_user_has_chosen_is_the_one_that_is_told() -> None:
    app = Keys()
    async with app.run_test(size=(80, 5)) as pilot:
        app.update_keymap({"x.edit": "y"})
        await pilot.pause()
        assert line(pilot) == " y rediger  n ny  Esc tilbake  F2 navn  ? hjelp"
        await pilot.press("e", "y")
        assert app.done == ["edit"]


@pytest.mark.parametrize(
    ("key", "display", "symbol"),
    [
        ("enter", None, "⏎"),
        ("escape", None, "Esc"),
        ("question_mark", None, "?"),
        ("slash", None, "/"),
        ("space", None, "mellomrom"),
        ("f2", None, "F2"),
        ("f", None, "f"),
        ("ctrl+s", None, "ctrl+s"),
        ("left", None, "◂"),
        ("shift+tab", None, "⇧Tab"),
        ("pagedown", None, "PgDn"),
        ("plus", None, "+"),
        ("0", None, "0"),
        ("escape", "Esc/?", "Esc/?"),
    ],
)
def test_a_key_is_written_as_it_is_called(key: str, display: str | None, symbol: str) -> None:
    assert key_name(Binding(key, "x", key_display=display)) == symbol
