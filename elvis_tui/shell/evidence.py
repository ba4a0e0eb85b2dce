"""`elvis-tui case`: the cases, one of them whole, for one family, or a student's plan."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from elvis_tui.bootstrap import Options, data_path, hides_names, open_desk
from elvis_tui.i18n import _
from elvis_tui.shell.commands import HTML, JSON
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.shell.printing import as_json, document
from elvis_tui.shell.readings import say_not_logged
from elvis_tui.shell.usage import UsageError
from elvis_tui.terminal.streams import say

if TYPE_CHECKING:
    from elvis_tui.domain.cases.parties import Party
    from elvis_tui.domain.cases.records import Case
    from elvis_tui.services.cases.document import Wanted
    from elvis_tui.services.desk.desk import Desk
    from elvis_tui.services.desk.gate import Gate

MOST_NAMED = 12
"""Numbers told of where one is wrong."""


def case(
    options: Options,
    *,
    number: str | None,
    student: str | None,
    plan: bool,
    restricted: bool,
    format: str,
    out: Path | None,
) -> ExitCode:
    """Print a case for the file, for the family of a student, or a student's plan; or list them.

    That a case was printed is a reading of it, and is told in its history.

    Raises:
        UsageError: for a number or a student that is not there, and for what does not go together.
        StorageError: when the data cannot be read, or `out` not written.
    """
    from elvis_tui.services.desk.gate import Gate

    _refuse_empty(number, student)
    desk = _open(options)
    try:
        hidden = hides_names(desk, options)
        gate = Gate(desk, hidden)
        if number is None:
            if student is not None or plan or restricted or format == HTML:
                raise UsageError(_("Skriv hvilken sak: elvis-tui case NUMMER. Uten vises lista."))
            out = _in_folder(out, "saker.json" if format == JSON else "saker.md")
            return document(_list(gate, format), out, hidden=hidden)
        if format == JSON:
            raise UsageError(_("En sak skrives som text eller html. JSON gir bare lista."))
        _check_restricted(restricted, hidden=hidden, one_students=bool(student) or plan)
        html = format == HTML
        return _written(
            desk, gate, number, student, plan=plan, restricted=restricted, html=html, out=out
        )
    finally:
        desk.drafts.close()
        desk.store.close()


def _refuse_empty(number: str | None, student: str | None) -> None:
    """What a script hands over from a variable that holds nothing is no wish for all there is."""
    if number is not None and not number.strip():
        raise UsageError(_("Saksnummeret er tomt. Skriv det, eller utelat det for å få lista."))
    if student is not None and not student.strip():
        raise UsageError(_("--student er tomt. Skriv navnet på eleven, eller «Elev 07»."))


def _check_restricted(restricted: bool, *, hidden: bool, one_students: bool) -> None:
    if restricted and one_students:
        raise UsageError(_("Skjermede punkter er bare med i hele saken, til arkivet."))
    if restricted and hidden:
        raise UsageError(_("Skjermede punkter skrives bare med navn. Bruk --names shown."))


def _open(options: Options) -> Desk:
    """Writable where nobody else writes, so that the reading can be told; else read along."""
    there = options.demo or data_path(options).exists()
    return open_desk(options, along=True) if there else open_desk(options, read_only=True)


def _list(gate: Gate, format: str) -> str:
    from elvis_tui.outgoing.case_list import case_list
    from elvis_tui.services.cases.verbs import listed
    from elvis_tui.services.desk.naming import names
    from elvis_tui.shell.case_facts import facts

    every = [*listed(gate), *listed(gate, closed=True)]
    shown = names(gate, hidden=gate.names_hidden)
    if format == JSON:
        return as_json(facts(every, shown, gate.today))
    return case_list(every, shown, gate.today)


def _written(
    desk: Desk,
    gate: Gate,
    number: str,
    student: str | None,
    *,
    plan: bool,
    restricted: bool,
    html: bool,
    out: Path | None,
) -> ExitCode:
    from elvis_tui.domain.history import Reading
    from elvis_tui.domain.record import replace
    from elvis_tui.services.across.history import note_read
    from elvis_tui.services.cases import document as service
    from elvis_tui.services.desk.naming import names
    from elvis_tui.wording.case_swaps import read_through

    found = _numbered(gate, number)
    wanted = _wanted(gate, found, student, plan=plan)
    wanted = replace(wanted, html=html, hidden=gate.names_hidden, restricted=restricted)
    note_read(desk, found.id, Reading.SHELL)
    made = service.made(gate, found.id, wanted)
    out = _in_folder(out, service.file_name(gate, found.id, wanted))
    code = document(made.text, out, hidden=gate.names_hidden)
    if desk.waiting_reads:
        say_not_logged()
    if made.swaps is not None:
        say(read_through(made.swaps, names(gate, hidden=gate.names_hidden)))
    return code


def _in_folder(out: Path | None, name: str) -> Path | None:
    """The file itself; in a folder that is there, the one of its usual name."""
    return out.expanduser() / name if out and out.expanduser().is_dir() else out


def _numbered(gate: Gate, number: str) -> Case:
    from elvis_tui.services.cases.verbs import listed

    every = [*listed(gate), *listed(gate, closed=True)]
    typed = number.strip().casefold()
    found = next((c for c in every if c.number.casefold() == typed), None)
    if found is not None:
        return found
    if not every:
        raise UsageError(_("Ingen saker er ført ennå."))
    numbers = sorted(c.number for c in every)
    told = ", ".join(numbers[-MOST_NAMED:])
    if len(numbers) > MOST_NAMED:
        more = _("Ingen sak har nummeret «{number}». Noen som finnes: {numbers}.")
        raise UsageError(more.format(number=number, numbers=told))
    wrong = _("Ingen sak har nummeret «{number}». Disse finnes: {numbers}.")
    raise UsageError(wrong.format(number=number, numbers=told))


def _wanted(gate: Gate, found: Case, student: str | None, *, plan: bool) -> Wanted:
    from elvis_tui.domain.cases.plan_rules import has_plan
    from elvis_tui.services.cases.document import Version, Wanted

    if student is not None:
        party = _party(gate, found, student)
        if plan and not has_plan(party):
            raise UsageError(_no_plan(gate, party))
        return Wanted(version=Version.PLAN if plan else Version.FAMILY, party=party.id)
    if not plan:
        return Wanted()
    theirs = [p for p in found.parties if has_plan(p)]
    if not theirs:
        raise UsageError(_("Ingen i saken har en tiltaksplan, eller skal ha en."))
    if len(theirs) > 1:
        told = _("Skriv hvilken elev planen er for, med --student: {students}.")
        raise UsageError(told.format(students=_students(gate, theirs)))
    return Wanted(version=Version.PLAN, party=theirs[0].id)


def _no_plan(gate: Gate, party: Party) -> str:
    from elvis_tui.wording import case_parts

    told = _("{students} har ingen tiltaksplan i saken: rollen er {role}.")
    if party.plan.not_made:
        told = _("For {students} er det besluttet ikke å lage noen tiltaksplan.")
    return told.format(students=_students(gate, [party]), role=case_parts.role(party.role))


def _party(gate: Gate, found: Case, student: str) -> Party:
    from elvis_tui.services.cases.called import parties_called

    meant = parties_called(gate, found, student)
    if len(meant) == 1:
        return meant[0]
    if meant:
        told = _("Flere i saken passer: {students}. Skriv hele navnet, eller nummeret («Elev 07»).")
        raise UsageError(told.format(students=_students(gate, meant)))
    told = _("Ingen i saken heter det. I saken er: {students}.")
    raise UsageError(told.format(students=_students(gate, found.parties)))


def _students(gate: Gate, parties: Iterable[Party]) -> str:
    from elvis_tui.services.people.student_line import StudentLine

    line = StudentLine(gate)
    return " · ".join(line.label(p.student, hidden=gate.names_hidden) for p in parties)
