"""A month and a school year of the plan written out, to be printed or put into a calendar."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from pathlib import Path

from elvis_tui.domain.across.masked_plan import is_masked, masked_row
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.plan.parties import answers_for, narrowed, parties
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.record import Record
from elvis_tui.domain.school_year import starting_year
from elvis_tui.domain.text import encodable, folded
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.plan import activities, naming_nobody
from elvis_tui.services.plan import verbs
from elvis_tui.services.plan.year import school_year

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})

_WORDS = re.compile(r"[a-z0-9]+")
_LONGEST = 60
"""Signs of a name in that of a file."""


class Form(StrEnum):
    """What a document of the plan is written as; the code is the file's ending too."""

    MARKDOWN = "md"
    HTML = "html"
    ICS = "ics"


class Wanted(Record, frozen=True, kw_only=True):
    """Which document: a month of a calendar year, or without one the school year from `year`.

    `party` is the key of one who is responsible, whose activities alone are in it.
    """

    year: int
    month: int | None = None
    party: str = ""
    form: Form = Form.MARKDOWN


class Made(Record, frozen=True, kw_only=True):
    """A document, and the activities that have no day in it where it is a calendar.

    Of `masked` rows of it the name of a student was taken out: a calendar goes anywhere.
    """

    data: bytes
    left_out: tuple[Activity, ...] = ()
    masked: int = 0

    @property
    def without_day(self) -> int:
        """How many are left out."""
        return len(self.left_out)


def made(gate: Gate, wanted: Wanted) -> Made:
    """The document. Nobody is told of in it but whom the plan itself holds responsible.

    Raises:
        DomainError: `NOT_A_MONTH`, or `NO_DAY_FOR_CALENDAR` for a calendar without an entry.
        InputError: as `services.desk.plan.activities`.
    """
    if wanted.form is Form.ICS:
        return _calendar(gate, wanted)
    text = _month(gate, wanted, wanted.month) if wanted.month else _year(gate, wanted)
    if wanted.form is Form.HTML:
        from elvis_tui.outgoing.plan_page import month_page, year_page

        page = month_page if wanted.month else year_page
        text = page(text, title(gate, wanted))
    return Made(data=encodable(text).encode("utf-8"))


def write(gate: Gate, wanted: Wanted, path: Path) -> tuple[Path, Made]:
    """Write the document to a new file, in a folder that is there under `file_name`.

    Raises:
        StorageError: `EXPORT_EXISTS` or `EXPORT_FAILED`.
        DomainError: as `made`.
    """
    from elvis_tui.storage.exports import write_document_bytes

    document = made(gate, wanted)
    return write_document_bytes(path, file_name(gate, wanted), document.data), document


def file_name(gate: Gate, wanted: Wanted) -> str:
    """«plan-2026-10.html», «plan-2026-27-miljoteamet.ics»."""
    year = wanted.year
    when = wanted.month if wanted.month else (year + 1) % 100
    letters = folded(_name(gate, wanted)).translate(_LETTERS)
    who = "-".join(_WORDS.findall(letters))[:_LONGEST].strip("-")
    parts = ("plan", f"{year}", f"{when:02d}", who)
    return f"{'-'.join(filter(None, parts))}.{wanted.form.value}"


def title(gate: Gate, wanted: Wanted) -> str:
    """«Oktober 2026» or «Handlingsplan 2026/27», and whose it is where it is one party's."""
    from elvis_tui.outgoing.plan_month import document_title
    from elvis_tui.outgoing.plan_year import year_title

    name = _name(gate, wanted)
    if wanted.month:
        return document_title(wanted.year, wanted.month, name)
    return year_title(wanted.year, name)


def _month(gate: Gate, wanted: Wanted, month: int) -> str:
    from elvis_tui.outgoing.plan_month import month_document

    view = narrowed(verbs.month(gate, wanted.year, month), wanted.party)
    # The teams' meetings are nobody's part of the plan.
    meetings = () if wanted.party else verbs.meetings_in(gate, wanted.year, month)
    # Nobody is told of in a month, by whatever name a team goes.
    return month_document(view, meetings, gate.masked_names, _name(gate, wanted))


def _year(gate: Gate, wanted: Wanted) -> str:
    from elvis_tui.domain.plan.year import narrowed_year
    from elvis_tui.outgoing.plan_year import year_document

    view = school_year(gate, wanted.year)
    if wanted.party:
        view = narrowed_year(view, lambda activity: answers_for(activity, wanted.party))
    return year_document(view, _name(gate, wanted))


def _calendar(gate: Gate, wanted: Wanted) -> Made:
    from elvis_tui.outgoing.plan_calendar import plan_calendar

    year, years = wanted.year, gate.sources.school_years()
    if wanted.month:
        year = starting_year(date(wanted.year, wanted.month, 1))
    mine = [row for row in activities(gate) if answers_for(row, wanted.party)]
    if wanted.month:
        there = {row.id for row in verbs.month(gate, wanted.year, wanted.month).activities}
        mine = [row for row in mine if row.id in there]
    nobody = naming_nobody(gate)
    mine = [masked_row(row, nobody) for row in mine]
    name = nobody.staff(_name(gate, wanted))
    now, month = gate.clock.now(), wanted.month
    found = plan_calendar(mine, year, years, gate.today, month=month, party=name, at=now)
    if not found.entries:
        # RFC 5545, 3.6: a calendar has one component at least.
        raise DomainError(Fault.NO_DAY_FOR_CALENDAR)
    masked = sum(is_masked(row) for row in mine if row.id in found.in_it)
    return Made(data=found.data, left_out=found.left_out, masked=masked)


def _name(gate: Gate, wanted: Wanted) -> str:
    """What the party is called; empty for everybody."""
    if not wanted.party:
        return ""
    known = parties(activities(gate))
    return next((party.name for party in known if party.key == wanted.party), "")
