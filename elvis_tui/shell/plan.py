"""`elvis-tui plan`: a month or a school year of the plan, as a document or as facts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from elvis_tui.bootstrap import Options, hides_names, open_desk
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.record import replace
from elvis_tui.domain.school_year import starting_year
from elvis_tui.i18n import _
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.shell.commands import DOCX, ICS, JSON, MARKDOWN
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.shell.printing import as_json, document, say_written
from elvis_tui.shell.usage import UsageError
from elvis_tui.terminal.streams import say, write_bytes
from elvis_tui.wording.faults import explain

if TYPE_CHECKING:
    from elvis_tui.services.plan.written import Wanted

OF_THE_YEAR = (JSON, ICS)
"""What is of the whole school year where nothing else is asked for."""


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
    from elvis_tui.services.plan.written import Form, Wanted

    if month and year is not None:
        raise UsageError(_("Skriv enten --month eller --year, ikke begge."))
    narrowed = bool(month or year is not None or responsible or report)
    _check_kind(format, whole=whole, report=report, narrowed=narrowed)
    if report:
        from elvis_tui.shell.plan_report import check_report, print_report

        check_report(format, out, month=month is not None)
    desk = open_desk(options, read_only=True)
    hidden = hides_names(desk, options)
    gate = Gate(desk, hidden)
    rows = activities(gate)
    _tell_faults(desk)
    if whole:
        from elvis_tui.outgoing.plan_document import plan_document
        from elvis_tui.services.desk.naming import names

        whole_plan = plan_document(desk.sources.plan())
        told = names(gate, hidden=hidden).text(whole_plan)
        return document(told, out, hidden=hidden or None, in_words=True)
    today, party = desk.today, _party(responsible, rows)
    if report:
        return print_report(gate, year or starting_year(today), party, out, format)
    if month is None and year is None and format not in OF_THE_YEAR:
        month = (today.year, today.month)
    when, number = month or (year or starting_year(today), None)
    wanted = Wanted(year=when, month=number, party=party)
    if format == JSON:
        return document(_json(gate, wanted, rows), out, hidden=hidden)
    return _written(gate, replace(wanted, form=Form(format)), out)


def _written(gate: Gate, wanted: Wanted, out: Path | None) -> ExitCode:
    """Print what is wanted of the plan, or write it to a file, and say what has no day in it."""
    from elvis_tui.services.plan import written

    made = written.made(gate, wanted)
    if out is None:
        write_bytes(made.data)
    else:
        from elvis_tui.storage.exports import write_new_bytes

        say_written(write_new_bytes(out, made.data), hidden=None)
    if made.without_day:
        from elvis_tui.wording.plan_calendar import left_out_lines, not_in_it

        say(not_in_it(made.without_day, of_month=wanted.month is not None))
        for line in left_out_lines(made.left_out):
            say(line)
    if made.masked:
        from elvis_tui.wording.plan_calendar import names_taken_out

        say(names_taken_out(made.masked))
    return ExitCode.DONE


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


def _tell_faults(desk: Desk) -> None:
    """Say what could not be used of the plan and the calendars."""
    desk.sources.school_years()
    for fault in desk.sources.faults.values():
        say(explain(fault))


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


def _json(gate: Gate, wanted: Wanted, rows: Sequence[Activity]) -> str:
    from elvis_tui.domain.plan.parties import answers_for, narrowed
    from elvis_tui.services.desk.naming import names
    from elvis_tui.services.plan.verbs import month as month_of_plan
    from elvis_tui.shell.plan_facts import facts, month_facts
    from elvis_tui.wording.plan_import import not_read

    shown = names(gate, hidden=gate.names_hidden)
    years = gate.sources.school_years()
    if wanted.month:
        view = narrowed(month_of_plan(gate, wanted.year, wanted.month), wanted.party)
        return as_json(month_facts(view, years, names=shown))
    mine = (row for row in rows if answers_for(row, wanted.party))
    untold = () if wanted.party else gate.sources.untold(wanted.year)
    told = not_read(untold, len(untold))
    return as_json(facts(mine, wanted.year, years, told=told, names=shown))
