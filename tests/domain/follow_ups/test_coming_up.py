"""What comes up for somebody who is followed, and which of several days it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.dated_rules import DatedRule, RuleId
from elvis_tui.domain.follow_ups.coming_up import ComingUp, coming_up
from elvis_tui.domain.follow_ups.departure import Departure
from elvis_tui.domain.follow_ups.departure_rules import Move, Run, Sides, run
from elvis_tui.domain.follow_ups.records import FollowUp, Measure, Phase
from elvis_tui.domain.record import replace
from elvis_tui.domain.withheld import is_withheld
from elvis_tui.services.desk.sources import Sources
from tests.school import TODAY, student

WHO = student("s-1")
DAYS = st.dates(date(2024, 2, 1), date(2028, 3, 1))
RULES = Sources()


def rule(rule_id: RuleId, on: date) -> DatedRule:
    return RULES.rule(rule_id, on)


def followed(next_date: date | None = None, *evaluated: date) -> FollowUp:
    measures = tuple(
        Measure(id=f"m-{at}", what="x", who="y", start=date(2024, 1, 1), evaluate_on=on)
        for at, on in enumerate(evaluated)
    )
    return FollowUp(
        id="f",
        subject=WHO,
        team="iko",
        opened_on=date(2024, 1, 1),
        next_date=next_date,
        measures=measures,
    )


def matter(began: date) -> Run:
    """Nobody has tried yet: it is due from the day of the doubt."""
    departure = Departure(id="d", subject=WHO, began_on=began, doubt="borte")
    return run(departure, (), lambda _whom: Sides(), None, rule, TODAY)


@given(st.none() | DAYS, st.lists(DAYS, max_size=3), st.none() | DAYS)
def test_it_is_the_nearest_day_of_all_that_waits(
    next_date: date | None, evaluated: list[date], began: date | None
) -> None:
    up = coming_up(followed(next_date, *evaluated), matter(began) if began else None)
    days = [day for day in (next_date, *evaluated, began) if day]
    assert up.on == min(days, default=None)
    assert (up.move is Move.TRY) == (began is not None and began == up.on)


@pytest.mark.parametrize(
    ("next_date", "began", "expected"),
    [
        (None, None, ComingUp()),
        (date(2028, 2, 29), None, ComingUp(date(2028, 2, 29))),
        (date(2028, 2, 29), date(2028, 3, 1), ComingUp(date(2028, 2, 29))),
        (date(2027, 1, 1), date(2026, 12, 31), ComingUp(date(2026, 12, 31), Move.TRY)),
        # What the school must do stands before what is only agreed for the same day.
        (TODAY, TODAY, ComingUp(TODAY, Move.TRY)),
    ],
)
def test_what_is_done_then_goes_with_the_day(
    next_date: date | None, began: date | None, expected: ComingUp
) -> None:
    assert coming_up(followed(next_date), matter(began) if began else None) == expected


def test_for_one_that_has_ended_nothing_comes_up() -> None:
    ended = replace(followed(TODAY, TODAY), phase=Phase.CLOSED, closed_on=TODAY)
    assert coming_up(ended, matter(TODAY)) == ComingUp()


def test_the_day_of_one_who_is_shielded_sorts_and_is_told_by_nobody() -> None:
    shielded = replace(matter(TODAY), shielded=True)
    up = coming_up(followed(TODAY + timedelta(days=1)), shielded)
    assert up == ComingUp(TODAY, Move.TRY)
    assert is_withheld(up.on)
