"""Days as a series by weekday and interval."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.rrule import WEEKLY, rrule
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.plan.series import Series, series_of

MONDAY = date(2026, 8, 17)


def days(*numbers: int) -> list[date]:
    return [MONDAY + timedelta(days=n) for n in numbers]


def unrolled(series: Series) -> set[date]:
    found = rrule(
        WEEKLY,
        dtstart=series.first,
        until=series.last,
        interval=series.interval,
        byweekday=[weekday - 1 for weekday in series.weekdays],
        wkst=0,
    )
    return {moment.date() for moment in found} - {*series.without}


def test_every_wednesday_but_one_is_a_series_without_it() -> None:
    series = series_of(days(2, 9, 23, 30))
    assert series is not None
    assert (series.interval, series.weekdays, series.without) == (1, (3,), tuple(days(16)))
    assert (series.first, series.last) == (days(2)[0], days(30)[0])


def test_every_other_week_is_told_by_its_interval() -> None:
    series = series_of(days(0, 2, 14, 16, 28))
    assert series is not None
    assert (series.interval, series.weekdays, series.without) == (2, (1, 3), ())


def test_days_that_have_nothing_to_do_with_each_other_are_no_series() -> None:
    assert series_of(days(0)) is None
    assert series_of(()) is None
    assert series_of(days(0, 8, 79)) is None
    assert series_of(days(2, 2)) is None


@given(st.lists(st.integers(0, 300), min_size=1, max_size=60), st.sampled_from([1, 7, 14]))
def test_a_series_is_just_the_days_it_was_made_of(numbers: list[int], step: int) -> None:
    wanted = days(*(n * step for n in numbers))
    series = series_of(wanted)
    assert series is None or unrolled(series) == {*wanted}
