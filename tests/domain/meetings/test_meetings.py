"""A meeting: who is there, what is noted, and how it ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.across.agenda_stalled import came_of
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.meetings.presence import tick
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Participant,
)
from elvis_tui.domain.meetings.rules import finish, go_to, note, put_item, set_status
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import IKO

END = datetime(2026, 10, 19, 12, 45, 59, tzinfo=UTC)
BERIT = Participant(id="p-1", name="Berit Moen", role="Rektor")
OLA = Participant(id="p-2", name="Ola Vik", role="PPT", external=True)
ITEMS = tuple(AgendaItem(id=f"item-{n}", title=f"Sak {n}") for n in (1, 2, 3))
INFO = Entry(id="e-1", kind=EntryKind.INFO, text="Bussen er et problem")
TASK = Entry(
    id="e-2",
    kind=EntryKind.TASK,
    text="Søker skyss",
    who="Sos.ped.",
    due=date(2026, 10, 23),
    task_id="t-1",
)
MEETING = Meeting(
    id="meeting-1",
    team=IKO,
    on=date(2026, 10, 19),
    status=MeetingStatus.RUNNING,
    participants=(BERIT, OLA),
    agenda=ITEMS,
)
PLANNED = replace(MEETING, status=MeetingStatus.PLANNED)
FINISHED = replace(MEETING, status=MeetingStatus.FINISHED)


def fault_of(call: Callable[[], object]) -> Fault:
    with pytest.raises(DomainError) as caught:
        call()
    return caught.value.fault


def test_nobody_is_there_until_ticked() -> None:
    assert MEETING.present == ()
    assert MEETING.absent == (BERIT, OLA)


def test_ticking_turns_one_persons_presence_over() -> None:
    here = tick(MEETING, "p-2")
    assert here.present == (replace(OLA, present=True),)
    assert here.absent == (BERIT,)
    assert tick(here, "p-2") == MEETING
    assert tick(MEETING, "p-9") == MEETING


@pytest.mark.parametrize(("index", "front"), [(-4, 0), (0, 0), (1, 1), (2, 2), (3, 2), (99, 2)])
def test_the_item_in_front_stays_inside_the_agenda(index: int, front: int) -> None:
    assert go_to(MEETING, index).item == ITEMS[front]


@given(index=st.integers())
def test_an_empty_agenda_has_nothing_in_front(index: int) -> None:
    empty = go_to(replace(MEETING, agenda=()), index)
    assert (empty.current, empty.item) == (0, None)


def test_a_current_that_no_longer_fits_has_nothing_in_front() -> None:
    assert replace(MEETING, current=3).item is None
    assert replace(MEETING, current=-1).item is None


def test_an_item_is_put_in_its_old_place_or_last() -> None:
    changed, new = replace(ITEMS[1], detail="forfalt"), AgendaItem(id="item-9", title="Ny")
    assert put_item(MEETING, changed).agenda == (ITEMS[0], changed, ITEMS[2])
    assert put_item(MEETING, new).agenda == (*ITEMS, new)


def test_notes_stand_under_their_item_in_the_order_they_were_made() -> None:
    noted = note(note(MEETING, "item-2", INFO), "item-2", TASK)
    assert noted.agenda == (ITEMS[0], replace(ITEMS[1], entries=(INFO, TASK)), ITEMS[2])


def test_a_note_of_the_same_id_takes_the_place_of_the_old_one() -> None:
    better = replace(INFO, text="Bussen går ikke mandager")
    noted = note(note(note(MEETING, "item-2", INFO), "item-2", TASK), "item-2", better)
    assert noted.agenda[1].entries == (better, TASK)


@pytest.mark.parametrize("meeting", [PLANNED, FINISHED])
def test_nothing_is_noted_in_a_meeting_that_does_not_run(meeting: Meeting) -> None:
    assert fault_of(lambda: note(meeting, "item-1", INFO)) is Fault.MEETING_NOT_RUNNING


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_empty_note_is_none(text: str) -> None:
    empty = replace(INFO, text=text)
    assert fault_of(lambda: note(MEETING, "item-1", empty)) is Fault.EMPTY_FIELD


def test_a_note_under_an_item_that_is_gone_is_told() -> None:
    assert fault_of(lambda: note(MEETING, "item-9", INFO)) is Fault.NOT_FOUND


@pytest.mark.parametrize("status", [ItemStatus.CLOSED, ItemStatus.POSTPONED])
def test_the_same_status_twice_takes_it_back(status: ItemStatus) -> None:
    once = set_status(MEETING, "item-2", status)
    assert [i.status for i in once.agenda] == [ItemStatus.REPORTED, status, ItemStatus.REPORTED]
    assert set_status(once, "item-2", status) == MEETING


def test_another_status_takes_the_place_of_the_first() -> None:
    changed = set_status(
        set_status(MEETING, "item-1", ItemStatus.CLOSED), "item-1", ItemStatus.POSTPONED
    )
    assert changed.agenda[0].status is ItemStatus.POSTPONED


def test_an_item_is_untouched_until_something_is_noted_or_decided_of_it() -> None:
    assert ITEMS[0].is_untouched
    assert not replace(ITEMS[0], entries=(INFO,)).is_untouched
    assert not replace(ITEMS[0], status=ItemStatus.CLOSED).is_untouched


def test_finishing_puts_off_what_nobody_touched_and_closes_what_was_talked_of() -> None:
    talked = note(note(MEETING, "item-1", INFO), "item-2", INFO)
    found = finish(set_status(talked, "item-2", ItemStatus.POSTPONED), at=END)
    assert [i.status for i in found.agenda] == [
        ItemStatus.CLOSED,
        ItemStatus.POSTPONED,
        ItemStatus.POSTPONED,
    ]
    assert [len(i.entries) for i in found.agenda] == [1, 1, 0]


def test_finishing_notes_when_in_whole_minutes() -> None:
    found = finish(MEETING, at=END)
    assert (found.status, found.finished_at, found.end) == (
        MeetingStatus.FINISHED,
        END,
        time(12, 45),
    )
    assert not found.is_running


@pytest.mark.parametrize("meeting", [PLANNED, FINISHED])
def test_only_a_running_meeting_can_be_finished(meeting: Meeting) -> None:
    assert fault_of(lambda: finish(meeting, at=END)) is Fault.MEETING_NOT_RUNNING


def test_what_has_nothing_but_private_notes_is_put_off_as_if_nobody_had_touched_it() -> None:
    private = Entry(id="p", kind=EntryKind.DECISION, text="x", private=True, restricted=True)
    item = AgendaItem(id="i", title="Kantina", entries=(private,))
    (ended,) = finish(replace(MEETING, agenda=(item,)), at=END).agenda
    assert (ended.status, ended.entries) == (ItemStatus.POSTPONED, (private,))
    assert not came_of(ended)
    public = Entry(id="e", kind=EntryKind.INFO, text="x")
    both = replace(item, entries=(private, public))
    (closed,) = finish(replace(MEETING, agenda=(both,)), at=END).agenda
    assert closed.status is ItemStatus.CLOSED


def test_a_meeting_may_go_on_over_midnight() -> None:
    assert finish(replace(MEETING, start=time(23)), at=END.replace(hour=0)).end == time(0, 45)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (time(12), time(12, 45)),
        (time(12, 45), time(12, 45)),
        (time(0, 45), time(12, 45)),
        (time(0, 44), None),
        (time(13), None),
        (None, time(12, 45)),
    ],
)
def test_a_clock_that_was_set_back_ends_no_meeting_before_it_began(
    start: time | None, end: time | None
) -> None:
    assert finish(replace(MEETING, start=start), at=END).end == end
