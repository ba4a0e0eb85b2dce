"""Which period is meant when an activity is marked done in a month."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.plan.occurrences import occurrences
from elvis_tui.domain.plan.proposing import next_of, proposed
from tests.domain.plan.test_occurrences import YEARS, row

TODAY = date(2026, 10, 19)


@pytest.mark.parametrize(
    ("when", "own", "month", "first"),
    [
        ("Oktober", (), 10, "2026-10"),
        ("Hele året", (), 10, "2026-10"),
        ("10. oktober", (), 10, "2026-10"),  # no school that day
        ("14. oktober", (), 10, "2026-10-14"),
        ("Hele året", ("14. oktober", "28. oktober"), 10, "2026-10-14"),
        ("Hele året", ("28. oktober",), 10, "2026-10-28"),
        ("Hver onsdag", (), 10, "2026-10-14"),
        ("uke 45", (), 11, "2026-W45"),
        ("De første skoleukene", (), 9, "2026-08"),
    ],
)
def test_the_last_time_that_has_been_is_meant_else_the_first_that_is_left(
    when: str, own: tuple[str, ...], month: int, first: str
) -> None:
    what = proposed(row(when, own=own), 2026, month, YEARS, TODAY)
    assert what.mark is None
    assert what.periods[0].code == first
    assert len({p.code for p in what.periods}) == len(what.periods)


def test_the_month_today_its_week_and_the_term_can_be_chosen() -> None:
    codes = [p.code for p in proposed(row("Hele året"), 2026, 10, YEARS, TODAY).periods]
    assert codes == ["2026-10", "2026-10-19", "2026-W43", "2026-autumn"]
    codes = [p.code for p in proposed(row("Hele året"), 2027, 3, YEARS, TODAY).periods]
    assert codes == ["2027-03", "2027-spring"]


def test_where_nothing_is_left_the_last_mark_is_corrected() -> None:
    what = proposed(row("Oktober", done=("2026-10-02",)), 2026, 10, YEARS, TODAY)
    assert what.mark is not None
    assert what.mark.period == "2026-10-02"
    both = row("Hele året", own=("14. oktober", "28. oktober"), done=("2026-10-14",))
    assert proposed(both, 2026, 10, YEARS, TODAY).periods[0].code == "2026-10-28"
    all_year = proposed(row("Hele året", done=("2026-10",)), 2026, 10, YEARS, TODAY)
    assert all_year.mark is not None


def test_next_week_of_what_goes_on_is_marked_anew() -> None:
    weekly = row("Hver onsdag", done=("2026-10-14",))
    later = proposed(weekly, 2026, 10, YEARS, date(2026, 10, 22))
    assert later.mark is None
    assert later.periods[0].code == "2026-10-21"


def test_of_several_times_the_one_that_is_pointed_at_is_meant() -> None:
    both = row("Hele året", own=("14. oktober", "28. oktober"), done=("2026-10-14",))
    what = proposed(both, 2026, 10, YEARS, TODAY, "2026-10-28")
    assert (what.mark, what.periods[0].code) == (None, "2026-10-28")
    # With the team's own behind the period, as a line of the list has it.
    assert proposed(both, 2026, 10, YEARS, TODAY, "2026-10-28o1").periods[0].code == "2026-10-28"
    what = proposed(both, 2026, 10, YEARS, TODAY, "2026-10-14")
    assert what.mark is not None
    assert what.mark.period == "2026-10-14"
    weeks = row("uke 45–47")
    assert proposed(weeks, 2026, 11, YEARS, TODAY, "2026-W47").periods[0].code == "2026-W47"


def test_of_a_rhythm_the_last_that_has_been_is_next_and_the_others_can_be_chosen() -> None:
    own = ("hver 6. uke på onsdag fra 26.8.",)
    times = occurrences(row("Hele året", own=own, done=("2026-08-26",)), 2026, YEARS)
    what = next_of(times, TODAY)
    assert what is not None
    assert [p.code for p in what.periods] == [
        "2026-11-18",
        "2027-02-10",
        "2027-05-05",
        "2027-06-16",
    ]
    left = occurrences(row("Hele året", own=own), 2026, YEARS)
    assert (found := next_of(left, TODAY)) is not None
    assert found.periods[0].code == "2026-08-26"
    assert next_of([], TODAY) is None
