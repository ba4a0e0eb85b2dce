"""Which times off school fall in the waiting times of «Har eleven sluttet?».

The regulation does not mention breaks: the overlap is shown, and the clock goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from elvis_tui.domain.follow_ups.departure import Day, Deed
from elvis_tui.domain.follow_ups.departure_rules import ONE_DAY, Run
from elvis_tui.domain.plan.calendar import SchoolYear, times_off
from elvis_tui.domain.record import Record


class Overlap(Record, frozen=True):
    """Days off school in one of the waiting times; without a name it is the summer.

    `until` tells which waiting time it is, by the day that ends it.
    """

    until: Day
    name: str
    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def overlaps(run: Run, years: Iterable[SchoolYear]) -> tuple[Overlap, ...]:
    """The times off school in each waiting time, in order.

    Args:
        run: How it stands.
        years: The school years whose calendar is known.
    """
    years = tuple(years)
    named = {(b.first, b.last): b.name for year in years for b in year.breaks}
    found = []
    for until, start, end in _waits(run):
        for first, last in times_off(years):
            inside = max(first, start), min(last, end)
            if inside[0] <= inside[1]:
                found.append(Overlap(until, named.get((first, last), ""), *inside))
    return tuple(found)


def _waits(run: Run) -> Iterator[tuple[Day, date, date]]:
    """The waiting times that have begun: the day that ends each, its first day and its last."""
    notice, decision = run.departure.of(Deed.NOTICE), run.departure.of(Deed.DECISION)
    if run.first_try and run.notice_from:
        yield Day.NOTICE_FROM, run.first_try, notice.on if notice else run.notice_from
    if notice and run.answer_by:
        yield Day.ANSWER_BY, notice.on + ONE_DAY, run.answer_by
    if decision and run.complain_by:
        yield Day.COMPLAIN_BY, decision.on + ONE_DAY, run.complain_by
