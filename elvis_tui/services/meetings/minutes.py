"""The minutes of a meeting: for whom, in which form, and where they are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import chain
from pathlib import Path

from elvis_tui.domain.across.recipients import (
    Recipient,
    extract,
    may_be,
    recipients,
    students_in,
    worded,
)
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault, InputError
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    EntryKind,
    Meeting,
)
from elvis_tui.domain.people.name_parts import masked, words_of
from elvis_tui.domain.people.names import MASK, Names
from elvis_tui.domain.people.records import Person, Student
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.text import encodable, folded
from elvis_tui.i18n import _
from elvis_tui.incoming.minutes import Labels, MinutesRead, read_minutes
from elvis_tui.outgoing import minutes as words
from elvis_tui.outgoing.minutes_document import MinutesKnown, minutes, number_words, untreated_words
from elvis_tui.services.desk.consents import may_be_told
from elvis_tui.services.desk.myself import called as called_by_login
from elvis_tui.services.desk.naming import hidden_words, names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.taking_part import names_in
from elvis_tui.services.desk.teams import is_with_students
from elvis_tui.services.meetings import versions
from elvis_tui.services.meetings.changed_meanwhile import with_changes
from elvis_tui.services.meetings.coming import planned_next
from elvis_tui.storage.exports import write_document_bytes
from elvis_tui.wording.meetings import entry_kind


class Form(StrEnum):
    """What kind of file the minutes are; its value is how the file's name ends."""

    MARKDOWN = "md"
    HTML = "html"
    WORD = "docx"


class Wanted(Record, frozen=True, kw_only=True):
    """Which version of the minutes.

    With `hidden`, students stand by their number, and with `coded` by codes that are of this
    document alone. `whom` is the name of the one recipient of an extract, empty for the whole.
    """

    hidden: bool = False
    coded: bool = False
    whom: str = ""
    form: Form = Form.MARKDOWN


def for_whom(reader: Reader, meeting: Meeting) -> list[Recipient]:
    """Everybody an extract may be written for."""
    return recipients(meeting, reader.all(Person).values())


def text(reader: Reader, meeting: Meeting, wanted: Wanted) -> str:
    """The minutes as Markdown.

    Raises:
        DomainError: `NO_RECIPIENT` for one who was not called in and has no task.
    """
    return minutes(*_known(reader, meeting, wanted))


def file(reader: Reader, meeting: Meeting, wanted: Wanted, template: Path | None = None) -> bytes:
    """The bytes of the file.

    Args:
        reader: What may be seen.
        meeting: Which meeting.
        wanted: Which version, and what kind of file.
        template: The school's own file of Word, for a Word file.

    Raises:
        DomainError: as `text`.
        InputError: `NOT_A_TEMPLATE` with the `path`.
    """
    known, shown = _known(reader, meeting, wanted)
    written, called = minutes(known, shown), words.title(meeting, shown)
    if wanted.form is Form.HTML:
        from elvis_tui.outgoing.web_page import web_page

        written = web_page(written, called)
    elif wanted.form is Form.WORD:
        from elvis_tui.outgoing.word_file import word_file

        try:
            return word_file(
                written,
                title=called,
                at=meeting.finished_at or reader.clock.now(),
                footer=shown.text(known.marker),
                template=_read(template),
            )
        except InputError as error:
            raise InputError(error.fault, path=template) from error
    return encodable(written).encode("utf-8")


def _read(template: Path | None) -> bytes | None:
    if template is None:
        return None
    from elvis_tui.outgoing.word_file import LARGEST_TEMPLATE

    try:
        path = template.expanduser()
        # A pipe or a device is waited for without end when it is opened.
        if path.is_file() and path.stat().st_size <= LARGEST_TEMPLATE:
            return path.read_bytes()
    except (OSError, RuntimeError, ValueError) as error:
        raise InputError(Fault.NOT_A_TEMPLATE, path=template) from error
    raise InputError(Fault.NOT_A_TEMPLATE, path=template)


def write(
    reader: Reader, meeting: Meeting, path: Path, wanted: Wanted, template: Path | None = None
) -> Path:
    """Write the minutes to a new file; a folder gets the file's usual name in it.

    Raises:
        DomainError: as `file`.
        InputError: as `file`.
        StorageError: `EXPORT_EXISTS` or `EXPORT_FAILED`.
    """
    made = file(reader, meeting, wanted, template)
    return write_document_bytes(path, file_name(reader, meeting, wanted), made)


def file_name(reader: Reader, meeting: Meeting, wanted: Wanted) -> str:
    """The name the minutes get when none is given: no student's is in it."""
    # Also by name: a guest may be called «mor til Nora», and a file's name is seen by many.
    hidden = names(reader, hidden=True)
    whom = wanted.whom if hidden.staff(wanted.whom) == wanted.whom else ""
    return words.file_name(meeting, hidden, whom, wanted.form)


def read_back(markdown: str) -> MinutesRead:
    """What stands in minutes that the program has written."""
    labels = Labels(
        kinds={f"{entry_kind(kind).capitalize()}:": kind for kind in EntryKind},
        who=_("Hvem") + ":",
        due=_("Frist") + ":",
        untreated=[untreated_words(put_off=put_off) for put_off in (True, False)],
        number=number_words(0) + ":",
    )
    return read_minutes(markdown, labels)


