"""Dates, times and numbers as Norwegian writes and types them."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import example, given
from hypothesis import strategies as st

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.wording.dates import (
    clock_time,
    iso_week,
    long_date,
    month_name,
    near_date,
    number,
    read_date,
    read_time,
    short_date,
    short_weekday,
    weekday_name,
)

TODAY = date(2026, 10, 19)
"""A Monday."""
NB = Locale("nb", "NO")
NO_TIMES = ["24.00", "12.60", "12.5", "kl", "halv ett", "1.2.3", "-1", "123456", "12:00:00"]
NO_DATES = [
    *("30.02.", "29.2.2026", "31.11.", "32.1.", "0.1.", "1.0.", "1.13.", "10.2026", "23.10.202"),
    *("1767225600", "20261023", "2026-13-01", "2026-02-30", "23/10", "23-10-26", "23 10"),
    *("...", "fr.", "fr", "fredag neste uke", "+", "+1000", "-3", "i fjor", "ukjent"),
]


@pytest.mark.parametrize("month", range(1, 13))
def test_months_are_named_as_in_cldr(month: int) -> None:
    assert month_name(month) == NB.months["format"]["wide"][month]


@pytest.mark.parametrize("weekday", range(1, 8))
def test_weekdays_are_named_as_in_cldr(weekday: int) -> None:
    assert weekday_name(weekday) == NB.days["format"]["wide"][weekday - 1]
    assert short_weekday(weekday) == NB.days["format"]["abbreviated"][weekday - 1]


@given(day=st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_dates_stand_as_norwegian_writes_them(day: date) -> None:
    assert long_date(day) == format_date(day, "d.M.y", NB)
    assert short_date(day) == format_date(day, "d.M.", NB)
    assert iso_week(day) == int(format_date(day, "w", NB))


def test_the_year_is_left_out_only_in_the_same_year() -> None:
    assert near_date(date(2026, 1, 5), TODAY) == "5.1."
    assert near_date(date(2025, 12, 31), TODAY) == "31.12.2025"
    assert near_date(date(2027, 1, 1), TODAY) == "1.1.2027"


def test_a_time_of_day_has_a_full_stop() -> None:
    assert clock_time(time(8, 5)) == "08.05"
    assert clock_time(datetime(2026, 10, 19, 13, 0, tzinfo=UTC)) == "13.00"


@given(count=st.integers(-(10**9), 10**9))
def test_thousands_are_held_together_by_a_space_that_does_not_break(count: int) -> None:
    assert number(count) == format_decimal(count, locale=NB).replace("\u2212", "-")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", None),
        ("   ", None),
        ("23.10.", date(2026, 10, 23)),
        ("23.10", date(2026, 10, 23)),
        (" 23.10. ", date(2026, 10, 23)),
        ("3.1.", date(2027, 1, 3)),
        ("23.10.26", date(2026, 10, 23)),
        ("23.10.2025", date(2025, 10, 23)),
        ("01.09.2026", date(2026, 9, 1)),
        ("2026-10-23", date(2026, 10, 23)),
        ("i dag", TODAY),
        ("I DAG", TODAY),
        ("i morgen", date(2026, 10, 20)),
        ("i går", date(2026, 10, 18)),
        ("I GÅR", date(2026, 10, 18)),
        ("igår", date(2026, 10, 18)),
        ("idag", TODAY),
        ("i forgårs", date(2026, 10, 17)),
        ("i førgår", date(2026, 10, 17)),
        ("i  morgon", date(2026, 10, 20)),
        ("i overmorgen", date(2026, 10, 21)),
        ("om ei veke", date(2026, 10, 26)),
        ("tysdag", date(2026, 10, 20)),
        ("Laur.", date(2026, 10, 24)),
        ("om en uke", date(2026, 10, 26)),
        ("om to uker", date(2026, 11, 2)),
        ("fredag", date(2026, 10, 23)),
        ("Fre.", date(2026, 10, 23)),
        ("fre", date(2026, 10, 23)),
        ("søndag", date(2026, 10, 25)),
        ("mandag", date(2026, 10, 26)),
        ("+0", TODAY),
        ("+14", date(2026, 11, 2)),
        ("+100", date(2027, 1, 27)),
        ("29.2.2028", date(2028, 2, 29)),
    ],
)
def test_a_date_is_read_as_it_is_typed(typed: str, read: date | None) -> None:
    """FAULTS 68."""
    assert read_date(typed, TODAY) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("mandag", TODAY),
        ("fredag", date(2026, 10, 16)),
        ("tysdag", date(2026, 10, 13)),
        ("i går", date(2026, 10, 18)),
        ("i morgen", date(2026, 10, 20)),
    ],
)
def test_of_a_day_that_has_been_a_weekday_is_the_last_one(typed: str, read: date) -> None:
    assert read_date(typed, TODAY, has_been=True) == read


@pytest.mark.parametrize("typed", NO_DATES)
def test_what_is_no_date_is_refused_with_what_was_typed(typed: str) -> None:
    with pytest.raises(DomainError) as refused:
        read_date(typed, TODAY)
    assert refused.value.fault is Fault.NOT_A_DATE
    assert refused.value.facts["text"] == typed


@pytest.mark.parametrize(
    ("typed", "today", "read"),
    [
        ("3.1.", date(2026, 12, 28), date(2027, 1, 3)),
        ("31.12.", date(2026, 12, 28), date(2026, 12, 31)),
        ("27.12.", date(2026, 12, 28), date(2026, 12, 27)),
        ("30.12.", date(2027, 1, 4), date(2026, 12, 30)),
        ("2.1.", date(2027, 1, 4), date(2027, 1, 2)),
        ("20.6.", date(2027, 1, 4), date(2027, 6, 20)),
        ("29.2.", date(2028, 1, 10), date(2028, 2, 29)),
        ("29.2.", date(2027, 11, 1), date(2028, 2, 29)),
        ("29.2.", date(2028, 11, 1), None),
        ("29.2.", date(2026, 10, 19), None),
    ],
)
def test_round_the_turn_of_the_year_the_nearest_such_day_is_meant(
    typed: str, today: date, read: date | None
) -> None:
    """FAULTS 68."""
    if read is None:
        with pytest.raises(DomainError):
            read_date(typed, today)
    else:
        assert read_date(typed, today) == read


@given(day=st.dates(date(2000, 1, 1), date(2099, 12, 31)), today=st.dates(date(2000, 1, 1)))
def test_a_date_the_program_writes_is_read_back(day: date, today: date) -> None:
    assert read_date(long_date(day), today) == day
    assert read_date(day.isoformat(), today) == day


@given(
    today=st.dates(date(2001, 1, 1), date(2098, 12, 31)),
    ahead=st.integers(-180, 180),
)
def test_a_day_without_a_year_is_less_than_half_a_year_away(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    if (day.day, day.month) != (29, 2):
        assert read_date(short_date(day), today) == day


@given(today=st.dates(date(2000, 1, 1), date(2099, 1, 1)), weekday=st.integers(1, 7))
def test_a_weekday_is_the_next_one_and_never_today(today: date, weekday: int) -> None:
    read = read_date(weekday_name(weekday), today)
    assert read is not None
    assert read.isoweekday() == weekday
    assert 1 <= (read - today).days <= 7


@given(typed=st.text(max_size=20))
@example(typed="+999")
@example(typed="søndag")
@pytest.mark.parametrize("today", [TODAY, date.min, date.max])
def test_whatever_is_typed_is_read_or_refused(typed: str, today: date) -> None:
    with suppress(DomainError):
        read = read_date(typed, today)
        assert read is None or isinstance(read, date)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", None),
        ("12.00", time(12, 0)),
        ("12:30", time(12, 30)),
        ("1205", time(12, 5)),
        ("8", time(8, 0)),
        ("kl. 9.15", time(9, 15)),
        ("00.00", time(0, 0)),
        ("23.59", time(23, 59)),
    ],
)
def test_a_time_is_read_as_it_is_typed(typed: str, read: time | None) -> None:
    assert read_time(typed) == read


@pytest.mark.parametrize("typed", NO_TIMES)
def test_what_is_no_time_is_refused_with_what_was_typed(typed: str) -> None:
    with pytest.raises(DomainError) as refused:
        read_time(typed)
    assert refused.value.fault is Fault.NOT_A_TIME
    assert refused.value.facts["text"] == typed
