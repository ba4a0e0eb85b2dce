"""What one family gets: what they can do, what was decided, whom to ask, and what was exchanged."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.parties import Party, Role
from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.cases.severity import Suspicion
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.record import replace
from elvis_tui.services.cases import document as service
from elvis_tui.services.cases.document import Version, Wanted
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from tests.parties import heard, parties
from tests.school import CLASSES, SCHOOL, TODAY, desk_with

RAISED = date(2026, 10, 14)
MAY_REPORT = "Denne saken kan meldes fra 21.10.2026."
FAMILY = Wanted(version=Version.FAMILY, party="party-s-4")
PLAN = Wanted(version=Version.PLAN, party="party-s-4")


def desk_of(*of: Party, **changes: object) -> Desk:
    case = replace(next(r for r in SCHOOL if isinstance(r, Case)), raised_on=RAISED, **changes)
    case = replace(case, parties=of or parties("s-4", "s-5"))
    return desk_with([*(r for r in SCHOOL if not isinstance(r, Case)), case])


def written(desk: Desk, wanted: Wanted = FAMILY) -> str:
    return service.text(Gate(desk), "case-1", wanted)


def changed(desk: Desk, student_id: str, **changes: object) -> None:
    desk.store.commit(put=[replace(desk.store.get(Student, student_id), **changes)])


# § 12-6


def test_from_which_day_it_may_be_reported_is_told_where_it_may() -> None:
    assert MAY_REPORT in written(desk_of())
    assert "| Kan meldes til Statsforvalteren fra | 21.10.2026 (§ 12-6) |" in written(
        desk_of(), Wanted()
    )


@pytest.mark.parametrize("role", [Role.WITNESS, Role.OTHER])
def test_whom_the_case_is_not_about_is_told_of_a_matter_of_their_own(role: Role) -> None:
    text = written(desk_of(*parties("s-4", role=role), *parties("s-5")))
    assert "enne saken" not in text.partition("Hva dere kan gjøre")[2]
    assert "da blir det elevens egen sak" in text


def test_one_who_has_left_and_one_that_was_not_raised_have_no_day() -> None:
    desk = desk_of(*parties("s-4"))
    changed(desk, "s-4", left_on=TODAY)
    assert "Denne saken kan meldes" not in written(desk)
    assert "Eleven går ikke lenger på skolen." in written(desk)
    assert "ingen dag: eleven går ikke lenger på skolen (§ 12-6)" in written(desk, Wanted())
    never = desk_of()
    case = never.store.get(Case, "case-1")
    never.store.commit(put=[replace(case, raised_on=None)])
    assert "Denne saken kan meldes" not in written(never)
    assert "Det er ikke skrevet når denne saken ble tatt opp med rektor" in written(never)
    assert "ikke skrevet når saken ble tatt opp med rektor (§ 12-6)" in written(never, Wanted())


def test_where_one_of_two_has_left_the_day_is_the_others() -> None:
    desk = desk_of()
    changed(desk, "s-5", left_on=TODAY)
    assert MAY_REPORT in written(desk)
    assert "| 21.10.2026 (§ 12-6) |" in written(desk, Wanted())
    assert "Denne saken" not in written(desk, replace(FAMILY, party="party-s-5"))


def test_where_nobody_is_affected_there_is_no_day_in_the_file() -> None:
    desk = desk_of(*parties("s-4", role=Role.WITNESS))
    assert "ingen dag: ingen elev i saken er utsatt (§ 12-6)" in written(desk, Wanted())


COMPLAINT = Complaint(
    id="k-1",
    on=date(2026, 10, 15),
    by=FreeText("Qzmor"),
    reference=FreeText("qz2026"),
    asked_for=FreeText("qzplan"),
    decision=FreeText("qzvedtak"),
    decided_on=date(2026, 10, 16),
    deadline=date(2026, 11, 2),
)


def test_how_their_own_matter_stands_there_is_told_by_its_days() -> None:
    own, other = *parties("s-4"), *parties("s-5", role=Role.OTHER)
    desk = desk_of(own, other, complaints=(COMPLAINT,))
    text = written(desk)
    assert "- **Meldt dit:** 15.10.2026" in text
    assert "- **Vedtak dato:** 16.10.2026" in text
    assert "- **Frist i vedtaket:** 2.11.2026" in text
    assert "Denne saken kan meldes" not in text, "it has been"
    assert "qz" not in text.casefold()
    assert "15.10.2026" not in written(desk, replace(FAMILY, party="party-s-5"))


def test_whose_it_is_where_several_are_affected_is_not_known_and_not_told() -> None:
    text = written(desk_of(complaints=(COMPLAINT,)))
    assert "15.10.2026" not in text
    assert "Hos Statsforvalteren" not in text


# Whom to ask, and their own facts


def test_the_contact_teacher_can_be_asked_unless_suspected() -> None:
    teacher = replace(CLASSES[1], contact_teacher=FreeText("Siv Dahle"))
    desk = desk_of()
    assert "| Kontakt på skolen | rektor |" in written(desk)
    class_id = desk.store.get(Student, "s-4").class_id or ""
    desk.store.commit(put=[replace(teacher, id=class_id)])
    assert "| Kontakt på skolen | Siv Dahle, kontaktlærer, eller rektor |" in written(desk)
    case = desk.store.get(Case, "case-1")
    suspicion = Suspicion(whom=FreeText("Dahle"), on=TODAY)
    desk.store.commit(put=[replace(case, suspicion=suspicion)])
    assert "Dahle" not in written(desk)


@pytest.mark.parametrize("wanted", [FAMILY, PLAN])
def test_the_class_of_one_whose_address_is_protected_stands_in_what_is_their_own(
    wanted: Wanted,
) -> None:
    desk = desk_of()
    changed(desk, "s-4", address_protected=True)
    code = desk.store.get(SchoolClass, desk.store.get(Student, "s-4").class_id or "").code
    assert f"Zebulon Fjærestrand ({code})" in written(desk, wanted)
    assert code not in written(desk, replace(wanted, hidden=True))
    assert code not in written(desk, Wanted()), "the file is read by others"


def test_that_a_step_does_not_apply_can_be_asked_about() -> None:
    step = Step(id="S1", duty_id="S1", title="Undersøke", status=StepStatus.NOT_APPLICABLE)
    told = "Skolen kan fortelle hvorfor et steg ikke gjelder."
    assert told in written(desk_of(steps=(step,)))
    assert told not in written(desk_of(steps=(replace(step, status=StepStatus.DONE),)))


# What was exchanged


@pytest.mark.parametrize(
    ("said", "foot"),
    [
        ("Alt er bra.", "Ingen navn er byttet ut."),
        ("Ygdis bytter gruppe.", "Der navn på andre elever er kjent igjen, står «en annen elev»."),
        ("Siv lo.", "Der navn på noen ansatte er kjent igjen, står «en ansatt»."),
        ("Siv og Ygdis lo.", "står andre elever som «en annen elev», og noen ansatte som"),
    ],
)
def test_the_foot_tells_what_was_done_and_no_more(said: str, foot: str) -> None:
    own = replace(parties("s-4")[0], own_words=FreeText(said))
    suspicion = Suspicion(whom=FreeText("Siv Dahle"), on=TODAY)
    text = written(desk_of(own, *parties("s-5"), suspicion=suspicion))
    last = text.strip().splitlines()[-1]
    assert foot in last
    assert "tatt ut" not in text
    assert ("Ellers står teksten" in last) is ("Ingen" not in foot)


def test_what_the_plan_does_not_tell_is_not_counted_in_it() -> None:
    own = heard(parties("s-4")[0], TODAY)
    own = replace(own, closing_word=FreeText("Ygdis er borte."), experience=FreeText("Ygdis lo."))
    gate = Gate(desk_of(own, *parties("s-5")))
    counted = {
        wanted.version: made.swaps.places
        for wanted in (FAMILY, PLAN)
        if (made := service.made(gate, "case-1", wanted)).swaps
    }
    assert counted == {Version.FAMILY: 2, Version.PLAN: 1}
    assert service.made(gate, "case-1", Wanted()).swaps is None
