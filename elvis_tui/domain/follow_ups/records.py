"""A follow-up: a student or a class that a team follows through the IKO phases."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from elvis_tui.domain.record import Record
from elvis_tui.domain.subject import Subject


class Phase(StrEnum):
    """Where in the IKO model the follow-up stands (plan row «IKO-team»)."""

    IDENTIFYING = "identifying"
    MAPPING = "mapping"
    FOLLOWING = "following"
    CLOSED = "closed"


class Level(StrEnum):
    """How much it asks for; a label of the school's own, not part of the IKO model."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class Reached(StrEnum):
    """How an attempt at contact ended."""

    YES = "yes"
    NO = "no"
    MESSAGE = "message"


class Criterion(Record, frozen=True, kw_only=True):
    """A reason for following, with where it was seen and when."""

    text: str
    source: str = ""
    on: date | None = None


class Note(Record, frozen=True, kw_only=True):
    id: str
    at: datetime
    by: str
    text: str


class Contact(Record, frozen=True, kw_only=True):
    """One attempt to reach someone: who, whom, how, reached or not, and what was agreed."""

    id: str
    on: date
    by: str
    whom: str
    how: str
    reached: Reached
    text: str = ""


class Measure(Record, frozen=True, kw_only=True):
    """What is tried, by whom, from when, when it is evaluated, and how it went (`result`)."""

    id: str
    what: str
    who: str
    start: date
    evaluate_on: date | None = None
    result: str = ""
    evaluated_on: date | None = None


class FollowUp(Record, frozen=True, kw_only=True):
    """A subject a team follows. `next_date` and `next_what` are what happens next, and when."""

    id: str
    subject: Subject
    team: str
    opened_on: date
    phase: Phase = Phase.IDENTIFYING
    level: Level = Level.YELLOW
    criteria: tuple[Criterion, ...] = ()
    owner: str = ""
    next_date: date | None = None
    next_what: str = ""
    consent: str = ""
    notes: tuple[Note, ...] = ()
    contacts: tuple[Contact, ...] = ()
    measures: tuple[Measure, ...] = ()
    closed_on: date | None = None
    closed_why: str = ""

    @property
    def is_open(self) -> bool:
        return self.phase is not Phase.CLOSED

    @property
    def next_due(self) -> date | None:
        """The nearest of the next date and the evaluations still to be done; closed, nothing is."""
        if not self.is_open:
            return None
        dates = [m.evaluate_on for m in self.open_measures if m.evaluate_on]
        if self.next_date:
            dates.append(self.next_date)
        return min(dates, default=None)

    @property
    def next_evaluation(self) -> Measure | None:
        """The measure whose evaluation comes before the next date, if one does."""
        due = self.next_due
        if due is None or due == self.next_date:
            return None
        return next((m for m in self.open_measures if m.evaluate_on == due), None)

    @property
    def open_measures(self) -> tuple[Measure, ...]:
        return tuple(m for m in self.measures if m.evaluated_on is None)

    @property
    def last_seen(self) -> date | None:
        """The last day somebody reached the subject or wrote a note."""
        days = [c.on for c in self.contacts if c.reached is Reached.YES]
        days += [n.at.date() for n in self.notes]
        return max(days, default=None)
