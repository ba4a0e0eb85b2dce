"""Everything that happened round a student, newest first."""

from __future__ import annotations

from datetime import date, datetime

from elvis_tui.domain.across.timeline import Happening, timeline
from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.record import replace
from tests.school import FOLLOW_UPS, LAST_MEETING, SUMMER

FOLLOW_UP = FOLLOW_UPS[0]
CHANGED = HistoryEntry(
    id="h-1",
    number=1,
    at=datetime(2026, 10, 2, 9, 0, tzinfo=SUMMER),
    by="berit",
    verb="follow_up.level",
    table="follow_ups",
    record_id="f-1",
    changes=(FieldChange(field="level", before="yellow", after="red"),),
)


def test_all_that_happened_stands_in_one_line_of_time_newest_first() -> None:
    events = timeline(FOLLOW_UP, [LAST_MEETING], [CHANGED])
    assert [(e.on, e.kind) for e in events] == [
        (date(2026, 10, 2), Happening.CHANGE),
        (date(2026, 9, 28), Happening.CONTACT),
        (date(2026, 9, 21), Happening.MEASURE),
        (date(2026, 9, 21), Happening.EVALUATED),
        (date(2026, 9, 21), Happening.MEETING),
        (date(2026, 9, 4), Happening.NOTE),
        (date(2026, 9, 1), Happening.MEASURE),
        (date(2026, 9, 1), Happening.OPENED),
    ]


def test_an_event_carries_what_it_is_told_from() -> None:
    change, contact, *_rest = timeline(FOLLOW_UP, [LAST_MEETING], [CHANGED])
    assert (change.record, change.by, change.at) == (CHANGED, "berit", CHANGED.at)
    assert (contact.record, contact.by) == (FOLLOW_UP.contacts[0], "berit")
    met = next(e for e in timeline(FOLLOW_UP, [LAST_MEETING], []) if e.kind is Happening.MEETING)
    assert (met.record, met.item) == (LAST_MEETING, LAST_MEETING.agenda[0])


def test_a_meeting_where_nothing_was_noted_about_them_is_left_out() -> None:
    put_off = FOLLOW_UPS[3]
    assert [e.kind for e in timeline(put_off, [LAST_MEETING], [])] == [Happening.OPENED]


def test_a_meeting_tells_of_each_time_the_subject_was_taken_up() -> None:
    item = LAST_MEETING.agenda[0]
    twice = replace(LAST_MEETING, agenda=(item, replace(item, id="i-9")))
    kinds = [e.kind for e in timeline(FOLLOW_UP, [twice], [])]
    assert kinds.count(Happening.MEETING) == 2


def test_other_records_changes_and_first_values_are_not_told() -> None:
    other = replace(CHANGED, id="h-2", record_id="f-2")
    first = replace(CHANGED, id="h-3", changes=(FieldChange(field="level", after="yellow"),))
    notes = replace(
        CHANGED, id="h-4", changes=(FieldChange(field="notes", before=[{"id": "n"}], after=[]),)
    )
    kinds = [e.kind for e in timeline(FOLLOW_UP, [], [other, first, notes])]
    assert Happening.CHANGE not in kinds


def test_a_note_is_told_on_the_day_it_was_written_where_it_was_written() -> None:
    late = datetime(2026, 9, 4, 23, 59, tzinfo=SUMMER)
    noted = replace(FOLLOW_UP.notes[0], at=late)
    events = timeline(replace(FOLLOW_UP, notes=(noted,)), list[Meeting](), [])
    assert [e.on for e in events if e.kind is Happening.NOTE] == [date(2026, 9, 4)]
