"""Tasks: who does what by when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.people import Subject
from elvis_tui.domain.record import Record


class Task(Record, frozen=True, kw_only=True):
    """A task given in a meeting or on a page. `due` is the last day it may be done."""

    id: str
    what: str
    who: str
    due: date | None = None
    created_on: date
    subject: Subject | None = None
    case_id: str | None = None
    meeting_id: str | None = None
    done_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.done_on is None


def open_tasks(tasks: Iterable[Task]) -> list[Task]:
    """The tasks still to be done, soonest first, undated last."""
    return sorted(
        (t for t in tasks if t.is_open), key=lambda t: (t.due or date.max, t.created_on, t.id)
    )
