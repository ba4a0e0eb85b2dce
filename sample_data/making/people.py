"""The school's classes, students and staff."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta

from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.record import Record
from elvis_tui.domain.teams import ATTENDANCE, IKO
from making import names
from making.chance import Deck, Ids, each, weighted

CODES = each(
    "1STA 1STB 1STC 1STD 1STE 1STF 1IDA 1IDB 1HOA 1HOB 1BAA 1BAB 1ELA 1TPA 1IMA 1RMA 1SSA "
    "2STA 2STB 2STC 2STD 2STE 2STF 2IDA 2IDB 2HOA 2HOB 2BAA 2BAB 2ELA 2TPA 2IMA 2SSA "
    "3STA 3STB 3STC 3STD 3STE 3IDA 3IDB 3PBA 3PBB 3PBC 3ELA 3HOA"
)
STUDENTS = 1200
ACADEMIC = ("ST", "ID", "PB")
KNOWN = (
    ("Nora", "Solli", "2STA"),
    ("Omar", "Lid", "3PBA"),
    ("Ine", "Moe", "1HOA"),
    ("Eskil", "Rud", "2IMA"),
    ("Selma", "Berg", "1STB"),
    ("Ingrid", "Haugen", "1STA"),
    ("Ingrid", "Haugen", "3PBB"),
)
"""Students that must be there; the last two share a name."""
BOTH = (IKO, ATTENDANCE)
OFFICES: tuple[tuple[str, bool, tuple[str, ...]], ...] = (
    ("Rektor", False, ()),
    ("Assisterende rektor", False, ()),
    ("Avdelingsleder", False, (IKO,)),
    ("Avdelingsleder", False, (ATTENDANCE,)),
    ("Avdelingsleder", False, ()),
    ("Avdelingsleder", False, ()),
    ("Rådgiver", False, (IKO,)),
    ("Rådgiver", False, (IKO, ATTENDANCE)),
    ("Rådgiver", False, ()),
    ("Sos.ped.rådgiver", False, BOTH),
    ("Miljøterapeut", False, BOTH),
    ("Miljøarbeider", False, (ATTENDANCE,)),
    ("Miljøarbeider", False, (ATTENDANCE,)),
    ("MOT-coach", False, ()),
    ("OT-veileder", False, ()),
    ("Bibliotekar", False, ()),
    ("PPT", True, (IKO,)),
    ("Helsesykepleier", True, (IKO,)),
    ("Politikontakt", True, ()),
)


class School(Record, frozen=True):
    """Who is at the school."""

    classes: tuple[SchoolClass, ...]
    students: tuple[Student, ...]
    staff: tuple[Person, ...]

    def team(self, team: str) -> tuple[Person, ...]:
        return tuple(p for p in self.staff if team in p.teams)

    def by_role(self, role: str) -> Person:
        return next(p for p in self.staff if p.role == role)

    def code(self, student: Student) -> str:
        return next(c.code for c in self.classes if c.id == student.class_id)

    def known(self, name: str) -> Student:
        return next(s for s in self.students if s.name == name)


def make_school(rng: random.Random, ids: Ids) -> School:
    staff = _staff(rng, ids)
    teachers = [p.name for p in staff if p.role == "Kontaktlærer"]
    classes = tuple(
        SchoolClass(id=ids("class"), code=code, contact_teacher=teacher)
        for code, teacher in zip(CODES, teachers, strict=True)
    )
    return School(classes, _students(rng, ids, classes), staff)


def _staff(rng: random.Random, ids: Ids) -> tuple[Person, ...]:
    last = list(names.STAFF_LAST)
    rng.shuffle(last)
    # Berit Aas is the contact teacher of 2STA, wherever chance would have put her.
    last.remove("Aas")
    last.insert(len(OFFICES) + CODES.index("2STA"), "Aas")
    firsts = Deck(rng, [n for n in names.STAFF_FIRST if n != "Berit"])
    people = []
    roles = [*OFFICES, *(("Kontaktlærer", False, ()) for _ in CODES)]
    for surname, (role, external, teams) in zip(last, roles, strict=False):
        first = "Berit" if surname == "Aas" else firsts.deal()
        people.append(
            Person(
                id=ids("person"),
                name=f"{first} {surname}",
                role=role,
                external=external,
                teams=teams,
            )
        )
    return tuple(people)


def _sizes() -> list[int]:
    """How many go in each class: about 30 in academic classes, 22 in the others, 1,200 in all."""
    sizes = [(30 if c[1:3] in ACADEMIC else 22) - (i % 3 == 0) for i, c in enumerate(CODES)]
    short = STUDENTS - sum(sizes)
    for index in range(abs(short)):
        sizes[index * 7 % len(sizes)] += 1 if short > 0 else -1
    return sizes


def _students(
    rng: random.Random, ids: Ids, classes: tuple[SchoolClass, ...]
) -> tuple[Student, ...]:
    numbers = list(range(1, STUDENTS + 1))
    rng.shuffle(numbers)
    taken: Counter[str] = Counter(f"{first} {last}" for first, last, _ in KNOWN)
    people: list[tuple[SchoolClass, str, str]] = []
    for school_class, size in zip(classes, _sizes(), strict=True):
        mates = [(f, n) for f, n, code in KNOWN if code == school_class.code]
        while len(mates) < size:
            first, last = _name(rng)
            if not taken[f"{first} {last}"]:
                taken[f"{first} {last}"] += 1
                mates.append((first, last))
        people += [(school_class, f, n) for f, n in sorted(mates, key=lambda m: (m[1], m[0]))]
    return tuple(
        Student(
            id=ids("student"),
            first_name=first,
            last_name=last,
            class_id=school_class.id,
            number=number,
            birth_date=_birth(rng, int(school_class.code[0])),
        )
        for number, (school_class, first, last) in zip(numbers, people, strict=True)
    )


def _name(rng: random.Random) -> tuple[str, str]:
    here = (82.0, (names.FIRST, names.LAST))
    elsewhere = ((float(weight), (first, last)) for weight, first, last in names.ELSEWHERE)
    firsts, lasts = weighted(rng, here, *elsewhere)
    first, last = rng.choice(firsts), rng.choice(lasts)
    if firsts is names.FIRST:
        if rng.random() < 0.03:
            first = rng.choice(names.TWO_PART_FIRST)
        if rng.random() < 0.05:
            last = rng.choice(names.TWO_PART_LAST)
    return first, last


def _birth(rng: random.Random, level: int) -> date:
    year = 2026 - 15 - level - weighted(rng, (90.0, 0), (8.0, 1), (2.0, 2))
    return date(year, 1, 1) + timedelta(days=rng.randrange(365))
