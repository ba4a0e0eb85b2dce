"""The school year as it is counted everywhere: from August."""

from __future__ import annotations

from datetime import date

FIRST_MONTH = 8
"""A school year is counted from August."""


def starting_year(day: date) -> int:
    """The calendar year in which the school year that `day` lies in began."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def label_of(year: int) -> str:
    """«2026/27» for the school year that begins in 2026."""
    return f"{year}/{(year + 1) % 100:02d}"
