"""Who is followed by whom, since when and until when, before a word is written of it."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date

from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.teams import ATTENDANCE, IKO
from making import concerns_attendance as attendance
from making import concerns_iko as iko
from making.calendar_2026 import (
    ATTENDANCE_HELD,
    EARLIER,
    IKO_HELD,
    SCHOOL_DAYS,
    TERM_START,
    day,
    working_day,
)
from making.chance import each, spread, weighted
from making.concern import Concern
from making.people import School

CLASSES = {
    IKO: each("1BAA 1STC 2HOA 1ELA 2STE 3PBB 1IMA"),
    ATTENDANCE: each("1TPA 2BAB 1STF"),
}
OPEN = {IKO: 75, ATTENDANCE: 50}
CLOSED = {IKO: 21, ATTENDANCE: 14}
UNDATED = {IKO: 6, ATTENDANCE: 4}
DUE_NOW = {
    IKO: (-6, -5, -4, -3, -3, 0, 0, 2, 3, 4),
    ATTENDANCE: (-7, -5, -4, -3, -3, -3, 0, 1, 2, 3, 4),
}
"""Days from the Monday: 7 to 11 due or overdue on every day of the week."""
AHEAD = (7, 39)
LAST_HELD = {IKO: IKO_HELD[-1], ATTENDANCE: ATTENDANCE_HELD[-1]}
NEW = {IKO: 2, ATTENDANCE: 0}
"""How many were opened since the team's last meeting; they come up in the next."""
MOST_ENDINGS = 3
"""Follow-ups closed in one meeting."""
LEAST_DAYS = 24
"""How long one that is closed was open."""
_CONCERNS: dict[str, tuple[tuple[float, Concern], ...]] = {
    IKO: (
        (30, iko.WELLBEING),
        (28, iko.ACADEMIC),
        (16, iko.CHOICE),
        (9, iko.LANGUAGE),
        (7, attendance.LODGING),
        (5, attendance.BUSY),
        (5, attendance.ABSENCE),
    ),
    ATTENDANCE: (
        (45, attendance.ABSENCE),
        (22, attendance.LATE),
        (12, attendance.TRAVEL),
        (12, attendance.LODGING),
        (9, attendance.BUSY),
    ),
}


class Selected(Record, frozen=True):
    """A follow-up to be written. `due` is days from the Monday, None without a date."""

    subject: Subject
    code: str
    teacher: str
    team: str
    concern: Concern
    opened: date
    closed: date | None = None
    due: int | None = None
    known: str = ""


class Known(Record, frozen=True):
    """A student or class whose row is decided beforehand."""

    team: str
    due: int
    concern: Concern


KNOWN = {
    "Nora Solli": Known(IKO, -3, attendance.ABSENCE),
    "1BAA": Known(IKO, 0, iko.CLASS),
    "Omar Lid": Known(ATTENDANCE, 0, attendance.ABSENCE),
    "Ine Moe": Known(ATTENDANCE, -3, attendance.ABSENCE),
    "Eskil Rud": Known(IKO, 2, iko.WELLBEING),
    "Selma Berg": Known(IKO, 7, iko.TRANSITION),
}


