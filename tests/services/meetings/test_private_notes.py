"""A private note: the screen tells that it is there and whose it is; no document tells anything."""

from __future__ import annotations

import pytest

from elvis_tui.domain.across.last_time import last_time
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import AgendaItem, Entry, EntryKind, Meeting
from elvis_tui.domain.meetings.rules import in_minutes, item_kind
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import IKO, ItemKind, Team
from elvis_tui.services.across import history, subject
from elvis_tui.services.across.search import everything
from elvis_tui.services.cases import whole
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings import briefing, corrections, minutes
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.minutes import Wanted
from elvis_tui.services.meetings.restricting import make_private, notes_privately
from elvis_tui.wording.timeline import sentence
from tests.school import LAST_MEETING, student

HELD = LAST_MEETING.id
SECRET = "Kvaxholm"


def confided(desk: Desk) -> Desk:
    """With what was noted first in the last meeting said anew, as a private note."""
    before = corrections.find(desk, HELD, "e-1")
    corrections.correct(desk, HELD, replace(before, text=SECRET, private=True), "")
    return desk


def test_a_private_note_is_restricted_too_and_a_task_never_is(desk: Desk) -> None:
    made = corrections.find(confided(desk), HELD, "e-1")
    assert (made.private, made.restricted, made.by) == (True, True, "berit")
    with pytest.raises(DomainError) as told:
        make_private(desk, HELD, "e-3", True)
    assert told.value.fault is Fault.TASK_RESTRICTED
    with pytest.raises(DomainError) as told:
        make_private(replace(desk, user="siv"), HELD, "e-1", False)
    assert told.value.fault is Fault.NOT_YOURS


def test_the_screen_says_whose_it_is_and_no_document_that_it_is_there(desk: Desk) -> None:
    gate = Gate(confided(desk))
    meeting = meetings.get(gate, HELD)
    assert meeting.agenda[0].entries[0].text == "▪ privat notat · berit"
    for hidden in (False, True):
        text = minutes.text(gate, meeting, Wanted(hidden=hidden))
        assert SECRET not in text
        assert "privat" not in text
    stored = minutes.text(gate, gate.to_change(Meeting, HELD), Wanted())
    assert SECRET not in stored, "also where the record is given whole"
    assert everything(gate).search("kvaxholm") == everything(gate).search("privat notat") == []
    happened = follow_ups.events(gate, follow_ups.get(gate, "f-1"))
    told = " ".join(str(sentence(event, gate.names)) for event in happened)
    assert SECRET not in told
    assert "privat" not in told
    assert "Morgenringing" in told, "what else was noted is told as before"
    known = briefing.briefing(gate, meeting, meeting.agenda[0])
    assert SECRET not in repr(known)
    assert SECRET not in repr(history.of_subject(gate, student("s-1")))


def test_what_only_a_private_note_was_written_about_was_not_noted(desk: Desk) -> None:
    about = student("s-1")
    note = Entry(id="e", kind=EntryKind.INFO, text=SECRET, private=True, restricted=True)
    item = AgendaItem(id="i", subject=about, case_id="case-1", entries=(note,))
    meeting = replace(LAST_MEETING, agenda=(item,))
    assert last_time([meeting], item, team=meeting.team, but="") is None
    desk.store.commit(put=[meeting])
    found = whole.meetings(desk, desk.store.get(Case, "case-1"))
    assert SECRET not in repr(found)
    assert in_minutes(meeting).agenda[0].entries == ()
    assert in_minutes(LAST_MEETING) is LAST_MEETING


def test_its_owner_lets_it_stand_in_the_minutes_and_takes_that_back(desk: Desk) -> None:
    make_private(confided(desk), HELD, "e-1", False)
    now = corrections.find(Gate(desk), HELD, "e-1")
    assert (now.text, now.private, now.restricted) == (SECRET, False, False)
    undo(desk)
    assert corrections.find(desk, HELD, "e-1").private


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        (AgendaItem(id="i", subject=student("s-1")), ItemKind.STUDENT),
        (AgendaItem(id="i", subject=Subject(kind=SubjectKind.CLASS, id="c-1")), ItemKind.CLASS),
        (AgendaItem(id="i", subject=student("s-1"), case_id="case-1"), ItemKind.CASE),
        (AgendaItem(id="i", title="Eventuelt"), ItemKind.OTHER),
    ],
)
def test_the_series_says_under_which_items_a_note_is_private(
    desk: Desk, item: AgendaItem, kind: ItemKind
) -> None:
    meeting = replace(LAST_MEETING, team=IKO)
    assert item_kind(item) is kind
    assert not notes_privately(desk, meeting, item)
    desk.store.commit(put=[Team(id=IKO, private_kinds=(kind,))])
    assert notes_privately(desk, meeting, item)


def test_no_task_comes_of_a_private_note(desk: Desk) -> None:
    before = desk.store.all(Task)
    meetings.start(desk, "meeting-2")
    item = meetings.get(desk, "meeting-2").agenda[0]
    task = Entry(id="", kind=EntryKind.TASK, text=SECRET, private=True)
    with pytest.raises(DomainError):
        meetings.note(desk, "meeting-2", item.id, task)
    assert desk.store.all(Task) == before


def test_what_is_decided_of_who_is_not_followed_is_found_on_their_page(desk: Desk) -> None:
    about = student("s-4")
    for one in list(desk.all(FollowUp).values()):
        if one.subject == about:
            desk.store.commit(delete=[one])
    said = Entry(id="d", kind=EntryKind.DECISION, text="Skolen ringer hjem.")
    kept = Entry(id="p", kind=EntryKind.INFO, text=SECRET, private=True, restricted=True)
    item = AgendaItem(id="i", subject=about, entries=(said, kept))
    desk.store.commit(put=[replace(LAST_MEETING, agenda=(item,))])
    gate = Gate(desk)
    told = [str(sentence(event, gate.names)) for event in subject.known(gate, about).events]
    assert [one for one in told if "beslutning: Skolen ringer hjem" in one]
    assert SECRET not in " ".join(told)
