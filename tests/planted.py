"""A school whose students are called what is hardest to hide, with their names in every text.

No part of a name is part of any word of the program. Names that are words stand between marks of
their own, so that they can be told from the words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import cycle
from typing import Any

from elvis_tui.domain.fields import Field, fields_of
from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.marks import Mark
from elvis_tui.domain.meetings.records import Participant
from elvis_tui.domain.people.records import Person, Student
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.domain.text import clean
from elvis_tui.storage.tables import AnyRecord
from tests.school import DEPARTURE, INTERVENTION, NOW, SCHOOL


def _called(number: int, first: str, last: str, *former: str) -> Student:
    return Student(
        id=f"s-{number}",
        number=number,
        first_name=first,
        last_name=last,
        class_id=("c-1", "c-2")[number % 2],
        former_names=former,
    )


STUDENTS = (
    _called(1, "Anne-Marie", "Kvisgaard-Ødemark", "Wilhelmina Vrangfossli"),
    _called(2, "Sol", "Zimmermann"),
    _called(3, "Dag", "van der Zwaluw"),
    _called(4, "Vår", "Kamiński", "Balthazar D’Angelozzi"),
    _called(5, "Ygdis", "O'Brienne"),
    _called(6, "Inés", "de la Quintanilla"),
    _called(7, "Xyla🙂ndra", "von Drachenfels"),
    _called(8, "Jørn", "Åmundsgård"),
    _called(9, "Liv", "Berntsen"),
)
STAFF = (
    Person(id="p-1", name="Berit Aas", role="Rådgiver", teams=(IKO, ATTENDANCE)),
    Person(id="p-2", name="Jon Berntsen", role="Sos.ped.", teams=(IKO,)),
    Person(id="p-3", name="Ygdis Dahle", role="PPT", external=True, teams=(IKO,)),
)
READABLE = ("Berit Aas", "Jon Berntsen", "Ygdis Dahle")
"""Staff, who may be read though they share a name with a student: that name is not looked for."""
PHRASES = (
    "Anne-Maries mor, og Jon Berntsen ringer",
    "**Kvisgaard-Ødemark** og _Anne Marie_",
    "ANNEMARIE KVISGAARD",
    "Wilhelmina\u00a0Vrangfosslis vedtak",
    "⟪Sol⟫ i sola, `Zimmermann`",
    "sol zimmermann",
    "⟪Dags⟫ far, i dag",
    "dag van der Zwaluw",
    "Zwaluw, Dag van der",
    "⟪VÅR⟫ og vår kamiński",
    "Kaminski",
    unicodedata.normalize("NFD", "Kamiński’s fravær"),
    "Balthazar D’Angelozzi",
    "d'angelozzi",
    "O'Brienne’s bror, O’Brienne",
    "Ygdis O'Brienne",
    "Ines de la Quintanilla",
    "[Quintanilla](Inés)",
    "Xyla🙂ndra, Xylandra",
    "von Drachenfels' plan",
    "Drachen\u00adfels",
    clean("Drachen\u200bfels"),
    "Jorn Amundsgard",
    "Joern Aamundsgaard",
    "Euphemia Ragnvaldsrud",
)
_NAMES = (
    *("annemarie", "kvisgaard", "odemark", "wilhelmina", "vrangfossli", "zimmermann", "zwaluw"),
    *("kaminski", "balthazar", "angelozzi", "brienne", "quintanilla", "xylandra", "drachenfels"),
    *("amundsgard", "aamundsgaard", "euphemia", "ragnvaldsrud"),
)
_HALVES = sorted({half for name in _NAMES for half in (name[:5], name[-5:])})
_CUT = "|".join(name[:n] for name in _NAMES for n in (3, 4))
_READ = re.compile(
    rf"\banne\W?marie|\bmarie|{'|'.join(_HALVES)}|\b(?:{_CUT})…|⟪\s*(?:sol|dag|var)|van der|de la "
    r"|\bjo?e?rn\b|\bines\b"
)
_BARE = str.maketrans({"ø": "o", "å": "a"})


def read_in(text: str) -> list[str]:
    """What can be read of a student's name in `text`, be it half of it or over two lines."""
    text = text.replace("\u00ad", "").replace("⟨200B⟩", "")
    bare = unicodedata.normalize("NFD", text.casefold().translate(_BARE))
    return _READ.findall("".join(c for c in bare if not unicodedata.combining(c)))


def planted() -> Iterator[AnyRecord]:
    """The records of the school, with something planted in each text somebody wrote."""
    phrases = cycle(PHRASES)
    for record in (*SCHOOL, DEPARTURE, INTERVENTION):
        if not isinstance(record, Student | Person):
            yield _with_phrases(record, phrases)
    yield from STUDENTS
    yield from STAFF
    yield from _history()


def _with_phrases(value: Any, phrases: Iterator[str], field: Field | None = None) -> Any:
    if isinstance(value, tuple):
        return tuple(_with_phrases(one, phrases, field) for one in value)
    if isinstance(value, Record):
        changed = {
            name: _with_phrases(getattr(value, name), phrases, described)
            for name, described in fields_of(type(value)).items()
        }
        if isinstance(value, Participant):
            changed["name"] = next(p.name for p in STAFF if p.id == value.id)
        return replace(value, **changed)
    if field is None or Mark.WRITTEN not in field.marks or field.name == "contact_teacher":
        return value
    return f"{value} {next(phrases)}".strip()


def _history() -> Iterator[HistoryEntry]:
    """What was changed and taken away: values of then, of students who are not there any more."""
    told = (
        ("students", "s-1", "first_name", "Wilhelmina", "Anne-Marie"),
        ("students", "s-0", "first_name", "Euphemia", None),
        ("students", "s-0", "last_name", "Ragnvaldsrud", None),
        ("students", "s-0", "former_names", ["Euphemia Ragnvaldsrud"], []),
        ("follow_ups", "f-1", "next_what", "ring Balthazar", "ring D'Angelozzi"),
        ("follow_ups", "f-1", "owner", "Ygdis O'Brienne", "Ygdis Dahle"),
        ("follow_ups", "f-1", "closed_why", "Kaminskis bror", "Euphemia er frisk"),
        ("cases", "case-1", "title", "Ragnvaldsrud og ⟪Sol⟫", "Zimmermann"),
        ("cases", "case-1", "students", ["s-0"], ["s-4", "s-5"]),
    )
    for number, (table, record_id, field, before, after) in enumerate(told, 1):
        yield HistoryEntry(
            id=f"h-{number}",
            number=number,
            at=NOW,
            by="berit",
            verb={"students": "roster.import", "cases": "case.edit"}.get(table, "follow_up.edit"),
            table=table,
            record_id=record_id,
            changes=(FieldChange(field=field, before=before, after=after),),
        )
