"""What the family can do when the school does not do enough (§ 12-6), and what comes of it.

A matter that Statsforvalteren has is written down step by step: reported, asked for, sent,
decided, followed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.parties import Party
from elvis_tui.domain.cases.plan_rules import affected, needs_plan
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.record import Record, exchanged, replace
from elvis_tui.domain.written import is_written


class Stage(StrEnum):
    """One step of a matter at Statsforvalteren; each has a dialog of its own."""

    REPORTED = "reported"
    ASKED_FOR = "asked_for"
    SENT = "sent"
    DECIDED = "decided"
    FOLLOWED = "followed"

    @property
    def asks(self) -> Asked:
        """Which fields of a complaint belong to it."""
        return _ASKS[self]


_ASKS = {
    Stage.REPORTED: Asked.FACTS,
    Stage.ASKED_FOR: Asked.ASKED_FOR,
    Stage.SENT: Asked.RESULT,
    Stage.DECIDED: Asked.DECISION,
    Stage.FOLLOWED: Asked.FOLLOWED,
}


class State(StrEnum):
    """How a step stands."""

    DONE = "done"
    LATE = "late"
    WAITS = "waits"
    """It is the school's turn."""
    NOT_YET = "not_yet"


class MayReport(Record, frozen=True):
    """From which day the family may take the matter to Statsforvalteren.

    `is_raised` is whether it is known when it was raised with the head; else it is counted from
    the report. `left` are the students who go here no more: Statsforvalteren does not take theirs.
    `appeal_weeks` is how long the student may appeal what is decided.
    """

    on: date
    is_raised: bool
    left: tuple[str, ...]
    appeal_weeks: int

    def is_open(self, today: date) -> bool:
        """Whether the week has passed."""
        return self.on <= today

    def day_for(self, party: Party) -> date | None:
        """From which day the matter of one student may be taken there.

        There is none where it is not known to have been raised, where the student has left, and
        where it is not this student's matter: all three are turned down (§ 12-6).
        """
        is_theirs = needs_plan(party) and party.student not in self.left
        return self.on if self.is_raised and is_theirs else None

    def day(self, parties: Iterable[Party]) -> date | None:
        """From which day it may be for anybody of a case."""
        return next(filter(None, map(self.day_for, affected(parties))), None)


def appeal_by(complaint: Complaint, weeks: int) -> date | None:
    """Last day on which the student may appeal the decision; the school may not."""
    return complaint.decided_on + timedelta(weeks=weeks) if complaint.decided_on else None


def state(complaint: Complaint, stage: Stage, today: date) -> State:
    """How one step stands on a day."""
    done = {
        Stage.REPORTED: True,
        Stage.ASKED_FOR: complaint.is_asked,
        Stage.SENT: complaint.is_answered,
        Stage.DECIDED: complaint.decided_on is not None,
        Stage.FOLLOWED: complaint.followed_on is not None,
    }[stage]
    if done:
        return State.DONE
    schools = Stage.FOLLOWED if complaint.decided_on else Stage.SENT
    if stage is not schools or not complaint.waits_for_school:
        return State.NOT_YET
    due = complaint.next_due
    return State.LATE if due and due < today else State.WAITS


def next_stage(complaint: Complaint) -> Stage:
    """What is most likely to be written next."""
    waiting = (
        (complaint.is_asked or complaint.decided_on, Stage.ASKED_FOR),
        (complaint.is_answered or complaint.decided_on, Stage.SENT),
        (complaint.decided_on, Stage.DECIDED),
    )
    return next((stage for done, stage in waiting if not done), Stage.FOLLOWED)


def complaint_of(case: Case, complaint_id: str) -> Complaint:
    """One of a case.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    found = next((c for c in case.complaints if c.id == complaint_id), None)
    if found is None:
        raise DomainError(Fault.NOT_FOUND, what="complaint")
    return found


def with_complaint(case: Case, complaint: Complaint, today: date) -> Case:
    """The case with a new complaint, or with one in place of that of the same id.

    Raises:
        DomainError: `ALREADY_CLOSED`; and as `check`.
    """
    if not case.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    check(case, complaint, today)
    if any(c.id == complaint.id for c in case.complaints):
        return replace(case, complaints=exchanged(case.complaints, complaint.id, complaint))
    return replace(case, complaints=(*case.complaints, complaint))


def told_at(stage: Stage, before: Complaint, typed: Complaint) -> Complaint:
    """What was typed of one step, and whether it asks for more than has been sent.

    A later day or a later deadline, after something was sent, is a new demand: what was sent does
    not answer it, and it is answered when something is sent again.
    """
    if stage is Stage.SENT:
        return replace(typed, asked_since=False)
    if stage is not Stage.ASKED_FOR or before.sent_on is None:
        return typed
    days = ((before.asked_on, typed.asked_on), (before.answer_by, typed.answer_by))
    later = any(new and new > (old or date.min) for old, new in days)
    return replace(typed, asked_since=True) if later else typed


def without_complaint(case: Case, complaint_id: str) -> Case:
    """The case without one.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    complaint_of(case, complaint_id)
    return replace(case, complaints=exchanged(case.complaints, complaint_id, None))


def check(case: Case, complaint: Complaint, today: date) -> None:
    """Whether its days can be, and what was written has its day.

    Raises:
        DomainError: `STEP_BEFORE_REPORT` before the case was reported; `DAY_TO_COME`;
            `BEFORE_EVENT` for a step before the one it follows; `EMPTY_FIELD` for what was sent,
            decided or followed without its day.
    """
    if complaint.on < case.reported_on:
        raise DomainError(
            Fault.STEP_BEFORE_REPORT, day=complaint.on, other=case.reported_on, field="on"
        )
    for name in ("on", "asked_on", "sent_on", "decided_on", "followed_on"):
        day = getattr(complaint, name)
        if day and day > today:
            raise DomainError(Fault.DAY_TO_COME, day=day, field=name)
    reported, asked = complaint.on, complaint.asked_on or complaint.on
    decided = complaint.decided_on or complaint.on
    after = (
        ("asked_on", reported),
        ("answer_by", asked),
        ("sent_on", reported if complaint.asked_since else asked),
        ("decided_on", reported),
        ("deadline", decided),
        ("followed_on", decided),
    )
    for name, before in after:
        day = getattr(complaint, name)
        if day and day < before:
            raise DomainError(Fault.BEFORE_EVENT, day=day, other=before, field=name)
    _check_dated(complaint)


def _check_dated(complaint: Complaint) -> None:
    for text, day in (
        ("sent", "sent_on"),
        ("decision", "decided_on"),
        ("deadline", "decided_on"),
        ("followed", "followed_on"),
        ("followed_on", "decided_on"),
    ):
        value = getattr(complaint, text)
        is_there = value if isinstance(value, date) else value and is_written(value)
        if is_there and getattr(complaint, day) is None:
            raise DomainError(Fault.EMPTY_FIELD, field=day)
