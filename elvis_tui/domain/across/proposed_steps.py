"""The triggers of the ladder that a streak of absence has met, and that nobody has answered.

They are proposed and never set: a list may be wrong, and whoever knows the student decides.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date

from elvis_tui.domain.absence.records import StudentAbsence
from elvis_tui.domain.absence.whole_days import days_of
from elvis_tui.domain.follow_ups.ladder import Rung, in_force
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.record import Record
from elvis_tui.domain.school_year import starting_year
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.text import folded

IsSchoolDay = Callable[[date], bool]


class Proposed(Record, frozen=True, kw_only=True):
    """A trigger that was met.

    Args:
        absence_id: What is known of the student's absence.
        student_id: Whose it is.
        rung: The first step of the trigger.
        on: The school day on which it was met.
        days: How many school days in a row the streak is now.
        listed_on: The day of the list that shows it.
    """

    absence_id: str
    student_id: str
    rung: Rung
    on: date
    days: int
    listed_on: date

    @property
    def subject(self) -> Subject:
        return Subject.of_student(self.student_id)


def proposed(
    absences: Iterable[StudentAbsence],
    followed: Collection[str],
    rungs: Iterable[Rung],
    tasks: Iterable[Task],
    is_school_day: IsSchoolDay,
    today: date,
) -> list[Proposed]:
    """What the streaks of this school year ask for, of those that somebody follows.

    Of a streak that has met several triggers the longest alone is proposed: what it asks for comes
    instead of what the shorter one did. Once a trigger is answered only a longer one is proposed
    in the same streak.

    Args:
        absences: What is known of absence.
        followed: The ids of the students that are followed, and have not left.
        rungs: The ladder, with what is gone of it.
        tasks: All of them: a trigger that has given its steps in a streak is answered.
        is_school_day: Whether there was school on a day.
        today: The day.
    """
    every = list(rungs)
    lengths = sorted({r.streak for r in every if r.streak and not r.gone}, reverse=True)
    theirs = [
        one
        for one in absences
        if lengths
        and one.streak >= lengths[-1]
        and one.streak_ends
        and one.student_id in followed
        and starting_year(one.streak_ends) == starting_year(today)
    ]
    if not theirs:
        return []
    answered = _answered(tasks, {rung.id: rung.trigger_key for rung in every})
    return [
        found
        for one in theirs
        for found in _of(one, every, lengths, answered, is_school_day)
    ]  # fmt: skip


def _answered(tasks: Iterable[Task], keys: Mapping[str, str]) -> dict[str, list[tuple[str, date]]]:
    """The triggers that have given their steps, and on which day they were met, by student.

    Args:
        tasks: All of them.
        keys: What tells the triggers apart, by the ids of their rungs as they are worded now.
    """
    found: dict[str, list[tuple[str, date]]] = {}
    for task in tasks:
        if task.trigger_on and task.subject and task.subject.kind is SubjectKind.STUDENT:
            told = found.setdefault(task.subject.id, [])
            told.append((_key(task.trigger), task.trigger_on))
            if task.rung_id in keys:
                told.append((keys[task.rung_id], task.trigger_on))
    return found


def _of(
    one: StudentAbsence,
    rungs: list[Rung],
    lengths: list[int],
    answered: dict[str, list[tuple[str, date]]],
    is_school_day: IsSchoolDay,
) -> Iterator[Proposed]:
    ends = one.streak_ends
    assert ends is not None
    days = days_of(one.streak, ends, is_school_day)
    told = [*answered.get(one.student_id, ())]
    told += [(_key(answer.trigger), answer.met_on) for answer in one.declined]
    in_it = {key for key, on in told if days[0] <= on <= ends}
    longest = max((r.streak for r in rungs if r.trigger_key in in_it), default=0)
    for length in (n for n in lengths if longest <= n <= len(days)):
        on = days[length - 1]
        met = [rung for rung in in_force(rungs, on) if rung.streak == length]
        first = {rung.trigger_key: rung for rung in reversed(met)}
        for key in dict.fromkeys(rung.trigger_key for rung in met):
            if key not in in_it:
                yield Proposed(
                    absence_id=one.id,
                    student_id=one.student_id,
                    rung=first[key],
                    on=on,
                    days=one.streak,
                    listed_on=one.streak_listed or ends,
                )
        if met:
            return


def _key(trigger: FreeText) -> str:
    return folded(unmasked(trigger)).strip()
