"""What did not help asks for something else, and what ends the duty: counted on fixed days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.cases.closing import Want, missing
from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.moves import MoveKind, moves
from elvis_tui.domain.cases.parties import CaseMeasure, Helped, Party, Role, Safe
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.rules import close, reopen
from elvis_tui.domain.cases.trying_on import unanswered, wants_measure, word_counts
from elvis_tui.domain.record import replace
from tests.parties import heard, parties

DAY = timedelta(days=1)
TODAY = date(2026, 10, 19)
CASE = Case(
    id="c",
    number="2026-04",
    title="Kantina",
    parties=(heard(parties("s-1")[0], TODAY),),
    reported_on=date(2026, 10, 12),
)
PARTY = CASE.parties[0]
MEASURE = PARTY.plan.measures[0]
DECISION = Decision(why="Eleven ligger på sykehus", by="Rektor", on=TODAY)


def a(name: str, helped: Helped, on: date, **changes: object) -> CaseMeasure:
    facts = {"start": CASE.reported_on, "helped": helped, "evaluated_on": on, **changes}
    return replace(MEASURE, id=name, **facts)


def of(*measures: CaseMeasure, **changes: object) -> Case:
    plan = replace(PARTY.plan, measures=measures)
    return replace(CASE, parties=(replace(PARTY, plan=plan, **changes),))


def wanting(case: Case) -> str:
    found = wants_measure(case, case.parties[0])
    return found.id if found else ""


def wants(case: Case, left: tuple[str, ...] = ()) -> list[Want]:
    return [one.want for one in missing(case, TODAY, left)]


# What did not help


@pytest.mark.parametrize(
    ("others", "wanted"),
    [
        ([a("b", Helped.YES, TODAY)], "f"),
        ([a("b", Helped.YES, TODAY + DAY)], "f"),
        ([replace(a("b", Helped.YES, TODAY), evaluated_on=None)], "f"),
        ([a("b", Helped.YES, TODAY, start=TODAY)], ""),
        ([a("b", Helped.YES, TODAY, planned_on=TODAY + DAY)], ""),
        ([a("b", Helped.YES, TODAY, start=TODAY + DAY, planned_on=TODAY - DAY)], "f"),
        ([a("b", Helped.YES, TODAY, planned_on=TODAY)], "f"),
        ([a("b", Helped.YES, TODAY, planned_on=TODAY, follows=("f",))], ""),
        ([a("b", Helped.NO, TODAY, planned_on=TODAY, follows=("f",))], "b"),
    ],
)
def test_each_that_did_not_help_asks_for_one_that_came_after_it(
    others: list[CaseMeasure], wanted: str
) -> None:
    failed = a("f", Helped.NO, TODAY)
    assert wanting(of(failed, *others)) == wanted
    asks = [m for m in moves(of(failed, *others)) if m.kind is MoveKind.NEW_MEASURE]
    assert [m.measure.id for m in asks if m.measure] == [wanted] * bool(wanted)


def test_one_that_was_there_before_does_not_count_wherever_it_stands() -> None:
    before = a("b", Helped.YES, TODAY, start=TODAY)
    assert wanting(of(before, a("f", Helped.NO, TODAY))) == "f"


@pytest.mark.parametrize("helped", [Helped.YES, Helped.PARTLY])
def test_one_that_helped_asks_for_nothing(helped: Helped) -> None:
    assert wanting(of(a("b", helped, TODAY))) == ""


def test_that_nothing_more_is_needed_is_decided_in_writing() -> None:
    failed = a("f", Helped.NO, TODAY)
    assert wants(of(failed)) == [Want.NEW_MEASURE]
    assert wants(of(replace(failed, no_more=DECISION))) == []
    for half in (replace(DECISION, why="-"), replace(DECISION, by=" "), replace(DECISION, on=None)):
        assert wants(of(replace(failed, no_more=half))) == [Want.NEW_MEASURE]


def test_the_duty_ends_when_the_student_says_on_a_later_day_that_it_is_safe() -> None:
    """§ 12-4: it lasts until then. On the day itself nobody knows which came first."""
    failed = a("f", Helped.NO, TODAY - DAY)
    assert wants(of(failed)) == []
    assert wants(of(failed, safe=Safe.PARTLY)) == [Want.NEW_MEASURE, Want.SAFE]
    assert wants(of(replace(failed, evaluated_on=TODAY))) == [Want.NEW_MEASURE]


def test_also_a_measure_for_the_other_party_keeps_the_case_open() -> None:
    plan = of(a("f", Helped.NO, TODAY)).parties[0].plan
    other = replace(parties("s-2")[0], role=Role.OTHER, plan=plan)
    assert wants(replace(CASE, parties=(PARTY, other))) == [Want.NEW_MEASURE]


@given(
    st.lists(
        st.tuples(st.sampled_from(list(Helped)), st.integers(0, 3), st.integers(0, 3)), max_size=5
    )
)
def test_counted_the_slow_way_every_failure_has_its_answer(
    rows: list[tuple[Helped, int, int]],
) -> None:
    measures = tuple(
        a(f"m-{n}", helped, TODAY + day * DAY, planned_on=TODAY + planned * DAY)
        for n, (helped, day, planned) in enumerate(rows)
    )
    left = [
        one.id
        for one in measures
        if one.helped is Helped.NO
        and all((m.planned_on or TODAY) <= (one.evaluated_on or TODAY) for m in measures)
    ]
    assert [m.id for m in unanswered(of(*measures).parties[0].plan)] == left


# The word at the end


def counts(case: Case, party: Party) -> bool:
    return word_counts(case, party)


def test_a_word_is_of_how_it_is_now() -> None:
    assert counts(CASE, PARTY)
    early = replace(PARTY, closing_word_on=TODAY - DAY)
    assert not counts(CASE, early), "a measure was evaluated after it"
    assert wants(replace(CASE, parties=(early,))) == [Want.WORD_AGAIN]
    assert not counts(CASE, replace(PARTY, closing_word="\u2060"))


def again(on: date, **changes: object) -> Case:
    case = replace(CASE, parties=(replace(PARTY, **changes),))
    ended = close(case, today=TODAY, why="Trygt", minutes_on=TODAY)
    return reopen(ended, today=on, why="Det begynte igjen")


@pytest.mark.parametrize("later", [0, 1, 60])
def test_one_from_before_the_case_was_taken_up_again_closes_it_no_more(later: int) -> None:
    case = again(TODAY + later * DAY)
    assert wants(case) == [Want.WORD_AGAIN]
    anew = replace(case.parties[0], closing_word_on=TODAY + later * DAY, before_reopening=False)
    assert wants(replace(case, parties=(anew,))) == []


SILENT = {"closing_word": "", "closing_word_on": None, "safe": Safe.NOT_TOLD}


@pytest.mark.parametrize("later", [0, 60])
def test_a_decision_from_before_it_ends_nothing_either(later: int) -> None:
    case = again(TODAY + later * DAY, **SILENT, ended_without=DECISION)
    assert wants(case) == [Want.WORD]
    anew = replace(DECISION, on=TODAY + later * DAY)
    decided = replace(case.parties[0], ended_without=anew, before_reopening=False)
    assert wants(replace(case, parties=(decided,))) == []


@pytest.mark.parametrize("safe", [Safe.NO, Safe.PARTLY])
def test_a_student_who_is_here_and_says_no_is_not_closed_around(safe: Safe) -> None:
    case = of(MEASURE, safe=safe, ended_without=DECISION)
    assert wants(case) == [Want.SAFE]
    assert wants(case, ("s-1",)) == []
    assert wants(of(MEASURE, **SILENT, ended_without=DECISION)) == []
