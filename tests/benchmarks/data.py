"""A big invented school, the same at every making: about 1 kB a student with its history."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from elvis_tui.domain.follow_ups.records import Criterion, FollowUp, Level, Measure, Note, Phase
from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.tables import AnyRecord

TODAY = date(2026, 10, 21)
CLASS_SIZE = 28
FIRST = [
    "Nora",
    "Jakob",
    "Emma",
    "Ole",
    "Ingrid",
    "Sara",
    "Amir",
    "Lea",
    "Filip",
    "Kaja",
    "Iben",
    "Tobias",
    "Maja",
    "Oskar",
    "Åse",
]
LAST = [
    "Solli",
    "Bergum",
    "Haugli",
    "Lien",
    "Moen",
    "Nygård",
    "Rud",
    "Sæther",
    "Tangen",
    "Viker",
    "Østby",
    "Dahlby",
]
WORDS = [
    "ringte",
    "hjem",
    "og",
    "avtalte",
    "samtale",
    "om",
    "frammøte",
    "i",
    "neste",
    "uke",
    "eleven",
    "ønsker",
    "lærling",
    "plass",
    "i",
    "matematikk",
    "kontaktlærer",
    "følger",
    "opp",
    "fraværet",
    "og",
    "melder",
    "tilbake",
    "til",
    "teamet",
    "før",
    "møtet",
]
PROGRAMMES = ["STA", "STB", "STC", "PBA", "PBB", "ELA", "BAA", "IMA", "TPA", "HEA"]


def school(students: int, seed: int = 12) -> Iterator[AnyRecord]:
    """Students in classes, every one followed, with two notes, a measure and some history."""
    chance = random.Random(seed)
    classes = [
        SchoolClass(id=f"class-{n}", code=f"{n % 3 + 1}{PROGRAMMES[n % 10]}{n // 10 or ''}")
        for n in range(students // CLASS_SIZE + 1)
    ]
    yield from classes
    for n in range(students):
        yield Student(
            id=f"student-{n}",
            first_name=f"{chance.choice(FIRST)} {chance.choice(FIRST)}",
            last_name=f"{chance.choice(LAST)}-{chance.choice(LAST)}",
            class_id=chance.choice(classes).id,
            number=n + 1,
            birth_date=date(2008, 1, 1) + timedelta(days=chance.randrange(1000)),
        )
        yield _follow_up(n, chance)
        yield _history(n, chance)
        if n % 20 == 0:
            due = TODAY + timedelta(days=chance.randint(-20, 60))
            yield Task(
                id=f"task-{n}", what=_words(chance, 6), who="Rådgiver", created_on=TODAY, due=due
            )


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


def _moment(chance: random.Random) -> datetime:
    return datetime(2026, 8, 17, 8, tzinfo=UTC) + timedelta(minutes=chance.randrange(90_000))


def _follow_up(n: int, chance: random.Random) -> FollowUp:
    start = TODAY - timedelta(days=chance.randrange(60))
    return FollowUp(
        id=f"follow-{n}",
        subject=Subject(kind=SubjectKind.STUDENT, id=f"student-{n}"),
        team=chance.choice([IKO, ATTENDANCE]),
        opened_on=start,
        phase=chance.choice([Phase.IDENTIFYING, Phase.MAPPING, Phase.FOLLOWING]),
        level=chance.choice(list(Level)),
        criteria=(Criterion(text=_words(chance, 4), source="kontaktlærer"),),
        owner="Rådgiver",
        next_date=TODAY + timedelta(days=chance.randint(-10, 60)),
        next_what=_words(chance, 4),
        notes=tuple(
            Note(id=f"note-{n}-{i}", at=_moment(chance), by="ab", text=_words(chance, 12))
            for i in range(2)
        ),
        measures=(Measure(id=f"measure-{n}", what=_words(chance, 4), who="Rådgiver", start=start),),
    )


def _history(n: int, chance: random.Random) -> HistoryEntry:
    change = FieldChange(field="next_what", before="", after=_words(chance, 4))
    return HistoryEntry(
        id=f"h-{n + 1}",
        number=n + 1,
        at=_moment(chance),
        by="ab",
        verb="follow_up.edit",
        table="follow_ups",
        record_id=f"follow-{n}",
        changes=(change,),
    )


def make(path: Path, students: int) -> Path:
    """A data file with `students` students, written by the program's own store."""
    store = FileStore(path)
    try:
        store.commit(put=school(students))
    finally:
        store.close()
    return path
