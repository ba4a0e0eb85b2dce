"""Tasks: who does what by when."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.record import Record
from elvis_tui.domain.subject import Subject


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
