"""Days as a series by weekday and interval."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.plan.series import Series, series_of

MONDAY = date(2026, 8, 17)


def days(*numbers: int) -> list[date]:
    return [MONDAY + timedelta(days=n) for n in numbers]


def unrolled(series: Series) -> set[date]:
    weekdays = [weekday(n - 1, series.nth or None) for n in series.weekdays]
    found = rrule(
        MONTHLY if series.nth else WEEKLY,
        dtstart=series.first,
        until=series.last,
        interval=series.interval,
        byweekday=weekdays,
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


def test_the_first_monday_of_each_month_is_told_by_the_month() -> None:
    mondays = [date(2026, 9, 7), date(2026, 11, 2), date(2026, 12, 7), date(2027, 1, 4)]
    series = series_of(mondays)
    assert series is not None
    assert (series.nth, series.interval, series.weekdays) == (1, 1, (1,))
    assert series.without == (date(2026, 10, 5),)


def test_the_last_friday_of_every_other_month_is_the_last_also_where_it_is_the_fifth() -> None:
    fridays = [date(2026, 10, 30), date(2026, 12, 25), date(2027, 2, 26)]
    series = series_of(fridays)
    assert series is not None
    assert (series.nth, series.interval) == (-1, 2)
    assert unrolled(series) == {*fridays}


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


@given(
    st.integers(1, 7),
    st.sampled_from([1, 2, 3, 4, 5, -1]),
    st.integers(1, 3),
    st.sets(st.integers(0, 11), max_size=4),
)
def test_days_of_a_month_are_just_those_they_were_made_of(
    day: int, nth: int, step: int, left_out: set[int]
) -> None:
    start = date(2026, 8, 1)
    rule = rrule(MONTHLY, dtstart=start, count=12, interval=step, byweekday=weekday(day - 1, nth))
    wanted = [moment.date() for n, moment in enumerate(rule) if n not in left_out]
    series = series_of(wanted)
    assert series is None or unrolled(series) == {*wanted}
    if not left_out and step == 1 and nth not in (5,):
        assert series is not None
