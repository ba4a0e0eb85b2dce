"""One definition of every key: the last line, the help and the palette tell the same."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import elvis_tui
from elvis_tui.services.desk.desk import Desk
from elvis_tui.widgets.commands import Part, command_of
from elvis_tui.widgets.key_line import KeyLine, key_name, live_bindings
from tests.screens.running import Running, running
from tests.screens.tour import in_parts, of_part, tour
from tests.screens.walks import busy_desk

VAST = (360, 80)
EATEN = {"ctrl+h", "ctrl+i", "ctrl+m", "ctrl+j", "ctrl+b", "f1", "f10", "f11", "ctrl+z", "ctrl+a"}
"""What a terminal, tmux, screen or the shell takes for itself."""
ALT_GR = {
    *("at", "dollar_sign", "pound_sign", "euro_sign", "left_curly_bracket", "right_curly_bracket"),
    *("left_square_bracket", "right_square_bracket", "backslash", "tilde", "vertical_line"),
}
"""What takes three fingers on a Norwegian keyboard."""
SILENT = {"palette", "help"}


def own_bindings() -> list[tuple[str, Binding]]:
    """Every binding that the program defines, with the class it stands in."""
    for module in pkgutil.walk_packages(elvis_tui.__path__, "elvis_tui."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found, waiting, seen = [], [DOMNode], set()
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind in seen:  # of two bases
            continue
        seen.add(kind)
        if kind.__module__.startswith("elvis_tui."):
            found += [(kind.__name__, b) for b in kind.__dict__.get("BINDINGS", ())]
    assert len(found) > 60
    return found


def test_every_key_has_words_and_an_id() -> None:
    for where, binding in own_bindings():
        assert isinstance(binding, Binding), where
        if not binding.system:
            assert binding.id, (where, binding.key)
            assert binding.description, (where, binding.key)


def test_no_key_is_one_that_something_else_eats_or_that_takes_three_fingers() -> None:
    for where, binding in own_bindings():
        for key in binding.key.split(","):
            assert key not in EATEN | ALT_GR, (where, key)


def test_no_class_gives_one_key_to_two_things_or_one_id_twice() -> None:
    by_class: dict[str, list[Binding]] = {}
    for where, binding in own_bindings():
        by_class.setdefault(where, []).append(binding)
    for where, bindings in by_class.items():
        keys = [key for b in bindings for key in b.key.split(",")]
        assert len(keys) == len(set(keys)), where
        ids = [b.id for b in bindings if b.id]
        assert len(ids) == len(set(ids)), where


@in_parts
async def test_the_last_line_and_the_help_are_made_from_what_works_here(part: str) -> None:
    async def look(app: Running, name: str) -> None:
        live = live_bindings(app.screen, every=True)
        ids = [a.binding.id for a in live]
        assert len(ids) == len(set(ids))
        last = app.text.splitlines()[-1] if app.screen.query(KeyLine) else ""
        for active in live_bindings(app.screen):
            told = f"{key_name(active.binding)} {command_of(active).words}"
            assert told in last, name
        if "app.help" in ids:
            await app.press("question_mark")
            await app.on("HelpScreen")
            for active in live:
                assert str(command_of(active).hint) in app.text, active.binding.id

    names = [name for name in of_part(part) if name not in SILENT]
    await tour(names, lambda: running(busy_desk(), VAST), look)


@pytest.mark.parametrize("key", ["escape", "question_mark", "enter"])
async def test_help_closes_with_any_of_the_keys_one_would_try(desk: Desk, key: str) -> None:
    async with running(desk) as app:
        await app.press("question_mark")
        await app.on("HelpScreen")
        for title in ("På denne skjermen", "Flytte seg"):
            assert title in app.text
        await app.press("end")
        await app.press(key)
        await app.on("OverviewScreen")


async def test_a_key_that_a_user_has_chosen_stands_on_the_last_line_and_in_help(desk: Desk) -> None:
    async with running(desk, (120, 60)) as app:
        app.app.update_keymap({"follow_up.note": "f8"})
        await app.press("2", "enter")
        await app.on("FollowUpScreen")
        assert "F8 notat" in app.text.splitlines()[-1]
        await app.press("question_mark")
        await app.on("HelpScreen")
        assert "F8         Skriv et notat" in app.text
        await app.press("escape", "f8")
        await app.on("NoteForm")


async def test_help_can_be_read_to_its_end_on_a_small_screen(desk: Desk) -> None:
    async with running(desk, (72, 18)) as app:
        await app.press("2", "enter", "question_mark")
        await app.on("HelpScreen")
        assert "Rediger fakta" in app.text
        assert "Alle tastene som virker her" not in app.text
        await app.press(*["pagedown"] * 4)
        await app.until("Alle tastene som virker her")


async def open_palette(app: Running) -> None:
    await app.press("ctrl+p")
    await app.on("Palette")


async def test_the_palette_lists_what_can_be_done_here_and_no_screenshot(desk: Desk) -> None:
    """FAULTS 75."""
    async with running(desk, (120, 60)) as app:
        await app.press("2", "enter")
        await app.on("FollowUpScreen")
        wanted = [
            str(command.hint)
            for command in map(command_of, live_bindings(app.screen, every=True))
            if command.part is not Part.MOVING and command.id != "app.commands"
        ]
        await open_palette(app)
        await app.until(*wanted)
        for word in ("screenshot", "skjermbilde", "theme", "maximize", "keys"):
            assert word not in app.text.casefold()


@pytest.mark.parametrize("typed", ["screenshot", "save", "skjermbilde"])
async def test_no_search_in_the_palette_finds_a_screenshot(desk: Desk, typed: str) -> None:
    """FAULTS 75."""
    async with running(desk, (120, 60)) as app:
        await open_palette(app)
        await app.type(typed)
        await app.app.workers.wait_for_complete()
        await app.press("down", "enter")
        assert not list(_files(app))


def _files(app: Running) -> list[str]:
    from pathlib import Path

    return [str(p) for p in Path.home().rglob("*.svg")]


async def test_what_is_chosen_in_the_palette_is_done(desk: Desk) -> None:
    async with running(desk, (120, 40)) as app:
        await app.press("2", "enter")
        await app.on("FollowUpScreen")
        await open_palette(app)
        await app.type("notat")
        await app.until("Skriv et notat")
        await app.press("enter")
        await app.on("NoteForm")


async def test_the_palette_goes_to_a_room_and_escape_leaves_it(desk: Desk) -> None:
    async with running(desk, (120, 40)) as app:
        await open_palette(app)
        await app.press("escape")
        await app.on("OverviewScreen")
        await open_palette(app)
        await app.type("møter")
        await app.until("5          Møter")
        await app.press("enter")
        await app.on("MeetingsScreen")


async def test_pressed_twice_the_palette_is_there_once(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("ctrl+p", "ctrl+p")
        await app.on("Palette")
        assert len(app.app.screen_stack) == 2


async def test_enter_as_fast_as_it_can_be_runs_what_is_typed_and_nothing_from_before(
    desk: Desk,
) -> None:
    async with running(desk, (120, 40)) as app:
        await app.press("2", "enter")
        await app.on("FollowUpScreen")
        await open_palette(app)
        # Without a pause between: nothing of it is drawn before Enter comes.
        await app.pilot.press(*"notat", "enter")
        await app.on("NoteForm")


async def test_enter_on_what_is_not_there_runs_nothing(desk: Desk) -> None:
    async with running(desk, (120, 40)) as app:
        await open_palette(app)
        await app.pilot.press(*"xyzzy", "enter")
        await app.until("Ingenting her heter det")
        await app.on("Palette")


async def test_a_name_that_is_typed_goes_when_names_are_hidden(desk: Desk) -> None:
    async with running(desk, (120, 40)) as app:
        await open_palette(app)
        await app.type("kvisgaard")
        await app.press("f2")
        await app.until("Alle tastene som virker her")
        assert "kvisgaard" not in app.text
