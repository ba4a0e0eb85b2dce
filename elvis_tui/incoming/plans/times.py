"""What a row says of its time, put together out of its columns and the heading it stands under.

The parts keep the words they were written with. What comes of them is read as any «Når» is, so
that what is shown is what was read, and a plan that was written out is read as the same.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from elvis_tui.domain.plan.placement import Place, Placement, placed_when
from elvis_tui.domain.plan.records import Recurrence, When
from elvis_tui.domain.plan.when import read_when
from elvis_tui.incoming.plans.words import (
    MONTH,
    WEEKDAY,
    month_heading,
    month_name,
    month_number,
    weekday_name,
)

_NUMBER = r"\d{1,2}\.?"
_SPAN = rf"{_NUMBER}(?:\s*(?:[-–—]|til)\s*{_NUMBER})?"
_DAYS = re.compile(
    rf"(?:den\s+)?(?:{WEEKDAY}\s+(?:den\s+)?)?{_SPAN}"
    rf"(?:\s*(?:,|;|\+|&|\bog\b|\n)\s*(?:{WEEKDAY}\s+)?{_SPAN})*",
    re.IGNORECASE,
)
_ONE = re.compile(
    rf"(?P<weekday>{WEEKDAY}\s+)?(?:den\s+)?(?P<first>\d{{1,2}})\.?"
    rf"(?:\s*(?:[-–—]|til)\s*(?P<last>\d{{1,2}})\.?)?",
    re.IGNORECASE,
)
_WEEKS = re.compile(r"\d{1,2}(?:\s*(?:[-–—/,&+]|og|til)\s*\d{1,2})*\.?")
_A_WEEK = re.compile(r"\b(?:uke|uka|veke|veka|u)\b", re.IGNORECASE)
_MONTHS = re.compile(MONTH, re.IGNORECASE)
_YEAR = re.compile(r"\s+(20\d\d)\s*$")
_CLOCK = re.compile(
    r"(?:kl(?:okka|\.)?\s*)?\d{1,2}[.:]\d{2}(?:\s*[-–—]\s*(?:kl\.?\s*)?\d{1,2}[.:]\d{2})?\s*",
    re.IGNORECASE,
)
_OVER_THE_END = re.compile(
    r"(?P<first>\d{1,2})\.?\s*(?:[-–—]|til)\s*"
    rf"(?P<end>(?P<last>\d{{1,2}})(?:[./]\s?(?P<month>\d{{1,2}})\.?|\.?\s*(?P<name>{MONTH})))",
    re.IGNORECASE,
)
_YEAR_IN_SHORT = re.compile(
    r"(?<![\d/.-])(?P<day>0?[1-9]|[12]\d|3[01])/(?P<month>0?[1-9]|1[0-2])\s?[-–/]\s?(?:20)?(?P<year>[2-4]\d)(?![\d/.])"
)
_HIGHEST_DAY = 31
_MONTHS_OF_A_YEAR = 12
_MOST_BETWEEN_YEARS = 6


def is_days(text: str) -> bool:
    """Whether it is numbers of days and nothing else: «12», «5.–9.», «3., 17. og 31.».

    «4/11» is none: it is a day with its month.
    """
    words = text.strip()
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    return bool(_DAYS.fullmatch(words)) and all(1 <= n <= _HIGHEST_DAY for n in numbers)


def is_clock(text: str) -> bool:
    """Whether it is a time of the day («09.00–10.30») and nothing else.

    «10.10» may be a date; it is one unless «kl», a colon or a second time stands with it.
    """
    words = text.strip()
    if not _CLOCK.fullmatch(words):
        return False
    return ":" in words or words[:2].lower() == "kl" or bool(re.search(r"\d\s*[-–—]\s*\d", words))


def days_of_month(text: str, month: str) -> str:
    """«3., 17.» of October as «3. oktober, 17. oktober»."""
    year = _YEAR.search(month)
    name = _YEAR.sub("", month).strip().lower()
    after = f" {year[1]}" if year else ""
    told = []
    for found in _ONE.finditer(text):
        weekday = f"{weekday_name(found['weekday'].strip())} " if found["weekday"] else ""
        days = f"{int(found['first'])}."
        if found["last"]:
            days = f"{days}–{int(found['last'])}."
        told.append(f"{weekday}{days} {name}{after}")
    return ", ".join(told)


def of_week(text: str) -> str:
    """What stands in a column of weeks, so that it says so: «41» is «uke 41»."""
    words = " ".join(text.split())
    return f"uke {words.rstrip('.')}" if _WEEKS.fullmatch(words) else words


def composed(own: str, *, month: str = "", week: str = "", date: str = "") -> str:
    """One «Når» of what the columns and the heading of a row say together.

    Args:
        own: What stands in the column of times, or behind its label.
        month: Of the heading or the column of months, as written; may be several.
        week: Of the column of weeks.
        date: Of the column of dates.
    """
    told = [_with_whole_year(" ".join(part.split())) for part in (of_week(week), date, own)]
    times = [_in_month(part, month) for part in told if part]
    if month and not any(_says_months(time) for time in times):
        return (
            f"{month} {', '.join(times)}" if times and _is_manner(times) else _bounded(times, month)
        )
    if month and times:
        return _agreeing(times, month)
    return ", ".join(times)


def _with_whole_year(part: str) -> str:
    """«4/11-26» and «4/11/26» as «4.11.2026»: with a month above, «26» could be a day of it."""
    return _YEAR_IN_SHORT.sub(
        lambda found: f"{found['day']}.{found['month']}.20{found['year']}", part
    )


def _in_month(part: str, month: str) -> str:
    if not month or len(_MONTHS.findall(month)) != 1:
        return part
    if is_days(part):
        return days_of_month(part, month)
    return _into_the_next(part, month)


def _into_the_next(part: str, month: str) -> str:
    """«30.–2.12.» of November, with the month that its first day is in."""
    found = _OVER_THE_END.fullmatch(part)
    if not found or int(found["first"]) <= int(found["last"]):
        return part
    next_one = int(found["month"] or month_number(found["name"]) or 0)
    if [month_number(name) for name in _MONTHS.findall(month)] != [
        next_one - 1 or _MONTHS_OF_A_YEAR
    ]:
        return part
    return f"{days_of_month(found['first'], month)} – {found['end']}"


def _is_manner(times: list[str]) -> bool:
    return all(is_clock(time) for time in times)


def _bounded(times: list[str], month: str) -> str:
    """«Hver onsdag» under October is «Hver onsdag i oktober»."""
    if not times:
        return month
    told = ", ".join(times)
    within = f"{told} i {month[:1].lower()}{month[1:]}"
    return within if understood(within) else f"{month}, {told[:1].lower()}{told[1:]}"


def _agreeing(times: list[str], month: str) -> str:
    """The times, with the month they stand under where that is another than theirs."""
    told = ", ".join(times)
    if _A_WEEK.search(month):
        # A day stands in the week it is said to, or the two do not agree.
        return told if _A_WEEK.search(told) else f"{month}, {told}"
    theirs, heading = months_of(told), months_of(month)
    if not (theirs and heading) or theirs & heading:
        return told
    return f"{month}: {told}"


def read_composed(text: str, what: str) -> When:
    """What a time of `composed` means: «Oktober: 7. november» says two things that do not agree."""
    heading, colon, told = text.partition(": ")
    if colon and month_heading(heading) == heading and _names_month(heading):
        return read_when(told, what, heading_month=heading)
    return read_when(text, what)


def _names_month(heading: str) -> bool:
    """Whether it is months, and no term or week: those must agree with what stands behind them."""
    return bool(_MONTHS.search(heading))


def agrees(time: str, month: str) -> bool:
    """Whether a time is somewhere in a school year, and within the month it stands under."""
    told = composed(time, month=month)
    return _placed(read_composed(told, "")).place is not Place.NONE


def deadline(words: str, month: str = "") -> str:
    """«Frist 1. november» for what stands under «Frist»: it says more than «1. november» does."""
    told = _in_month(" ".join(words.split()), month)
    told = f"frist {told[:1].lower()}{told[1:]}"
    placement = _placement(told)
    is_one = placement.is_deadline and placement.place is not Place.RECURRENCE
    return told if is_one and not _placement(words).is_deadline else words


def with_deadlines(times: list[str], month: str) -> tuple[list[str], list[str]]:
    """The times of a row that are one «Når», and the deadlines that stand beside them.

    «Oktober» with the deadline 1. november are two things that a row may say of its time; where
    they do not fit into one, the deadline is told for itself.
    """
    last = [time for time in times if time.startswith("frist ")]
    own = [time for time in times if time not in last]
    if last and own and not agrees(", ".join(times), month) and agrees(", ".join(own), month):
        return own, last
    return times, []


def time_heading(text: str) -> str:
    """The time that all below a heading is done at: months, or «Hele året», «Skolestart».

    The number of a section is none, nor is the school year that a plan is for.
    """
    if month := month_heading(text):
        return month
    words = " ".join(text.split()).rstrip(": ")
    when = read_when(words)
    is_one = when.recurrence is not Recurrence.UNREAD and when.year is None
    return words if is_one and re.search(r"[^\W\d_]{2}", words) else ""


def _says_months(time: str) -> bool:
    return bool(months_of(time)) and not _is_band(time)


@lru_cache(maxsize=1024)
def understood(text: str) -> bool:
    """Whether a time is read, whatever it comes to."""
    return read_when(text).recurrence is not Recurrence.UNREAD


@lru_cache(maxsize=1024)
def months_of(text: str) -> frozenset[int]:
    """The months a time places itself in, in some school year."""
    return frozenset(_placement(text).months)


def _is_band(text: str) -> bool:
    return _placement(text).place in (Place.RECURRENCE, Place.NONE)


def _placement(text: str) -> Placement:
    return _placed(read_when(text))


def _placed(when: When) -> Placement:
    return placed_when(when, 2026, ())


def is_time(text: str) -> bool:
    """Whether words are a time with a number or a month in it, and nothing else."""
    words = text.strip()
    named = bool(re.search(r"\d", words) or _MONTHS.search(words) or _A_WEEK.search(words))
    return named and understood(words)


def are_of_one_kind(one: str, other: str) -> bool:
    """Whether both are weeks, both have the name of a month, or neither."""
    kinds = [(bool(_A_WEEK.search(time)), bool(_MONTHS.search(time))) for time in (one, other)]
    return kinds[0] == kinds[1]


def on_its_day(weekday: str, week: str, number: int) -> str:
    """«mandag 17. august, uke 34» of a calendar of weeks that has the number of the day too.

    Monday of a week is at most six days earlier or later in another year; a number that is none
    of these leaves what cannot be read.
    """
    days = _placement(f"{weekday} i {week}").spans
    first = days[0][0] if len(days) == 1 else None
    for offset in range(-_MOST_BETWEEN_YEARS, _MOST_BETWEEN_YEARS + 1):
        day = first + timedelta(days=offset) if first else None
        if day and day.day == number:
            return f"{weekday} {number}. {month_name(day.month)}, {week}"
    return f"{weekday} {number}., {week}"


def is_dated(text: str) -> bool:
    """Whether a time comes to days or weeks («første tirsdag i september»)."""
    return understood(text) and _placement(text).place in (Place.DATES, Place.WEEKS)
