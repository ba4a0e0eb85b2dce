"""`elvis-tui plan`: a month or a school year of the plan, as a document or as facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from elvis_tui.bootstrap import Options, hides_names, open_desk
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.record import Record
from elvis_tui.domain.school_year import starting_year
from elvis_tui.i18n import _
from elvis_tui.services.desk.gate import Gate
from elvis_tui.shell.commands import DOCX, HTML, ICS, JSON, MARKDOWN
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.shell.plan_report import check_report, print_report
from elvis_tui.shell.printing import as_json, document, say_written
from elvis_tui.shell.usage import UsageError
from elvis_tui.terminal.streams import say, write_bytes
from elvis_tui.wording.faults import explain


class Asked(Record, frozen=True, kw_only=True):
    """What is to be printed: a month, or else the school year that begins in `year`.

    `party` is the key of the one whose activities alone are; empty for everybody's.
    """

    month: tuple[int, int] | None
    year: int
    party: str = ""


def plan(
    options: Options,
    *,
    month: tuple[int, int] | None,
    year: int | None,
    report: bool,
    responsible: str | None,
    whole: bool,
    out: Path | None,
    format: str,
) -> ExitCode:
    """Print a month or a school year of the plan; of nothing named, what suits the format.

    With `whole` it is the document itself, so that it can be taken in somewhere else.

    A document of the user's own that cannot be used is told of on standard error.

    Raises:
        UsageError: a month and a year at once, nobody of that name is responsible, what no report
            is, or a part or another form of the whole document.
        StorageError: when the data cannot be read, or `out` not written.
        InputError: when the plan document cannot be read.
    """
    from elvis_tui.services.desk.plan import activities

    if month and year is not None:
        raise UsageError(_("Skriv enten --month eller --year, ikke begge."))
    narrowed = bool(month or year is not None or responsible or report)
    _check_kind(format, whole=whole, report=report, narrowed=narrowed)
    if report:
        check_report(format, out, month=month is not None)
    desk = open_desk(options, read_only=True)
    hidden = hides_names(desk, options)
    gate = Gate(desk, hidden)
    rows = activities(gate)
    for fault in desk.sources.faults.values():
        say(explain(fault))
    if whole:
        from elvis_tui.outgoing.plan_document import plan_document

        return document(plan_document(desk.sources.plan()), out)
    today = desk.today
    if month is None and year is None and format not in OF_THE_YEAR:
        month = (today.year, today.month)
    asked = Asked(
        month=month,
        year=(year or starting_year(today)),
        party=_party(responsible, rows),
    )
    if report:
        return print_report(gate, asked.year, asked.party, out, format)
    if format == JSON:
        return document(_json(gate, asked, rows), out, hidden=hidden)
    if format == ICS:
        return _calendar(gate, asked, rows, out)
    return document(_page(gate, asked, rows, format), out)


def _check_kind(format: str, *, whole: bool, report: bool, narrowed: bool) -> None:
    """Refuse a part of the whole document, or a form that what is asked for does not have.

    Raises:
        UsageError: for either.
    """
    if whole and (narrowed or format != MARKDOWN):
        raise UsageError(_("--whole skriver hele planen som Markdown, og går ikke med andre valg."))
    if format == DOCX and not report:
        raise UsageError(_("Bare rapporten skrives som docx. Bruk --report."))


OF_THE_YEAR = (JSON, ICS)
"""What is of the whole school year where nothing else is asked for."""


def _party(responsible: str | None, rows: Sequence[Activity]) -> str:
    """The key of who is named.

    Raises:
        UsageError: nobody of that name is responsible for anything.
    """
    if responsible is None:
        return ""
    from elvis_tui.domain.plan.parties import parties, party_key

    key = party_key(responsible)
    known = parties(rows)
    if key and any(party.key == key for party in known):
        return key
    there = ", ".join(party.name for party in known)
    words = _("Ingen i planen heter «{name}». Ansvarlige i planen er: {there}.")
    raise UsageError(words.format(name=responsible, there=there))


def _json(gate: Gate, asked: Asked, rows: Sequence[Activity]) -> str:
    from elvis_tui.domain.plan.parties import answers_for, narrowed
    from elvis_tui.services.desk.naming import names
    from elvis_tui.services.plan.verbs import month as month_of_plan
    from elvis_tui.shell.plan_facts import facts, month_facts

    shown = names(gate, hidden=gate.names_hidden)
    years = gate.sources.school_years()
    if asked.month:
        view = narrowed(month_of_plan(gate, *asked.month), asked.party)
        return as_json(month_facts(view, years, names=shown))
    mine = (row for row in rows if answers_for(row, asked.party))
    return as_json(facts(mine, asked.year, years, names=shown))


def _calendar(gate: Gate, asked: Asked, rows: Sequence[Activity], out: Path | None) -> ExitCode:
    from elvis_tui.domain.plan.parties import answers_for
    from elvis_tui.outgoing.plan_calendar import plan_calendar
    from elvis_tui.wording.plan_calendar import not_in_it

    year, month = asked.year, None
    if asked.month:
        year, month = starting_year(date(*asked.month, 1)), asked.month[1]
    mine = [row for row in rows if answers_for(row, asked.party)]
    name, years = _name(asked, rows), gate.sources.school_years()
    made = plan_calendar(mine, year, years, gate.today, month=month, party=name)
    if out is None:
        write_bytes(made.data)
    else:
        from elvis_tui.storage.exports import write_new_bytes

        say_written(write_new_bytes(out, made.data), hidden=None)
    if made.without_day:
        say(not_in_it(made.without_day, of_month=month is not None))
    return ExitCode.DONE


def _page(gate: Gate, asked: Asked, rows: Sequence[Activity], format: str) -> str:
    """The month or the year as a document: as Markdown, or as a page that can be printed."""
    from elvis_tui.services.plan.written import month_written, year_written

    name = _name(asked, rows)
    if asked.month:
        written = month_written(gate, *asked.month, asked.party, name)
    else:
        written = year_written(gate, asked.year, asked.party, name)
    if format != HTML:
        return written.markdown
    from elvis_tui.outgoing.plan_page import month_page, year_page

    page = month_page if asked.month else year_page
    return page(written.markdown, written.title)


def _name(asked: Asked, rows: Sequence[Activity]) -> str:
    """What the party is called whose activities are asked for; empty for everybody's."""
    from elvis_tui.domain.plan.parties import parties

    return next((party.name for party in parties(rows) if party.key == asked.party), "")
