"""The verbs of plan: look at a month, mark what is done."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.plan import marks, periods
from elvis_tui.domain.plan.calendar import weeks_of_month
from elvis_tui.domain.plan.month import MonthView, month_view
from elvis_tui.domain.plan.records import Activity
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import activities
from elvis_tui.services.desk.reader import Reader


def month(reader: Reader, year: int, month: int) -> MonthView:
    """One month of the plan.

    Raises:
        DomainError: `NOT_A_MONTH`.
    """
    from elvis_tui.wording.public_holidays import public_holidays

    rows = activities(reader)
    periods.check_month(year, month)
    weeks = weeks_of_month(year, month)
    holidays: dict[date, str] = {}
    for shown in sorted({weeks[0][0].year, weeks[-1][-1].year}):
        holidays |= public_holidays(shown)
    years = reader.sources.school_years()
    return month_view(rows, year, month, years, holidays, reader.today)


def meetings_in(reader: Reader, year: int, month: int) -> tuple[Meeting, ...]:
    """The meetings that the teams hold in a month, in the order they come.

    One about a case alone stands in no month: that it is held tells of the case.
    """
    found = (
        m
        for m in reader.all(Meeting).values()
        if (m.on.year, m.on.month) == (year, month) and not m.case_id
    )
    return tuple(sorted(found, key=lambda m: m.order_planned))


def toggle_done(desk: Desk, activity_id: str, year: int, month: int) -> Activity:
    """Mark an activity as carried out for a month, or take that mark away.

    Raises:
        DomainError: `NOT_FOUND`, `NOT_A_MONTH`.
    """
    period = periods.period_of(year, month)
    activity = _activity(desk, activity_id)
    if there := marks.done_marks(activity, period):
        desk.save("plan.not_done", delete=there)
    else:
        mark = marks.mark_done(
            activity, period, desk.today, unmasked(desk.signed), desk.new_id("mark")
        )
        desk.save("plan.done", mark)
    return _activity(desk, activity_id)


def _activity(desk: Desk, activity_id: str) -> Activity:
    found = next((a for a in activities(desk) if a.id == activity_id), None)
    if found is None:
        raise DomainError(Fault.NOT_FOUND, what="activity")
    return found
