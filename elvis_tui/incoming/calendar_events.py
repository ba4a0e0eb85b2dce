"""A calendar as a file of events (ICS), as Outlook and Google write them; import it late.

An event that says it is free is a break; what recurs is unrolled, within limits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from elvis_tui.domain.errors import InputError
from elvis_tui.domain.record import replace
from elvis_tui.domain.school_year import FIRST_MONTH, starting_year
from elvis_tui.domain.source_faults import SourceFault, SourceWhy
from elvis_tui.domain.text import clean
from elvis_tui.incoming.calendar_checks import EARLIEST, LATEST
from elvis_tui.incoming.calendar_entries import Assembled, Entry, Kind, assembled, kind_of
from elvis_tui.incoming.decoding import decode
from elvis_tui.incoming.source import unusable

LARGEST = 2 * 1024 * 1024
"""Bytes. A school's calendar of events is about one twentieth of it."""
MOST_EVENTS = 3_000
MOST_TIMES = 1_000
"""Times that an event may recur before nobody believes that it is a break."""
MOST_IN_A_YEAR = 150
"""The same for each school year of the file: a break of each day in half a year is none."""
MOST_RULES = 200
"""Breaks that recur; each is looked for day by day."""
REACH = timedelta(days=3 * 366)
"""How far ahead of its first day what recurs is unrolled where the file is of no school year."""
_BEGINS = re.compile(r"^BEGIN:VEVENT\s*$", re.IGNORECASE | re.MULTILINE)
_BEGUN = re.compile(r"^BEGIN:V(?:CALENDAR|EVENT)\s*$", re.IGNORECASE | re.MULTILINE)
_ENDED = re.compile(r"^END:V(?:CALENDAR|EVENT)\s*$", re.IGNORECASE | re.MULTILINE)
_MIDNIGHT, _LAST_MINUTE = time(0, 0), time(23, 59)
_DAILY_OR_LESS = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_DAY = timedelta(days=1)
SchoolYears = tuple[tuple[date, date], ...]


class _EventError(ValueError):
    def __init__(self, why: SourceWhy, field: str = "") -> None:
        super().__init__(why.value)
        self.why, self.field = why, field


def read_calendar_events(data: bytes) -> Assembled:
    """The school years of an ICS file.

    Raises:
        InputError: `SOURCE_UNUSABLE` with every fault and its line; `INPUT_UNDECODABLE`.
    """
    if len(data) > LARGEST:
        raise unusable(SourceWhy.TOO_MUCH)
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    lines = [text.count("\n", 0, found.start()) + 1 for found in _BEGINS.finditer(text)]
    if not lines and "BEGIN:VCALENDAR" not in text.upper():
        raise unusable(SourceWhy.NOT_A_CALENDAR, 1)
    if len(lines) > MOST_EVENTS:
        raise unusable(SourceWhy.TOO_MUCH)
    if len(_BEGUN.findall(text)) > len(_ENDED.findall(text)):
        raise unusable(SourceWhy.CUT_OFF, text.rstrip("\n").count("\n") + 1)
    events = _events(text)
    recurring = [event for event in events if "RRULE" in event]
    if sum(kind_of(_name(event)) is not Kind.OTHER for event in recurring) > MOST_RULES:
        raise unusable(SourceWhy.TOO_MUCH)
    moved, years = _moved(events), _school_years(events)
    entries: list[Entry] = []
    faults: list[SourceFault] = []
    unread: set[Kind] = set()
    for line, event in zip(lines, events, strict=False):
        try:
            entries += _entries(event, line, moved, years)
        except _EventError as error:
            place = (error.field,) if error.field else ()
            faults.append(SourceFault(why=error.why, line=line, place=place))
            unread.add(kind_of(_name(event)))
    return assembled(_without_own_breaks(entries), faults, frozenset(unread))


def _events(text: str) -> Sequence[Any]:
    from icalendar import Calendar

    try:
        calendars = Calendar.from_ical(text, multiple=True)
        return [event for one in calendars for event in one.walk("VEVENT")]
    except (ValueError, KeyError, IndexError, AttributeError, TypeError) as error:
        raise _not_read(text, error) from None


