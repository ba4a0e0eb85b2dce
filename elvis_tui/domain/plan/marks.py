"""That an activity was carried out, and when the team itself has set it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.plan.periods import parse_month
from elvis_tui.domain.plan.placing import AROUND_SCHOOL_START, AT_SCHOOL_START
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime
from elvis_tui.domain.record import replace


def done_marks(activity: Activity, period: str) -> tuple[DoneMark, ...]:
    """The marks that an activity was carried out for a month («2026-10»).

    One of August is one of September for what is done once around school start.
    """
    return tuple(mark for mark in activity.done if same_time(activity, mark.period, period))


def done_mark(activity: Activity, period: str) -> DoneMark | None:
    """The first of `done_marks`, if there is any."""
    return next(iter(done_marks(activity, period)), None)


def with_marks(
    activities: Iterable[Activity], marks: Iterable[DoneMark], own: Iterable[OwnTime] = ()
) -> list[Activity]:
    """The plan's rows, each with its own marks and the team's own times.

    Those of rows that left the plan are left out.
    """
    done: dict[str, list[DoneMark]] = {}
    for mark in marks:
        done.setdefault(mark.activity, []).append(mark)
    times: dict[str, list[OwnTime]] = {}
    for time in own:
        times.setdefault(time.activity, []).append(time)
    return [
        replace(a, done=tuple(done.get(a.key, ())), own=tuple(times.get(a.key, ())))
        if a.key in done or a.key in times
        else a
        for a in activities
    ]


def mark_done(activity: Activity, period: str, on: date, by: str, mark_id: str) -> DoneMark:
    """The mark that an activity was carried out for a month.

    Raises:
        DomainError: `NOT_A_MONTH` when `period` is not like «2026-10».
    """
    parse_month(period)
    return DoneMark(
        id=mark_id, activity=activity.key, text=activity.text, period=period, on=on, by=by
    )


def same_time(activity: Activity, period: str, other: str) -> bool:
    """Whether two months («2026-08») are one for an activity: those around a school start are.

    «De første skoleukene» reach over two months, and are done once.
    """
    if period == other:
        return True
    around = {f"{month:02d}" for month in AROUND_SCHOOL_START}
    return (
        activity.when.recurrence in AT_SCHOOL_START
        and period[:5] == other[:5]
        and {period[5:], other[5:]} <= around
    )
