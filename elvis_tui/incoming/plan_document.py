"""A school's plan, read to be used: one without a single activity is refused."""

from __future__ import annotations

from elvis_tui.domain.plan.reading import PlanReading
from elvis_tui.domain.plan.records import Plan
from elvis_tui.domain.source_faults import SourceWhy
from elvis_tui.incoming.plans.reading import read
from elvis_tui.incoming.source import unusable

_LONGEST_LINE = 200_000
"""A whole table in HTML may stand on one line; a line of more is no plan."""


def look_through(text: str) -> None:
    """See that a document that is to be taken in may be a plan.

    Raises:
        InputError: `SOURCE_UNUSABLE` for the first line that cannot be of one.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if "\0" in line:
            raise unusable(SourceWhy.NOT_TEXT_AT_ALL, number)
        if len(line) > _LONGEST_LINE:
            raise unusable(SourceWhy.LINE_TOO_LONG, number)


def read_plan(text: str) -> Plan:
    """A plan: its activities (P01...), its duties (D1...) and its sections for reading.

    Args:
        text: Markdown, in any of the layouts that `incoming.plans` knows.

    Raises:
        InputError: `SOURCE_UNUSABLE` when there is not one activity in it.
    """
    return plan_reading(text).plan


def plan_reading(text: str) -> PlanReading:
    """A plan, with what in the document was not read.

    Raises:
        InputError: as `read_plan`.
    """
    found = read(text)
    if not found.plan.activities:
        raise unusable(SourceWhy.NO_ACTIVITY_TABLE)
    return found
