"""Hostile text in every field of every record: each screen draws it as text and goes on."""

from __future__ import annotations

import unicodedata

import pytest
from rich.cells import cell_len
from textual.screen import ModalScreen

from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.text import clean
from elvis_tui.services.desk.desk import Desk
from tests.screens.reading import screen_lines
from tests.screens.running import SMALL, Running, running
from tests.screens.tour import in_parts, of_part, tour
from tests.screens.walks import busy_desk, walk

HOSTILE = {
    "closing tag": "[/]",
    "styles and actions": "[@click=app.quit]x[bold][/",
    "escape codes": "\x1b[2J\x1bc\x1b]52;c;eA==\x07",
    "C1 and DEL": "\x9b2J\x85\x7f\x00{} %s {0}",
    "bidi and zero width": "\u202egnp\u2066a\u200bb\ufeff",
    "combining": "A\u030ase z\u0338\u031b\u0353a\u0315lgo",
    "wide": "李小龍👩‍👩‍👧🇳🇴👍🏽",
    "long": "n" * 200,
    "lines": "en\nto\r\ntre\tfire x\ud800y",
}
BUNDLES = [
    ["closing tag", "escape codes", "C1 and DEL", "lines", "bidi and zero width"],
    ["styles and actions", "combining", "wide", "long"],
]
"""What stands together in one tour: a whole tour takes its time."""
UNSEEN = set("\u202e\u2066\u200b\ufeff\u200e\u200f")


def hostile_desk(text: str) -> Desk:
    desk = busy_desk(f" {text} ")
    students = [replace(s, first_name=text) for s in desk.store.all(Student).values()]
    classes = [replace(c, contact_teacher=text) for c in desk.store.all(SchoolClass).values()]
    desk.store.commit(put=[*students, *classes])
    return desk


async def home(app: Running) -> None:
    """Out of whatever is open."""
    while len(app.app.screen_stack) > 1:
        await app.press("escape")
    await app.press("escape")


def check(app: Running, where: str) -> None:
    assert app.app.is_running, where
    lines = screen_lines(app.app)
    drawn = "".join(lines)
    assert not {c for c in drawn if unicodedata.category(c) in ("Cc", "Cs")}, where
    assert not UNSEEN & set(drawn), where
    for line in lines:
        # A dialog may cut a joined emoji behind it in two, and Textual counts the halves anew.
        if not (isinstance(app.screen, ModalScreen) and "\u200d" in line):
            assert cell_len(line) == SMALL[0], f"{where}: {line!r}"


@pytest.mark.parametrize("bundle", BUNDLES)
@in_parts
async def test_every_screen_draws_it_and_goes_on(part: str, bundle: list[str]) -> None:
    text = " ".join(HOSTILE[sort] for sort in bundle)

    async def look(app: Running, name: str) -> None:
        check(app, name)

    await tour(of_part(part), lambda: running(hostile_desk(text), SMALL), look)


@pytest.mark.parametrize("bundle", BUNDLES)
async def test_every_room_draws_it_with_names_hidden_too(bundle: list[str]) -> None:
    text = " ".join(HOSTILE[sort] for sort in bundle)
    async with running(hostile_desk(text), SMALL, names_hidden=True) as app:
        for key in "12345":
            await app.press(key)
            check(app, key)


SHORT = [sort for sort, text in HOSTILE.items() if len(text) < 25 and "\n" not in text]


@pytest.mark.parametrize("sort", SHORT)
async def test_it_is_shown_as_it_is_with_what_cannot_be_seen_made_visible(sort: str) -> None:
    shown = clean(HOSTILE[sort])
    async with running(hostile_desk(HOSTILE[sort]), (200, 50)) as app:
        for name, times in {"page": 6, "follow-ups": 2, "agenda": 2, "overview": 4}.items():
            await walk(app, name)
            assert app.text.count(shown) >= times, app.text
            await home(app)


@pytest.mark.parametrize("name", ["page", "meeting", "agenda", "case", "minutes so far"])
async def test_nothing_happens_when_it_is_pointed_at_and_clicked(name: str) -> None:
    async with running(hostile_desk(HOSTILE["styles and actions"]), (150, 44)) as app:
        await walk(app, name)
        screen = app.screen
        marked = [
            (line.index("[@click"), y)
            for y, line in enumerate(screen_lines(app.app))
            if "[@click" in line
        ]
        assert marked
        for offset in marked:
            await app.pilot.hover(offset=offset)
            await app.pilot.click(offset=(offset[0] + 17, offset[1]))
            assert app.app.is_running
            if app.screen is not screen:
                await home(app)
                break


async def test_hostile_text_typed_in_a_dialog_is_saved_as_it_was_typed() -> None:
    desk = busy_desk()
    async with running(desk) as app:
        await walk(app, "next date")
        await app.press("down", "end")
        await app.type("[/][@click=app.quit]x[/]{}")
        check(app, "typed")
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")
        await app.until("[/][@click=app.quit]x[/]{}")
        check(app, "saved")


async def test_hostile_text_in_what_is_refused_is_told_as_text() -> None:
    async with running(busy_desk()) as app:
        await walk(app, "next date")
        await app.press(*["backspace"] * 10)
        await app.type("[/][@click=app.quit]{}")
        await app.press("ctrl+s")
        await app.until("«[/][@click=app.quit]{}» er ikke en dato.")
        check(app, "refused")
        await app.press("escape", "5", "enter", "o")
        await app.type("[/]")
        await app.press("enter", "enter")
        await app.type("[@click=app.quit]{}")
        await app.press("enter")
        await app.until("[@click=app.quit]{}")
        check(app, "toast")
