"""What must agree between the days of a calendar, beside what each of them must be.

It looks at tables that may hold anything, so that these faults are told together with the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from elvis_tui.domain.plan.calendar import SATURDAY
from elvis_tui.domain.plan.calendar_import import no_weekday_of_its_own
from elvis_tui.domain.school_year import starting_year
from elvis_tui.domain.source_faults import SourceFault, SourceWhy
from elvis_tui.incoming.calendar_days import DayError, read_day

EARLIEST, LATEST = 1990, 2100
"""School years before and after it are a slip of the key."""
_LABEL = re.compile(r"\b((?:19|20)[0-9]{2})\s*[/–-]\s*((?:19|20)?[0-9]{2})\b")
Place = tuple[str | int, ...]
Days = tuple[date, date]


def agreeing(tables: Mapping[str, Any]) -> Iterator[SourceFault]:
    """What does not agree in a calendar: breaks with each other and with their school year.

    Args:
        tables: What the document holds; what is no day is passed over here.
    """
    starts: dict[int, int] = {}
    for number, year in enumerate(_tables(tables.get("skolear")), 1):
        place: Place = ("skolear", number)
        days = days_in(year)
        if days is None:
            yield from _of_breaks(year, None, place)
            continue
        yield from _of_year(year, days, place)
        begins = starting_year(days[0])
        if begins in starts:
            why = SourceWhy.YEAR_TWICE
            yield SourceFault(why=why, place=place, other=starts[begins], year=begins)
        starts.setdefault(begins, number)
        yield from _of_breaks(year, days, place)


def on_weekends(tables: Mapping[str, Any]) -> Iterator[SourceFault]:
    """The first and last school days that are on a weekend: a slip of the key."""
    for number, year in enumerate(_tables(tables.get("skolear")), 1):
        for field in ("fra", "til"):
            day = day_in(year.get(field))
            if day is not None and day.isoweekday() >= SATURDAY:
                place = ("skolear", number, field)
                yield SourceFault(why=SourceWhy.ON_A_WEEKEND, place=place, day=day)


def named_year(text: object) -> int | None:
    """The year in which the school year begins that «Skoleåret 2027/28» names, if one does."""
    found = _LABEL.search(text) if isinstance(text, str) else None
    if found is None:
        return None
    year, after = int(found[1]), found[2]
    return year if (year + 1) % 100 == int(after[-2:]) else None


def days_in(table: Mapping[str, Any]) -> Days | None:
    """The first and the last day of a table, where both are days in their order."""
    first, last = day_in(table.get("fra")), day_in(table.get("til"))
    return None if first is None or last is None or last < first else (first, last)


def day_in(value: object) -> date | None:
    """A day as TOML has it, or as a text with its weekday."""
    if isinstance(value, str):
        try:
            return read_day(value)
        except DayError:
            return None
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def _of_year(year: Mapping[str, Any], days: Days, place: Place) -> Iterator[SourceFault]:
    begins = starting_year(days[0])
    if begins != starting_year(days[1]) or not EARLIEST <= begins <= LATEST:
        yield SourceFault(why=SourceWhy.NOT_ONE_SCHOOL_YEAR, place=place)
        return
    named = named_year(year.get("navn"))
    if named is not None and named != begins:
        yield SourceFault(why=SourceWhy.NAMED_ANOTHER_YEAR, place=place, year=begins)


def _of_breaks(year: Mapping[str, Any], days: Days | None, place: Place) -> Iterator[SourceFault]:
    found = [
        (*span, number)
        for number, free in enumerate(_tables(year.get("fri")), 1)
        if (span := days_in(free)) is not None
    ]
    inside = []
    for first, last, number in found:
        if days is None or days[0] <= first <= last <= days[1]:
            inside.append((first, last, number))
        else:
            out = first if first < days[0] or first > days[1] else last
            why = SourceWhy.OUTSIDE_THE_YEAR
            yield SourceFault(why=why, place=(*place, "fri", number), day=out)
    latest: tuple[date, int] | None = None
    seen: set[Days] = set()
    for first, last, number in sorted(inside):
        # The same days twice are told once when they are taken in, and harm nobody.
        if no_weekday_of_its_own(first, last) or (first, last) in seen:
            continue
        seen.add((first, last))
        if latest is not None and first <= latest[0]:
            why = SourceWhy.OVERLAPS
            yield SourceFault(why=why, place=(*place, "fri", number), other=latest[1])
        if latest is None or last > latest[0]:
            latest = (last, number)


def _tables(value: object) -> list[dict[str, Any]]:
    """What a key holds, as far as it is tables; each other thing keeps its number, empty."""
    if not isinstance(value, list):
        return []
    return [one if isinstance(one, dict) else {} for one in value]
