"""A school's own calendar out of a file: TOML, a list (CSV, a workbook) or events (ICS)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.calendar_import import CalendarRead, LeftOut, without_holidays
from elvis_tui.domain.record import replace
from elvis_tui.domain.school_year import label_of, starting_year
from elvis_tui.domain.source_faults import SourceFault, SourceWhy
from elvis_tui.domain.text import clean
from elvis_tui.incoming.calendar_checks import on_weekends
from elvis_tui.incoming.calendar_entries import Assembled
from elvis_tui.incoming.school_calendar import read_school_years, school_years_of
from elvis_tui.incoming.source import decoded, toml_tables, unusable

TOML, EVENTS = ".toml", ".ics"
NOT_SHEETS = (".docx", ".doc", ".odt", ".pdf", ".rtf")
"""Endings of what people have a calendar in, and what is no list."""
_OF_EVENTS = b"BEGIN:VCALENDAR"
LONGEST_NAME = 60
"""Signs of the name of a break: a month has no room for more."""

LONGEST_SOURCE = 300
"""Signs of where a calendar is from."""


def read_calendar(name: str, data: bytes) -> CalendarRead:
    """The school years in a file, by the ending of its name or by how it begins.

    Args:
        name: The file's. It is the source of a year that names none.
        data: Its bytes.

    Raises:
        InputError: `SOURCE_UNUSABLE` with every fault and its place; `INPUT_UNDECODABLE`,
            `INPUT_EMPTY` or `INPUT_BAD_ROW`.
    """
    ending = PurePath(name).suffix.casefold()
    if ending == TOML:
        return _of_toml(name, data)
    if ending == EVENTS or _OF_EVENTS in data[:400].upper():
        from elvis_tui.incoming.calendar_events import read_calendar_events

        return _of_entries(name, data, read_calendar_events)
    from elvis_tui.incoming.calendar_rows import read_calendar_rows

    if ending in NOT_SHEETS:
        raise unusable(SourceWhy.WORD_FILE)
    return _of_entries(name, data, read_calendar_rows)


def is_named_calendar(name: str, data: bytes) -> bool:
    """Whether the name or the first line of a file says that it is a calendar."""
    ending = PurePath(name).suffix.casefold()
    return ending in (TOML, EVENTS) or _OF_EVENTS in data[:400].upper()


def has_columns(data: bytes) -> bool:
    """Whether a list has the columns of a calendar: what it is, and the first day."""
    from elvis_tui.incoming.calendar_rows import table_of_calendar

    try:
        table_of_calendar(data)
    except InputError:
        return False
    return True


def _of_toml(name: str, data: bytes) -> CalendarRead:
    text = decoded(data)
    faults: tuple[SourceFault, ...] = ()
    try:
        years = read_school_years(text, foreign=True)
    except InputError as error:
        years, faults = (), error.facts["faults"]  # type: ignore[assignment]
    if not any(fault.why is SourceWhy.SYNTAX for fault in faults):
        faults += tuple(on_weekends(toml_tables(text)))
    if not (years or faults):
        faults = (SourceFault(why=SourceWhy.NO_SCHOOL_START),)
    if faults:
        raise InputError(Fault.SOURCE_UNUSABLE, faults=faults)
    return _read(name, years, ())


def _of_entries(name: str, data: bytes, read: Callable[[bytes], Assembled]) -> CalendarRead:
    found = read(data)
    return _read(name, school_years_of(found.tables), found.left_out)


def _read(name: str, years: tuple[SchoolYear, ...], left_out: tuple[LeftOut, ...]) -> CalendarRead:
    kept: list[SchoolYear] = []
    for year in years:
        sound, left = without_holidays(_tidied(year, name))
        kept.append(sound)
        left_out += left
    told = tuple(replace(one, name=_shortened(clean(one.name).strip())) for one in left_out)
    return CalendarRead(years=tuple(kept), left_out=told)


def _tidied(year: SchoolYear, name: str) -> SchoolYear:
    """A school year under its own name, and with a source, in words that can be drawn."""
    return replace(
        year,
        label=label_of(starting_year(year.first_day)),
        source=_shortened(clean(year.source).strip(), LONGEST_SOURCE) or clean(name),
        breaks=tuple(
            replace(
                b,
                name=_shortened(clean(b.name).strip()),
                source=_shortened(clean(b.source).strip(), LONGEST_SOURCE),
            )
            for b in year.breaks
        ),
    )


def _shortened(words: str, most: int = LONGEST_NAME) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
