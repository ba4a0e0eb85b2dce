"""The order of tasks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.tasks.records import Task


def open_tasks(tasks: Iterable[Task]) -> list[Task]:
    """The tasks still to be done, soonest first, undated last."""
    return sorted(
        (t for t in tasks if t.is_open), key=lambda t: (t.due or date.max, t.created_on, t.id)
    )
