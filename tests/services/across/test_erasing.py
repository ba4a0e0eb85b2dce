"""Taking a former text out of the history."""

from __future__ import annotations

import msgspec
import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import Contact, ContactMethod, FollowUp, Reached
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import AgendaItem, Entry, EntryKind, Meeting
from elvis_tui.domain.record import replace
from elvis_tui.services.across import erasing, history
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.follow_ups import corrections, phases
from elvis_tui.services.follow_ups import verbs as service
from elvis_tui.services.meetings import corrections as in_meetings
from elvis_tui.services.meetings import minutes, versions
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.minutes import Wanted
from elvis_tui.storage.tables import TABLES
from tests.school import student

PAGE = ("students", "s-1")
WHY = FreeText("foreldrene ba om det")


def last(desk: Desk) -> HistoryEntry:
    found = desk.store.last(HistoryEntry)
    assert found is not None
    return found


def held(desk: Desk) -> bytes:
    return msgspec.json.encode([list(desk.store.all(kind).values()) for kind in TABLES])


def plan(desk: Desk, what: str) -> None:
    service.edit(desk, replace(service.get(desk, "f-1"), next_what=FreeText(what)))


def former(desk: Desk, entry: HistoryEntry) -> list[str]:
    return [*erasing.former_texts(desk, entry)]


def test_a_text_that_stood_in_a_field_is_gone_and_who_did_what_when_stays(desk: Desk) -> None:
    plan(desk, "SECRET")
    plan(desk, "Ring hjem")
    entry = last(desk)
    assert "SECRET" in former(desk, entry)
    erasing.erase(desk, entry.id, FreeText("SECRET"), WHY, PAGE)
    assert b"SECRET" not in held(desk)
    assert service.get(desk, "f-1").next_what == "Ring hjem"
    told = history.of_subject(desk, student("s-1"))
    assert [e.verb for e in told[:3]] == ["history.erase", "follow_up.edit", "follow_up.edit"]
    assert (told[0].by, told[0].why, told[0].changes) == ("berit", WHY, ())
    with pytest.raises(DomainError) as raised:
        undo(desk)
    assert raised.value.fault is Fault.NOTHING_TO_UNDO


def test_what_stands_today_is_not_offered_and_is_refused(desk: Desk) -> None:
    plan(desk, "Ring hjem")
    entry = last(desk)
    assert "Ring hjem" not in former(desk, entry)
    before = held(desk)
    with pytest.raises(DomainError) as raised:
        erasing.erase(desk, entry.id, FreeText("Ring hjem"), WHY, PAGE)
    assert raised.value.fault is Fault.TEXT_STANDS
    assert held(desk) == before


def test_it_takes_a_reason(desk: Desk) -> None:
    plan(desk, "SECRET")
    plan(desk, "x")
    with pytest.raises(DomainError) as raised:
        erasing.erase(desk, last(desk).id, FreeText("SECRET"), FreeText(" "), PAGE)
    assert raised.value.fault is Fault.EMPTY_FIELD
    assert b"SECRET" in held(desk)


def test_a_reason_that_was_given_is_a_text_too_and_none_repeats_what_is_to_go(desk: Desk) -> None:
    phases.advance(desk, service.get(desk, "f-4"), FreeText("SECRET reason"))
    undo(desk)
    entry = next(e for e in desk.all(HistoryEntry).values() if e.verb == "follow_up.phase")
    assert former(desk, entry) == ["SECRET reason"], "who decided it is not taken away"
    repeats = FreeText("for at secret reason er borte")
    with pytest.raises(DomainError) as raised:
        erasing.erase(desk, entry.id, FreeText("SECRET reason"), repeats, PAGE)
    assert raised.value.fault is Fault.REASON_REPEATS
    erasing.erase(desk, entry.id, FreeText("SECRET reason"), WHY, PAGE)
    assert b"SECRET" not in held(desk)
    assert b"berit" in held(desk)


def test_a_former_wording_of_a_note_goes_and_the_note_stays(desk: Desk) -> None:
    service.add_note(desk, "f-1", FreeText("SECRET words"))
    note = service.get(desk, "f-1").notes[-1]
    new = replace(note, text=FreeText("Slik det var"))
    corrections.correct(desk, "f-1", new, FreeText(""))
    erasing.erase(desk, last(desk).id, FreeText("SECRET words"), WHY, PAGE)
    assert b"SECRET" not in held(desk)
    assert corrections.find(desk, "f-1", note.id) == new


def test_what_a_meeting_was_told_of_it_goes_too(desk: Desk) -> None:
    plan(desk, "SECRET")
    running = meetings.start(desk, "meeting-2")
    assert any("SECRET; " in item.detail for item in running.agenda), "beside a task of last time"
    plan(desk, "Ring hjem")
    erasing.erase(desk, last(desk).id, FreeText("SECRET"), WHY, PAGE)
    assert b"SECRET" not in held(desk)
    assert len(desk.get(Meeting, "meeting-2").agenda) == len(running.agenda)


def test_what_was_noted_in_the_meeting_is_put_right_there_first(desk: Desk) -> None:
    plan(desk, "SECRET")
    running = meetings.start(desk, "meeting-2")
    item = next(i for i in running.agenda if i.follow_up_id == "f-1")
    noted = Entry(id="", kind=EntryKind.INFO, text=FreeText("SECRET"))
    meetings.note(desk, "meeting-2", item.id, noted)
    plan(desk, "x")
    assert "SECRET" not in former(desk, last(desk))


