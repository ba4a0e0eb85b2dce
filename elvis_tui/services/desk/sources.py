"""The documents the program reads: the plan, the school's calendar, notes on the law."""

from __future__ import annotations

from functools import lru_cache

from elvis_tui.domain.cases.law import LawNote
from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.plan import month as rules
from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.records import Activity, Plan
from elvis_tui.resources import content
from elvis_tui.services.desk.desk import Desk

LAW_NOTES = "lovnotater.md"


@lru_cache(maxsize=1)
def law_notes() -> tuple[LawNote, ...]:
    """What the law adds to the plan, as the dated notes say."""
    from elvis_tui.incoming.law_notes import read_law_notes

    return read_law_notes(content(LAW_NOTES).read_text(encoding="utf-8"))


DOCUMENT = "handlingsplan.md"
CALENDAR = "skoleruter.toml"


def load_plan() -> Plan:
    """The plan document, read: its duties, its sections, and its activities without marks.

    Raises:
        InputError: `PLAN_UNREADABLE`, `INPUT_UNDECODABLE` or `INPUT_MISSING`.
    """
    return _read(_document())


def activities(desk: Desk) -> list[Activity]:
    """The plan's rows in the plan's order; of data that has never met a plan, the document's."""
    stored = desk.store.all(Activity).values()
    if not stored:
        return list(load_plan().activities)
    return sorted(stored, key=lambda a: (len(a.id), a.id))


def this_month(desk: Desk) -> list[Activity]:
    """What the plan asks for this month, done or not."""
    stored = sorted(desk.store.all(Activity).values(), key=lambda a: (len(a.id), a.id))
    due = rules.due_in_month(stored, desk.today.year, desk.today.month)
    return [activity for activity, _mark in due]


@lru_cache(maxsize=1)
def school_years() -> tuple[SchoolYear, ...]:
    """The school years whose calendar the program has."""
    from elvis_tui.incoming.school_calendar import read_school_years

    return read_school_years(content(CALENDAR).read_text(encoding="utf-8"))


def _document() -> bytes:
    path = content(DOCUMENT)
    try:
        return path.read_bytes()
    except OSError:
        raise InputError(Fault.INPUT_MISSING, path=path) from None


@lru_cache(maxsize=2)
def _read(data: bytes) -> Plan:
    # The plan's words stand beside every step of a case: read once, not at each arrow key.
    from elvis_tui.incoming.plan_document import read_plan

    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(Fault.INPUT_UNDECODABLE, path=content(DOCUMENT), line=line) from None
    return read_plan(text)
