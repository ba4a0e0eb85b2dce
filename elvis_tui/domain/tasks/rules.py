"""The order of tasks, and how a list of them is parted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.text import each_named, folded

SOON = timedelta(days=7)
"""How far ahead a task is soon to be done."""


class When(StrEnum):
    """Where a task lies in time, in the order a list is parted."""

    LATE = "late"
    SOON = "soon"
    LATER = "later"
    UNDATED = "undated"


def open_tasks(tasks: Iterable[Task]) -> list[Task]:
    """The tasks still to be done, soonest first, undated last."""
    return sorted(
        (t for t in tasks if t.is_open), key=lambda t: (t.due or date.max, t.created_on, t.id)
    )


def done_tasks(tasks: Iterable[Task]) -> list[Task]:
    """The tasks that are done, the last one first."""
    return sorted(
        (t for t in tasks if t.done_on), key=lambda t: (t.done_on or date.min, t.id), reverse=True
    )


def when(task: Task, today: date) -> When:
    """Where an open task lies in time."""
    if task.due is None:
        return When.UNDATED
    if task.due < today:
        return When.LATE
    return When.SOON if task.due <= today + SOON else When.LATER


def by_when(tasks: Iterable[Task], today: date) -> dict[When, list[Task]]:
    """The open tasks, parted by time; a part without any is left out."""
    parts: dict[When, list[Task]] = {part: [] for part in When}
    for task in open_tasks(tasks):
        parts[when(task, today)].append(task)
    return {part: found for part, found in parts.items() if found}


def by_person(tasks: Iterable[Task]) -> dict[str, list[Task]]:
    """The open tasks of each who has some, in the order of their names; of nobody last.

    A name in another case or with other spaces is the same name, told as it was first written. A
    task for several stands with each of them.
    """
    parts: dict[str, list[Task]] = {}
    told: dict[str, str] = {}
    for task in open_tasks(tasks):
        names = {folded(name): name for name in each_named(unmasked(task.who))} or {"": ""}
        for key, who in names.items():
            told.setdefault(key, who)
            parts.setdefault(key, []).append(task)
    return {told[key]: parts[key] for key in sorted(parts, key=lambda key: (not key, key))}
