"""Varsel put in by hand, and the mark of a documented higher risk."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.absence.records import Notice, NoticeKind, StudentAbsence
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import exchanged, replace
from elvis_tui.domain.text import folded
from elvis_tui.services.absence.reading import of_student
from elvis_tui.services.desk.desk import Desk

_IN_A_SUBJECT = frozenset((NoticeKind.ABSENCE, NoticeKind.BASIS))


def add_notice(desk: Desk, student_id: str, notice: Notice) -> Notice:
    """A varsel that was sent, or, without a day, one that must be.

    Raises:
        DomainError: `DAY_TO_COME` for one sent after today; `EMPTY_FIELD` for one about a grade
            without a subject; `NO_SUCH_SUBJECT` for a subject the student does not have;
            `NOT_FOUND`.
    """
    _check(desk, notice)
    absence = of_student(desk, student_id) or _none_yet(desk, student_id)
    notice = replace(
        _in_subject(absence, notice),
        id=desk.new_id("notice"),
        asked_on=None if notice.sent_on else desk.today,
    )
    desk.save("notice.add", replace(absence, notices=(*absence.notices, notice)))
    return notice


def edit_notice(desk: Desk, student_id: str, notice: Notice) -> None:
    """Put right a varsel, or say that the one that was wanting has been sent.

    Raises:
        DomainError: as `add_notice`.
    """
    _check(desk, notice)
    absence = _of(desk, student_id)
    if not any(one.id == notice.id for one in absence.notices):
        raise DomainError(Fault.NOT_FOUND)
    notice = _in_subject(absence, notice)
    asked = None if notice.sent_on else notice.asked_on or desk.today
    notice = replace(notice, asked_on=None if notice.listed and not notice.sent_on else asked)
    notices = exchanged(absence.notices, notice.id, notice)
    desk.save("notice.edit", replace(absence, notices=notices))


def remove_notice(desk: Desk, student_id: str, notice_id: str) -> None:
    """Take away a varsel that was put in by mistake.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    absence = _of(desk, student_id)
    if not any(one.id == notice_id for one in absence.notices):
        raise DomainError(Fault.NOT_FOUND)
    notices = exchanged(absence.notices, notice_id, None)
    desk.save("notice.remove", replace(absence, notices=notices))


def mark_higher_risk(desk: Desk, student_id: str, since: date | None) -> None:
    """Mark that a higher risk of absence is documented from a day, or, with None, that none is.

    Raises:
        DomainError: `DAY_TO_COME`, `NOT_FOUND`.
    """
    if since is not None and since > desk.today:
        raise DomainError(Fault.DAY_TO_COME, day=since, field="since")
    found = of_student(desk, student_id)
    absence = found or _none_yet(desk, student_id)
    if found is not None or since is not None:
        desk.save("absence.risk", replace(absence, higher_risk_since=since))


def _check(desk: Desk, notice: Notice) -> None:
    if notice.sent_on is not None and notice.sent_on > desk.today:
        raise DomainError(Fault.DAY_TO_COME, day=notice.sent_on, field="sent_on")
    if notice.kind in _IN_A_SUBJECT and not notice.subject.strip():
        raise DomainError(Fault.EMPTY_FIELD, field="subject")


def _in_subject(absence: StudentAbsence, notice: Notice) -> Notice:
    """The varsel with the key of the subject it names, by whichever of its names.

    Raises:
        DomainError: `NO_SUCH_SUBJECT` for one the student does not have, where lists have told any.
    """
    typed = folded(unmasked(notice.subject))
    if not typed or not absence.subjects:
        return notice
    for subject in absence.subjects:
        names = (subject.key, subject.code, unmasked(subject.name), unmasked(subject.group))
        if typed in {folded(name) for name in names if name}:
            return replace(notice, subject=FreeText(subject.key))
    known = ", ".join(subject.key for subject in absence.subjects[:6])
    text = unmasked(notice.subject)
    raise DomainError(Fault.NO_SUCH_SUBJECT, text=text, known=known, field="subject")


def _of(desk: Desk, student_id: str) -> StudentAbsence:
    found = of_student(desk, student_id)
    if found is None:
        raise DomainError(Fault.NOT_FOUND)
    return found


def _none_yet(desk: Desk, student_id: str) -> StudentAbsence:
    desk.store.get(Student, student_id)
    return StudentAbsence(id=desk.new_id("absence"), student_id=student_id)
