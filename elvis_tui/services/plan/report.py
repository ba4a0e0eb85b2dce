"""The year's report on the plan: gathered, and written to a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from elvis_tui.domain.across.masked_plan import masked_row, names_student
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.marks import marks_of_year, with_marks
from elvis_tui.domain.plan.occurrences import occurrences
from elvis_tui.domain.plan.parties import answers_for
from elvis_tui.domain.plan.periods import period
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime, Recurrence, When
from elvis_tui.domain.record import replace
from elvis_tui.domain.text import encodable
from elvis_tui.outgoing.plan_report import Reported, Standing, plan_report, title
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.plan.then import row_called, since
from elvis_tui.storage.exports import write_document_bytes

WORD = ".docx"
"""What a file is called that is to be one of Word."""


def reported(reader: Reader, year: int, party: str = "") -> list[Reported]:
    """Each row of the plan with its times and marks of a school year, also of those it had then.

    They are in the plan's own words, whatever is hidden.

    Args:
        reader: What may be seen.
        year: The one in which the school year begins.
        party: The key of the one whose rows alone are; empty for everybody's.

    Raises:
        InputError: as `services.desk.plan.activities`.
    """
    years = tuple(reader.sources.school_years())
    done, own = reader.all(DoneMark).values(), reader.all(OwnTime).values()
    now = with_marks(reader.sources.activities(), done, own)
    changed = since(reader, now, year)
    gone = with_marks(changed.gone, done, own)
    known = {row.key for row in (*now, *gone)}
    left = with_marks(_only_marked(reader, year, known), done, own)
    found = [
        *(_reported(row, year, years, _stands(row, changed.came, year)) for row in now),
        *(_reported(row, year, years, Standing.GONE) for row in gone),
        *(_reported(row, year, years, Standing.LEFT) for row in left),
    ]
    return [one for one in found if answers_for(one.row, party)]


def _reported(
    row: Activity, year: int, years: tuple[SchoolYear, ...], standing: Standing
) -> Reported:
    asks = standing in (Standing.NOW, Standing.GONE)
    times = occurrences(row, year, years) if asks else ()
    return Reported(
        row=row,
        times=tuple(one for one in times if one.asks),
        marks=marks_of_year(row, year),
        own=tuple(own for own in row.own if own.year == year),
        standing=standing,
    )


def _stands(row: Activity, came: frozenset[str], year: int) -> Standing:
    if row.key not in came or marks_of_year(row, year) or any(o.year == year for o in row.own):
        return Standing.NOW
    return Standing.LATER


def _only_marked(reader: Reader, year: int, known: set[str]) -> Iterator[Activity]:
    """Rows that are in no plan any more, of which the marks and times of the year tell."""
    found: dict[str, str] = {}
    for mark in reader.all(DoneMark).values():
        when = period(mark.period)
        if mark.activity not in known and when is not None and when.year == year:
            found.setdefault(mark.activity, mark.text)
    for own in reader.all(OwnTime).values():
        if own.activity not in known and own.year == year:
            found.setdefault(own.activity, own.text)
    for key, words in found.items():
        row = row_called(reader, key)
        yield row or Activity(
            id=key,
            key=key,
            text=words,
            when_text="",
            when=When(recurrence=Recurrence.UNREAD),
            responsible=(),
        )


def tells_of_students(reader: Reader, year: int) -> bool:
    """Whether somebody wrote of a student in the plan or in the marks of a school year.

    Raises:
        InputError: as `services.desk.plan.activities`.
    """
    return _tells_of_students(reader, reported(reader, year))


def _tells_of_students(reader: Reader, rows: Iterable[Reported]) -> bool:
    masked = names(reader, hidden=True)
    every = tuple(rows)
    if any(names_student(one.row, masked) for one in every):
        return True
    written = (words for one in every for m in one.marks for words in (m.who, m.evaluation))
    return any(masked.text(words) != unmasked(words) for words in written)


def text(reader: Reader, year: int, shown: Names, party: str = "") -> str:
    """The report as Markdown.

    Raises:
        InputError: as `services.desk.plan.activities`.
    """
    found = reported(reader, year, party)
    rows = [replace(one, row=masked_row(one.row, shown)) for one in found]
    tells = _tells_of_students(reader, found)
    return plan_report(rows, year, shown, reader.today, tells_of_students=tells)


def word(reader: Reader, year: int, shown: Names, party: str = "") -> bytes:
    """The report as a file of Word.

    Raises:
        InputError: as `services.desk.plan.activities`.
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
        InputError: as `services.desk.plan.activities`.
    """
    shown = names(reader, hidden=hidden)
    if path.suffix.lower() == WORD:
        data = word(reader, year, shown, party)
    else:
        data = encodable(text(reader, year, shown, party)).encode("utf-8")
    return write_document_bytes(path, file_name(year, path.suffix or ".md"), data)
