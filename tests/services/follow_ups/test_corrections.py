"""Putting right, or taking away, what was written about somebody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import (
    Contact,
    ContactMethod,
    FollowUp,
    Measure,
    Note,
    Reached,
)
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import replace
from elvis_tui.services.across import erasing, history
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.follow_ups import contacts, corrections
from elvis_tui.services.follow_ups import verbs as service
from tests.school import TODAY, student

SLIP = FreeText("")


def refused(action: Callable[[], object]) -> Fault:
    with pytest.raises(DomainError) as raised:
        action()
    return raised.value.fault


def all_that_is_held(desk: Desk) -> bytes:
    kinds = (FollowUp, HistoryEntry)
    return msgspec.json.encode([list(desk.store.all(kind).values()) for kind in kinds])


def last(desk: Desk) -> HistoryEntry:
    found = desk.store.last(HistoryEntry)
    assert found is not None
    return found


@pytest.mark.parametrize("piece_id", ["n-1", "k-1", "m-1"])
def test_a_correction_keeps_both_in_the_history_with_the_reason(desk: Desk, piece_id: str) -> None:
    piece = corrections.find(desk, "f-1", piece_id)
    field = "what" if isinstance(piece, Measure) else "text"
    new = replace(piece, **{field: FreeText("Slik det var")})
    corrections.correct(desk, "f-1", new, FreeText("feil elev"))
    assert corrections.find(desk, "f-1", piece_id) == new
    told = last(desk)
    assert (told.verb, told.why) == ("follow_up.correct", "feil elev")
    assert b"Slik det var" in msgspec.json.encode(told.changes)
    undo(desk)
    assert corrections.find(desk, "f-1", piece_id) == piece


def test_what_cannot_be_is_refused_also_when_it_is_put_right(desk: Desk) -> None:
    note, contact, measure = (corrections.find(desk, "f-1", i) for i in ("n-1", "k-1", "m-1"))
    assert isinstance(note, Note)
    assert isinstance(contact, Contact)
    assert isinstance(measure, Measure)
    tomorrow = TODAY + timedelta(days=1)
    for wrong, fault in (
        (replace(note, text=FreeText(" ")), Fault.EMPTY_FIELD),
        (replace(contact, on=tomorrow), Fault.DAY_TO_COME),
        (
            replace(measure, evaluate_on=measure.start - timedelta(days=1)),
            Fault.EVALUATED_BEFORE_START,
        ),
        (replace(note, id="n-9"), Fault.NOT_FOUND),
    ):
        assert refused(lambda one=wrong: corrections.correct(desk, "f-1", one, SLIP)) is fault


@pytest.mark.parametrize("piece_id", ["n-1", "k-1", "m-2"])
def test_a_slip_is_taken_away_and_comes_back_with_undo(desk: Desk, piece_id: str) -> None:
    before = service.get(desk, "f-1")
    corrections.take_away(desk, "f-1", piece_id)
    assert refused(lambda: corrections.find(desk, "f-1", piece_id)) is Fault.NOT_FOUND
    undo(desk)
    assert service.get(desk, "f-1") == before


def test_for_the_students_sake_it_is_gone_from_data_history_undo_and_drafts(desk: Desk) -> None:
    service.add_note(desk, "f-1", FreeText("SECRET words"))
    note = service.get(desk, "f-1").notes[-1]
    corrections.correct(desk, "f-1", replace(note, text=FreeText("SECRET again")), SLIP)
    desk.drafts.keep("note:f-1", {"text": "as I wrote: SECRET again"})
    desk.drafts.keep("note:f-2", {"text": "another"})
    corrections.erase(desk, "f-1", note.id, FreeText("foreldrene ba om det"))
    assert b"SECRET" not in all_that_is_held(desk)
    assert desk.drafts.keys() == ("note:f-2",)
    assert refused(lambda: undo(desk)) is Fault.NOTHING_TO_UNDO
    told = history.of_subject(desk, student("s-1"))
    assert [e.verb for e in told[:3]] == ["follow_up.erase", "follow_up.correct", "follow_up.note"]
    assert (told[0].by, told[0].why) == ("berit", "foreldrene ba om det")
    assert desk.facts.to_erase == (note.id,)


def test_it_takes_a_reason_to_take_away_for_good(desk: Desk) -> None:
    before = all_that_is_held(desk)
    assert refused(lambda: corrections.erase(desk, "f-1", "n-1", FreeText("  "))) is (
        Fault.EMPTY_FIELD
    )
    assert all_that_is_held(desk) == before


def test_what_was_to_be_erased_is_finished_once(desk: Desk) -> None:
    corrections.erase(desk, "f-1", "n-1", FreeText("grunn"))
    desk.finish_erasing()
    assert desk.facts.to_erase == ()


# What is restricted


def test_nobody_but_its_owner_takes_away_what_is_restricted(desk: Desk) -> None:
    note = service.add_note(desk, "f-2", FreeText("Kvaxholm"), restricted=True).notes[-1]
    jon = replace(desk, user="jon")
    assert refused(lambda: corrections.take_away(jon, "f-2", note.id)) is Fault.NOT_YOURS
    assert refused(lambda: corrections.erase(jon, "f-2", note.id, "x")) is Fault.NOT_YOURS
    assert service.get(desk, "f-2").notes[-1] == note
    assert note not in corrections.erase(desk, "f-2", note.id, FreeText("bedt om")).notes


def test_what_somebody_who_has_left_restricted_can_be_erased(desk: Desk) -> None:
    """It must not stand for ever because nobody is left who owns it."""
    gone = replace(desk, user="vikar")
    note = service.add_note(gone, "f-2", FreeText("Kvaxholm"), restricted=True).notes[-1]
    assert refused(lambda: corrections.take_away(desk, "f-2", note.id)) is Fault.NOT_YOURS
    assert note not in corrections.erase(desk, "f-2", note.id, FreeText("bedt om")).notes


@pytest.fixture
def agreed(desk: Desk) -> Contact:
    """A contact that says what comes next, and did."""
    desk.store.commit(put=[replace(service.get(desk, "f-2"), next_date=None, next_what="")])
    contact = Contact(
        id="",
        on=TODAY,
        by=FreeText("berit"),
        whom=FreeText("mor"),
        how=ContactMethod.PHONE,
        reached=Reached.YES,
        text=FreeText("Kvaxholm flytter\nog mer"),
        next_on=TODAY + timedelta(days=6),
    )
    found = contacts.add(desk, "f-2", contact)
    assert found.next_what == "Kvaxholm flytter"
    return found.contacts[-1]


def test_what_a_contact_agreed_is_next_no_more_when_the_contact_is_restricted(
    desk: Desk, agreed: Contact
) -> None:
    corrections.correct(desk, "f-2", replace(agreed, restricted=True), SLIP)
    shown = service.get(desk, "f-2")
    assert (shown.next_date, shown.next_what) == (agreed.next_on, "")
    told = repr([e.changes for e in Gate(desk).all(HistoryEntry).values()])
    assert "flytter" not in told, "nor was it, for whoever reads the history"


def test_what_a_contact_agreed_goes_with_it_for_the_students_sake(
    desk: Desk, agreed: Contact
) -> None:
    corrections.erase(desk, "f-2", agreed.id, FreeText("bedt om"))
    assert b"Kvaxholm" not in all_that_is_held(desk)


def test_a_restricted_text_that_was_taken_away_is_erased_by_its_owner(desk: Desk) -> None:
    note = service.add_note(desk, "f-2", FreeText("Kvaxholm"), restricted=True).notes[-1]
    corrections.take_away(desk, "f-2", note.id)
    entry = Gate(desk).get(HistoryEntry, last(desk).id)
    assert erasing.former_texts(Gate(desk), entry) == []
    assert erasing.confided_texts(Gate(replace(desk, user="jon")), entry) == []
    assert erasing.keeps_back(entry)
    (text,) = erasing.confided_texts(Gate(desk), entry)
    erasing.erase(desk, entry.id, text, FreeText("bedt om"), ("students", "s-2"))
    assert b"Kvaxholm" not in all_that_is_held(desk)
