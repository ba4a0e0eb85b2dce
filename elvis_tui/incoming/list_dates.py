"""The day that a list was made: what it says itself, its name, its workbook, or the file's own."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from elvis_tui.domain.across.absence_list import Dated
from elvis_tui.domain.school_year import starting_year
from elvis_tui.incoming.figures import read_day

_IN_TITLE = re.compile(
    r"(?<![0-9.])[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{2})\b(?!\.[0-9])"
    r"|(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}\b"
)
_IN_NAME = re.compile(
    r"(?<![0-9])(?:(?P<y>20[0-9]{2})[-_. ]?(?P<m>[01][0-9])[-_. ]?(?P<d>[0-3][0-9])"
    r"|(?P<d2>[0-3]?[0-9])[-_. ](?P<m2>[01]?[0-9])[-_. ](?P<y2>20[0-9]{2}|[0-9]{2}))(?![0-9])"
)
_DAY_OF_RANGE = r"[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{2})?|[0-9]{4}-[0-9]{2}-[0-9]{2}"
_RANGE = re.compile(
    rf"(?<![0-9.])({_DAY_OF_RANGE})\s*(?:-|–|—|\btil(?: og med)?\b|\bt\.? ?o\.? ?m\.?):?\s*"
    rf"({_DAY_OF_RANGE})(?![0-9])",
    re.IGNORECASE,
)
"""«18.08.2026 – 24.11.2026», «18.8.–24.11.2026», «fra 18.08.2026 til 24.11.2026»."""
_LONG_AGO = timedelta(days=3 * 366)
_MODIFIED = re.compile(rb"<dcterms:(?:modified|created)[^>]*>([0-9]{4}-[0-9]{2}-[0-9]{2})")


def made_on(
    above: Iterable[str], path: Path, data: bytes, file_day: date, today: date
) -> tuple[date, Dated]:
    """The day a list was made, and how that is known: by the surest that tells a day.

    Of several days in one place the last that is no day to come: it is where a period ends.

    Args:
        above: What stands over the header.
        path: The file; a day in its name is one that somebody put there.
        data: The bytes of the file.
        file_day: The day the file was last written.
        today: A day after it is a slip.
    """
    found: tuple[tuple[Dated, Iterable[date]], ...] = (
        (Dated.TITLE, _of_title(above, today)),
        (Dated.FILE_NAME, _of_name(path.stem, today)),
        (Dated.WORKBOOK, _of_workbook(data)),
        (Dated.FILE, (file_day,)),
    )
    for how, days in found:
        day = max((day for day in days if day <= today), default=None)
        if day is not None:
            return day, how
    return today, Dated.FILE


def period(above: Iterable[str], as_of: date) -> tuple[date, date] | None:
    """The period that a list says it is of, over its header: within the school year of `as_of`."""
    for found in _RANGE.finditer(" ".join(above)):
        days = _of_range(found, as_of)
        if days is not None and days[0] <= days[1]:
            first, last = days
            if starting_year(first) == starting_year(as_of) and first <= as_of:
                return first, min(last, as_of)
    return None


def _of_range(found: re.Match[str], today: date) -> tuple[date, date] | None:
    begins, ends = found.groups()
    try:
        last = read_day(ends, today)
        if last is None:
            return None
        if begins.endswith("."):
            first = _day(last.year, *map(int, reversed(begins.rstrip(".").split("."))))
            if first is not None and first > last:
                first = _day(last.year - 1, first.month, first.day)
        else:
            first = read_day(begins, today)
    except ValueError:
        return None
    return None if first is None else (first, last)


def _of_title(above: Iterable[str], today: date) -> Iterable[date]:
    def unless_to_come(found: re.Match[str]) -> str:
        # A period that ends in the future, such as a school year, says of none of its days that
        # the list was made on it.
        days = _of_range(found, today)
        return " " if days is not None and days[1] > today else found[0]

    for found in _IN_TITLE.findall(_RANGE.sub(unless_to_come, " ".join(above))):
        try:
            day = read_day(found, today)
        except ValueError:
            continue
        if day is not None:
            yield day


def _of_name(name: str, today: date) -> Iterable[date]:
    for found in _IN_NAME.finditer(name):
        year = found["y"] or found["y2"]
        month, day = found["m"] or found["m2"], found["d"] or found["d2"]
        read = _day(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
        if len(year) == 2 and (read is None or abs(read - today) > _LONG_AGO):
            # 26-10-05 is as likely to begin with the year.
            turned = _day(2000 + int(day), int(month), int(year))
            read = turned if turned and abs(turned - today) <= _LONG_AGO else read
        if read is not None:
            yield read


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _of_workbook(data: bytes) -> Iterable[date]:
    if not data.startswith(b"PK"):
        return
    try:
        with ZipFile(BytesIO(data)) as book:
            facts = book.read("docProps/core.xml")
    except (BadZipFile, KeyError, OSError, EOFError, ValueError, RuntimeError, zlib.error):
        return
    for found in _MODIFIED.findall(facts):
        try:
            yield date.fromisoformat(found.decode())
        except ValueError:
            continue
