"""The school's plan: its activities, its duties, and what a «Når» was read as."""

from __future__ import annotations

import hashlib
from datetime import date
from enum import StrEnum

from elvis_tui.domain.record import Record


class Recurrence(StrEnum):
    """When an activity belongs, as far as the plan says; never more than it says."""

    BEFORE_SCHOOL_START = "before_school_start"
    SCHOOL_START = "school_start"
    FIRST_SCHOOL_WEEKS = "first_school_weeks"
    MONTHS = "months"
    WEEKLY = "weekly"
    ALL_YEAR = "all_year"
    OWN_SCHEDULE = "own_meeting_schedule"
    ON_DEMAND = "on_demand"
    TIMETABLED = "timetabled"
    UNREAD = "unread"


class When(Record, frozen=True, kw_only=True):
    """A «Når», read. `months` are calendar months; `weekday` is ISO (Monday 1), only if named."""

    recurrence: Recurrence
    months: tuple[int, ...] = ()
    weekday: int | None = None


class DoneMark(Record, frozen=True, kw_only=True):
    """That an activity was carried out for a month (`period`: 2026-10)."""

    period: str
    on: date
    by: str


class Activity(Record, frozen=True, kw_only=True):
    """A row of the action plan, word for word; `when_text` is its «Når», `when` what that means."""

    id: str
    text: str
    when_text: str
    when: When
    responsible: tuple[str, ...]
    done: tuple[DoneMark, ...] = ()


class Duty(Record, frozen=True, kw_only=True):
    """A row of the duty table (opplæringsloven § 12-4): one step of every case."""

    id: str
    title: str
    text: str
    when_text: str
    responsible: tuple[str, ...]


class PlanSection(Record, frozen=True, kw_only=True):
    """A heading of the plan with the words under it, as Markdown."""

    title: str
    text: str


class Plan(Record, frozen=True, kw_only=True):
    """The whole plan document, read."""

    title: str
    activities: tuple[Activity, ...]
    duties: tuple[Duty, ...]
    sections: tuple[PlanSection, ...]
    digest: str = ""


def digest(data: bytes) -> str:
    """A plan document's fingerprint: the beginning of its SHA-256, as hex."""
    return hashlib.sha256(data).hexdigest()[:16]