class Selection:
    """Draws whom the teams follow; nobody twice by the same team at the same time."""

    def __init__(self, rng: random.Random, school: School) -> None:
        self._rng = rng
        self._school = school
        self._pool = [s for s in school.students if s.name not in KNOWN]
        rng.shuffle(self._pool)
        self._new = dict(NEW)
        self._endings: Counter[tuple[str, date]] = Counter()

    def draw(self) -> list[Selected]:
        """All that are to be written, in the order they were opened."""
        chosen: list[Selected] = []
        for team in (IKO, ATTENDANCE):
            chosen += self._open(team)
            chosen += [self._closed(team) for _ in range(CLOSED[team])]
        return sorted(chosen, key=lambda s: (s.opened, s.team, s.subject.id))

    def _open(self, team: str) -> list[Selected]:
        dues: list[int | None] = [
            *DUE_NOW[team],
            *map(working_day, spread(*AHEAD, OPEN[team] - UNDATED[team] - len(DUE_NOW[team]))),
            *(None for _ in range(UNDATED[team])),
        ]
        chosen = []
        for name, known in KNOWN.items():
            if known.team == team:
                dues.remove(known.due)
                subject = self._class(name) if name[0].isdigit() else self._known(name)
                chosen.append(self._select(subject, team, known.due, known.concern, name))
        self._rng.shuffle(dues)
        for code in CLASSES[team]:
            if code not in KNOWN:
                chosen.append(self._select(self._class(code), team, dues.pop(), iko.CLASS))
        # Six students are followed by both teams.
        both = [self._pool[-n] for n in range(1, 7)]
        students = [*both, *(self._pool.pop(0) for _ in range(len(dues) - len(both)))]
        for due, student in zip(dues, students, strict=True):
            chosen.append(self._select(student, team, due, self._concern(student, team)))
        return chosen

    def _known(self, name: str) -> Student:
        return self._school.known(name)

    def _class(self, code: str) -> SchoolClass:
        return next(c for c in self._school.classes if c.code == code)

    def _concern(self, student: Student, team: str) -> Concern:
        if team == IKO and self._school.code(student)[0] == "1" and self._rng.random() < 0.4:
            return iko.TRANSITION
        return weighted(self._rng, *_CONCERNS[team])

    def _select(
        self,
        who: Student | SchoolClass,
        team: str,
        due: int | None,
        concern: Concern,
        known: str = "",
    ) -> Selected:
        is_class = isinstance(who, SchoolClass)
        code = who.code if isinstance(who, SchoolClass) else self._school.code(who)
        teacher = next(c.contact_teacher for c in self._school.classes if c.code == code)
        days = self._openings(team, code if not is_class else "1")
        if self._new[team] and not (known or is_class) and due is not None and 0 <= due <= 4:
            self._new[team] -= 1
            days = [d for d in SCHOOL_DAYS if d > LAST_HELD[team]]
        kind = SubjectKind.CLASS if is_class else SubjectKind.STUDENT
        return Selected(
            subject=Subject(kind=kind, id=who.id),
            code=code,
            teacher=teacher,
            team=team,
            concern=concern,
            opened=self._rng.choice(days[-20:] if self._rng.random() < 0.25 else days),
            due=due,
            known=known,
        )

    def _closed(self, team: str) -> Selected:
        student = self._pool.pop(0)
        endings = self._free_endings(team, student)
        while not endings:
            student = self._pool.pop(0)
            endings = self._free_endings(team, student)
        chosen = self._select(student, team, None, self._concern(student, team))
        closed = self._rng.choice(endings)
        self._endings[team, closed] += 1
        openings = self._openings(team, chosen.code)
        opened = self._rng.choice([d for d in openings if (closed - d).days >= LEAST_DAYS])
        return replace(chosen, opened=opened, closed=closed)

    def _free_endings(self, team: str, student: Student) -> list[date]:
        """Meetings of the team in which a follow-up of the student may have been closed."""
        first = self._openings(team, self._school.code(student))[0]
        return [
            d
            for d in (IKO_HELD if team == IKO else ATTENDANCE_HELD)
            if (d - first).days >= LEAST_DAYS
            and d < day(-7)
            and self._endings[team, d] < MOST_ENDINGS
        ]

    def _openings(self, team: str, code: str) -> list[date]:
        """When somebody may have been taken up: nobody before they came to the school."""
        days = SCHOOL_DAYS if code[0] != "1" else tuple(d for d in SCHOOL_DAYS if d >= TERM_START)
        early = EARLIER if code[0] != "1" else ()
        return [*early, *(d for d in days if d < LAST_HELD[team])]
