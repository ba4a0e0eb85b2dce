"""The calendar the plan is laid over: the county's school years."""

from __future__ import annotations

from typing import Any

from elvis_tui.domain.plan.calendar import Break, SchoolYear
from elvis_tui.incoming.source import toml_tables


def read_school_years(text: str, *, foreign: bool = False) -> tuple[SchoolYear, ...]:
    """The school years of a «skoleruter.toml», oldest first.

    Args:
        text: The document.
        foreign: Whether somebody else wrote it; the package's own is held by tests, and read
            without the time that looking for every fault takes.

    Raises:
        InputError: `SOURCE_UNUSABLE` for what is not TOML; of a foreign document for every fault
            at once, each with its place.
        KeyError: for a school year or a break of our own without its `navn`, `fra` or `til`.
    """
    tables = toml_tables(text)
    if foreign:
        from elvis_tui.incoming.foreign import Calendar, check

        check(Calendar, tables)
    years = [_school_year(entry) for entry in tables.get("skolear", [])]
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
