"""What is told of a case before it is written: how far it is, and what each student says."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.parties import Helped, Role
from elvis_tui.domain.cases.records import StepStatus
from elvis_tui.domain.cases.severity import Severity
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.measures import Went
from elvis_tui.domain.record import Record

DONE, BEGUN, WAITING, NOT = (
    StepStatus.DONE,
    StepStatus.IN_PROGRESS,
    StepStatus.NOT_STARTED,
    StepStatus.NOT_APPLICABLE,
)


class At(Record, frozen=True):
    """How far one step is: its state, days from the report, a note, when it is due."""

    status: StepStatus
    days: int | None = None
    note: str = ""
    due: date | None = None
    who: str = ""


class Tried(Record, frozen=True):
    """One measure: what, who, from when, when it is evaluated, and what was found then."""

    what: str
    who: str
    start: date
    evaluate: date
    evaluated: date | None = None
    helped: Helped = Helped.NOT_TOLD
    found: str = ""
    went: Went = Went.AS_PLANNED


class Said(Record, frozen=True):
    """One student's part: the words when it was reported, the view, the plan, the last word."""

    words: str = ""
    view: str = ""
    best: str = ""
    problem: str = ""
    tried: tuple[Tried, ...] = ()
    last_word: str = ""


class Told(Record, frozen=True, kw_only=True):
    """One case as it is told; `suspects` is whether it is of an employee (§ 12-5)."""

    reported: date
    title: str
    by: str
    how: str
    seen: str
    duties: tuple[At, At, At, At, At]
    said: tuple[Said, ...]
    more: tuple[tuple[FollowOn, At], ...] = ()
    others: Role = Role.AFFECTED
    suspects: bool = False
    severity: Severity | None = None
    complaint: Complaint | None = None
    closed: date | None = None
    why: str = ""
    archived: str = ""
    minutes: tuple[str, str] = ("", "")
    """What was said and what was decided in the closing meeting."""