def _not_read(text: str, error: Exception) -> InputError:
    """A file that the library gives up on: the line it names, if it names one that is there."""
    found = re.search(r"Content line could not be parsed.*?: '(.*)'", str(error), re.DOTALL)
    at = text.find(found[1][:40]) if found else -1
    return unusable(SourceWhy.NOT_A_CALENDAR, text.count("\n", 0, at) + 1 if at >= 0 else 1)


def _name(event: Any) -> str:
    return clean(str(event.get("SUMMARY", ""))).strip()


def _moved(events: Sequence[Any]) -> set[tuple[str, date]]:
    """Occurrences of what recurs that an event of its own stands for."""
    found = set()
    for event in events:
        if "RECURRENCE-ID" in event:
            day = _value(event, "RECURRENCE-ID")
            if day is not None:
                found.add((str(event.get("UID", "")), _as_date(day)))
    return found


def _school_years(events: Sequence[Any]) -> SchoolYears:
    """The first and the last day of each school year that the file is of, by start and end."""
    edges: dict[int, dict[Kind, date]] = defaultdict(dict)
    for event in events:
        kind = kind_of(_name(event))
        if kind in (Kind.START, Kind.END):
            try:
                found = _value(event, "DTSTART")
            except _EventError:
                continue
            if found is not None and EARLIEST <= starting_year(_as_date(found)) <= LATEST:
                edges[starting_year(_as_date(found))].setdefault(kind, _as_date(found))
    return tuple(
        (
            days.get(Kind.START, date(year, FIRST_MONTH, 1)),
            days.get(Kind.END, date(year + 1, FIRST_MONTH, 1) - _DAY),
        )
        for year, days in sorted(edges.items())
    )


def _entries(
    event: Any, line: int, moved: set[tuple[str, date]], years: SchoolYears
) -> Iterator[Entry]:
    """An event, once for each time it comes.

    Raises:
        _EventError: what is wrong with it.
    """
    name = _name(event)
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return
    begins = _value(event, "DTSTART")
    if begins is None:
        raise _EventError(SourceWhy.EVENT_LACKS, "DTSTART")
    first, last, timed = _days(event, begins)
    entry = Entry(line=line, name=name, first=first, last=last, timed=timed)
    yield_first = True
    if kind_of(name) is not Kind.OTHER and "RECURRENCE-ID" not in event:
        yield_first = False
        gone = {day for uid, day in moved if uid == str(event.get("UID", ""))}
        for day in _times(event, first, years):
            if day not in gone:
                recurs = "RRULE" in event
                yield replace(entry, first=day, last=day + (last - first), recurs=recurs)
    if yield_first:
        yield entry


def _without_own_breaks(entries: Sequence[Entry]) -> list[Entry]:
    """Without the Fridays off of every week that are in the Christmas break: those are free."""
    breaks = [
        (one.first, one.last)
        for one in entries
        if not (one.recurs or one.timed) and kind_of(one.name) is Kind.FREE
    ]
    return [
        one
        for one in entries
        if not (one.recurs and any(b <= one.first <= one.last <= e for b, e in breaks))
    ]


def _value(event: Any, name: str) -> date | datetime | None:
    """A day or a moment of an event; None where it has none.

    Raises:
        _EventError: `EVENT_HAS_TWO`, `EVENT_HAS_NO_SUCH_DAY`.
    """
    if name not in event:
        return None
    if isinstance(event[name], list):
        raise _EventError(SourceWhy.EVENT_HAS_TWO, name)
    found = _dt(event[name])
    if not isinstance(found, date):
        raise _EventError(SourceWhy.EVENT_HAS_NO_SUCH_DAY, name)
    return _here(found)


def _dt(value: Any) -> Any:
    """What a property holds; None for one that the library could not read."""
    try:
        return value.dt
    except (ValueError, AttributeError):
        return None


def _here(found: date | datetime) -> date | datetime:
    """A moment as clocks in Norway show it: midnight in another zone is no midnight here."""
    if not isinstance(found, datetime) or found.tzinfo is None:
        return found
    try:
        return found.astimezone(ZoneInfo("Europe/Oslo")).replace(tzinfo=None)
    except (ZoneInfoNotFoundError, OverflowError):
        return found.replace(tzinfo=None)


def _as_date(found: date | datetime) -> date:
    return found.date() if isinstance(found, datetime) else found


