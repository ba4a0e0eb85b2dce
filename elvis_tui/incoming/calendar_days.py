"""The days of a calendar as people write them: «mandag 17.8.2026», «5.–9. oktober», 2026-10-05.

A weekday beside a date is held against it, and a day without a year waits for one: nothing is
guessed.
"""

from __future__ import annotations

import re
from datetime import date

from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school_year import FIRST_MONTH
from elvis_tui.domain.source_faults import SourceWhy
from elvis_tui.domain.text import folded

LONGEST = 80
"""Signs; more is no date."""
_WEEKDAYS = (
    ("mandag", "måndag", "man", "mån", "ma", "monday", "mon"),
    ("tirsdag", "tysdag", "tir", "tirs", "tys", "ti", "tuesday", "tue"),
    ("onsdag", "ons", "on", "wednesday", "wed"),
    ("torsdag", "tor", "tors", "to", "thursday", "thu"),
    ("fredag", "fre", "fr", "friday", "fri"),
    ("lørdag", "laurdag", "lør", "lau", "lø", "saturday", "sat"),
    ("søndag", "sundag", "søn", "sun", "sø", "sunday"),
)
_MONTHS = (
    ("januar", "jan"),
    ("februar", "feb", "febr"),
    ("mars", "mar"),
    ("april", "apr"),
    ("mai",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("desember", "des"),
)
WEEKDAY_OF = {name: n for n, names in enumerate(_WEEKDAYS, 1) for name in names}
_MONTH_OF = {name: n for n, names in enumerate(_MONTHS, 1) for name in names}
_ANY_WEEKDAY = "|".join(sorted(WEEKDAY_OF, key=len, reverse=True))
_ANY_MONTH = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_CLOCK = r"(?:(?:[ t]|,? kl\.? ?)[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?)?"
_DAY = re.compile(
    rf"(?:(?P<weekday>{_ANY_WEEKDAY})\b\.?,? *)?(?:den )?"
    rf"(?:(?P<iso>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})"
    rf"|(?P<day>[0-9]{{1,2}})(?:\. ?"
    rf"(?:(?P<month>[0-9]{{1,2}})\b\.? ?|(?P<name>{_ANY_MONTH})\b\.? ?)"
    rf"(?P<year>[0-9]{{4}}|[0-9]{{2}})?|(?P<bare>\.)?| (?P<name2>{_ANY_MONTH})\b\.? ?"
    rf"(?P<year2>[0-9]{{4}})?))"
    rf"{_CLOCK}"
)
_TO = re.compile(r" *[–—−] *| +- +| +til(?: og med)? +| +t\. ?o\. ?m\.? +")
_HYPHEN = re.compile(r"(?<=[0-9.a-zæøå]) ?- ?(?=[0-9a-zæøå])")
_FROM = re.compile(r"^(?:fra(?: og med)?|f\. ?o\. ?m\.?) +")


class DayError(ValueError):
    """Why what stands there is no day; `day` and `weekday` where they do not agree."""

    def __init__(self, why: SourceWhy, day: date | None = None, weekday: int | None = None) -> None:
        super().__init__(why.value)
        self.why, self.day, self.weekday = why, day, weekday


class Written(Record, frozen=True, kw_only=True):
    """A day as it is written; without `year` it waits for the school year it stands in."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None

    def at(self, starts: int | None) -> date:
        """The day itself.

        Args:
            starts: The year in which the school year begins, if there is only one it can be.

        Raises:
            DayError: `NO_YEAR`, `NO_SUCH_DAY`, `WEEKDAY_AND_DATE`.
        """
        if self.month is None:
            raise DayError(SourceWhy.NOT_A_DAY)
        year = self.year
        if year is None:
            if starts is None:
                raise DayError(SourceWhy.NO_YEAR)
            year = starts if self.month >= FIRST_MONTH else starts + 1
        try:
            found = date(year, self.month, self.day)
        except ValueError:
            raise DayError(SourceWhy.NO_SUCH_DAY) from None
        if self.weekday and found.isoweekday() != self.weekday:
            raise DayError(SourceWhy.WEEKDAY_AND_DATE, found, self.weekday)
        return found


def read_days(text: str) -> tuple[Written, Written] | None:
    """The first and the last day that a cell names; the same where it is one; None if empty.

    Raises:
        DayError: `NOT_A_DAY` for anything else.
    """
    bare = _FROM.sub("", folded(text).strip())
    if not bare or bare in ("-", "–"):
        return None
    if len(bare) > LONGEST:
        raise DayError(SourceWhy.NOT_A_DAY)
    one = _one(bare)
    if one is not None:
        return one, one
    parts = _TO.split(bare)
    if len(parts) == 1 and not re.search(r"[0-9]{4}-[0-9]{2}-", bare):
        parts = _HYPHEN.split(bare)
    if len(parts) != 2 or (last := _one(parts[1])) is None or (first := _one(parts[0])) is None:
        raise DayError(SourceWhy.NOT_A_DAY)
    if first.month is None:
        first = replace(first, month=last.month)
    if first.year is None and last.year is not None and first.month and last.month:
        goes_over = first.month > last.month
        first = replace(first, year=last.year - goes_over)
    return first, last


def read_day(text: str) -> date:
    """One day with its year: «mandag 17.8.2026».

    Raises:
        DayError: for anything else.
    """
    found = read_days(text)
    if found is None or found[0] != found[1]:
        raise DayError(SourceWhy.NOT_A_DAY)
    return found[0].at(None)


def read_weekdays(text: str) -> tuple[int | None, int | None]:
    """«mandag» or «man.–fre.» as ISO counts them: that of the first and that of the last day.

    Raises:
        DayError: `NOT_A_WEEKDAY`.
    """
    bare = folded(text).strip(" .,")
    if not bare:
        return None, None
    found = [WEEKDAY_OF.get(part.strip(" .,")) for part in re.split(r"[-–—]| til ", bare)]
    if len(found) > 2 or None in found:
        raise DayError(SourceWhy.NOT_A_WEEKDAY)
    return found[0], found[1] if len(found) == 2 else None


def _one(text: str) -> Written | None:
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    weekday = WEEKDAY_OF[found["weekday"]] if found["weekday"] else None
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
        return Written(day=day, month=month, year=year, weekday=weekday)
    name = found["name"] or found["name2"]
    month = _MONTH_OF[name] if name else int(found["month"] or 0)
    digits = found["year"] or found["year2"]
    year = int(digits) + (2000 if len(digits) == 2 else 0) if digits else 0
    return Written(day=int(found["day"]), month=month or None, year=year or None, weekday=weekday)
