"""Absence as `elvis-tui absence --format json` gives it; docs/json.md has the keys."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.absence.records import Notice, NoticeKind
from elvis_tui.domain.absence.rules import notices_for
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


class AbsenceFacts(Record, frozen=True, kw_only=True):
    """A student in a subject, by one list: `as_of` is the day it was made.

    `ten_percent` is health and undocumented absence, `fifteen_percent` self-reported and
    undocumented, in percent of the year's hours; null for what no list has told. A list of a part
    of the school year tells neither them nor the `hours`: it is at least as much.
    """

    student: str
    class_: str = field(name="class")
    subject: str | None
    group: str | None
    hours: float | None
    ten_percent: float | None
    fifteen_percent: float | None
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
    return AbsenceFacts(
        student=names.subject(who),
        class_=names.group(who, ""),
        subject=names.text(subject.called) if subject else None,
        group=(names.text(subject.group) or None) if subject else None,
        hours=whole.hours if whole else None,
        ten_percent=whole.ten if whole else None,
        fifteen_percent=whole.fifteen if whole else None,
        as_of=subject.now.as_of if subject else None,
        teacher=(names.staff(subject.teacher) or None) if subject else None,
        notices=tuple(map(_notice, notices)),
        left=bool(subject and subject.left),
    )


def _notice(notice: Notice) -> NoticeFacts:
    return NoticeFacts(kind=notice.kind, sent_on=notice.sent_on, needed=notice.is_needed)
