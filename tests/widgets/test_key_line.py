"""The bottom line: what works here, made from the live bindings."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.pilot import Pilot

from elvis_tui.app.themes import STANDARD, THEMES
from elvis_tui.resources import style
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.key_line import KeyLine, key_symbol, live_bindings
from tests.widgets.host import drawn


class Keys(App[Any]):
    CSS_PATH = style("common")
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None
    INHERIT_BINDINGS = False
    BINDINGS = [
        Binding("f2", "names", "navn", id="app.names"),
        Binding("question_mark", "help", "hjelp", id="app.help"),
        Binding("escape", "back", "tilbake", id="page.back"),
        Binding("e", "edit", "rediger", id="x.edit"),
        Binding("n,plus", "new", "ny", id="x.new"),
        Binding("g", "gone", "borte", id="x.gone"),
        Binding("up", "move", "opp", show=False, id="rows.up"),
        Binding("z", "nameless", "uten id"),
    ]

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = STANDARD.name
        self.there = False
        self.done: list[str] = []

    def compose(self) -> ComposeResult:
        yield LineField()
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.there if action == "gone" else True

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
        ("escape", "Esc/?", "Esc/?"),
    ],
)
def test_a_key_is_written_as_it_is_called(key: str, display: str | None, symbol: str) -> None:
    assert key_symbol(key, display) == symbol
