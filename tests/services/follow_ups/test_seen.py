"""Whom a contact was with: only the student counts as «sist sett»."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.follow_ups.records import Contact, ContactMethod, FollowUp, Reached
from elvis_tui.domain.follow_ups.saved_views import View
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import ATTENDANCE
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups.seen import contact_of, last_contact, last_seen, seen_by
from elvis_tui.services.follow_ups.views import listed, silence
from tests.school import TODAY, school_class

ON = date(2026, 10, 12)


def talked(desk: Desk, whom: str, follow_up_id: str = "f-1") -> FollowUp:
    contact = Contact(
        id="c", on=ON, by="x", whom=whom, how=ContactMethod.PHONE, reached=Reached.YES
    )
    return replace(desk.store.get(FollowUp, follow_up_id), contacts=(contact,))


@pytest.mark.parametrize(
    "whom",
    [
        *("besøk hos eleven", "hjemme hos Pål-André", "ringte til eleven", "eleven (på rommet)"),
        *("eleven", "Eleven", "elev", "eleven og mor"),
        *("Pål-André", "pål-andré", "Pal-Andre", "Gamle"),
    ],
)
def test_a_talk_with_the_student_is_one(desk: Desk, whom: str) -> None:
    student = desk.store.get(Student, "s-1")
    named = replace(
        student,
        first_name="Pål-André",
        last_name="Grønnæss",
        former_names=("Gamle Grønnæss",),
    )
    desk.store.commit(put=[named])
    assert last_seen(desk)(talked(desk, whom)) == ON


@pytest.mark.parametrize(
    "whom",
    [
        *("", "foresatte", "elevens mor", "mor til eleven", "far til Pål", "Påls mor"),
        *("mor til den eleven", "mor til Ane-Pål", "far til både Øyolf og Pål"),
        *("mor (Pål var borte)", "Grønnæss (far)"),
    ],
)
def test_a_talk_about_the_student_is_none(desk: Desk, whom: str) -> None:
    student = desk.store.get(Student, "s-1")
    desk.store.commit(put=[replace(student, first_name="Pål", last_name="Grønnæss")])
    assert last_seen(desk)(talked(desk, whom)) is None


def test_a_class_is_met_as_a_class(desk: Desk) -> None:
    others = ("kontaktlærer", "kontaktlærer i klassen", "foreldre til noen elever i klassen")
    for whom, seen in (("klassen", ON), ("2sta", ON), *((other, None) for other in others)):
        talk = replace(talked(desk, whom, "f-3"), subject=school_class("c-1"))
        assert last_seen(desk)(talk) == seen


def test_nobody_who_was_never_spoken_with_was_seen(desk: Desk) -> None:
    assert last_seen(desk)(replace(desk.store.get(FollowUp, "f-1"), contacts=())) is None


def test_what_one_team_heard_the_other_does_not_have_to_ask_about(desk: Desk) -> None:
    old = replace(desk.store.get(FollowUp, "f-1"), opened_on=date(2026, 8, 17))
    team = replace(old, id="f-x", team=ATTENDANCE, contacts=(), measures=(), notes=())
    desk.store.commit(put=[old, team])
    assert {"f-1", "f-x"} <= {f.id for f in listed(desk, View.SILENT)}
    met = Contact(
        id="c-x", on=TODAY, by="x", whom="eleven", how=ContactMethod.PHONE, reached=Reached.YES
    )
    desk.store.commit(put=[replace(team, contacts=(met,))])
    own, other = (desk.store.get(FollowUp, one) for one in ("f-1", "f-x"))
    assert [silence(desk)(f) for f in (own, other)] == [0, 0]
    assert not {"f-1", "f-x"} & {f.id for f in listed(desk, View.SILENT)}
    for day in (last_seen(desk), last_contact(desk)):
        assert [day(f) for f in (own, other)] == [TODAY, TODAY]
    assert (seen_by(desk, own), contact_of(desk, own)) == (ATTENDANCE, ATTENDANCE)
    assert (seen_by(desk, other), contact_of(desk, other)) == ("", "")