def _days(event: Any, begins: date | datetime) -> tuple[date, date, bool]:
    """The first and the last day, and whether it is a part of a day.

    The end is the day after in a file of whole days (RFC 5545, 3.6.1).
    """
    first, ends = _as_date(begins), _value(event, "DTEND")
    if ends is None and "DURATION" in event:
        lasts = _dt(event["DURATION"])
        if not isinstance(lasts, timedelta):
            raise _EventError(SourceWhy.EVENT_HAS_NO_SUCH_DAY, "DURATION")
        try:
            ends = begins + lasts
        except OverflowError:
            raise _EventError(SourceWhy.EVENT_HAS_NO_SUCH_DAY, "DURATION") from None
    if not isinstance(begins, datetime):
        last = _as_date(ends) - _DAY if ends is not None and _as_date(ends) > first else first
        if ends is not None and _as_date(ends) < first:
            last = _as_date(ends)
        return first, last, False
    if not isinstance(ends, datetime) or ends == begins:
        return first, first, True
    # «Hele dagen» written by hand is from 0:00 to 23:59.
    whole = begins.time() == _MIDNIGHT and (ends.time() == _MIDNIGHT or ends.time() >= _LAST_MINUTE)
    last = ends.date() - _DAY if ends.time() == _MIDNIGHT and ends > begins else ends.date()
    return first, last, not whole


def _times(event: Any, first: date, years: SchoolYears) -> list[date]:
    """The first days on which an event comes.

    What recurs is that of the school years of the file, however long ago it began, and not in the
    summer; where none of its days is in them, it is told with the day it began.

    Raises:
        _EventError: `RECURS_TOO_OFTEN`, `NOT_A_RECURRENCE`.
    """
    days = {first}
    rules = event.get("RRULE", [])
    rules = rules if isinstance(rules, list) else [rules]
    for rule in rules:
        days |= _unrolled(event, rule, years)
    days |= _listed(event, "RDATE")
    days -= _listed(event, "EXDATE")
    if rules and years:
        inside = {day for day in days if any(begin <= day <= end for begin, end in years)}
        days = inside or days & {first}
    if len(days) > (MOST_IN_A_YEAR * len(years) if years else MOST_TIMES):
        raise _EventError(SourceWhy.RECURS_TOO_OFTEN)
    return sorted(days)


def _unrolled(event: Any, parts: Any, years: SchoolYears) -> set[date]:
    """The days of a rule, reckoned in the zone of the event and told as they are in Norway."""
    from elvis_tui.incoming.calendar_recurrence import read_rule, unrolled

    begins = _dt(event["DTSTART"])
    first = _as_date(begins)
    try:
        rule = read_rule({str(name).upper(): _list(value) for name, value in parts.items()})
        if rule.until is not None:
            rule = replace(rule, until=_as_date(_in_zone_of(begins, rule.until)))
        # A day on each side: elsewhere it may be the day before or after.
        ends = years[-1][1] + _DAY if years else first + REACH
        since = years[0][0] - _DAY if years else first
    except (ValueError, TypeError, AttributeError, OverflowError):
        raise _EventError(SourceWhy.NOT_A_RECURRENCE) from None
    if rule.frequency not in _DAILY_OR_LESS:
        raise _EventError(SourceWhy.RECURS_TOO_OFTEN)
    days = set(islice(unrolled(rule, first, ends, since), MOST_TIMES + 1))
    if len(days) > MOST_TIMES:
        raise _EventError(SourceWhy.RECURS_TOO_OFTEN)
    if not isinstance(begins, datetime):
        return days
    return {_as_date(_here(datetime.combine(day, begins.timetz()))) for day in days}


def _in_zone_of(begins: date | datetime, until: date | datetime) -> date | datetime:
    """The end of what recurs, as the clock of its beginning shows it (RFC 5545, 3.3.10)."""
    if not isinstance(until, datetime) or until.tzinfo is None:
        return until
    zone = begins.tzinfo if isinstance(begins, datetime) else None
    return until.astimezone(zone) if zone is not None else _here(until)


def _listed(event: Any, name: str) -> set[date]:
    found = event.get(name, [])
    days = set()
    try:
        for one in found if isinstance(found, list) else [found]:
            for value in one.dts:
                day = value.dt[0] if isinstance(value.dt, tuple) else value.dt
                days.add(_as_date(_here(day)))
    except (ValueError, TypeError, AttributeError):
        raise _EventError(SourceWhy.NOT_A_RECURRENCE) from None
    return days


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]
