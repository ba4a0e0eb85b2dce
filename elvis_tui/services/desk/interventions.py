"""What the rooms read of physical interventions: whose there are, and how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.people.age import is_of_age
from elvis_tui.services.desk.consents import born
from elvis_tui.services.desk.reader import Reader

if TYPE_CHECKING:
    from elvis_tui.domain.cases.intervention_rules import Standing


def of_student(reader: Reader, student_id: str) -> list[Intervention]:
    """Those against one student, in the order they came."""
    return [i for i in reader.all(Intervention).values() if i.student == student_id]


def of_case(reader: Reader, case_id: str) -> list[Standing]:
    """How those that belong to a case stand, the last one first."""
    theirs = [i for i in reader.all(Intervention).values() if i.case_id == case_id]
    return sorted((stands(reader, i) for i in theirs), key=_on, reverse=True)


def stands(reader: Reader, one: Intervention) -> Standing:
    """How one stands: which in the school year it is, and what is missing."""
    from elvis_tui.domain.cases.intervention_rules import standing

    birth = born(reader, one.student)
    of_age = is_of_age(birth, one.on) if birth else None
    return standing(one, of_student(reader, one.student), of_age)


def standings(reader: Reader) -> list[Standing]:
    """How all of them stand, the last one first; most schools have none."""
    every = reader.all(Intervention).values()
    return sorted((stands(reader, one) for one in every), key=_on, reverse=True)


def _on(stands: Standing) -> tuple[object, int]:
    return stands.intervention.on, stands.time
