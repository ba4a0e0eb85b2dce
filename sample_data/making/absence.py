"""Writes the absence of those who are followed, as three lists of the autumn told it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date

from elvis_tui.domain.absence.records import (
    Figures,
    Notice,
    NoticeKind,
    StudentAbsence,
    SubjectAbsence,
)
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.subject import SubjectKind
from elvis_tui.domain.teams import ATTENDANCE
from making.chance import Ids
from making.people import School

LISTS = (date(2026, 9, 18), date(2026, 10, 2), date(2026, 10, 16))
"""The days the lists were made; what is told of first ends with the newest."""
TAUGHT = (
    ("Norsk hovedmål", "NOR1267", 113),
    ("Matematikk 1P", "MAT1019", 140),
    ("Engelsk", "ENG1007", 140),
    ("Kroppsøving", "KRO1017", 56),
    ("Samfunnskunnskap", "SAK1001", 84),
)
MEANS = {True: (2.2, 3.6, 5.4), False: (0.9, 1.5, 2.2)}
"""Percent by list, of those whose attendance is followed, and of others."""


def write_absence(
    chance: random.Random, ids: Ids, school: School, follow_ups: Iterable[FollowUp]
) -> Iterator[StudentAbsence]:
    """One record for each student somebody follows now."""
    codes = {c.id: c.code for c in school.classes}
    teachers = [person.name for person in school.staff if not person.external]
    by_id = {student.id: student for student in school.students}
    attendance = [f for f in follow_ups if f.is_open and f.subject.kind is SubjectKind.STUDENT]
    followed = {f.subject.id: f.team for f in attendance}
    for student_id, team in followed.items():
        student = by_id[student_id]
        subjects = tuple(
            _subject(chance, codes[student.class_id or ""], teachers, taught, team == ATTENDANCE)
            for taught in TAUGHT[: None if team == ATTENDANCE else 3]
        )
        yield StudentAbsence(
            id=ids("absence"),
            student_id=student_id,
            subjects=subjects,
            notices=tuple(_notices(chance, ids, subjects)),
        )


def _subject(
    chance: random.Random,
    code: str,
    teachers: list[str],
    taught: tuple[str, str, int],
    often: bool,
) -> SubjectAbsence:
    name, subject, hours = taught
    ease = chance.uniform(0.1, 1.9)
    lists = []
    for day, mean in zip(LISTS, MEANS[often], strict=True):
        away = round(mean * ease * chance.uniform(0.8, 1.2) * hours / 100)
        share = round(100 * away / hours, 2)
        lists.append(Figures(as_of=day, hours=away, fifteen=share))
    return SubjectAbsence(
        name=name,
        code=subject,
        group=f"{code}/{subject}",
        teacher=FreeText(chance.choice(teachers)),
        year_hours=hours,
        now=lists[-1],
        earlier=tuple(lists[:-1]),
    )


def _notices(
    chance: random.Random, ids: Ids, subjects: Iterable[SubjectAbsence]
) -> Iterator[Notice]:
    for subject in subjects:
        share = subject.now.fifteen or 0.0
        if share >= 7.5 and chance.random() < 0.6:
            yield Notice(
                id=ids("notice"),
                kind=NoticeKind.ABSENCE,
                subject=subject.key,
                sent_on=date(2026, 10, 14),
                by=subject.teacher,
                listed=True,
            )
