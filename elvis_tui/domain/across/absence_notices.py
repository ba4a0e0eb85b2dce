"""Varsel that lists tell of, put beside those that are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from elvis_tui.domain.absence.records import (
    Notice,
    NoticeKind,
    StudentAbsence,
    SubjectAbsence,
)
from elvis_tui.domain.across.absence_list import About, NoticeRow
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.record import exchanged, replace
from elvis_tui.domain.text import folded

_OF_NO_SUBJECT = frozenset((NoticeKind.ORDER, NoticeKind.CONDUCT))


def with_counted(
    absence: StudentAbsence,
    subject: SubjectAbsence,
    kinds: Iterable[NoticeKind],
    new_id: Callable[[str], str],
) -> StudentAbsence:
    """With a varsel without a day for each kind that a list counts, where none is known."""
    for kind in kinds:
        theirs = [
            n for n in absence.notices if n.kind is kind and unmasked(n.subject) == subject.key
        ]
        if any(not n.is_needed for n in theirs):
            continue
        counted = Notice(id=new_id("notice"), kind=kind, subject=FreeText(subject.key), listed=True)
        asked = next((n for n in theirs if n.is_needed), None)
        if asked is not None:
            counted = replace(asked, asked_on=None, listed=True)
            absence = replace(absence, notices=exchanged(absence.notices, asked.id, counted))
        else:
            absence = replace(absence, notices=(*absence.notices, counted))
    return absence


def with_sent(
    absence: StudentAbsence, row: NoticeRow, new_id: Callable[[str], str]
) -> tuple[StudentAbsence, str]:
    """With a varsel of a list, and whether it is «new», «changed» or «unchanged».

    One that was asked for, or counted without its day, is the one that was sent.
    """
    subject = "" if row.kind in _OF_NO_SUBJECT else _key_of(absence, row.about)
    same = _of_subject(absence, row.kind, subject)
    if any(n.sent_on == row.sent_on and not n.is_needed for n in same):
        return absence, "unchanged"
    waiting = next((n for n in same if n.sent_on is None), None)
    if waiting is not None and row.sent_on is None and not waiting.is_needed:
        return absence, "unchanged"
    sent = Notice(
        id=waiting.id if waiting else new_id("notice"),
        kind=row.kind,
        subject=FreeText(subject),
        sent_on=row.sent_on,
        by=FreeText(row.by),
        note=waiting.note if waiting else FreeText(""),
        listed=True,
    )
    notices = exchanged(absence.notices, sent.id, sent) if waiting else (*absence.notices, sent)
    return replace(absence, notices=notices), "changed" if waiting else "new"


def _of_subject(absence: StudentAbsence, kind: NoticeKind, key: str) -> list[Notice]:
    """The varsel of a kind about a subject."""
    return [n for n in absence.notices if n.kind is kind and n.subject == FreeText(key)]


def _key_of(absence: StudentAbsence, about: About) -> str:
    """The key of the subject as the figures know it, else as the row tells it."""
    told = {folded(one) for one in (about.group, about.code, about.name) if one}
    for subject in absence.subjects:
        if folded(unmasked(subject.group)) in told or (
            not about.group and folded(subject.code) in told
        ):
            return subject.key
    names = [
        s for s in absence.subjects if folded(s.code) in told or folded(unmasked(s.name)) in told
    ]
    return names[0].key if len(names) == 1 else about.key
