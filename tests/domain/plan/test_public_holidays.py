"""Norway's public holidays, against a library that is kept for nothing else."""

from __future__ import annotations

from datetime import date

import holidays
import pytest

from elvis_tui.domain.plan.public_holidays import Holiday, easter_sunday
from elvis_tui.domain.plan.public_holidays import public_holidays as dated
from elvis_tui.wording.public_holidays import public_holidays


@pytest.mark.parametrize("year", range(1948, 2100))
def test_every_year_has_the_holidays_of_the_library(year: int) -> None:
    theirs = holidays.country_holidays("NO", years=[year], language="no")
    ours = public_holidays(year)
    assert set(ours) == set(theirs)
    for day, names in theirs.items():
        assert set(ours[day].split(", ")) == set(names.split("; "))


@pytest.mark.parametrize(
    ("year", "easter"),
    [(2026, date(2026, 4, 5)), (2038, date(2038, 4, 25)), (2285, date(2285, 3, 22))],
)
def test_easter_is_right_at_its_earliest_and_latest(year: int, easter: date) -> None:
    assert easter_sunday(year) == easter


def test_there_are_twelve_and_they_come_in_order() -> None:
    days = dated(2026)
    assert len(days) == len(Holiday)
    assert days == sorted(days)
