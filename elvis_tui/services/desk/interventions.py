"""What the rooms read of physical interventions: whose there are, and how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.services.desk.consents import born
from elvis_tui.services.desk.reader import Reader

if TYPE_CHECKING:
    from elvis_tui.domain.cases.intervention_rules import Standing


def of_student(reader: Reader, student_id: str) -> list[Intervention]:
    """Those against one student, in the order they came."""
    return [i for i in reader.all(Intervention).values() if i.student == student_id]


def of_case(reader: Reader, case_id: str) -> list[Standing]:
    """How those that belong to a case stand, the last one first."""
    return [one for one in standings(reader) if one.intervention.case_id == case_id]


def stands(reader: Reader, one: Intervention) -> Standing:
    """How one stands: which in the school year it is, and what is missing."""
    return _among(reader, one, of_student(reader, one.student))


def standings(reader: Reader) -> list[Standing]:
    """How all of them stand, the last one first; most schools have none."""
    theirs: dict[str, list[Intervention]] = {}
    for one in reader.all(Intervention).values():
        theirs.setdefault(one.student, []).append(one)
    found = (_among(reader, one, ones) for ones in theirs.values() for one in ones)
    return sorted(found, key=lambda s: (s.intervention.on, s.time), reverse=True)


def _among(reader: Reader, one: Intervention, theirs: list[Intervention]) -> Standing:
    from elvis_tui.domain.cases.intervention_rules import standing
    from elvis_tui.domain.people.age import is_of_age

    birth = born(reader, one.student)
    return standing(one, theirs, is_of_age(birth, one.on) if birth else None)
