"""What a meeting would be left without, and what changed between two versions of its minutes."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.archiving import archived, changed_since
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Correction,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Participant,
)
from elvis_tui.domain.meetings.rules import OpenEnd, noted_in, open_ends
from elvis_tui.domain.meetings.version_changes import What, changes
from elvis_tui.domain.record import replace
from tests.school import LAST_MEETING, NOW, TODAY

INFO = Entry(id="e-1", kind=EntryKind.INFO, text=FreeText("borte"))
TASK = Entry(id="e-2", kind=EntryKind.TASK, text=FreeText("skyss"), who=FreeText("Jon"), due=TODAY)
BERIT = Participant(id="p-1", name="Berit Aas", present=True)
AWAY = Participant(id="p-2", name="Siv")
MEETING = Meeting(
    id="m",
    team="iko",
    on=TODAY,
    status=MeetingStatus.RUNNING,
    participants=(BERIT,),
    agenda=(AgendaItem(id="i-1", entries=(INFO, TASK)),),
)


def of(*entries: Entry) -> Meeting:
    return replace(MEETING, agenda=(AgendaItem(id="i-1", entries=entries), AgendaItem(id="i-2")))


@pytest.mark.parametrize(
    ("meeting", "wanted"),
    [
        (MEETING, []),
        (replace(MEETING, agenda=()), []),
        (replace(MEETING, participants=()), [(OpenEnd.NOBODY_PRESENT, "", "")]),
        (of(TASK), [(OpenEnd.UNTOUCHED, "i-2", "")]),
        (
            of(
                replace(TASK, who=FreeText(" ")),
                replace(TASK, id="e-3", due=None),
                replace(TASK, id="e-4", who=FreeText(""), due=None),
            ),
            [
                (OpenEnd.TASK_WITHOUT_WHO, "i-1", "e-2"),
                (OpenEnd.TASK_WITHOUT_DUE, "i-1", "e-3"),
                (OpenEnd.TASK_WITHOUT_BOTH, "i-1", "e-4"),
                (OpenEnd.UNTOUCHED, "i-2", ""),
            ],
        ),
        (replace(MEETING, keeper=FreeText("berit aas")), []),
        (replace(MEETING, keeper=FreeText("Siv Dahl")), [(OpenEnd.KEEPER_AWAY, "", "")]),
        (
            replace(MEETING, keeper=FreeText("Siv"), participants=(AWAY, BERIT)),
            [(OpenEnd.KEEPER_AWAY, "", "")],
        ),
        (
            replace(MEETING, case_id="c", agenda=(AgendaItem(id="i-1", case_id="c"),)),
            [(OpenEnd.NOTHING_NOTED, "i-1", ""), (OpenEnd.UNTOUCHED, "i-1", "")],
        ),
    ],
)
def test_each_open_end_says_what_it_is_about(
    meeting: Meeting, wanted: list[tuple[OpenEnd, str, str]]
) -> None:
    found = open_ends(meeting)
    assert [(one.end, one.item_id, one.entry_id) for one in found] == wanted
    assert len({one.id for one in found}) == len(found)


ITEM = MEETING.agenda[0]


def test_what_is_put_off_is_told_in_one_line() -> None:
    items = tuple(AgendaItem(id=str(n)) for n in range(25))
    found = open_ends(replace(MEETING, agenda=items))
    assert [(one.end, one.item_id, one.items) for one in found] == [(OpenEnd.UNTOUCHED, "0", 25)]


def test_minutes_that_were_opened_again_are_asked_of_what_is_changed_alone() -> None:
    lacking = replace(TASK, due=None)
    before = replace(of(lacking), keeper=FreeText("Siv"), participants=(BERIT, AWAY))
    before = replace(before, agenda=before.agenda[:1])
    assert open_ends(before, before) == ()
    new = replace(lacking, id="new", who=FreeText(""))
    item = before.agenda[0]
    after = replace(before, agenda=(replace(item, entries=(lacking, new)),))
    assert [one.entry_id for one in open_ends(after, before)] == ["new"]
    nobody = replace(before, participants=())
    assert [one.end for one in open_ends(nobody, before)] == [OpenEnd.NOBODY_PRESENT]
    assert open_ends(nobody, nobody) == ()


def test_noted_in_is_what_was_noted_or_closed_and_with_an_older_version_since_then() -> None:
    closed = AgendaItem(id="i-3", status=ItemStatus.CLOSED)
    meeting = replace(of(INFO), agenda=(*of(INFO).agenda, closed))
    assert [i.id for i in noted_in(meeting)] == ["i-1", "i-3"]
    assert noted_in(meeting, meeting) == ()
    before = replace(meeting, agenda=meeting.agenda[1:])
    assert [i.id for i in noted_in(meeting, before)] == ["i-1"]


@pytest.mark.parametrize(
    ("after", "wanted"),
    [
        (MEETING, []),
        (replace(MEETING, status=MeetingStatus.FINISHED, current=4, archive_ref="1"), []),
        (replace(MEETING, place=FreeText("rom 2")), [What.FACT]),
        (replace(MEETING, participants=(replace(BERIT, present=False),)), [What.ABSENT]),
        (replace(MEETING, participants=(replace(BERIT, role="PPT"),)), [What.PERSON_CHANGED]),
        (
            replace(MEETING, participants=(replace(BERIT, id="p-2"),)),
            [What.PERSON_ADDED, What.PERSON_GONE],
        ),
        (replace(MEETING, agenda=(*MEETING.agenda, AgendaItem(id="n"))), [What.ITEM_ADDED]),
        (replace(MEETING, agenda=()), [What.ITEM_GONE]),
        (
            replace(MEETING, agenda=(replace(ITEM, status=ItemStatus.CLOSED),)),
            [What.ITEM_STATUS],
        ),
        (replace(MEETING, agenda=(replace(ITEM, title=FreeText("ny")),)), [What.ITEM_CHANGED]),
        (
            replace(MEETING, agenda=(replace(ITEM, entries=(replace(INFO, id="n"), TASK)),)),
            [What.ENTRY_ADDED, What.ENTRY_GONE],
        ),
        (
            replace(MEETING, agenda=(replace(ITEM, entries=(replace(INFO, text="x"), TASK)),)),
            [What.ENTRY_CHANGED],
        ),
    ],
)
def test_every_change_between_two_versions_is_told_once(after: Meeting, wanted: list[What]) -> None:
    assert [one.what for one in changes(MEETING, after)] == wanted


def test_an_archive_reference_gets_a_day_that_can_be() -> None:
    def typed(reference: str, on: date | None) -> Meeting:
        return replace(LAST_MEETING, archive_ref=FreeText(reference), archived_on=on)

    kept = archived(typed("26/1", None), TODAY)
    assert kept.archived_on == TODAY
    assert archived(typed("", None), TODAY).archived_on is None
    for wrong, fault in (
        (typed("", TODAY), Fault.EMPTY_FIELD),
        (typed("26/1", date(2026, 12, 1)), Fault.DAY_TO_COME),
        (typed("26/1", date(2026, 9, 1)), Fault.BEFORE_EVENT),
    ):
        with pytest.raises(DomainError) as told:
            archived(wrong, TODAY)
        assert told.value.fault is fault
    early = replace(kept, archived_on=date(2026, 9, 30))
    made = Correction(at=NOW, by=FreeText("siv"))
    assert not changed_since(early)
    assert changed_since(replace(early, corrections=(made,)))


def test_a_slip_put_right_in_the_number_archives_no_later_version() -> None:
    first = archived(replace(LAST_MEETING, archive_ref=FreeText("2026/12")), date(2026, 10, 10))
    made = Correction(at=NOW, by=FreeText("siv"))
    second = replace(first, corrections=(made,), archive_ref=FreeText("2026/123"))
    assert changed_since(archived(second, TODAY))
    assert not changed_since(archived(replace(second, archived_on=TODAY), TODAY))
    assert not changed_since(archived(replace(second, archived_on=None), TODAY))
