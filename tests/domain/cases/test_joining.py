"""A student who stood twice in a case becomes one part of it, and no word is lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.joining import has_both, joined
from elvis_tui.domain.cases.parties import CaseMeasure, CasePlan, Party, Role, Safe
from elvis_tui.domain.cases.plan_rules import is_settled
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.record import replace
from tests.parties import heard

DAY = date(2026, 10, 5)
DECISION = Decision(why="ikke aktuelt", by="Rektor", on=DAY)
EARLIER = replace(DECISION, why="for tidlig", by="Avdelingsleder", on=DAY - timedelta(days=3))


def part(student: str, **changes: object) -> Party:
    return replace(Party(id=f"p-{student}", student=student, role=Role.AFFECTED), **changes)


def case(*parties: Party) -> Case:
    return Case(id="c", number="2026-01", title="x", parties=parties, reported_on=DAY)


def both(kept: Party, gone: Party) -> Party:
    made = joined(case(gone, part("s-3"), kept), "s-1", "s-2")
    assert made.students == ("s-1", "s-3")  # in the place of the one that stood first
    return made.parties[0]


def finished(student: str) -> Party:
    return heard(part(student), DAY)


def test_two_parts_become_one_with_what_each_says() -> None:
    kept = part("s-1", own_words="a", experience="b", experience_on=DAY, best_interest="c")
    gone = part("s-2", own_words="A", experience="b", closing_word="d", closing_word_on=DAY)
    made = both(kept, gone)
    assert (made.id, made.student) == ("p-s-1", "s-1")
    assert (made.own_words, made.experience, made.best_interest) == ("a\nA", "b", "c")
    assert (made.closing_word, made.closing_word_on, made.experience_on) == ("d", DAY, DAY)


def test_one_who_stands_there_once_is_only_named_anew_and_others_are_let_be() -> None:
    gone = part("s-2", own_words="a")
    made = joined(case(gone, part("s-3")), "s-1", "s-2")
    assert made.parties == (replace(gone, student="s-1"), part("s-3"))
    untouched = case(part("s-1"), part("s-3"))
    assert joined(untouched, "s-1", "s-2") is untouched
    assert has_both(case(part("s-1"), part("s-2")), "s-1", "s-2")
    assert not has_both(untouched, "s-1", "s-2")


@pytest.mark.parametrize(
    ("one", "other", "stronger"),
    [
        (Role.AFFECTED, Role.WITNESS, Role.AFFECTED),
        (Role.OTHER, Role.AFFECTED, Role.AFFECTED),
        (Role.OTHER, Role.WITNESS, Role.OTHER),
        (Role.WITNESS, Role.NOT_TOLD, Role.NOT_TOLD),
        (Role.NOT_TOLD, Role.AFFECTED, Role.AFFECTED),
    ],
)
def test_the_stronger_role_is_kept(one: Role, other: Role, stronger: Role) -> None:
    assert both(part("s-1", role=one), part("s-2", role=other)).role is stronger
    assert both(part("s-1", role=other), part("s-2", role=one)).role is stronger


def test_what_the_student_says_of_being_safe_is_the_weaker_of_two_words() -> None:
    said = {s: part("s-1", safe=s) for s in Safe}
    assert both(said[Safe.YES], part("s-2", safe=Safe.PARTLY)).safe is Safe.PARTLY
    assert both(said[Safe.NO], part("s-2", safe=Safe.YES)).safe is Safe.NO
    assert both(said[Safe.YES], part("s-2")).safe is Safe.YES


# The plan


def test_a_plan_is_finished_only_where_both_were_or_the_other_was_not_begun() -> None:
    assert both(finished("s-1"), finished("s-2")).plan.finished_on == DAY
    assert both(finished("s-1"), part("s-2")).plan.finished_on == DAY
    assert both(part("s-1"), finished("s-2")).plan.finished_on == DAY
    begun = part("s-2", plan=CasePlan(problem="Alene i kantina"))
    made = both(finished("s-1"), begun)
    assert (made.plan.finished_on, made.plan.finished_by) == (None, "")
    assert made.plan.problem == "Alene\nAlene i kantina"


def test_a_measure_that_lacks_something_unfinishes_the_plan() -> None:
    loose = CaseMeasure(id="m-x", what="noe")
    gone = finished("s-2")
    gone = replace(gone, plan=replace(gone.plan, measures=(*gone.plan.measures, loose)))
    made = both(finished("s-1"), gone)
    assert made.plan.finished_on is None
    assert [m.id for m in made.plan.measures] == ["measure-p-s-1", "measure-p-s-2", "m-x"]


def test_that_there_shall_be_no_plan_holds_only_where_there_is_none() -> None:
    none = part("s-1", plan=CasePlan(not_made=DECISION))
    assert is_settled(both(none, part("s-2")))
    two = both(none, part("s-2", plan=CasePlan(not_made=EARLIER))).plan.not_made
    assert two == Decision(why="ikke aktuelt\nfor tidlig", by="Rektor, Avdelingsleder", on=DAY)
    for other in (part("s-2", plan=CasePlan(problem="x")), finished("s-2")):
        made = both(none, other)
        assert not is_settled(made)
        assert made.plan.not_made is not None
        assert made.plan.not_made.why == "ikke aktuelt"  # nothing is lost


def test_a_reason_to_end_without_the_word_is_kept() -> None:
    assert both(part("s-1", ended_without=DECISION), part("s-2")).ended_without == DECISION


WORDS = st.text("abc \n", max_size=6)
PARTS = st.builds(
    part,
    st.just(""),
    role=st.sampled_from(Role),
    own_words=WORDS,
    experience=WORDS,
    best_interest=WORDS,
    closing_word=WORDS,
    safe=st.sampled_from(Safe),
    plan=st.builds(
        CasePlan,
        problem=WORDS,
        finished_on=st.sampled_from([None, DAY]),
        not_made=st.sampled_from([None, DECISION, EARLIER]),
    ),
)


@given(PARTS, PARTS)
def test_no_word_is_lost_and_none_is_finished_that_was_not(one: Party, two: Party) -> None:
    kept, gone = (replace(p, id=f"p-{s}", student=s) for p, s in ((one, "s-1"), (two, "s-2")))
    made = both(kept, gone)
    for name in ("own_words", "experience", "best_interest", "closing_word"):
        said = [w for w in (getattr(kept, name), getattr(gone, name)) if w.strip()]
        assert all(w in getattr(made, name) for w in said)
    assert all(p.plan.problem in made.plan.problem for p in (kept, gone) if p.plan.problem.strip())
    if made.plan.finished_on:
        assert all(p.plan.finished_on or not p.plan.is_begun for p in (kept, gone))
    if is_settled(made):
        assert any(is_settled(p) for p in (kept, gone))
        assert all(is_settled(p) or not p.plan.is_begun for p in (kept, gone))
