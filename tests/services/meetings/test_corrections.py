"""Putting right what was noted in a meeting that is over."""

from __future__ import annotations

import msgspec
import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import Entry, EntryKind, Meeting
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.meetings import corrections, minutes
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.minutes import Wanted
from elvis_tui.services.meetings.restricting import make_private, restrict
from elvis_tui.services.meetings.turning import turn
from tests.school import LAST_MEETING


def entry_of(desk: Desk, kind: EntryKind) -> Entry:
    meeting = desk.store.get(Meeting, LAST_MEETING.id)
    return next(e for item in meeting.agenda for e in item.entries if e.kind is kind)


def text(desk: Desk) -> str:
    return minutes.text(desk, desk.store.get(Meeting, LAST_MEETING.id), Wanted())


def test_a_correction_gives_the_minutes_a_new_version_that_says_so(desk: Desk) -> None:
    entry = entry_of(desk, EntryKind.INFO)
    assert "| Utgave | 1 |" in text(desk)
    new = replace(entry, text=FreeText("Slik var det"))
    corrections.correct(desk, LAST_MEETING.id, new, FreeText("hørt feil"))
    assert "Slik var det" in text(desk)
    by = "rettet 19.10.2026 av Berit Aas (berit)"
    assert f"| Utgave | 2, {by}: hørt feil |" in text(desk)
    corrections.correct(desk, LAST_MEETING.id, entry, FreeText(""))
    assert f"| Utgave | 3, {by}: hørt feil; {by} |" in text(desk)
    undo(desk)
    undo(desk)
    assert "| Utgave | 1 |" in text(desk)


def test_a_task_follows_what_was_noted(desk: Desk) -> None:
    entry = entry_of(desk, EntryKind.TASK)
    assert entry.task_id
    new = replace(entry, text=FreeText("Ring skoleskyss"), who=FreeText("Jon Vik"))
    corrections.correct(desk, LAST_MEETING.id, new, FreeText(""))
    task = desk.store.get(Task, entry.task_id)
    assert (task.what, task.who) == ("Ring skoleskyss", "Jon Vik")
    corrections.take_away(desk, LAST_MEETING.id, entry.id)
    assert desk.store.find(Task, entry.task_id) is None
    undo(desk)
    assert desk.store.get(Task, entry.task_id) == task


def test_a_task_keeps_the_name_its_owner_has_now_when_the_text_alone_is_put_right(
    desk: Desk,
) -> None:
    entry = entry_of(desk, EntryKind.TASK)
    renamed = replace(desk.store.get(Task, entry.task_id or ""), who=FreeText("Mari Moen"))
    desk.store.commit(put=[renamed])
    new = replace(entry, text=FreeText("Ring skoleskyss"))
    corrections.correct(desk, LAST_MEETING.id, new, FreeText(""))
    assert desk.store.get(Task, renamed.id) == replace(renamed, what=new.text)


def test_for_the_students_sake_it_is_gone_with_its_task_and_its_history(desk: Desk) -> None:
    entry = entry_of(desk, EntryKind.TASK)
    secret = replace(entry, text=FreeText("SECRET words"))
    corrections.correct(desk, LAST_MEETING.id, secret, FreeText(""))
    corrections.erase(desk, LAST_MEETING.id, entry.id, FreeText("gjaldt en annen"))
    held = [list(desk.store.all(kind).values()) for kind in (Meeting, Task, HistoryEntry)]
    assert b"SECRET" not in msgspec.json.encode(held)
    assert desk.store.find(Task, entry.task_id or "") is None
    assert "gjaldt en annen" in text(desk)


def test_what_another_took_away_meanwhile_is_told_as_not_there(desk: Desk) -> None:
    begun = meetings.start(desk, "meeting-2")
    for action in (
        lambda: meetings.remove_entry(desk, begun.id, "e-gone"),
        lambda: restrict(desk, begun.id, "e-gone"),
        lambda: make_private(desk, begun.id, "e-gone", False),
        lambda: turn(desk, begun.id, "e-gone", EntryKind.INFO),
    ):
        with pytest.raises(DomainError) as told:
            action()
        assert told.value.fault is Fault.NOT_FOUND
