"""Absence as `elvis-tui absence --format json` gives it; docs/json.md has the keys."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.absence.records import Figures, Notice, NoticeKind, SubjectAbsence
from elvis_tui.domain.absence.rules import counting, furthest_back, notices_for
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.record import Record, field
from elvis_tui.domain.subject import Subject
from elvis_tui.services.absence.reading import Line
from elvis_tui.wording.absence import told


class NoticeFacts(Record, frozen=True, kw_only=True):
    """A varsel; `sent_on` is null for one whose day is unknown, and for one that is `needed`."""

    kind: NoticeKind
    sent_on: date | None
    needed: bool


class AtLeast(Record, frozen=True, kw_only=True):
    """What a list of a part of the year tells: the whole is at least as much."""

    percent: float
    first_day: date | None
    as_of: date


class AbsenceFacts(Record, frozen=True, kw_only=True):
    """A student in a subject: `as_of` is the day that the list was made whose `hours` they are.

    `ten_percent` is health and undocumented absence, `fifteen_percent` self-reported and
    undocumented, in percent of the year's hours, each as the newest list of the whole school year
    that tells it has it; null for what none has told. `at_least` are the figures of lists of a part
    of the year, of which no hours are told, where they are higher and count.
    """

    student: str
    class_: str = field(name="class")
    subject: str | None
    group: str | None
    hours: float | None
    ten_percent: float | None
    ten_as_of: date | None
    ten_at_least: AtLeast | None
    fifteen_percent: float | None
    fifteen_as_of: date | None
    fifteen_at_least: AtLeast | None
    as_of: date | None
    teacher: str | None
    notices: tuple[NoticeFacts, ...]
    left: bool


def facts(lines: Iterable[Line], names: Names, today: date) -> tuple[AbsenceFacts, ...]:
    """The lines in the order they come in."""
    return tuple(_facts(line, names, today) for line in lines)


def _facts(line: Line, names: Names, today: date) -> AbsenceFacts:
    who = Subject.of_student(line.absence.student_id)
    subject = told(line.subject, names, who.id) if line.subject else None
    if subject is None:
        notices = [line.asked] if line.asked else []
    else:
        notices = notices_for(line.absence, line.subject or subject, today)
    whole = subject.now if subject and not subject.now.part else None
    ten, fifteen = (_whole(subject, one) if subject else None for one in ("ten", "fifteen"))
    return AbsenceFacts(
        student=names.subject(who),
        class_=names.group(who, ""),
        subject=names.text(subject.called) if subject else None,
        group=(names.text(subject.group) or None) if subject else None,
        hours=whole.hours if whole else None,
        ten_percent=ten.ten if ten else None,
        ten_as_of=ten.as_of if ten else None,
        ten_at_least=_at_least(subject, "ten") if subject else None,
        fifteen_percent=fifteen.fifteen if fifteen else None,
        fifteen_as_of=fifteen.as_of if fifteen else None,
        fifteen_at_least=_at_least(subject, "fifteen") if subject else None,
        as_of=subject.now.as_of if subject else None,
        teacher=(names.staff(subject.teacher) or None) if subject else None,
        notices=tuple(map(_notice, notices)),
        left=bool(subject and subject.left),
    )


def _whole(subject: SubjectAbsence, one: str) -> Figures | None:
    """The newest list of the whole year that tells a figure."""
    found = furthest_back(subject, one)
    return None if found is None or found.part else found


def _at_least(subject: SubjectAbsence, one: str) -> AtLeast | None:
    """The same of a part of the year, where that counts."""
    found = counting(subject, one)
    if found is None or not found.part:
        return None
    return AtLeast(percent=getattr(found, one), first_day=found.first_day, as_of=found.as_of)


def _notice(notice: Notice) -> NoticeFacts:
    return NoticeFacts(kind=notice.kind, sent_on=notice.sent_on, needed=notice.is_needed)
