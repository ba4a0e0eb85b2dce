"""The documents of a case: for the file, for one family, and a student's plan."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path

from elvis_tui.domain.across.veiling import Say, veiled
from elvis_tui.domain.cases.family import for_family
from elvis_tui.domain.cases.parties import Party
from elvis_tui.domain.cases.plan_rules import party_of
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import InputError
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.history import READ, HistoryEntry
from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.domain.people.records import Person, Student
from elvis_tui.domain.people.veils import names_in, veiled_students, veiled_words, without
from elvis_tui.domain.plan.records import Plan
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.i18n import _
from elvis_tui.outgoing.case import case_document
from elvis_tui.outgoing.case_family import Held, family_document, plan_document
from elvis_tui.outgoing.case_file import CaseFile
from elvis_tui.outgoing.web_page import web_page
from elvis_tui.services.cases import verbs
from elvis_tui.services.cases.closing_meeting import to_be_held
from elvis_tui.services.desk.naming import hidden_words, names
from elvis_tui.services.desk.plan import plan_under
from elvis_tui.services.desk.reader import Reader
from elvis_tui.storage.exports import write_document


class Version(StrEnum):
    """Whom a document of a case is for."""

    FILE = "file"
    FAMILY = "family"
    PLAN = "plan"


class Wanted(Record, frozen=True, kw_only=True):
    """Which document: `party` is whose, where it is one student's."""

    version: Version = Version.FILE
    party: str = ""
    html: bool = False
    hidden: bool = False


def text(reader: Reader, case_id: str, wanted: Wanted) -> str:
    """The document.

    Raises:
        DomainError: `NOT_FOUND` for a case, or a student in it, that is not there.
    """
    case = verbs.get(reader, case_id)
    shown = names(reader, hidden=wanted.hidden)
    match wanted.version:
        case Version.FILE:
            made = case_document(_whole(reader, case), shown)
        case Version.FAMILY:
            own = _of_family(reader, case, wanted.party)
            made = family_document(own, _held(reader, case), shown)
        case Version.PLAN:
            made = plan_document(_of_family(reader, case, wanted.party), shown)
    if not wanted.html:
        return made
    return web_page(made, _("Sak {number}").format(number=case.number))


def write(reader: Reader, case_id: str, wanted: Wanted, path: Path) -> Path:
    """Write the document to a new file; a folder gets the file's usual name in it.

    Raises:
        StorageError: `EXPORT_EXISTS` or `EXPORT_FAILED`.
    """
    name = file_name(reader, case_id, wanted)
    return write_document(path, name, text(reader, case_id, wanted))


def file_name(reader: Reader, case_id: str, wanted: Wanted) -> str:
    """«sak-2026-04-familie-elev-07.md»: a student stands by number, whatever stands in it."""
    case = verbs.get(reader, case_id)
    number = "".join(c for c in case.number if c.isascii() and (c.isalnum() or c == "-"))
    parts = ["sak", number]
    if wanted.version is not Version.FILE:
        parts.append("familie" if wanted.version is Version.FAMILY else "tiltaksplan")
        student = reader.find(Student, party_of(case, wanted.party).student)
        parts += ["elev", f"{student.number:02d}"] if student else []
    return f"{'-'.join(filter(None, parts))}.{'html' if wanted.html else 'md'}"


# What is known


def _whole(reader: Reader, case: Case) -> CaseFile:
    plan = _plan(reader, case)
    coming = to_be_held(reader, case.id)
    tasks = (t for t in reader.all(Task).values() if t.case_id == case.id)
    return CaseFile(
        case=case,
        today=reader.today,
        school=reader.school.name,
        complaint_from=verbs.complaint_from(reader, case),
        plan=plan,
        is_own_plan=plan is not None and plan.digest == case.plan_digest,
        law=tuple(reader.sources.law_notes()),
        meetings=_meetings(reader, case),
        planned=coming.on if coming else None,
        tasks=tuple(sorted(tasks, key=lambda t: (t.created_on, t.id))),
        events=tuple(verbs.events(reader, case)),
        reads=_reads(reader, case),
    )


def _plan(reader: Reader, case: Case) -> Plan | None:
    """The plan it was opened under, else today's; a case is written also when none can be read."""
    try:
        return plan_under(reader, case.plan_digest) or reader.sources.plan()
    except InputError:
        return None


def _meetings(reader: Reader, case: Case) -> tuple[Meeting, ...]:
    """The meetings that took the case up, each with nothing but the items about it."""
    found = []
    for meeting in reader.all(Meeting).values():
        items = tuple(i for i in meeting.agenda if i.case_id == case.id and i.entries)
        if items and meeting.status is not MeetingStatus.PLANNED:
            found.append(replace(meeting, agenda=items))
    return tuple(sorted(found, key=lambda m: (m.on, str(m.start or ""), m.id)))


def _reads(reader: Reader, case: Case) -> tuple[HistoryEntry, ...]:
    told = reader.mentioning(HistoryEntry, case.id)
    reads = (e for e in told if (e.verb, e.record_id) == (READ, case.id))
    return tuple(sorted(reads, key=lambda e: e.number))


# What one family may read


def _of_family(reader: Reader, case: Case, party_id: str) -> CaseFile:
    """The case with what is on the list alone, and nobody else's name in what is there."""
    party = party_of(case, party_id)
    kept = veiled(for_family(case, party_id), *_veils(reader, case, party))
    return CaseFile(
        case=kept,
        today=reader.today,
        school=reader.school.name,
        complaint_from=verbs.complaint_from(reader, case),
    )


def _veils(reader: Reader, case: Case, party: Party) -> tuple[Say, Say]:
    """What hides others in running text, and in the fields of who does what.

    A measure says who carries it out, as the law asks, also where that one reported; never one who
    is suspected.
    """
    own = reader.find(Student, party.student)
    students = hidden_words(reader)
    others = without(students, own) if own else students
    people = reader.all(Person)
    roles = [person.role for person in people.values()]
    mine = set(names_in([unmasked(own.name)] if own else [], roles))
    suspected = [unmasked(case.suspicion.whom)] if case.suspicion else []
    known = people.get(case.suspicion.person or "") if case.suspicion else None
    suspected += [known.name] if known else []
    reporter = unmasked(case.reported_by)

    def veil(words: tuple[str, ...], said: FreeText) -> FreeText:
        told = veiled_students(unmasked(said), others, _("en annen elev"))
        hidden = (w for w in words if w not in mine)
        return FreeText(veiled_words(told, hidden, _("en ansatt")))

    running = partial(veil, names_in([*suspected, reporter], roles))
    return running, partial(veil, names_in(suspected, roles))


def _held(reader: Reader, case: Case) -> list[Held]:
    held = [Held(m.on, closing=m.case_id == case.id) for m in _meetings(reader, case)]
    coming = to_be_held(reader, case.id)
    if coming and coming.status is MeetingStatus.PLANNED:
        held.append(Held(coming.on, closing=True, planned=True))
    return held
