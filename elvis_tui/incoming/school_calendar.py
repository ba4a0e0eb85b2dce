"""The calendar the plan is laid over: the county's school years and Norway's public holidays."""

from __future__ import annotations

from typing import Any

from elvis_tui.domain.plan.calendar import Break, SchoolYear


def read_school_years(text: str) -> tuple[SchoolYear, ...]:
    """The school years of a «skoleruter.toml», oldest first.

    Raises:
        ValueError: for text that is not TOML.
        KeyError: for a school year or a break without its `navn`, `fra` or `til`.
    """
    import tomllib

    years = [_school_year(entry) for entry in tomllib.loads(text).get("skolear", [])]
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
