"""Who is in the room from another service, and may not be told of a student."""

from __future__ import annotations

from datetime import time

from elvis_tui.domain.meetings.records import AgendaItem, Meeting, Participant
from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.meetings.briefing import briefing
from elvis_tui.services.meetings.may_hear import services

ITEM = AgendaItem(id="i", subject=Subject.of_student("s-3"))


def external(id_: str, **facts: object) -> Participant:
    one = Participant(id=id_, name=f"Navn {id_}", external=True, present=True)
    return replace(one, **facts)


def missing(desk: Desk, *people: Participant, item: AgendaItem = ITEM) -> list[str]:
    meeting = Meeting(id="m", team="iko", on=desk.today, participants=people)
    return [str(one.service) for one in briefing(Gate(desk), meeting, item).without_consent]


def test_a_service_is_told_of_by_who_is_here_from_it_and_each_once(desk: Desk) -> None:
    known = Person(id="known", name="Navn known", role="", external=True, service="NAV")
    desk.store.commit(put=[known])
    people = (
        external("a", service="BUP"),
        external("b", service="bup", role="lege"),
        external("known"),
        external("c", role="Helsesykepleier"),
        external("d"),
        external("e", external=False, service="PPT"),
    )
    told = [(str(s.service), [p.id for p in s.who]) for s in services(Gate(desk), people)]
    assert told == [
        *(("BUP", ["a", "b"]), ("NAV", ["known"])),
        *(("Helsesykepleier", ["c"]), ("Navn d", ["d"])),
    ]


def test_only_who_is_here_now_and_has_no_consent_is_warned_of(desk: Desk) -> None:
    bup, ppt = external("a", service="BUP"), external("b", service="PPT")
    assert missing(desk, bup, ppt) == ["BUP", "PPT"]
    given = Consent(id="c-new", student="s-3", services=("PPT",), on=desk.today)
    desk.store.commit(put=[given])
    assert missing(desk, bup, ppt) == ["BUP"]
    assert missing(desk, replace(bup, present=False), ppt) == []
    assert missing(desk, replace(bup, left=time(9, 0)), ppt) == []
    assert missing(desk, bup, item=AgendaItem(id="i", title="Skoletur")) == []


def test_of_a_case_each_student_in_it_counts(desk: Desk) -> None:
    item = AgendaItem(id="i", case_id="case-1")
    assert missing(desk, external("a", service="BUP"), item=item) == ["BUP"]