def cases_in(reader: Reader, meeting: Meeting, wanted: Wanted) -> tuple[str, ...]:
    """The ids of the cases that stand in a version of the minutes: of an extract, those in it."""
    if wanted.whom:
        meeting = _known(reader, meeting, wanted)[0].meeting
    named = dict.fromkeys(item.case_id for item in meeting.agenda if item.case_id)
    return tuple(case_id for case_id in named if reader.find(Case, case_id) is not None)


def _known(reader: Reader, meeting: Meeting, wanted: Wanted) -> tuple[MinutesKnown, Names]:
    """What the version is written of, and how everybody is named in it."""
    cases = reader.all(Case)
    shown = names_in(reader, meeting, hidden=wanted.hidden or wanted.coded)
    signed = {unmasked(made.by) for made in meeting.corrections if made.by}
    shown = replace(shown, called=called_by_login(reader, signed))
    if wanted.coded:
        shown = replace(shown, codes=codes(meeting, cases))
    is_open = is_with_students(reader, meeting)
    known = MinutesKnown(
        meeting=versions.in_document(reader, with_changes(reader, meeting)),
        cases=cases,
        school=reader.school.name,
        marker=FreeText("") if is_open else reader.school.access_marker,
        coming=_coming(reader, meeting),
        coded=wanted.coded,
        changed=versions.changed(reader, meeting) if not wanted.whom else (),
    )
    if wanted.whom:
        return _extracted(reader, known, shown, wanted)
    return known, shown


def _extracted(
    reader: Reader, known: MinutesKnown, shown: Names, wanted: Wanted
) -> tuple[MinutesKnown, Names]:
    meeting, whom = known.meeting, _recipient(reader, known.meeting, wanted)

    def told(student_id: str, service: str) -> bool:
        return may_be_told(reader, student_id, service, reader.today) is not None

    who = may_be(whom, meeting, reader.all(Person).values())
    found = extract(
        meeting,
        whom,
        may_be_told=told,
        cases=known.cases,
        concealed=reader.concealed(who),
    )
    known = replace(
        known,
        meeting=found.meeting,
        whole=found.whole,
        whom=whom.name,
        left_out=found.left_out,
    )
    return _masked(reader, known, shown) if whom.external else (known, shown)


def _masked(reader: Reader, known: MinutesKnown, shown: Names) -> tuple[MinutesKnown, Names]:
    """With a mask for every student whom it is not about, wherever somebody wrote the name."""
    agenda = known.meeting.agenda
    about = {item.id: students_in(item, known.cases) for item in agenda}
    parts = hidden_words(reader, but=frozenset(chain.from_iterable(about.values())))
    hidden = names(reader, hidden=True, parts=parts)

    def told_in(item: AgendaItem | None, text: str) -> str:
        own = _own_words(reader, about[item.id] if item else ())
        return masked(text, parts, MASK, own)

    def told(text: FreeText) -> FreeText:
        return FreeText(hidden.text(text))

    cases = dict(known.cases)
    for item in agenda:
        if case := cases.get(item.case_id or ""):
            cases[case.id] = replace(case, title=FreeText(told_in(item, unmasked(case.title))))
    left = worded(known.meeting, told_in, staff=hidden.staff)
    teams = {team.id: replace(team, name=told(team.name)) for team in shown.teams.values()}
    marker, school = told(known.marker), told(known.school)
    known = replace(known, meeting=left, cases=cases, marker=marker, school=school)
    return known, replace(shown, teams=teams)


def _own_words(reader: Reader, students: Iterable[str]) -> frozenset[str]:
    """The words of the names of those an item is about: there they are nobody else's."""
    found = (reader.find(Student, one) for one in students)
    return frozenset(w for one in found if one for w in words_of(unmasked(one.name)))


def check(reader: Reader, meeting: Meeting, wanted: Wanted) -> None:
    """Refuse a version that cannot be made.

    Raises:
        DomainError: as `text`.
    """
    if wanted.whom:
        _recipient(reader, meeting, wanted)


def _recipient(reader: Reader, meeting: Meeting, wanted: Wanted) -> Recipient:
    typed, every = wanted.whom, for_whom(reader, meeting)
    for one in every:
        if folded(one.name) == folded(typed.strip()):
            return one
    shown = names(reader, hidden=wanted.hidden or wanted.coded)
    offered = [shown.staff(one.name) for one in every]
    raise DomainError(Fault.NO_RECIPIENT, typed=typed, names=offered, field="whom")


def _coming(reader: Reader, meeting: Meeting) -> Meeting | None:
    """The next meeting of the series that is planned."""
    return None if meeting.case_id else planned_next(reader, meeting.team, meeting.on)


def codes(meeting: Meeting, cases: Mapping[str, Case]) -> dict[str, str]:
    """A code for each student of a meeting, by the order they come in: «A», «B» … «AA».

    They are of this document alone: the same student has another in the next one.
    """
    found: dict[str, None] = {p.student: None for p in meeting.participants if p.student}
    for item in meeting.agenda:
        found.update(dict.fromkeys(students_in(item, cases)))
    return {student_id: _letters(number) for number, student_id in enumerate(found)}


def _letters(number: int) -> str:
    first, last = divmod(number, 26)
    return (_letters(first - 1) if first else "") + chr(ord("A") + last)
