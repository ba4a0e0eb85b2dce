"""What was noted in a meeting, for its owner alone."""

from __future__ import annotations

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import Entry, EntryKind, Meeting
from elvis_tui.domain.record import replace
from elvis_tui.domain.withheld import is_withheld
from elvis_tui.services.across import history
from elvis_tui.services.across.search import everything
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.undo import redo, undo
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings import briefing, corrections, minutes
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.minutes import Wanted
from elvis_tui.services.meetings.restricting import restrict
from elvis_tui.wording.timeline import sentence
from tests.school import LAST_MEETING, student

HELD = LAST_MEETING.id
SECRET = "Kvaxholm"


def entry(desk: Desk, entry_id: str = "e-1") -> Entry:
    return corrections.find(desk, HELD, entry_id)


def confided(desk: Desk) -> Desk:
    """With what was noted first in the last meeting said anew, and restricted."""
    corrections.correct(desk, HELD, replace(entry(desk), text=SECRET), "")
    restrict(desk, HELD, "e-1")
    return desk


def refused(desk: Desk, changed: Entry) -> Fault:
    with pytest.raises(DomainError) as told:
        corrections.correct(desk, HELD, changed, "")
    return told.value.fault


def test_whoever_notes_it_owns_it(desk: Desk) -> None:
    meetings.start(desk, "meeting-2")
    item = meetings.get(desk, "meeting-2").agenda[0]
    noted = Entry(id="", kind=EntryKind.INFO, text=SECRET)
    made = meetings.note(desk, "meeting-2", item.id, noted).agenda[0].entries[-1]
    assert (made.by, made.restricted) == ("berit", False)
    siv = replace(desk, user="siv")
    with pytest.raises(DomainError) as told:
        restrict(siv, "meeting-2", made.id)
    assert told.value.fault is Fault.NOT_YOURS
    changed = meetings.note(siv, "meeting-2", item.id, replace(made, text="x"), made)
    assert changed.agenda[0].entries[-1].by == "berit", "also where another one corrects it"
    restrict(desk, "meeting-2", made.id)
    with pytest.raises(DomainError):
        meetings.note(siv, "meeting-2", item.id, replace(made, text="y"), made)
    shown = meetings.get(Gate(siv), "meeting-2").agenda[0].entries[-1]
    assert shown.text == "◼ skjermet, spør berit"


def test_what_nobody_is_known_to_have_noted_is_of_whoever_restricts_it(desk: Desk) -> None:
    assert entry(desk).by == ""
    restrict(desk, HELD, "e-1")
    assert (entry(desk).by, entry(desk).restricted) == ("berit", True)


def test_a_task_is_not_restricted_since_somebody_has_to_do_it(desk: Desk) -> None:
    task = entry(desk, "e-3")
    assert refused(desk, replace(task, restricted=True)) is Fault.TASK_RESTRICTED
    with pytest.raises(DomainError) as told:
        restrict(desk, HELD, task.id)
    assert told.value.fault is Fault.TASK_RESTRICTED
    assert entry(desk, "e-3") == task


def test_it_is_read_nowhere_but_where_its_owner_opens_it(desk: Desk) -> None:
    gate = Gate(confided(desk))
    meeting = meetings.get(gate, HELD)
    text = minutes.text(gate, meeting, Wanted())
    assert SECRET not in text
    assert "- **Informasjon:** ◼ skjermet, spør berit" in text
    assert everything(gate).search("kvaxholm") == []
    happened = follow_ups.events(gate, follow_ups.get(gate, "f-1"))
    told = [str(sentence(event, gate.names)) for event in happened]
    assert not [one for one in told if SECRET in one or "vært borte mandager" in one]
    assert [one for one in told if "informasjon: ◼ skjermet, spør berit; beslutning" in one]
    known = briefing.briefing(gate, meeting, meeting.agenda[0])
    assert SECRET not in repr(known)
    assert SECRET in repr(gate.to_change(Meeting, HELD))


