"""The open tasks as `elvis-tui tasks --format json` gives them; docs/json.md has the keys."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.people.names import Names
from elvis_tui.domain.record import Record
from elvis_tui.domain.tasks.records import Task


class TaskFacts(Record, frozen=True, kw_only=True):
    """A task; `about` is the student or the class, as they may be named.

    A step of the ladder has the `trigger` it was given for, and the day that was met.
    """

    id: str
    what: str
    who: str
    due: date | None
    given: date
    about: str | None
    trigger: str
    triggered: date | None


class TasksFacts(Record, frozen=True, kw_only=True):
    """All open tasks, soonest first, undated last, and whether students stand by number."""

    names_hidden: bool
    tasks: tuple[TaskFacts, ...]


def facts(tasks: Iterable[Task], names: Names) -> TasksFacts:
    """The tasks in the order they come in."""
    return TasksFacts(
        names_hidden=names.hidden,
        tasks=tuple(
            TaskFacts(
                id=task.id,
                what=names.text(task.what),
                who=names.staff(task.who),
                due=task.due,
                given=task.created_on,
                about=names.with_group(task.subject) if task.subject else None,
                trigger=names.text(task.trigger),
                triggered=task.trigger_on,
            )
            for task in tasks
        ),
    )
