"""Of one day, what was written last stands on top, wherever a line of time is."""

from __future__ import annotations

from elvis_tui.domain.across.timeline import Event, Happening
from elvis_tui.domain.follow_ups.records import (
    Contact,
    ContactMethod,
    FollowUp,
    Level,
    Measure,
    Reached,
)
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.consents import Consent, Giver, Standing
from elvis_tui.domain.record import replace
from elvis_tui.services.across.subject import known
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.follow_ups import contacts
from elvis_tui.services.follow_ups import verbs as service
from tests.school import TODAY


def _consent(desk: Desk, standing: Standing, service_name: str) -> Consent:
    consent = Consent(
        id=desk.new_id("consent"),
        student=desk.get(FollowUp, "f-1").subject.id,
        standing=standing,
        services=(FreeText(service_name),),
        given_by=Giver.STUDENT,
        on=TODAY,
        by=desk.author,
    )
    desk.save("consent.add", consent)
    return consent


def _contact(desk: Desk) -> None:
    sought = Contact(
        id="",
        on=TODAY,
        by=desk.author,
        whom=FreeText("eleven"),
        how=ContactMethod.PHONE,
        reached=Reached.YES,
    )
    contacts.add(desk, "f-1", sought)


def _told(events: list[Event] | tuple[Event, ...]) -> list[tuple[Happening, str]]:
    def what(event: Event) -> str:
        record = event.record
        if isinstance(record, Consent):
            return record.standing
        return str(record.what) if isinstance(record, Measure) else ""

    return [(e.kind, what(e)) for e in events if e.on == TODAY]


def test_what_was_written_last_on_a_day_stands_on_top_on_every_page(desk: Desk) -> None:
    _consent(desk, Standing.REFUSED, "BUP")
    given = _consent(desk, Standing.GIVEN, "PPT")
    service.set_level(desk, "f-1", Level.GREEN)
    measure = Measure(id="", what=FreeText("leksehjelp"), who=FreeText("Ola"), start=TODAY)
    service.add_measure(desk, "f-1", measure)
    _contact(desk)
    new = next(m for m in desk.get(FollowUp, "f-1").measures if m.what == "leksehjelp")
    service.evaluate(desk, "f-1", new.id, FreeText("gikk bra"))
    _contact(desk)
    desk.save("consent.edit", replace(given, withdrawn_on=TODAY))
    service.set_level(desk, "f-1", Level.RED)
    # What is put right later does not become newer by it.
    desk.save("consent.edit", replace(desk.get(Consent, given.id), purpose=FreeText("hjelp")))

    expected = [
        (Happening.CHANGE, ""),
        (Happening.WITHDRAWN, "given"),
        (Happening.CONTACT, ""),
        (Happening.EVALUATED, "leksehjelp"),
        (Happening.CONTACT, ""),
        (Happening.MEASURE, "leksehjelp"),
        (Happening.CHANGE, ""),
        (Happening.CONSENT, "given"),
        (Happening.CONSENT, "refused"),
    ]
    follow_up = desk.get(FollowUp, "f-1")
    assert _told(service.events(desk, follow_up)) == expected
    assert _told(known(desk, follow_up.subject).events) == expected


def test_what_was_taken_back_has_no_place_and_what_was_done_again_its_new_one(desk: Desk) -> None:
    _consent(desk, Standing.REFUSED, "BUP")
    undo(desk)
    _consent(desk, Standing.GIVEN, "PPT")
    _consent(desk, Standing.REFUSED, "BUP")
    told = _told(service.events(desk, desk.get(FollowUp, "f-1")))
    assert told == [(Happening.CONSENT, "refused"), (Happening.CONSENT, "given")]
