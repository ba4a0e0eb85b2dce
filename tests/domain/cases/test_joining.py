"""Two records of one student in a case become one part, and nothing that was written is lost."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.cases.joining import one_part_each
from elvis_tui.domain.cases.parties import CasePlan, Party, Role, Safe
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.record import replace
from elvis_tui.services.cases import plans, verbs
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.people import students
from tests.parties import heard, parties
from tests.school import TODAY

DAY = date(2026, 10, 12)
CASE = Case(id="c", number="2026-01", title="t", parties=(), reported_on=DAY)


def joined(*parts: Party) -> Party:
    (one,) = one_part_each(replace(CASE, parties=parts)).parties
    return one


@pytest.mark.parametrize("heard_is_first", [True, False])
def test_what_was_written_of_both_stands_in_one(*, heard_is_first: bool) -> None:
    bare, whole = Party(id="a", student="s", own_words="Alene"), Party(id="b", student="s")
    whole = replace(heard(whole, DAY), own_words="Redd")
    one = joined(*((whole, bare) if heard_is_first else (bare, whole)))
    assert one.own_words == ("Redd\nAlene" if heard_is_first else "Alene\nRedd")
    assert (one.experience, one.experience_on) == (whole.experience, DAY)
    assert (one.closing_word, one.closing_word_on, one.safe) == (
        whole.closing_word,
        DAY,
        Safe.YES,
    )
    assert one.plan == whole.plan


def test_a_plan_that_lacks_something_when_joined_is_not_finished() -> None:
    whole = heard(Party(id="a", student="s"), DAY)
    lacking = replace(whole.plan.measures[0], id="m2", who="")
    one = joined(whole, Party(id="b", student="s", plan=CasePlan(measures=(lacking,))))
    assert len(one.plan.measures) == 2
    assert one.plan.finished_on is None


@pytest.mark.parametrize(
    ("roles", "kept"),
    [
        ((Role.WITNESS, Role.AFFECTED), Role.AFFECTED),
        ((Role.OTHER, Role.WITNESS), Role.OTHER),
        ((Role.NOT_TOLD, Role.WITNESS), Role.WITNESS),
    ],
)
def test_of_two_roles_the_one_counts_whom_the_school_owes_most(
    roles: tuple[Role, Role], kept: Role
) -> None:
    first, second = (Party(id=str(n), student="s", role=role) for n, role in enumerate(roles))
    assert joined(first, second).role is kept


def test_students_who_are_joined_have_one_part_in_their_case(desk: Desk) -> None:
    case = verbs.start(desk, replace(CASE, id="", number="", parties=parties("s-1", "s-2")))
    for party, said in zip(case.parties, ("Alene", "Redd"), strict=True):
        told = replace(party, experience=said)
        plans.set_voice(desk, case.id, told)
    students.join(desk, "s-1", "s-2")
    (one,) = verbs.get(desk, case.id).parties
    assert (one.student, one.experience, one.experience_on) == ("s-1", "Alene\nRedd", TODAY)
