"""What is known of absence, and what it is held against."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.absence import rules
from elvis_tui.domain.absence.records import Notice, StudentAbsence, SubjectAbsence
from elvis_tui.domain.absence.rules import MissingNotice, Since, Standing
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import Record
from elvis_tui.services.desk.absence import limits
from elvis_tui.services.desk.reader import Reader


def of_student(reader: Reader, student_id: str) -> StudentAbsence | None:
    """What is known of one student's absence, if anything is."""
    every = reader.all(StudentAbsence).values()
    return next((one for one in every if one.student_id == student_id), None)


def subjects_of(reader: Reader, student_id: str) -> list[SubjectAbsence]:
    """The subjects a student takes this school year, the greatest figure first."""
    found = of_student(reader, student_id)
    return rules.worst(rules.of_this_year(found, reader.today)) if found else []


def since_day(reader: Reader, student_id: str, day: date) -> Since | None:
    """How absence has changed since a day, in the subject that has the greatest figure now."""
    for subject in subjects_of(reader, student_id):
        if (found := rules.since(subject, day)) is not None and found.change is not None:
            return found
    return None


def here(reader: Reader) -> Iterable[StudentAbsence]:
    """What is known of the absence of everybody who has not left the school."""
    for one in reader.all(StudentAbsence).values():
        student = reader.find(Student, one.student_id)
        if student is not None and student.left_on is None:
            yield one


class InSubject(Record, frozen=True, kw_only=True):
    """A student's figures in one subject, with how near a limit they are."""

    absence: StudentAbsence
    subject: SubjectAbsence
    standing: Standing
    without_notice: bool


class Held(Record, frozen=True, kw_only=True):
    """All figures of this school year, held against the limits.

    `missing` are the varsel that are wanting, the nearest to a limit first; `in_subjects` all
    figures, those without a varsel that need one first, and then by the greatest that is known.
    """

    missing: tuple[MissingNotice, ...]
    in_subjects: tuple[InSubject, ...]


def held(reader: Reader) -> Held:
    """The figures of everybody who has not left, reckoned once for all that is shown of them."""
    against, today = limits(reader), reader.today
    wanted: list[MissingNotice] = []
    found: list[InSubject] = []
    for one in here(reader):
        theirs = rules.missing_notices(one, against, today)
        wanted += theirs
        wanting = {m.subject.key for m in theirs if m.subject is not None}
        found += [
            InSubject(
                absence=one,
                subject=subject,
                standing=rules.standing(subject, against),
                without_notice=subject.key in wanting and not subject.left,
            )
            for subject in rules.of_this_year(one, today)
        ]
    return Held(
        missing=tuple(sorted(wanted, key=_nearness)), in_subjects=tuple(sorted(found, key=_order))
    )


def _nearness(one: MissingNotice) -> tuple[object, ...]:
    figure = rules.greatest(rules.latest(one.subject)) if one.subject else None
    return (-(figure or 0.0), one.absence.student_id, one.kind)


def _order(one: InSubject) -> tuple[object, ...]:
    figure = rules.greatest(rules.latest(one.subject))
    return (not one.without_notice, -(figure or 0.0), one.absence.student_id, one.subject.key)


class Line(Record, frozen=True, kw_only=True):
    """A student in a subject, or a varsel that somebody asked for and that is of no subject."""

    absence: StudentAbsence
    subject: SubjectAbsence | None
    asked: Notice | None = None


def lines(reader: Reader, *, only_missing: bool = False) -> list[Line]:
    """What `elvis-tui absence` prints: the varsel that are missing, and then all other figures."""
    every = held(reader)
    wanting = every.missing
    # A subject may want two varsel: of its figures one line is enough.
    once: dict[tuple[str, str], MissingNotice] = {}
    for one in wanting:
        once.setdefault((one.absence.id, one.subject.key if one.subject else one.kind), one)
    found = [Line(absence=m.absence, subject=m.subject, asked=m.asked) for m in once.values()]
    if only_missing:
        return found
    told = {(m.absence.id, m.subject.key) for m in wanting if m.subject}
    others = (one for one in every.in_subjects if (one.absence.id, one.subject.key) not in told)
    return found + [Line(absence=one.absence, subject=one.subject) for one in others]


def newest_list(reader: Reader) -> date | None:
    """The day of the newest list that figures stand from."""
    return rules.newest_list(list(reader.all(StudentAbsence).values()))
