"""The calendar the plan is laid over: the county's school years."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from elvis_tui.domain.plan.calendar import Break, SchoolYear
from elvis_tui.incoming.source import read_entries


def read_school_years(text: str, *, foreign: bool = False) -> tuple[SchoolYear, ...]:
    """The school years of a «skoleruter.toml», oldest first. See `read_entries`."""
    years = read_entries(text, "skolear", _school_year, foreign=foreign)
    return tuple(sorted(years, key=lambda y: y.first_day))


def school_years_of(tables: Mapping[str, Any]) -> tuple[SchoolYear, ...]:
    """The school years of tables that have been found sound, oldest first."""
    years = (_school_year(entry) for entry in tables.get("skolear", []))
    return tuple(sorted(years, key=lambda y: y.first_day))


def _school_year(entry: dict[str, Any]) -> SchoolYear:
    breaks = [
        Break(
            name=b["navn"],
            first=_day(b["fra"]),
            last=_day(b["til"]),
            source=b.get("kilde", ""),
            certainty=b.get("sikkerhet", ""),
        )
        for b in entry.get("fri", [])
    ]
    return SchoolYear(
        label=entry["navn"],
        first_day=_day(entry["fra"]),
        last_day=_day(entry["til"]),
        breaks=tuple(sorted(breaks, key=lambda b: b.first)),
        source=entry.get("kilde", ""),
        certainty=entry.get("sikkerhet", ""),
    )


def _day(value: date | str) -> date:
    """A day, also one that is written with its weekday: «mandag 17.8.2026»."""
    if isinstance(value, date):
        return value
    from elvis_tui.incoming.calendar_days import read_day

    return read_day(value)
