"""The year's report on the plan: gathered, and written to a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.plan.marks import marks_of_year
from elvis_tui.domain.plan.occurrences import occurrences
from elvis_tui.domain.plan.parties import answers_for
from elvis_tui.domain.text import encodable
from elvis_tui.outgoing.plan_report import Reported, plan_report, title
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.plan import activities
from elvis_tui.services.desk.reader import Reader
from elvis_tui.storage.exports import write_document_bytes

WORD = ".docx"
"""What a file is called that is to be one of Word."""


def reported(reader: Reader, year: int, party: str = "") -> list[Reported]:
    """Each row of the plan with its times and marks of a school year.

    Args:
        reader: What may be seen.
        year: The one in which the school year begins.
        party: The key of the one whose rows alone are; empty for everybody's.

    Raises:
        InputError: as `activities`.
    """
    years = reader.sources.school_years()
    return [
        Reported(
            row=row,
            times=tuple(one for one in occurrences(row, year, years) if one.asks),
            marks=marks_of_year(row, year),
            own=tuple(own for own in row.own if own.year == year),
        )
        for row in activities(reader)
        if answers_for(row, party)
    ]


def tells_of_students(reader: Reader, year: int) -> bool:
    """Whether somebody wrote of a student in the marks of a school year.

    Raises:
        InputError: as `activities`.
    """
    return _tells_of_students(reader, reported(reader, year))


def _tells_of_students(reader: Reader, rows: Iterable[Reported]) -> bool:
    masked = names(reader, hidden=True)
    written = (words for row in rows for mark in row.marks for words in (mark.who, mark.evaluation))
    return any(masked.text(words) != unmasked(words) for words in written)


def text(reader: Reader, year: int, shown: Names, party: str = "") -> str:
    """The report as Markdown.

    Raises:
        InputError: as `activities`.
    """
    rows = reported(reader, year, party)
    return plan_report(
        rows, year, shown, reader.today, tells_of_students=_tells_of_students(reader, rows)
    )


def word(reader: Reader, year: int, shown: Names, party: str = "") -> bytes:
    """The report as a file of Word.

    Raises:
        InputError: as `activities`.
    """
    from elvis_tui.outgoing.word_file import word_file

    return word_file(text(reader, year, shown, party), title=title(year), at=reader.clock.now())


def file_name(year: int, suffix: str) -> str:
    """«planrapport-2026-27.docx»."""
    return f"planrapport-{year}-{(year + 1) % 100:02d}{suffix}"


def write(reader: Reader, year: int, path: Path, *, hidden: bool, party: str = "") -> Path:
    """Write the report to a new file, of Word if it is called that.

    Raises:
        StorageError: `EXPORT_EXISTS` or `EXPORT_FAILED`.
        InputError: as `activities`.
    """
    shown = names(reader, hidden=hidden)
    if path.suffix.lower() == WORD:
        data = word(reader, year, shown, party)
    else:
        data = encodable(text(reader, year, shown, party)).encode("utf-8")
    return write_document_bytes(path, file_name(year, path.suffix or ".md"), data)
