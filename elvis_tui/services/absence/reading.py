"""What is known of absence, and what it is held against."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.absence import rules
from elvis_tui.domain.absence.records import StudentAbsence, SubjectAbsence
from elvis_tui.domain.absence.rules import Limits, MissingNotice, Standing
from elvis_tui.domain.dated_rules import RuleId, rule_on
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import Record
from elvis_tui.services.desk.reader import Reader

USUAL_WARNING, USUAL_SMALL_WARNING = 7.5, 5.0
"""Percent from which schools warn (practice: 6 to 8, and 5 in subjects of two hours a week)."""
USUAL_SMALL_SUBJECT = 60
"""Hours a year: a subject of two hours a week has 56."""


def limits(reader: Reader, day: date | None = None) -> Limits:
    """What figures are held against on a day: the law's of that day and the school's own."""
    dated, school = reader.sources.rules(), reader.school
    on = day or reader.today
    ten = rule_on(dated, RuleId.ABSENCE_HEALTH, on)
    fifteen = rule_on(dated, RuleId.ABSENCE_SELF_REPORTED, on)
    small = school.small_subject
    return Limits(
        ten=ten.number if ten else None,
        fifteen=fifteen.number if fifteen else None,
        warn=USUAL_WARNING if school.warn_at is None else school.warn_at,
        warn_small=USUAL_SMALL_WARNING if school.warn_at_small is None else school.warn_at_small,
        small_hours=USUAL_SMALL_SUBJECT if small is None else small,
    )


def of_student(reader: Reader, student_id: str) -> StudentAbsence | None:
    """What is known of one student's absence, if anything is."""
    every = reader.all(StudentAbsence).values()
    return next((one for one in every if one.student_id == student_id), None)


def subjects_of(reader: Reader, student_id: str) -> list[SubjectAbsence]:
    """The subjects a student takes this school year, the greatest figure first."""
    found = of_student(reader, student_id)
    return rules.worst(rules.of_this_year(found, reader.today)) if found else []


def here(reader: Reader) -> Iterable[StudentAbsence]:
    """What is known of the absence of everybody who has not left the school."""
    for one in reader.all(StudentAbsence).values():
        student = reader.find(Student, one.student_id)
        if student is not None and student.left_on is None:
            yield one


def missing(reader: Reader) -> list[MissingNotice]:
    """The varsel that are wanting, of all students: the nearest to a limit first."""
    held, today = limits(reader), reader.today
    found = [m for one in here(reader) for m in rules.missing_notices(one, held, today)]
    return sorted(found, key=_nearness)


def _nearness(one: MissingNotice) -> tuple[object, ...]:
    figure = rules.greatest(one.subject.now) if one.subject else None
    return (-(figure or 0.0), one.absence.student_id, one.kind)


class InSubject(Record, frozen=True, kw_only=True):
    """A student's figures in one subject, with how near a limit they are."""

    absence: StudentAbsence
    subject: SubjectAbsence
    standing: Standing
    without_notice: bool


def in_subjects(reader: Reader) -> list[InSubject]:
    """All figures of this school year: those without a varsel that need one first.

    Then by the greatest figure that is known.
    """
    held, today = limits(reader), reader.today
    found = []
    for one in here(reader):
        wanting = {
            m.subject.key for m in rules.missing_notices(one, held, today) if m.subject is not None
        }
        found += [
            InSubject(
                absence=one,
                subject=subject,
                standing=rules.standing(subject, held),
                without_notice=subject.key in wanting and not subject.left,
            )
            for subject in rules.of_this_year(one, today)
        ]
    return sorted(
        found,
        key=lambda f: (
            not f.without_notice,
            -(rules.greatest(f.subject.now) or 0.0),
            f.absence.student_id,
            f.subject.key,
        ),
    )


def newest_list(reader: Reader) -> date | None:
    """The day of the newest list that figures stand from."""
    return rules.newest_list(list(reader.all(StudentAbsence).values()))
