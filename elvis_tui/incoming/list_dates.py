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
from elvis_tui.incoming.figures import read_day

_IN_TITLE = re.compile(
    r"(?<![0-9.])[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{2})\b(?!\.[0-9])"
    r"|(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}\b"
)
_IN_NAME = re.compile(
    r"(?<![0-9])(?:(?P<y>20[0-9]{2})[-_. ]?(?P<m>[01][0-9])[-_. ]?(?P<d>[0-3][0-9])"
    r"|(?P<d2>[0-3]?[0-9])[-_. ](?P<m2>[01]?[0-9])[-_. ](?P<y2>20[0-9]{2}|[0-9]{2}))(?![0-9])"
)
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


def _of_title(above: Iterable[str], today: date) -> Iterable[date]:
    for text in above:
        for found in _IN_TITLE.findall(text):
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
