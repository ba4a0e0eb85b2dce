"""The days on which an event of a calendar recurs, looked at day by day within a reach.

A library that unrolls any rule looks for one that never comes true until the year 9999. What a
break could recur by is little: every year, month, week or day, on weekdays and days of the month.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from elvis_tui.domain.record import Record

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYMONTHDAY", "BYDAY"}
_BYDAY = re.compile(rf"([+-]?[0-9]{{1,2}})?({'|'.join(WEEKDAYS)})")
_DAY = timedelta(days=1)


class Rule(Record, frozen=True, kw_only=True):
    """How an event recurs (RFC 5545, 3.3.10); `by_day` are ordinals (0 for every) and weekdays."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    week_start: int = 0
    by_month: tuple[int, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_day: tuple[tuple[int, int], ...] = ()


def read_rule(parts: Mapping[str, Sequence[Any]]) -> Rule:
    """A rule out of its parts, each with its values.

    Raises:
        ValueError: for a part that no break needs, and for what is none.
    """
    if not set(parts) <= _KNOWN:
        raise ValueError
    frequency = str(parts["FREQ"][0]).upper() if parts.get("FREQ") else ""
    until = parts["UNTIL"][0] if parts.get("UNTIL") else None
    rule = Rule(
        frequency=frequency,
        interval=_number(parts, "INTERVAL") or 1,
        count=_number(parts, "COUNT"),
        until=until if isinstance(until, date) else None,
        week_start=WEEKDAYS.index(str(parts["WKST"][0]).upper()) if parts.get("WKST") else 0,
        by_month=tuple(int(month) for month in parts.get("BYMONTH", ())),
        by_month_day=tuple(int(day) for day in parts.get("BYMONTHDAY", ())),
        by_day=tuple(_weekday(str(day)) for day in parts.get("BYDAY", ())),
    )
    ordinals = any(ordinal for ordinal, _weekday in rule.by_day)
    of_year = frequency == "YEARLY" and not rule.by_month
    if ordinals and (frequency in ("DAILY", "WEEKLY") or of_year):
        raise ValueError
    return rule


def unrolled(rule: Rule, first: date, ends: date, since: date | None = None) -> Iterator[date]:
    """The days of a rule from its first day to `ends`; the first is one by itself.

    Args:
        rule: How it recurs.
        first: The day it begins.
        ends: The last that is looked at.
        since: The first that is asked for, where it is not the day it begins.
    """
    last = min(ends, rule.until) if rule.until else ends
    since = max(first, since or first)
    # What comes a number of times is counted from its first day.
    times, day = 0, first if rule.count is not None else since
    while day <= last and (rule.count is None or times < rule.count):
        if _is_in_turn(rule, first, day) and _fits(rule, first, day):
            times += 1
            if day >= since:
                yield day
        day += _DAY


def _number(parts: Mapping[str, Sequence[Any]], name: str) -> int | None:
    if not parts.get(name):
        return None
    number = int(parts[name][0])
    if number < 1:
        raise ValueError
    return number


def _weekday(text: str) -> tuple[int, int]:
    found = _BYDAY.fullmatch(text.upper())
    if found is None:
        raise ValueError
    return int(found[1] or 0), WEEKDAYS.index(found[2])


def _is_in_turn(rule: Rule, first: date, day: date) -> bool:
    """Whether the interval comes round to the day's year, month, week or day."""
    if rule.frequency == "YEARLY":
        passed = day.year - first.year
    elif rule.frequency == "MONTHLY":
        passed = (day.year - first.year) * 12 + day.month - first.month
    elif rule.frequency == "WEEKLY":
        passed = (_week(rule, day) - _week(rule, first)).days // 7
    else:
        passed = (day - first).days
    return passed % rule.interval == 0


def _week(rule: Rule, day: date) -> date:
    return day - timedelta(days=(day.weekday() - rule.week_start) % 7)


def _fits(rule: Rule, first: date, day: date) -> bool:
    """Whether the rule's parts let a day through; what they leave open is as on the first day."""
    if rule.by_month and day.month not in rule.by_month:
        return False
    length = calendar.monthrange(day.year, day.month)[1]
    if rule.by_month_day and not {day.day, day.day - length - 1} & set(rule.by_month_day):
        return False
    if rule.by_day and not any(_is_nth(day, length, *one) for one in rule.by_day):
        return False
    if rule.by_day or rule.by_month_day:
        return True
    return {
        "YEARLY": day.day == first.day and (bool(rule.by_month) or day.month == first.month),
        "MONTHLY": day.day == first.day,
        "WEEKLY": day.weekday() == first.weekday(),
    }.get(rule.frequency, True)


def _is_nth(day: date, length: int, ordinal: int, weekday: int) -> bool:
    """Whether a day is the nth of its weekday in the month, from the end where n is negative."""
    if day.weekday() != weekday:
        return False
    nth, from_end = (day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1)
    return ordinal in (0, nth, from_end)
