"""The nærværsteam's ladder: what the school does, and the tasks that come of a trigger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from elvis_tui.domain.absence.records import Declined, StudentAbsence
from elvis_tui.domain.across.proposed_steps import Proposed
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups import ladder as rules
from elvis_tui.domain.follow_ups.ladder import Rung
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.plan.calendar import SATURDAY, next_school_day
from elvis_tui.domain.plan.public_holidays import public_holidays
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.tasks.rules import open_tasks
from elvis_tui.domain.text import clean, folded
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.proposed_steps import every_rung, standing
from elvis_tui.services.desk.reader import Reader

# What the school has decided


def ladder(reader: Reader) -> list[Rung]:
    """Every step, those of one trigger together; the usual ones until the school changes them."""
    return rules.in_order(every_rung(reader).values())


def own(reader: Reader) -> int:
    """How many of them the school has written, changed or taken away."""
    return len(reader.all(Rung))


def find(reader: Reader, rung_id: str) -> Rung:
    """A rung that is not gone.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    rung = every_rung(reader).get(rung_id)
    if rung is None or rung.gone:
        raise DomainError(Fault.NOT_FOUND)
    return rung


def add(desk: Desk, typed: Rung) -> Rung:
    """A step more, last among those of its trigger.

    Raises:
        DomainError: as `ladder.check`.
    """
    last = max((rung.order for rung in every_rung(desk).values()), default=0)
    rung = replace(_usable(typed), id=desk.new_id("rung"), order=last + 1)
    desk.save("ladder.add", rung)
    return rung


def edit(desk: Desk, typed: Rung) -> Rung:
    """A step as it should be; what was given as tasks before that stands.

    Raises:
        DomainError: as `ladder.check`; `NOT_FOUND` for one that is gone.
    """
    old, rung = find(desk, typed.id), _usable(typed)
    if rung != old:  # a usual one that nobody has changed is not stored
        desk.save("ladder.edit", rung)
    return rung


def take_away(desk: Desk, rung_id: str) -> None:
    """Take a step no more; what was given as tasks stands.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    desk.save("ladder.remove", replace(find(desk, rung_id), gone=True))


def _usable(typed: Rung) -> Rung:
    trigger, step = (clean(unmasked(text)).strip() for text in (typed.trigger, typed.step))
    rung = replace(typed, trigger=FreeText(trigger), step=FreeText(step))
    rules.check(rung)
    return rung


# What comes of it for somebody


def triggers(reader: Reader, on: date) -> dict[str, list[Rung]]:
    """The steps in force on a day for each trigger, by the id of the first of them."""
    parts: dict[str, list[Rung]] = {}
    for rung in rules.in_force(every_rung(reader).values(), on):
        parts.setdefault(rung.trigger_key, []).append(rung)
    return {steps[0].id: steps for steps in parts.values()}


def propose(
    reader: Reader, follow_up_id: str, rung_id: str, on: date, who: FreeText | None = None
) -> list[Task]:
    """The tasks that a trigger met on a day would give: none that it has given already.

    The same student in two teams is rung once: the tasks are the student's, not the team's.

    Args:
        reader: What may be seen.
        follow_up_id: Of whom.
        rung_id: Any step of the trigger.
        on: The day it was met.
        who: Whose the tasks are; else the owner's of the follow-up.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    follow_up = reader.get(FollowUp, follow_up_id)
    asked = find(reader, rung_id).trigger_key
    steps = rules.in_force(every_rung(reader).values(), on)
    given = [t for t in reader.all(Task).values() if t.subject == follow_up.subject]
    ids = {t.rung_id for t in given if t.trigger_on == on}
    words = {_words_of(t) for t in given if t.trigger_on == on}
    after = _school_day_after(reader)
    return [
        Task(
            id="",
            what=rung.step,
            who=follow_up.owner if who is None else who,
            due=rules.due(rung, on, after),
            created_on=reader.today,
            subject=follow_up.subject,
            trigger=rung.trigger,
            trigger_on=on,
            rung_id=rung.id,
        )
        for rung in steps
        if rung.trigger_key == asked and rung.id not in ids and rung.step_key not in words
    ]


