"""Who is hidden from one family: out of the case, its history, the staff and the register."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.severity import Suspicion
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.record import replace
from elvis_tui.services.cases.veiling import ever_suspected, for_reading, veil_for
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from tests.parties import heard, parties
from tests.school import CLASSES, PEOPLE, desk_with

OWN = Student(id="n-1", first_name="Eleven", last_name="Solli", class_id="c-2", number=1)
OTHER = Student(id="n-2", first_name="Kasper", last_name="Juvet", number=2)
OUTSIDE = Student(id="n-3", first_name="Jon", last_name="Moen", number=3)


def school(case: Case) -> Desk:
    return desk_with([*CLASSES, *PEOPLE, OWN, OTHER, OUTSIDE, case])


def case_of(*, said: str = "", **changes: object) -> Case:
    own, other = parties("n-1", "n-2")
    case = Case(
        id="case-9",
        number="2026-09",
        title="Erting",
        parties=(replace(own, own_words=FreeText(said)), other),
        reported_on=date(2026, 10, 12),
    )
    return replace(case, **changes)


def read(desk: Desk) -> str:
    case = desk.get(Case, "case-9")
    kept, _swaps = for_reading(case, veil_for(desk, case, case.parties[0]))
    return unmasked(kept.parties[0].own_words)


ROLES_ALONE = (
    *("Eleven selv", "En lærer", "To medelever", "Foreldrene", "Moren", "Klassen", "Elever"),
    *("Foresatt Kari Solli", "Mor Anne Berg", "En venn av eleven", "Kontaktlæreren", "Faglærer"),
    *("Rektor", "Lærer", "Elevrådet", "Naboen", "Noen i klassen", "Sos.ped.", "Rådgiveren"),
)
TEXT = (
    "En lærer er redd en annen elev, og to medelever så det. Eleven selv, moren, klassen og "
    "foreldrene til Kari Solli. Rektor og en venn. Anne Berg."
)


@pytest.mark.parametrize("reported_by", ROLES_ALONE)
def test_a_role_a_guardian_or_the_student_who_reported_masks_no_word(reported_by: str) -> None:
    case = case_of(said=TEXT, reported_by=FreeText(reported_by))
    desk = school(case)
    kept, swaps = for_reading(case, veil_for(desk, case, case.parties[0]))
    assert unmasked(kept.parties[0].own_words) == TEXT
    assert swaps.places == 0


@pytest.mark.parametrize(
    "reported_by", ["Jon Vik", "lærer Jon Vik", "Rektor og Vik", "Siv Dahle, Jon Vik"]
)
def test_one_of_the_staff_who_reported_goes_where_the_name_stands(reported_by: str) -> None:
    case = case_of(said="Da hjalp Jon Vik. Og Vik igjen.", reported_by=FreeText(reported_by))
    assert read(school(case)) == "Da hjalp en ansatt. Og en ansatt igjen."


def test_whom_the_school_names_as_employed_is_staff_though_nobody_has_put_them_in() -> None:
    case = case_of(said="Tone Ek så det.", reported_by=FreeText("vikar Tone Ek"))
    assert read(school(case)) == "En ansatt så det."
    teacher = replace(CLASSES[0], contact_teacher=FreeText("Tone Ek, Ola Å"))
    case = case_of(said="Tone så det.", reported_by=FreeText("Tone"))
    desk = school(case)
    desk.store.commit(put=[teacher])
    assert read(desk) == "En ansatt så det."


def test_of_whom_nobody_knows_who_it_is_the_name_is_doubtful() -> None:
    case = case_of(said="Tone Ek så det.", reported_by=FreeText("Tone Ek"))
    desk = school(case)
    kept, swaps = for_reading(case, veil_for(desk, case, case.parties[0]))
    assert unmasked(kept.parties[0].own_words) == "Tone Ek så det."
    assert swaps.doubtful == ("Tone", "Ek")


def test_all_who_were_ever_suspected_are_hidden_also_where_it_was_taken_back() -> None:
    said = "Siv skrek, Jon Vik også. Dahle var der."
    desk = school(case_of(said=said))
    case = desk.get(Case, "case-9")
    day = date(2026, 10, 13)
    for suspicion in (
        Suspicion(whom=FreeText("Dahle"), on=day),
        Suspicion(whom=FreeText("Jon Vik"), person="p-2", on=day),
        None,
    ):
        desk.save("case.suspicion", replace(case, suspicion=suspicion))
    assert desk.get(Case, "case-9").suspicion is None
    assert read(desk) == "En ansatt skrek, en ansatt også. En ansatt var der."
    assert [unmasked(s.whom) for s in ever_suspected(desk, case)] == [
        *("Dahle", "Dahle", "Jon Vik", "Jon Vik")
    ]
    gate = Gate(desk)
    assert len(ever_suspected(gate, case)) == 4
    desk.store.commit(delete=[*desk.store.all(HistoryEntry).values()])
    assert read(desk) == said


def test_a_suspicion_of_another_case_hides_nobody_here() -> None:
    desk = school(case_of(said="Siv hjalp."))
    other = replace(case_of(), id="case-8", number="2026-08")
    suspected = replace(
        other, suspicion=Suspicion(whom=FreeText("Siv Dahle"), on=date(2026, 10, 13))
    )
    desk.save("case.suspicion", suspected)
    assert read(desk) == "Siv hjalp."


def test_the_laws_who_is_true_whatever_students_are_called() -> None:
    own = heard(case_of().parties[0], date(2026, 10, 15))
    named = ("Jon", "Moen", "Jon Vik", "Kasper", "Siv Dahle")
    measures = tuple(replace(own.plan.measures[0], id=name, who=FreeText(name)) for name in named)
    waived = Decision(why=FreeText("Jon Moen er borte"), by=FreeText("Moen"), on=date(2026, 10, 15))
    own = replace(own, plan=replace(own.plan, measures=measures), ended_without=waived)
    case = case_of(suspicion=Suspicion(whom=FreeText("Siv Dahle"), on=date(2026, 10, 13)))
    case = replace(case, parties=(own, case.parties[1]))
    desk = school(case)
    kept, _swaps = for_reading(case, veil_for(desk, case, own))
    told = kept.parties[0]
    assert [unmasked(m.who) for m in told.plan.measures] == [
        *("Jon", "Moen", "Jon Vik", "En annen elev", "En ansatt")
    ]
    assert told.ended_without is not None
    assert unmasked(told.ended_without.by) == "Moen"
    assert unmasked(told.ended_without.why) == "En annen elev er borte"


def test_former_names_and_those_who_are_not_in_the_register_any_more_are_hidden() -> None:
    other = replace(OTHER, former_names=(FreeText("Kasper Fossheim"),))
    desk = school(case_of(said="Fossheim lo. Omar Lid lo."))
    gone = Student(id="n-4", first_name="Omar", last_name="Lid", number=4)
    desk.store.commit(put=[other])
    desk.save("student.add", gone)
    desk.save("student.remove", delete=[gone])
    assert read(desk) == "En annen elev lo. En annen elev lo."


def test_a_school_without_staff_or_register_stops_nothing() -> None:
    case = case_of(said="Kasper lo.", reported_by=FreeText("Jon Vik"))
    desk = school(case)
    everybody = [*PEOPLE, OWN, OTHER, OUTSIDE, *CLASSES]
    desk.store.commit(delete=everybody)
    assert read(desk) == "Kasper lo."
    assert not desk.all(Person)
    assert not desk.all(SchoolClass)