def test_what_a_meetings_item_said_is_told_of_on_the_page_it_was_read_on(desk: Desk) -> None:
    running = meetings.start(desk, "meeting-2")
    item = next(i for i in running.agenda if i.follow_up_id == "f-1")
    noted = Entry(id="", kind=EntryKind.INFO, text=FreeText("SECRET"))
    done = meetings.note(desk, "meeting-2", item.id, noted)
    told = last(desk)
    entry = next(i for i in done.agenda if i.id == item.id).entries[-1]
    meetings.remove_entry(desk, "meeting-2", entry.id)
    erasing.erase(desk, told.id, FreeText("SECRET"), WHY, PAGE)
    assert b"SECRET" not in held(desk)
    newest = history.of_subject(desk, student("s-1"))[0]
    assert (newest.verb, newest.why) == ("history.erase", WHY)


def test_drafts_that_repeat_it_go_and_others_stay(desk: Desk) -> None:
    plan(desk, "mor")
    plan(desk, "x")
    desk.drafts.keep("note:f-1", {"text": "mor ringte"})
    desk.drafts.keep("next:f-1", {"what": " mor "})
    erasing.erase(desk, last(desk).id, FreeText("mor"), WHY, PAGE)
    assert desk.drafts.keys() == ("note:f-1",)


def test_the_follow_up_of_somebody_else_with_the_same_words_keeps_them(desk: Desk) -> None:
    plan(desk, "SECRET")
    other = replace(service.get(desk, "f-2"), next_what=FreeText("SECRET"))
    desk.save("follow_up.edit", other)
    plan(desk, "x")
    erasing.erase(desk, last(desk).id, FreeText("SECRET"), WHY, PAGE)
    assert desk.get(FollowUp, "f-2").next_what == "SECRET"


def given_and_taken_up(desk: Desk, what: str, about: int = 0) -> tuple[Meeting, Entry, Meeting]:
    """A task of one meeting, and the next meeting, held, that took it up."""
    first = meetings.start(desk, "meeting-2")
    item = first.agenda[about]
    noted = Entry(id="", kind=EntryKind.TASK, text=FreeText(what))
    held_one = meetings.note(desk, first.id, item.id, noted)
    entry = next(i for i in held_one.agenda if i.id == item.id).entries[-1]
    meetings.finish(desk, first.id)
    later = meetings.plan(desk, first.team, desk.today, None, "")
    meetings.start(desk, later.id)
    return first, entry, meetings.finish(desk, later.id)


@pytest.mark.parametrize("what", ["SECRET", "SECRET; SECRET"])
def test_a_task_that_is_erased_leaves_no_words_in_the_meetings_that_took_it_up(
    desk: Desk, what: str
) -> None:
    plan(desk, "stays")
    first, entry, later = given_and_taken_up(desk, what)
    assert any("SECRET" in item.detail for item in later.agenda)
    in_meetings.erase(desk, first.id, entry.id, WHY)
    assert b"SECRET" not in held(desk)
    left = desk.get(Meeting, later.id)
    assert [i.id for i in left.agenda] == [i.id for i in later.agenda]
    assert b"stays" in held(desk)


def test_the_former_words_of_a_task_go_with_it(desk: Desk) -> None:
    first, entry, _later = given_and_taken_up(desk, "SECRET")
    in_meetings.correct(desk, first.id, replace(entry, text=FreeText("Noe annet")), FreeText(""))
    in_meetings.erase(desk, first.id, entry.id, WHY)
    assert b"SECRET" not in held(desk)


def test_a_task_about_nobody_goes_too(desk: Desk) -> None:
    running = meetings.start(desk, "meeting-2")
    added = meetings.add_item(desk, running.id, AgendaItem(id="", title=FreeText("Kantina")))
    meetings.finish(desk, running.id)
    item = next(i for i in added.agenda if i.title == "Kantina")
    versions.reopen(desk, running.id, WHY)
    noted = Entry(id="", kind=EntryKind.TASK, text=FreeText("SECRET"))
    done = meetings.note(desk, running.id, item.id, noted)
    entry = next(i for i in done.agenda if i.id == item.id).entries[-1]
    meetings.finish(desk, running.id)
    later = meetings.plan(desk, running.team, desk.today, None, "")
    assert any(i.title == "SECRET" for i in meetings.start(desk, later.id).agenda)
    meetings.finish(desk, later.id)
    in_meetings.erase(desk, running.id, entry.id, WHY)
    assert b"SECRET" not in held(desk)
    told = minutes.text(Gate(desk), desk.get(Meeting, later.id), Wanted())
    assert "(oppgaven er tatt bort)" in told


def test_what_was_agreed_with_the_home_goes_from_the_meetings_too(desk: Desk) -> None:
    contact = Contact(
        id="c-new",
        on=desk.today,
        by=FreeText("Siv"),
        whom=FreeText("mor"),
        how=ContactMethod.PHONE,
        reached=Reached.YES,
        text=FreeText("SECRET"),
    )
    old = service.get(desk, "f-1")
    desk.save("follow_up.contact", replace(old, contacts=(*old.contacts, contact)))
    plan(desk, "SECRET")
    running = meetings.start(desk, "meeting-2")
    assert any("SECRET" in item.detail for item in running.agenda)
    meetings.finish(desk, running.id)
    corrections.erase(desk, "f-1", contact.id, WHY)
    assert b"SECRET" not in held(desk)


def test_the_items_about_others_keep_the_same_words(desk: Desk) -> None:
    first, entry, _later = given_and_taken_up(desk, "SECRET")
    other = meetings.plan(desk, first.team, desk.today, None, "")
    about = AgendaItem(id="", subject=student("s-4"), detail=FreeText("SECRET"))
    meetings.add_item(desk, other.id, about)
    in_meetings.erase(desk, first.id, entry.id, WHY)
    assert [i.detail for i in desk.get(Meeting, other.id).agenda] == ["SECRET"]
