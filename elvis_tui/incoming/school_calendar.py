"""The calendar the plan is laid over: the county's school years."""

from __future__ import annotations

from typing import Any

from elvis_tui.domain.plan.calendar import Break, SchoolYear
from elvis_tui.incoming.source import read_entries


def read_school_years(text: str, *, foreign: bool = False) -> tuple[SchoolYear, ...]:
    """The school years of a «skoleruter.toml», oldest first. See `read_entries`."""
    years = read_entries(text, "skolear", _school_year, foreign=foreign)
    return tuple(sorted(years, key=lambda y: y.first_day))


def _school_year(entry: dict[str, Any]) -> SchoolYear:
    breaks = [
        Break(
            name=b["navn"],
            first=b["fra"],
            last=b["til"],
            source=b.get("kilde", ""),
            certainty=b.get("sikkerhet", ""),
        )
        for b in entry.get("fri", [])
    ]
    return SchoolYear(
        label=entry["navn"],
        first_day=entry["fra"],
        last_day=entry["til"],
        breaks=tuple(sorted(breaks, key=lambda b: b.first)),
        source=entry.get("kilde", ""),
        certainty=entry.get("sikkerhet", ""),
    )
