"""The plan as it is used across the rooms: its rows with their marks, and a case's own plan."""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.domain.plan import month as rules
from elvis_tui.domain.plan.records import Activity, DoneMark, Plan
from elvis_tui.domain.source import Source
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.sources import plan_of


def activities(reader: Reader) -> list[Activity]:
    """The plan's rows in the plan's order, with what is marked as done.

    Raises:
        InputError: `SOURCE_UNUSABLE` or `INPUT_MISSING` for the package's own plan.
    """
    return rules.with_marks(reader.sources.activities(), reader.all(DoneMark).values())


def this_month(reader: Reader) -> list[Activity]:
    """What the plan asks for this month, done or not.

    Raises:
        InputError: as `activities`.
    """
    return in_month(reader, reader.today.year, reader.today.month)


def in_month(reader: Reader, year: int, month: int) -> list[Activity]:
    """What the plan asks for in a month, done or not.

    Raises:
        InputError: as `activities`.
    """
    due = rules.due_in_month(activities(reader), year, month)
    return [activity for activity, _mark in due]


def plan_under(reader: Reader, digest: str) -> Plan | None:
    """The plan with that digest: the one of today, or one whose words are kept in the data."""
    source = reader.find(Source, digest) or reader.sources.with_digest(digest)
    return plan_of(source) if source else None


def to_keep(desk: Desk, digest: str) -> Iterable[Source]:
    """The plan with that digest, to be put into the data unless its words stand there."""
    if desk.store.find(Source, digest) is not None:
        return ()
    source = desk.sources.with_digest(digest)
    return (source,) if source else ()
