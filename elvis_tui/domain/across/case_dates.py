"""Every date of a case, found by how its records are described, and what lies before its report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from elvis_tui.domain.cases.five_duties import may_come_first
from elvis_tui.domain.cases.records import Case, Step
from elvis_tui.domain.cases.rules import check_not_long_past
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.fields import Shape, fields_of
from elvis_tui.domain.record import Record

_OF_THE_REPORT = ("reported_on", "raised_on", "deadline")
"""The report itself, what is checked beside it, and what is counted from it."""


class Dated(NamedTuple):
    """A date, and of which field of which kind of record."""

    on: date
    kind: type[Record]
    name: str


def dates_of(case: Case) -> list[Dated]:
    """All that has a day in a case, but when it was reported, raised, and its plan is due.

    Nor that somebody watched or stepped in, which may have come first (`may_come_first`).
    """
    found = _dates(case)
    return [one for one in found if not (one.kind is Case and one.name in _OF_THE_REPORT)]


def _dates(record: Record) -> Iterator[Dated]:
    for name, field in fields_of(type(record)).items():
        value = getattr(record, name)
        if name == "on" and isinstance(record, Step) and may_come_first(record):
            continue
        for one in value if field.many else (value,):
            if isinstance(one, Record):
                yield from _dates(one)
            elif field.shape is Shape.DATE and one is not None:
                yield Dated(one, type(record), name)


def check_reported(case: Case, today: date, was: date | None = None) -> None:
    """Whether the case can have been reported on its day.

    Args:
        case: As it is to be.
        today: Today.
        was: When it was said to be reported, where that is put right: what was dated before that
            day is no hindrance now.

    Raises:
        DomainError: `DAY_TO_COME` or `DAY_LONG_PAST`; `REPORT_AFTER_STEP`, with what it is, when
            something of it is dated before.
    """
    if case.reported_on > today:
        raise DomainError(Fault.DAY_TO_COME, day=case.reported_on, field="on")
    if case.raised_on and case.raised_on > today:
        raise DomainError(Fault.DAY_TO_COME, day=case.raised_on, field="raised_on")
    if case.raised_on and case.raised_on < case.reported_on:
        raise DomainError(
            Fault.STEP_BEFORE_REPORT, day=case.raised_on, other=case.reported_on, field="raised_on"
        )
    check_not_long_past(case.reported_on, today)
    earlier = (one for one in dates_of(case) if one.on < case.reported_on)
    wrong = [one for one in earlier if was is None or one.on >= was]
    if wrong:
        first = min(wrong, key=lambda one: one.on)
        raise DomainError(
            Fault.REPORT_AFTER_STEP,
            day=case.reported_on,
            other=first.on,
            what=(first.kind, first.name),
            field="on",
        )
