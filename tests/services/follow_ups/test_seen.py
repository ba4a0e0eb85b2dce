"""Whom a contact was with: only the student counts as «sist sett»."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.follow_ups.records import Contact, ContactMethod, FollowUp, Reached
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups.seen import last_seen
from tests.school import school_class

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
    assert last_seen(desk, talked(desk, whom)) == ON


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
    assert last_seen(desk, talked(desk, whom)) is None


def test_a_class_is_met_as_a_class(desk: Desk) -> None:
    others = ("kontaktlærer", "kontaktlærer i klassen", "foreldre til noen elever i klassen")
    for whom, seen in (("klassen", ON), ("2sta", ON), *((other, None) for other in others)):
        talk = replace(talked(desk, whom, "f-3"), subject=school_class("c-1"))
        assert last_seen(desk, talk) == seen


def test_nobody_who_was_never_spoken_with_was_seen(desk: Desk) -> None:
    assert last_seen(desk, replace(desk.store.get(FollowUp, "f-1"), contacts=())) is None
