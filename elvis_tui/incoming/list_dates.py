"""The day that a list was made: what it says itself, its name, its workbook, or the file's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from elvis_tui.domain.across.absence_list import Dated
from elvis_tui.incoming.figures import read_day

_DAY = r"[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{2})\b|[0-9]{4}-[0-9]{2}-[0-9]{2}"
_IN_TITLE = re.compile(_DAY)
_IN_NAME = re.compile(
    r"(?<![0-9])(?:(?P<y>20[0-9]{2})[-_. ]?(?P<m>[01][0-9])[-_. ]?(?P<d>[0-3][0-9])"
    r"|(?P<d2>[0-3]?[0-9])[-_. ](?P<m2>[01]?[0-9])[-_. ](?P<y2>20[0-9]{2}|[0-9]{2}))(?![0-9])"
)
_MODIFIED = re.compile(rb"<dcterms:(?:modified|created)[^>]*>([0-9]{4}-[0-9]{2}-[0-9]{2})")


def made_on(
    above: Iterable[str], path: Path, data: bytes, file_day: date, today: date
) -> tuple[date, Dated]:
    """The day a list was made, and how that is known: the surest that is no day to come.

    Args:
        above: What stands over the header.
        path: The file; a day in its name is one that somebody put there.
        data: The bytes of the file.
        file_day: The day the file was last written.
        today: A day after it is a slip.
    """
    found = [
        *((day, Dated.TITLE) for day in _of_title(above, today)),
        *((day, Dated.FILE_NAME) for day in _of_name(path.stem)),
        *((day, Dated.WORKBOOK) for day in _of_workbook(data)),
        (file_day, Dated.FILE),
    ]
    return next(((day, how) for day, how in found if day <= today), (today, Dated.FILE))


def _of_title(above: Iterable[str], today: date) -> Iterable[date]:
    for text in above:
        for found in _IN_TITLE.findall(text):
            try:
                day = read_day(found, today)
            except ValueError:
                continue
            if day is not None:
                yield day


def _of_name(name: str) -> Iterable[date]:
    for found in _IN_NAME.finditer(name):
        year = found["y"] or found["y2"]
        try:
            yield date(
                int(year) + (2000 if len(year) == 2 else 0),
                int(found["m"] or found["m2"]),
                int(found["d"] or found["d2"]),
            )
        except ValueError:
            continue


def _of_workbook(data: bytes) -> Iterable[date]:
    if not data.startswith(b"PK"):
        return
    try:
        with ZipFile(BytesIO(data)) as book:
            facts = book.read("docProps/core.xml")
    except (BadZipFile, KeyError, OSError, ValueError, RuntimeError, NotImplementedError):
        return
    for found in sorted(_MODIFIED.findall(facts), reverse=True):
        try:
            yield date.fromisoformat(found.decode())
        except ValueError:
            continue
