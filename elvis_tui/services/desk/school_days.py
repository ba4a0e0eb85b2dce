"""Whether there was school on a day, as what is reckoned in school days asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from elvis_tui.domain.plan.calendar import is_school_day, is_usually_off
from elvis_tui.domain.plan.public_holidays import public_holidays
from elvis_tui.services.desk.sources import Sources

FIRST_EASTER = 1900
"""Years before it are a slip of the key: no holiday is reckoned for them."""


def was_school(sources: Sources, year: int) -> Callable[[date], bool]:
    """What tells of the days of a year and of the one before whether there was school.

    Where no calendar reaches, every weekday that is no holiday counts.
    """
    holidays, years = _holidays(year), sources.school_years()
    return lambda day: is_school_day(day, years, holidays) is not False


def assumed_school(sources: Sources, year: int) -> Callable[[date], bool]:
    """As `was_school`; where no calendar reaches, the usual summer and Christmas do not count."""
    holidays, years = _holidays(year), sources.school_years()

    def counts(day: date) -> bool:
        known = is_school_day(day, years, holidays)
        return not is_usually_off(day) if known is None else known

    return counts


def _holidays(year: int) -> set[date]:
    both = [y for y in (year - 1, year) if y > FIRST_EASTER]
    return {day for y in both for day, _name in public_holidays(y)}
