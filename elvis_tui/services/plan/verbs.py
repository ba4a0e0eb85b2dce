"""The verbs of plan: keep up with the document, look at a month, mark what is done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.plan import month as rules
from elvis_tui.domain.plan.calendar import weeks_of_month
from elvis_tui.domain.plan.month import MonthView
from elvis_tui.domain.plan.records import Activity, digest
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.sources import _document, _read, activities, school_years


def sync_plan(desk: Desk) -> None:
    """Take in the plan document if it is another than the one last read, as one save.

    What was marked as done stays marked on every activity whose text is still in the plan.

    Raises:
        InputError: `PLAN_UNREADABLE`, `INPUT_UNDECODABLE` or `INPUT_MISSING`.
    """
    data = _document()
    facts = desk.facts
    if facts.plan_digest == digest(data):
        return
    plan = _read(data)
    stored = desk.store.all(Activity)
    activities = _with_done_marks(plan.activities, stored.values())
    kept = {activity.id for activity in activities}
    desk.save(
        "plan.read",
        *activities,
        replace(facts, plan_digest=plan.digest),
        delete=[a for a in stored.values() if a.id not in kept],
        undoable=False,
    )


def month(desk: Desk, year: int, month: int) -> MonthView:
    """One month of the plan.

    Raises:
        DomainError: `NOT_A_MONTH`.
    """
    from elvis_tui.wording.public_holidays import public_holidays

    rows = activities(desk)
    rules.check_month(year, month)
    weeks = weeks_of_month(year, month)
    holidays: dict[date, str] = {}
    for shown in sorted({weeks[0][0].year, weeks[-1][-1].year}):
        holidays |= public_holidays(shown)
    return rules.month_view(rows, year, month, school_years(), holidays, desk.today)


def toggle_done(desk: Desk, activity_id: str, year: int, month: int) -> Activity:
    """Mark an activity as carried out for a month, or take that mark away.

    Raises:
        DomainError: `NOT_FOUND`, `NOT_A_MONTH`.
    """
    period = rules.period_of(year, month)
    activity = desk.store.get(Activity, activity_id)
    verb = "plan.not_done" if rules.done_mark(activity, period) else "plan.done"
    activity = rules.toggle_done(activity, period, desk.today, desk.user)
    desk.save(verb, activity)
    return activity


def _with_done_marks(new: Iterable[Activity], old: Iterable[Activity]) -> list[Activity]:
    """The new activities with the marks of the old ones of the same id and text.

    A row put in or taken out shifts every id after it: a text that stands under another id
    now, and was marked only once before, keeps its marks too.
    """
    old = list(old)
    by_place = {(a.id, a.text): a.done for a in old}
    by_text: dict[str, list[Activity]] = {}
    for activity in old:
        by_text.setdefault(activity.text, []).append(activity)
    marked = []
    for activity in new:
        same = by_text.get(activity.text, [])
        elsewhere = same[0].done if len(same) == 1 else ()
        done = by_place.get((activity.id, activity.text), elsewhere)
        marked.append(replace(activity, done=done))
    return marked