def test_the_history_tells_neither_what_it_says_nor_what_it_said(desk: Desk) -> None:
    gate = Gate(confided(desk))
    told = history.of_subject(gate, student("s-1"))
    assert [one for one in told if one.verb == "meeting.restrict"]
    assert SECRET not in repr(told)
    assert "vært borte mandager" not in repr(told)
    assert "Morgenringing" in repr(told), "what else was noted is told as before"
    corrections.take_away(desk, HELD, "e-1")
    assert SECRET not in repr(history.of_subject(gate, student("s-1")))
    undo(desk)
    lifted = replace(entry(desk), restricted=False)
    corrections.correct(desk, HELD, lifted, "")
    assert SECRET in repr(history.of_subject(gate, student("s-1")))


def test_undone_it_is_read_again_and_done_again_it_is_not(desk: Desk) -> None:
    gate = Gate(confided(desk))
    undo(desk)
    assert entry(desk).text == corrections.find(gate, HELD, "e-1").text == SECRET
    redo(desk)
    assert is_withheld(corrections.find(gate, HELD, "e-1").text)
    assert entry(desk).text == SECRET


def test_nobody_else_puts_it_right_or_lifts_the_mark(desk: Desk) -> None:
    stood = entry(confided(desk))
    siv = replace(desk, user="siv")
    assert refused(siv, replace(stood, text="x")) is Fault.NOT_YOURS
    assert refused(siv, replace(stood, restricted=False)) is Fault.NOT_YOURS
    assert entry(desk) == stood


def test_what_stands_in_its_place_is_never_stored_over_it(desk: Desk) -> None:
    stood = entry(confided(desk))
    shown = corrections.find(Gate(desk), HELD, "e-1")
    assert refused(desk, shown) is Fault.NOT_YOURS
    assert refused(desk, replace(shown, restricted=False)) is Fault.NOT_YOURS
    meetings.start(desk, "meeting-2")
    running = meetings.get(desk, "meeting-2")
    item = replace(running.agenda[0], entries=(stood,))
    desk.save("meeting.note", replace(running, agenda=(item, *running.agenda[1:])))
    withheld = corrections.find(Gate(desk), "meeting-2", "e-1")
    with pytest.raises(DomainError):
        meetings.note(desk, "meeting-2", item.id, withheld, withheld)
    assert corrections.find(desk, "meeting-2", "e-1") == entry(desk) == stood


def test_taken_away_for_the_students_sake_it_is_gone_from_the_history(desk: Desk) -> None:
    corrections.erase(confided(desk), HELD, "e-1", "ba om det")
    assert SECRET not in repr(list(desk.store.all(HistoryEntry).values()))
    assert SECRET not in repr(desk.store.get(Meeting, HELD))


def test_nobody_but_its_owner_takes_it_away(desk: Desk) -> None:
    siv = replace(confided(desk), user="siv")
    for action in (
        lambda: corrections.take_away(siv, HELD, "e-1"),
        lambda: corrections.erase(siv, HELD, "e-1", "ba om det"),
    ):
        with pytest.raises(DomainError) as told:
            action()
        assert told.value.fault is Fault.NOT_YOURS
    assert entry(desk).text == SECRET
    corrections.take_away(desk, HELD, "e-1")
    with pytest.raises(DomainError):
        entry(desk)


def test_in_the_meeting_nobody_but_its_owner_takes_it_away(desk: Desk) -> None:
    meetings.start(desk, "meeting-2")
    item = meetings.get(desk, "meeting-2").agenda[0]
    noted = Entry(id="", kind=EntryKind.INFO, text=SECRET)
    made = meetings.note(desk, "meeting-2", item.id, noted).agenda[0].entries[-1]
    restrict(desk, "meeting-2", made.id)
    with pytest.raises(DomainError) as told:
        meetings.remove_entry(replace(desk, user="siv"), "meeting-2", made.id)
    assert told.value.fault is Fault.NOT_YOURS
    assert meetings.remove_entry(desk, "meeting-2", made.id).agenda[0].entries == ()
