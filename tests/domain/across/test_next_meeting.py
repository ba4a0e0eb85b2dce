"""When a series meets next: over the school's calendar, and never on a guess."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.across.next_meeting import NextMeeting, Off, last_of_series, next_meeting
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.plan.calendar import Break, SchoolYear, is_school_day
from elvis_tui.domain.teams import IKO, Team
from elvis_tui.wording.public_holidays import public_holidays
from elvis_tui.wording.series import why_then

YEARS = (
    SchoolYear(
        label="2026/27",
        first_day=date(2026, 8, 17),
        last_day=date(2027, 6, 18),
        breaks=(
            Break(name="Høstferie", first=date(2026, 10, 5), last=date(2026, 10, 9)),
            Break(name="Juleferie", first=date(2026, 12, 21), last=date(2027, 1, 1)),
        ),
    ),
)
DAYS = st.dates(min_value=date(1901, 1, 1), max_value=date(9998, 12, 31))
NEAR = st.dates(min_value=date(2026, 7, 1), max_value=date(2027, 7, 31))


def holidays(year: int) -> Mapping[date, str]:
    return public_holidays(year)


def team(every: int | None, weekday: int | None) -> Team:
    return Team(id=IKO, every_weeks=every, weekday=weekday)


def asked(series: Team, last: date | None, today: date) -> NextMeeting:
    return next_meeting(series, last, today, YEARS, holidays)


@pytest.mark.parametrize(
    ("every", "weekday", "last", "today", "wanted"),
    [
        (2, 3, date(2026, 10, 14), date(2026, 10, 19), date(2026, 10, 28)),
        (1, 3, date(2026, 10, 16), date(2026, 10, 19), date(2026, 10, 21)),  # held on a Friday
        (None, 3, None, date(2026, 10, 19), date(2026, 10, 21)),
        (None, 1, None, date(2026, 10, 19), date(2026, 10, 19)),
        (2, None, date(2026, 10, 14), date(2026, 10, 19), date(2026, 10, 28)),
        (2, 3, date(2026, 9, 2), date(2026, 10, 19), date(2026, 10, 28)),  # long ago: in step
        (2, 3, date(2026, 11, 25), date(2026, 10, 19), date(2026, 12, 9)),  # planned already
        (None, None, date(2026, 10, 14), date(2026, 10, 19), None),
    ],
)
def test_the_next_day_by_cadence_and_weekday(
    every: int | None, weekday: int | None, last: date | None, today: date, wanted: date | None
) -> None:
    assert asked(team(every, weekday), last, today).on == wanted


def test_in_a_break_it_meets_in_the_next_week_with_school_and_it_is_said_why() -> None:
    found = asked(team(2, 3), date(2026, 12, 9), date(2026, 12, 10))
    assert found.on == date(2027, 1, 6)
    assert [one.why for one in found.passed] == [Off.BREAK, Off.BREAK]
    assert why_then(found) == "Uke 52 er det juleferie. Også dagen etter den faller bort."


def test_on_a_holiday_it_is_said_which() -> None:
    found = asked(team(1, 1), date(2027, 5, 10), date(2027, 5, 11))
    assert found.on == date(2027, 5, 24)
    assert why_then(found) == "Mandag 17.5. er fri (Grunnlovsdag, Andre pinsedag)."


def test_a_school_year_that_is_not_known_is_said_and_not_guessed() -> None:
    found = asked(team(1, 3), date(2027, 6, 16), date(2027, 6, 17))
    assert found.on is None
    assert found.unknown == date(2027, 8, 4)
    assert "Skoleruta for 2027/28 er ikke kjent" in why_then(found)


def test_a_meeting_about_a_case_alone_is_none_of_the_series() -> None:
    held = Meeting(id="m-1", team=IKO, on=date(2026, 10, 14))
    about = Meeting(id="m-2", team=IKO, on=date(2026, 10, 21), case_id="case-1")
    assert last_of_series((held, about), IKO) == date(2026, 10, 14)
    assert last_of_series((about,), IKO) is None


@given(
    last=st.none() | NEAR,
    today=NEAR,
    every=st.none() | st.integers(1, 26),
    weekday=st.none() | st.integers(1, 5),
)
def test_what_is_proposed_is_a_school_day_of_the_series_that_is_not_gone(
    last: date | None, today: date, every: int | None, weekday: int | None
) -> None:
    found = asked(team(every, weekday), last, today)
    if found.on is None:
        assert found.unknown or (every is None and weekday is None)
        return
    assert is_school_day(found.on, YEARS, holidays(found.on.year))
    assert found.on >= today
    assert last is None or found.on > last
    assert weekday in (None, found.on.isoweekday())
    assert all(day.on < found.on for day in found.passed)
    if not found.passed and last and every and weekday:
        weeks = (found.on - last + timedelta(days=last.isoweekday() - weekday)).days / 7
        assert weeks % every == 0


@given(last=st.none() | DAYS, today=DAYS, every=st.integers(1, 26), weekday=st.integers(1, 5))
def test_no_date_makes_it_fail(last: date | None, today: date, every: int, weekday: int) -> None:
    found = asked(team(every, weekday), last, today)
    assert found.on is None or found.on.isoweekday() == weekday
    assert isinstance(why_then(found), str)
