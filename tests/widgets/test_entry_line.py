"""Where something is noted in a meeting: one line, and for a task also who and by when."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

from elvis_tui.domain.meetings.records import EntryKind
from elvis_tui.widgets.entry_line import EntryLine, NoteField
from tests.widgets.host import Heard, shown


@asynccontextmanager
async def opened(
    kind: EntryKind, values: dict[str, str] | None = None, entry_id: str = ""
) -> AsyncIterator[tuple[Pilot[Any], Heard, EntryLine]]:
    line = EntryLine()
    async with shown(line, size=(100, 5)) as (pilot, heard):
        assert not line.display
        line.open(kind, "Informasjon", values or {}, entry_id)
        await pilot.pause()
        yield pilot, heard, line


def noted(heard: Heard) -> list[tuple[object, ...]]:
    return [(m.kind, m.text, m.who, m.due, m.entry_id) for m in heard.of(EntryLine.Noted)]


async def test_info_is_one_field_and_enter_notes_it() -> None:
    async with opened(EntryKind.INFO) as (pilot, heard, line):
        assert [f.id for f in line.fields if f.display] == ["text"]
        await pilot.press(*"Bussen", "enter")
        await pilot.pause()
        assert noted(heard) == [(EntryKind.INFO, "Bussen", "", "", "")]


async def test_a_task_goes_from_what_to_who_to_when_before_it_is_noted() -> None:
    async with opened(EntryKind.TASK) as (pilot, heard, _line):
        await pilot.press(*"skyss", "enter", *"Ola", "enter")
        assert noted(heard) == []
        await pilot.press(*"fredag", "enter")
        await pilot.pause()
        assert noted(heard) == [(EntryKind.TASK, "skyss", "Ola", "fredag", "")]


async def test_the_arrows_go_between_the_fields() -> None:
    async with opened(EntryKind.TASK) as (pilot, _heard, _line):
        await pilot.press("down", "down")
        assert pilot.app.focused
        assert pilot.app.focused.id == "due"
        await pilot.press("up")
        assert pilot.app.focused.id == "who"


async def test_what_is_changed_keeps_its_id_and_its_text() -> None:
    values = {"text": "skyss", "who": "Ola", "due": "23.10.2026"}
    async with opened(EntryKind.TASK, values, "e-1") as (pilot, heard, line):
        assert line.values == values
        await pilot.press("end", "!", "enter", "enter", "enter")
        await pilot.pause()
        assert noted(heard) == [(EntryKind.TASK, "skyss!", "Ola", "23.10.2026", "e-1")]


async def test_every_key_is_told_so_that_it_can_be_kept() -> None:
    async with opened(EntryKind.DECISION) as (pilot, heard, line):
        before = len(heard.of(EntryLine.Typed))
        await pilot.press("a", "b")
        await pilot.pause()
        assert len(heard.of(EntryLine.Typed)) == before + 2
        assert line.values["text"] == "ab"


async def test_escape_tells_that_one_left_and_says_nothing_was_noted() -> None:
    async with opened(EntryKind.INFO) as (pilot, heard, line):
        await pilot.press("a", "escape")
        await pilot.pause()
        assert len(heard.of(EntryLine.Left)) == 1
        assert noted(heard) == []
        assert line.values["text"] == "a"


async def test_put_away_it_is_empty_and_keeps_quiet() -> None:
    async with opened(EntryKind.INFO, {"text": "Bussen"}) as (pilot, heard, line):
        before = len(heard.of(EntryLine.Typed))
        line.close()
        await pilot.pause()
        assert (line.display, line.values) == (False, {"text": "", "who": "", "due": ""})
        assert len(heard.of(EntryLine.Typed)) == before


async def test_a_field_that_must_be_mended_gets_the_cursor() -> None:
    async with opened(EntryKind.TASK) as (pilot, _heard, line):
        line.refuse("due")
        await pilot.pause()
        assert pilot.app.focused
        assert pilot.app.focused.id == "due"


async def test_hostile_text_is_typed_as_text() -> None:
    async with opened(EntryKind.INFO, {"text": "[/][@click=app.quit]\x1b[2J\nx"}) as (
        pilot,
        heard,
        line,
    ):
        assert line.values["text"] == "[/][@click=app.quit]␛[2J\nx"
        await pilot.press("enter")
        await pilot.pause()
        assert noted(heard)[0][1] == "[/][@click=app.quit]␛[2J\nx"


@pytest.mark.parametrize("text", ["Kvaxholm " * 40, "a\tKvaxholm\n🙂 Kvaxholm", "Kvaxholm"])
async def test_what_is_private_is_drawn_as_dots_and_is_the_text_all_the_same(text: str) -> None:
    async with opened(EntryKind.INFO) as (pilot, _heard, line):
        field = line.query_one("#text", NoteField)

        def drawn() -> str:
            strips = (field.render_line(y) for y in range(field.size.height))
            return "".join(strip.text for strip in strips)

        field.put(text)
        stands = field.text
        await pilot.pause()
        assert "K" in drawn()
        line.private = True
        line.turn(EntryKind.INFO, "Informasjon")
        await pilot.press("ctrl+a")
        assert set(drawn()) <= {"•", " "}
        assert "•" in drawn()
        assert line.values["text"] == stands
        line.turn(EntryKind.TASK, "Oppgave")
        assert "K" in drawn()
