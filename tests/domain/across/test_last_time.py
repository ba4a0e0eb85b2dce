"""What was said of the same thing the last time it was up."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from elvis_tui.domain.across.last_time import LastTime, last_time
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Entry,
    EntryKind,
    Meeting,
    MeetingStatus,
)
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import ATTENDANCE, IKO
from tests.school import school_class, student

SAID = Entry(id="e-1", kind=EntryKind.INFO, text="bussen er sein")
DECIDED = Entry(id="e-2", kind=EntryKind.DECISION, text="ringe")
GIVEN = Entry(id="e-3", kind=EntryKind.TASK, text="skyss", who="Jon", task_id="t-1")
SECRET = Entry(id="e-4", kind=EntryKind.INFO, text="hjemme", private=True)


def held(item: AgendaItem, on: date, team: str = IKO, **more: object) -> Meeting:
    facts = {"status": MeetingStatus.FINISHED, **more}
    meeting = Meeting(id=f"{team}-{on}", team=team, on=on, agenda=(item,))
    return replace(meeting, **facts)


def found(item: AgendaItem, *meetings: Meeting, team: str = IKO) -> Meeting | None:
    last = last_time(meetings, item, team=team, but="now")
    return last.meeting if last else None


ABOUT = [
    AgendaItem(id="i", subject=student("s-1")),
    AgendaItem(id="i", subject=school_class("c-1")),
    AgendaItem(id="i", case_id="case-1"),
    AgendaItem(id="i", task_id="t-9"),
    AgendaItem(id="i", title="Status  i teamet"),
]


@pytest.mark.parametrize("item", ABOUT, ids=["student", "class", "case", "task", "standing"])
def test_it_is_the_latest_meeting_in_which_something_was_noted_of_the_same(
    item: AgendaItem,
) -> None:
    noted = replace(item, entries=(DECIDED,))
    older = held(noted, date(2026, 9, 7))
    last = held(noted, date(2026, 9, 21), status=MeetingStatus.REOPENED)
    empty = held(item, date(2026, 10, 5))
    runs = held(noted, date(2026, 10, 19), status=MeetingStatus.RUNNING)
    others = [held(replace(o, entries=(SAID,)), date(2026, 10, 12)) for o in ABOUT if o != item]
    assert found(item, last, older, empty, runs, *others) == last
    assert found(item, empty, runs, *others) is None


def test_whom_and_a_case_are_the_same_in_every_team_and_a_standing_item_is_not() -> None:
    for item, everywhere in ((ABOUT[0], True), (ABOUT[2], True), (ABOUT[4], False)):
        other = held(replace(item, entries=(SAID,)), date(2026, 9, 21), ATTENDANCE)
        assert (found(item, other) == other) == everywhere


def test_an_activity_is_the_same_in_other_words_and_a_task_as_what_it_was_written_as() -> None:
    for before, now in (
        ({"title": "Elevsamtaler", "activity_id": "a"}, {"title": "Samtaler", "activity_id": "a"}),
        ({"title": "Bestille buss"}, {"title": "bestille buss", "task_id": "t-1"}),
    ):
        noted = held(AgendaItem(id="i", entries=(GIVEN,), **before), date(2026, 9, 21))
        assert found(AgendaItem(id="j", **now), noted) == noted


def test_of_two_on_one_day_it_is_the_one_that_ended_last() -> None:
    noted, on = replace(ABOUT[0], entries=(SAID,)), date(2026, 9, 21)
    early = held(noted, on, finished_at=datetime(2026, 9, 21, 9, tzinfo=UTC))
    late = held(noted, on, ATTENDANCE, finished_at=datetime(2026, 9, 21, 13, tzinfo=UTC))
    assert found(ABOUT[0], late, early) == late


def test_a_private_note_is_told_to_nobody() -> None:
    alone = held(replace(ABOUT[0], entries=(SECRET,)), date(2026, 9, 21))
    assert found(ABOUT[0], alone) is None
    item = replace(ABOUT[0], entries=(SECRET, SAID))
    assert LastTime(held(item, date(2026, 9, 21)), item).told == (SAID,)


def test_what_was_decided_comes_before_what_was_said() -> None:
    def agreed(*entries: Entry) -> tuple[Entry, ...]:
        item = replace(ABOUT[0], entries=entries)
        return LastTime(held(item, date(2026, 9, 21)), item).agreed

    assert agreed(SAID, DECIDED, GIVEN) == (DECIDED,)
    assert agreed(SAID, GIVEN) == (SAID,)
    assert agreed(GIVEN) == ()
