"""`elvis-tui minutes`: the list of meetings, or the minutes of one of them."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from elvis_tui.bootstrap import Options, hides_names, open_desk
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.meetings.versions import number
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.record import Record
from elvis_tui.i18n import _
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.meetings import minutes as service
from elvis_tui.services.meetings import own_files
from elvis_tui.services.meetings.minutes import Form, Wanted
from elvis_tui.services.meetings.verbs import held, latest_finished
from elvis_tui.services.meetings.versions import standing
from elvis_tui.shell.commands import DOCX, JSON, MARKDOWN
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.shell.printing import as_json, document, say_written
from elvis_tui.shell.usage import UsageError
from elvis_tui.terminal.streams import write_bytes
from elvis_tui.wording.dates import long_date, read_date

MOST_NAMED = 8
"""Meetings told of where one is wrong."""


class MeetingFacts(Record, frozen=True, kw_only=True):
    """A meeting that has been held."""

    id: str
    on: date
    team: str
    name: str
    version: int
    items: int
    archive_ref: str | None


def minutes(
    options: Options,
    *,
    which: str | None,
    latest: bool,
    pseudonyms: bool,
    whom: str | None,
    format: str,
    out: Path | None,
) -> ExitCode:
    """Print the minutes of a meeting; without any named, the meetings there are minutes of.

    Raises:
        UsageError: for a meeting or a recipient that is not there, and what does not go together.
        DomainError: `NO_MINUTES`.
        InputError: `NOT_A_TEMPLATE`, for the school's own file of Word.
        StorageError: when the data cannot be read, or `out` not written.
    """
    named = which is not None or latest
    _check(which, latest=latest, named=named, whom=whom, format=format)
    if named and format == DOCX and out is None and sys.stdout.isatty():
        raise UsageError(_("En Word-fil kan ikke skrives til skjermen. Bruk --out FIL."))
    desk = open_desk(options, read_only=True)
    hidden = hides_names(desk, options)
    gate = Gate(desk, hidden)
    if not named:
        if pseudonyms or whom is not None or format not in (JSON, MARKDOWN):
            raise UsageError(_("Skriv hvilket møte: elvis-tui minutes ID. Uten vises lista."))
        return document(_listed(gate, format), out, hidden=hidden)
    meeting = standing(gate, latest_finished(gate) if which is None else _found(gate, which))
    wanted = Wanted(hidden=hidden, coded=pseudonyms, whom=whom or "", form=Form(format))
    _check_whom(gate, meeting, wanted)
    from elvis_tui.shell.readings import note_printed

    template = own_files.template(desk)
    if out is None:
        write_bytes(service.file(gate, meeting, wanted, template))
    else:
        path = service.write(gate, meeting, out, wanted, template)
        say_written(path, hidden=hidden, coded=pseudonyms)
    note_printed(desk, service.cases_in(gate, meeting, wanted))
    return ExitCode.DONE


def _check(which: str | None, *, latest: bool, named: bool, whom: str | None, format: str) -> None:
    if which is not None and latest:
        raise UsageError(_("Skriv enten et møte eller --latest, ikke begge."))
    if which is not None and not which.strip():
        raise UsageError(_("Møtet er tomt. Skriv det, eller utelat det for å få lista."))
    if whom is not None and not whom.strip():
        raise UsageError(_("--for er tomt. Skriv navnet på den som skal ha utdraget."))
    if named and format == JSON:
        raise UsageError(_("Et referat skrives som md, html eller docx. JSON gir bare lista."))


def _check_whom(gate: Gate, meeting: Meeting, wanted: Wanted) -> None:
    try:
        service.check(gate, meeting, wanted)
    except DomainError as fault:
        if fault.fault is not Fault.NO_RECIPIENT:
            raise
        from elvis_tui.wording.faults import explain

        raise UsageError(explain(fault)) from None


def _found(gate: Gate, typed: str) -> Meeting:
    """The meeting of an id, or the one of a day.

    Raises:
        UsageError: where there is none, or several of that day.
        DomainError: `NO_MINUTES` where there are none of any meeting.
    """
    every = held(gate)
    wanted = typed.strip().casefold()
    if same := [m for m in every if m.id.casefold() == wanted]:
        return same[0]
    day = _day(gate, typed)
    # Of a day it is a team's that is meant: one about a case alone is asked for by its ID.
    of_day = [m for m in every if m.on == day and not m.case_id]
    if len(of_day) == 1:
        return of_day[0]
    near = of_day or every
    if not near:
        raise DomainError(Fault.NO_MINUTES)
    told = ", ".join(f"{m.id} ({m.on.isoformat()})" for m in near[:MOST_NAMED])
    if of_day:
        words = _("Flere møter ble holdt {day}. Skriv ett av dem: {told}.")
        raise UsageError(words.format(day=long_date(of_day[0].on), told=told))
    words = _("Det finnes ikke noe referat fra «{typed}». Skriv for eksempel {told}.")
    raise UsageError(words.format(typed=typed, told=told))


def _day(gate: Gate, typed: str) -> date | None:
    """The day that is written, in any of the ways the program reads one; None for another word."""
    try:
        return read_date(typed, gate.today, has_been=True)
    except DomainError:
        return None


def _listed(gate: Gate, format: str) -> str:
    from elvis_tui.services.desk.naming import names

    shown = names(gate, hidden=gate.names_hidden)
    every = [standing(gate, meeting) for meeting in held(gate)]
    if format == JSON:
        return as_json([_facts(meeting, shown) for meeting in every])
    from elvis_tui.outgoing.meeting_list import meeting_list

    return meeting_list(every, shown)


def _facts(meeting: Meeting, names: Names) -> MeetingFacts:
    from elvis_tui.wording.meeting_names import called

    return MeetingFacts(
        id=meeting.id,
        on=meeting.on,
        team=meeting.team,
        name=called(meeting, names),
        version=number(meeting),
        items=len(meeting.agenda),
        archive_ref=names.text(meeting.archive_ref) or None,
    )
