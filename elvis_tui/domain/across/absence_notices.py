"""Varsel that lists tell of, put beside those that are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from elvis_tui.domain.absence.records import (
    Notice,
    NoticeKind,
    StudentAbsence,
    SubjectAbsence,
)
from elvis_tui.domain.absence.rules import is_of_this_year
from elvis_tui.domain.across.absence_list import About, NoticeRow
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.record import exchanged, replace
from elvis_tui.domain.text import folded

_OF_NO_SUBJECT = frozenset((NoticeKind.ORDER, NoticeKind.CONDUCT))


def with_counted(
    absence: StudentAbsence,
    subject: SubjectAbsence,
    kinds: Iterable[NoticeKind],
    listed_on: date,
    new_id: Callable[[str], str],
) -> StudentAbsence:
    """With a varsel without a day for each kind that a list counts, where none is known.

    Only those of the school year of the list are known: of last year's nothing follows.
    """
    for kind in kinds:
        theirs = _alike(absence, kind, subject.names, listed_on)
        if any(not n.is_needed for n in theirs):
            continue
        counted = Notice(
            id=new_id("notice"),
            kind=kind,
            subject=FreeText(subject.key),
            listed=True,
            listed_on=listed_on,
        )
        asked = next((n for n in theirs if n.is_needed), None)
        if asked is not None:
            counted = replace(asked, asked_on=None, listed=True, listed_on=listed_on)
            absence = replace(absence, notices=exchanged(absence.notices, asked.id, counted))
        else:
            absence = replace(absence, notices=(*absence.notices, counted))
    return absence


def with_key(
    absence: StudentAbsence, before: SubjectAbsence, after: SubjectAbsence
) -> StudentAbsence:
    """With the varsel of a subject kept by what it is called now, in another group."""
    only_before = before.names - after.names
    if not any(folded(unmasked(n.subject)) in only_before for n in absence.notices):
        return absence
    return replace(
        absence,
        notices=tuple(
            replace(n, subject=FreeText(after.key))
            if folded(unmasked(n.subject)) in only_before
            else n
            for n in absence.notices
        ),
    )


def with_sent(
    absence: StudentAbsence, row: NoticeRow, listed_on: date, new_id: Callable[[str], str]
) -> tuple[StudentAbsence, str]:
    """With a varsel of a list, and whether it is «new», «changed» or «unchanged».

    One that was asked for, or counted without its day, is the one that was sent.
    """
    subject, names = "", frozenset(("",))
    if row.kind not in _OF_NO_SUBJECT:
        subject, names = _subject_of(absence, row.about)
    same = _alike(absence, row.kind, names, listed_on)
    known = [n for n in same if not n.is_needed]
    if any(row.sent_on is None or n.sent_on == row.sent_on for n in known):
        return absence, "unchanged"
    waiting = next((n for n in same if n.sent_on is None), None)
    sent = Notice(
        id=waiting.id if waiting else new_id("notice"),
        kind=row.kind,
        subject=FreeText(subject),
        sent_on=row.sent_on,
        by=FreeText(row.by) or (waiting.by if waiting else FreeText("")),
        note=waiting.note if waiting else FreeText(""),
        listed=True,
        listed_on=None if row.sent_on else listed_on,
    )
    notices = exchanged(absence.notices, sent.id, sent) if waiting else (*absence.notices, sent)
    return replace(absence, notices=notices), "changed" if waiting else "new"


def _alike(
    absence: StudentAbsence, kind: NoticeKind, names: frozenset[str], listed_on: date
) -> list[Notice]:
    """Those of one kind and subject, of the school year of a list."""
    return [
        n
        for n in absence.notices
        if n.kind is kind and folded(unmasked(n.subject)) in names and is_of_this_year(n, listed_on)
    ]


def _subject_of(absence: StudentAbsence, about: About) -> tuple[str, frozenset[str]]:
    """The key of the subject and all it is called, as the figures know it, else as the row does."""
    told = frozenset(folded(one) for one in (about.group, about.code, about.name) if one)
    for subject in absence.subjects:
        if folded(unmasked(subject.group)) in told or (
            not about.group and folded(subject.code) in told
        ):
            return subject.key, subject.names
    names = [
        s for s in absence.subjects if folded(s.code) in told or folded(unmasked(s.name)) in told
    ]
    if len(names) == 1:
        return names[0].key, names[0].names
    return about.key, frozenset((folded(about.key),))
