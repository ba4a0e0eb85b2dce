"""The calendar the plan is laid over: the county's school years and Norway's public holidays."""

from __future__ import annotations

from datetime import date
from typing import Any

from elvis_tui.domain import public_holidays as rules
from elvis_tui.domain.calendar import Break, SchoolYear
from elvis_tui.domain.public_holidays import Holiday
from elvis_tui.i18n import _


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


def public_holidays(year: int) -> dict[date, str]:
    """Norway's public holidays of a calendar year, with their names in bokmål.

    Two that fall on one day stand together («Grunnlovsdag, Andre pinsedag»).
    """
    named: dict[date, str] = {}
    for day, holiday in rules.public_holidays(year):
        named[day] = f"{named[day]}, {_name(holiday)}" if day in named else _name(holiday)
    return named


def _name(holiday: Holiday) -> str:
    return {
        Holiday.NEW_YEAR: _("Første nyttårsdag"),
        Holiday.MAUNDY_THURSDAY: _("Skjærtorsdag"),
        Holiday.GOOD_FRIDAY: _("Langfredag"),
        Holiday.EASTER_SUNDAY: _("Første påskedag"),
        Holiday.EASTER_MONDAY: _("Andre påskedag"),
        Holiday.LABOUR_DAY: _("Arbeidernes dag"),
        Holiday.CONSTITUTION_DAY: _("Grunnlovsdag"),
        Holiday.ASCENSION_DAY: _("Kristi himmelfartsdag"),
        Holiday.WHIT_SUNDAY: _("Første pinsedag"),
        Holiday.WHIT_MONDAY: _("Andre pinsedag"),
        Holiday.CHRISTMAS_DAY: _("Første juledag"),
        Holiday.BOXING_DAY: _("Andre juledag"),
    }[holiday]