def trigger(
    desk: Desk,
    follow_up_id: str,
    rung_id: str,
    on: date,
    who: FreeText | None = None,
    listed_on: date | None = None,
) -> list[Task]:
    """Give the tasks of a trigger that was met; see `propose`.

    Args:
        desk: The working place.
        follow_up_id: Of whom.
        rung_id: Any step of the trigger.
        on: The day it was met.
        who: Whose the tasks are; else the owner's of the follow-up.
        listed_on: The day of the absence list that showed it.

    Raises:
        DomainError: `DAY_TO_COME`, `ALREADY_CLOSED`, `NOT_FOUND`; `ALREADY_TRIGGERED` when all of
            them have been given; `NO_STEPS` when the trigger had none on that day.
    """
    if on > desk.today:
        raise DomainError(Fault.DAY_TO_COME, day=on, field="on")
    follow_up = desk.get(FollowUp, follow_up_id)
    if not follow_up.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    if who is None:
        who = follow_up.owner or desk.author
    tasks = propose(desk, follow_up_id, rung_id, on, who)
    if not tasks:
        asked = find(desk, rung_id).trigger_key
        there = (rung.trigger_key for rung in rules.in_force(every_rung(desk).values(), on))
        fault = Fault.ALREADY_TRIGGERED if asked in there else Fault.NO_STEPS
        raise DomainError(fault, day=on, field="on")
    tasks = [replace(task, id=desk.new_id("task"), listed_on=listed_on) for task in tasks]
    desk.save("task.ladder", *tasks)
    return tasks


# What an absence list proposes


def proposed_of(reader: Reader, subject: Subject) -> list[Proposed]:
    """The triggers that the student's absence has met, and that nobody has answered."""
    return standing(reader, subject.id) if subject.kind is SubjectKind.STUDENT else []


def accept(desk: Desk, follow_up_id: str, proposed: Proposed) -> list[Task]:
    """Give the tasks of a trigger that was proposed.

    Raises:
        DomainError: `NOT_FOUND` when it is proposed no more; as `trigger`.
    """
    _check_stands(desk, proposed)
    on, listed_on = proposed.on, proposed.listed_on
    return trigger(desk, follow_up_id, proposed.rung.id, on, listed_on=listed_on)


def decline(desk: Desk, proposed: Proposed) -> None:
    """Give no tasks of it: of this streak it is proposed no more.

    Raises:
        DomainError: `NOT_FOUND` when it is proposed no more.
    """
    _check_stands(desk, proposed)
    absence = desk.get(StudentAbsence, proposed.absence_id)
    by, words = desk.signed, proposed.rung.trigger
    answer = Declined(trigger=words, met_on=proposed.on, on=desk.today, by=by)
    desk.save("task.ladder_declined", replace(absence, declined=(*absence.declined, answer)))


def _check_stands(desk: Desk, proposed: Proposed) -> None:
    if proposed not in standing(desk, proposed.student_id):
        raise DomainError(Fault.NOT_FOUND)


def _words_of(task: Task) -> tuple[str, str]:
    """What tells which step a task is, whichever version of it."""
    return folded(unmasked(task.trigger)).strip(), folded(unmasked(task.what)).strip()


def _school_day_after(reader: Reader) -> Callable[[date], date]:
    """What finds the first day of school after another; a weekday, where no calendar reaches."""
    years = reader.sources.school_years()

    def after(day: date) -> date:
        holidays = {
            free for year in (day.year, day.year + 1) for free, _name in public_holidays(year)
        }
        found = next_school_day(day, years, holidays)
        if found is not None:
            return found
        day += timedelta(days=1)
        while day.isoweekday() >= SATURDAY:
            day += timedelta(days=1)
        return day

    return after


# How it stands


def taken(reader: Reader, subject: Subject) -> list[Task]:
    """The steps given about somebody: those still to be taken, soonest first, then the done."""
    steps = [t for t in reader.all(Task).values() if t.subject == subject and t.trigger_on]
    done = sorted(
        (t for t in steps if not t.is_open),
        key=lambda t: (t.trigger_on or date.min, t.done_on or date.min, t.id),
        reverse=True,
    )
    return [*open_tasks(steps), *done]


def outstanding(reader: Reader) -> dict[Subject, list[Task]]:
    """The steps still to be taken, soonest first, by whom they are about."""
    parts: dict[Subject, list[Task]] = {}
    for task in open_tasks(t for t in reader.all(Task).values() if t.trigger_on):
        if task.subject is not None:
            parts.setdefault(task.subject, []).append(task)
    return parts
