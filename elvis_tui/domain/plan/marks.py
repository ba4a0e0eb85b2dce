"""That an activity was carried out, and when the team itself has set it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.plan.periods import Period, PeriodKind, period, read_period
from elvis_tui.domain.plan.placing import AROUND_SCHOOL_START, AT_SCHOOL_START
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime
from elvis_tui.domain.record import replace


def done_marks(activity: Activity, code: str) -> tuple[DoneMark, ...]:
    """The marks that an activity was carried out for a period.

    One of a day or a week counts for the month it is in, and one of a term for its months; one of
    a month counts for its days. One of August is one of September for what is done once around
    school start.

    Args:
        activity: A row of the plan, with its marks.
        code: A period: «2026-10», «2026-10-14», «2026-W42» or «2026-autumn».
    """
    asked = period(code)
    if asked is None:
        return ()
    return tuple(mark for mark in activity.done if counts(activity, mark, asked))


def done_mark(activity: Activity, code: str) -> DoneMark | None:
    """The first of `done_marks`, if there is any."""
    return next(iter(done_marks(activity, code)), None)


def marks_of_year(activity: Activity, year: int) -> tuple[DoneMark, ...]:
    """The marks of the school year that begins in `year`, the earliest period first."""
    found = [(period(mark.period), mark) for mark in activity.done]
    of_year = [(p.first, p.last, mark) for p, mark in found if p and p.year == year]
    return tuple(mark for _first, _last, mark in sorted(of_year, key=lambda one: one[:2]))


def counts(activity: Activity, mark: DoneMark, asked: Period) -> bool:
    """Whether a mark says that an activity was carried out in a period."""
    marked = period(mark.period)
    if marked is None:
        return False
    return marked.touches(asked) or _same_start(activity, marked, asked)


def touches(mark: DoneMark, code: str) -> bool:
    """Whether a mark is of some day of a period, wherever else it counts."""
    marked, asked = period(mark.period), period(code)
    return marked is not None and asked is not None and marked.touches(asked)


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


def mark_done(
    activity: Activity,
    code: str,
    on: date,
    by: str,
    mark_id: str,
    *,
    who: FreeText = FreeText(""),
    evaluation: FreeText = FreeText(""),
) -> DoneMark:
    """The mark that an activity was carried out for a period.

    Args:
        activity: The row.
        code: The period.
        on: When it is marked.
        by: Who marks it.
        mark_id: The mark's id.
        who: Who carried it out.
        evaluation: What was learned.

    Raises:
        DomainError: `NOT_A_MONTH` when `code` is no period.
    """
    return DoneMark(
        id=mark_id,
        activity=activity.key,
        text=activity.text,
        period=read_period(code).code,
        on=on,
        by=by,
        who=who,
        evaluation=evaluation,
    )


def _same_start(activity: Activity, marked: Period, asked: Period) -> bool:
    """Whether two months are one for an activity: those around a school start are.

    «De første skoleukene» reach over two months, and are done once.
    """
    return (
        PeriodKind.TERM not in (marked.kind, asked.kind)
        and activity.when.recurrence in AT_SCHOOL_START
        and marked.first.year == asked.first.year
        and {marked.first.month, asked.first.month} <= set(AROUND_SCHOOL_START)
    )
