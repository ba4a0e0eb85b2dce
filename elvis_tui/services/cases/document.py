"""The documents of a case: for the file, for one family, and a student's plan."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from elvis_tui.domain.cases.family import for_family
from elvis_tui.domain.cases.parties import Party
from elvis_tui.domain.cases.plan_rules import party_of
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.meetings.records import ItemStatus, MeetingStatus
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.people.veil import Veil
from elvis_tui.domain.people.veils import Swaps, veiled_who
from elvis_tui.domain.record import Record, replace
from elvis_tui.i18n import _
from elvis_tui.outgoing.case import case_document
from elvis_tui.outgoing.case_family import ForFamily, Held, family_document, plan_document
from elvis_tui.outgoing.case_party import party_title
from elvis_tui.outgoing.web_page import web_page
from elvis_tui.services.cases import verbs
from elvis_tui.services.cases.closing_meeting import to_be_held
from elvis_tui.services.cases.complaints import may_report
from elvis_tui.services.cases.veiling import for_reading, veil_for
from elvis_tui.services.cases.whole import authors, meetings, whole
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.storage.exports import write_document


class Version(StrEnum):
    """Whom a document of a case is for."""

    FILE = "file"
    FAMILY = "family"
    PLAN = "plan"


class Wanted(Record, frozen=True, kw_only=True):
    """Which document: `party` is whose, where it is one student's.

    `restricted` is whether the whole case has what somebody wrote in confidence, where whoever
    asks for it is the one who did.
    """

    version: Version = Version.FILE
    party: str = ""
    html: bool = False
    hidden: bool = False
    restricted: bool = False


class Made(Record, frozen=True):
    """A document, and what was exchanged in it."""

    text: str
    swaps: Swaps | None = None
    """None where all stands as it was written."""


class Written(Record, frozen=True):
    """Where a document went, and what was exchanged in it."""

    path: Path
    swaps: Swaps | None = None


def made(reader: Reader, case_id: str, wanted: Wanted) -> Made:
    """The document, and what was exchanged in it.

    Raises:
        DomainError: `NOT_FOUND` for a case, or a student in it, that is not there.
    """
    case = verbs.get(reader, case_id)
    shown = names(reader, hidden=wanted.hidden)
    swaps: Swaps | None = None
    sheets: list[str] = []
    if wanted.version is Version.FILE:
        known = whole(reader, case, restricted=wanted.restricted and not wanted.hidden)
        shown = replace(shown, called=authors(reader, known))
        written = case_document(known, shown)
        sheets = [party_title(party, shown) for party in case.parties]
    else:
        own = _of_family(reader, case, wanted)
        swaps, shown = own.swaps, _own_class_told(reader, shown, own)
        make = family_document if wanted.version is Version.FAMILY else plan_document
        written = make(own, shown)
    if wanted.html:
        written = web_page(written, _("Sak {number}").format(number=case.number), sheets)
    return Made(written, swaps)


def text(reader: Reader, case_id: str, wanted: Wanted) -> str:
    """The document.

    Raises:
        DomainError: as `made`.
    """
    return made(reader, case_id, wanted).text


def write(reader: Reader, case_id: str, wanted: Wanted, path: Path) -> Written:
    """Write the document to a new file; a folder gets the file's usual name in it.

    Raises:
        DomainError: as `made`.
        StorageError: `EXPORT_EXISTS` or `EXPORT_FAILED`.
    """
    name = file_name(reader, case_id, wanted)
    document = made(reader, case_id, wanted)
    return Written(write_document(path, name, document.text), document.swaps)


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


# What one family may read


def _of_family(reader: Reader, case: Case, wanted: Wanted) -> ForFamily:
    """The case with what is on the list alone, and nobody else's name in what is there."""
    party = party_of(case, wanted.party)
    veil = veil_for(reader, case, party)
    listed = for_family(case, party.id)
    if wanted.version is Version.PLAN:
        # What the plan does not tell is not counted either.
        kept = replace(listed.parties[0], closing_word=FreeText(""), ended_without=None)
        listed = replace(listed, parties=(kept,))
    kept_case, swaps = for_reading(listed, veil)
    return ForFamily(
        case=kept_case,
        today=reader.today,
        school=reader.school.name,
        may_report=may_report(reader, case),
        held=tuple(_held(reader, case)),
        contact=_contact(reader, party, veil),
        swaps=swaps,
    )


def _contact(reader: Reader, party: Party, veil: Veil) -> FreeText:
    """The student's contact teacher, unless that is one who is kept out of what they read."""
    student = reader.as_stored(Student).get(party.student)
    found = reader.find(SchoolClass, student.class_id or "") if student else None
    teacher = found.contact_teacher if found else FreeText("")
    return FreeText("") if veiled_who(unmasked(teacher), veil).staff else teacher


def _own_class_told(reader: Reader, shown: Names, own: ForFamily) -> Names:
    """Names where a student whose address is protected goes in a class, in what is their own.

    The family knows it. No address is held, and by number nothing is told.
    """
    student = reader.as_stored(Student).get(own.case.parties[0].student)
    if shown.hidden or student is None:
        return shown
    return replace(shown, students={**shown.students, student.id: student}, opened=student.id)


def _held(reader: Reader, case: Case) -> list[Held]:
    held = [
        Held(m.on, closing=m.case_id == case.id)
        for m in meetings(reader, case)
        if any(i.told or i.status is not ItemStatus.POSTPONED for i in m.agenda)
    ]
    coming = to_be_held(reader, case.id)
    if coming and coming.status is MeetingStatus.PLANNED:
        held.append(Held(coming.on, closing=True, planned=True))
    return held
