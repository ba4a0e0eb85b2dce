"""What the streaks in the absence lists ask for: the steps of the ladder that are proposed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from elvis_tui.domain.absence.records import StudentAbsence
from elvis_tui.domain.across.proposed_steps import Proposed, proposed
from elvis_tui.domain.follow_ups.ladder import Rung
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.subject import SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.school_days import was_school
from elvis_tui.wording.ladder import usual

Rule = Callable[[Iterable[StudentAbsence]], list[Proposed]]


def every_rung(reader: Reader) -> dict[str, Rung]:
    """All rungs by id, also those that are gone; a stored one stands for the usual one."""
    return {**{rung.id: rung for rung in usual()}, **reader.all(Rung)}


def rule(reader: Reader) -> Rule:
    """What finds the steps that absence asks for; it looks at no data any more."""
    here = {s.id for s in reader.all(Student).values() if s.left_on is None}
    followed = frozenset(
        f.subject.id
        for f in reader.all(FollowUp).values()
        if f.is_open and f.subject.kind is SubjectKind.STUDENT and f.subject.id in here
    )
    rungs, today = tuple(every_rung(reader).values()), reader.today
    tasks = tuple(task for task in reader.all(Task).values() if task.trigger_on)
    school = was_school(reader.sources, today.year)
    return lambda absences: proposed(absences, followed, rungs, tasks, school, today)


def standing(reader: Reader, student_id: str = "") -> list[Proposed]:
    """What is proposed now, of everybody or of one student."""
    every = reader.all(StudentAbsence).values()
    there = [a for a in every if a.streak > 1 and student_id in ("", a.student_id)]
    return rule(reader)(there) if there else []
