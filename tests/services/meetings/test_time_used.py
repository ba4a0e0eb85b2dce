"""The time that is used on each item: kept, and nothing that was done."""

from __future__ import annotations

from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import Entry, EntryKind, ItemStatus
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import redo, undo
from elvis_tui.services.meetings import time_used
from elvis_tui.services.meetings import verbs as service

ID = "meeting-2"


def seconds(desk: Desk) -> list[int]:
    return [item.seconds for item in service.get(desk, ID).agenda]


def test_time_is_kept_when_one_goes_on_and_leaves_no_trace_in_the_history(desk: Desk) -> None:
    first, second, *_rest = service.start(desk, ID).agenda
    told, steps = len(desk.store.all(HistoryEntry)), desk.journal.last_done
    time_used.keep(desk, ID, first.id, 60)
    service.go_to(desk, ID, 1, 20)
    time_used.keep(desk, ID, second.id, 5)
    assert seconds(desk)[:3] == [80, 5, 0]
    assert len(desk.store.all(HistoryEntry)) == told
    assert desk.journal.last_done is steps


def test_undo_takes_back_what_was_done_and_not_the_time(desk: Desk) -> None:
    item = service.start(desk, ID).agenda[0]
    service.set_status(desk, ID, item.id, ItemStatus.CLOSED)
    service.note(desk, ID, item.id, Entry(id="", kind=EntryKind.INFO, text="Bussen er sein."))
    time_used.keep(desk, ID, item.id, 60)
    assert undo(desk) == "meeting.note"
    time_used.keep(desk, ID, item.id, 30)
    assert undo(desk) == "meeting.status"
    now = service.get(desk, ID).agenda[0]
    assert (now.entries, now.status, now.seconds) == ((), ItemStatus.REPORTED, 90)
    assert [redo(desk), redo(desk)] == ["meeting.status", "meeting.note"]
    now = service.get(desk, ID).agenda[0]
    assert (len(now.entries), now.status, now.seconds) == (1, ItemStatus.CLOSED, 90)


def test_a_meeting_that_is_over_or_gone_takes_no_more_time(desk: Desk) -> None:
    item = service.start(desk, ID).agenda[0]
    service.finish(desk, ID)
    before = desk.store.changes
    time_used.keep(desk, ID, item.id, 60)
    time_used.keep(desk, "gone", item.id, 60)
    assert (seconds(desk)[0], desk.store.changes) == (0, before)


def test_the_clock_is_off_until_it_is_turned_on_and_the_choice_is_kept(desk: Desk) -> None:
    assert not time_used.is_counted(desk)
    assert time_used.turn(desk)
    assert desk.preferences.now.item_timer
    assert not time_used.turn(desk)
    assert not time_used.is_counted(desk)
