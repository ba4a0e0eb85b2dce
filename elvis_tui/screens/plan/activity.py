"""One activity of the plan, word for word, and whether it is done."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.domain.across.agenda_found import of_activity
from elvis_tui.domain.errors import ElvisError
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.domain.people.authors import is_of_a_system
from elvis_tui.domain.plan.marks import done_mark
from elvis_tui.domain.plan.month import MonthView
from elvis_tui.domain.plan.periods import parse_month
from elvis_tui.domain.plan.placing import text_in
from elvis_tui.domain.plan.records import Activity, Recurrence
from elvis_tui.i18n import _
from elvis_tui.screens.frame.commands import HasCommandsThatChange
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.frame.taking_up import TakesUp
from elvis_tui.screens.plan import commands
from elvis_tui.services.plan import verbs as service
from elvis_tui.widgets.facts import Fact, Facts
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.faults import explain
from elvis_tui.wording.people import login_words
from elvis_tui.wording.plan import (
    band_title,
    month_title,
    responsible,
    shown_time,
)
from elvis_tui.wording.plan_told import all_told


def activity_facts(activity: Activity, view: MonthView) -> list[Fact]:
    """Its «Når» in the plan's words, who is responsible, its band, and when it was done.

    Args:
        activity: A row of the plan.
        view: The month that is shown.
    """
    placement = view.placements.get(activity.id)
    kind = placement.band if placement else activity.when.recurrence
    where = band_title(kind)
    if placement and (told := all_told(placement)):
        where = "\n".join((f"{where}.", *told))
    elif time := shown_time(activity, view):
        where = time if kind is Recurrence.MONTHS else f"{where}, {time}"
    return [
        (_("Når"), f"«{activity.when_text}»" if activity.when_text else "–"),
        (_("Ansvar"), responsible(activity) or "–"),
        (_("Vises som"), where),
        (_("Gjort"), "\n".join(_done(activity, view.period))),
    ]


def _author(by: str) -> str:
    return login_words().format(login=by) if is_of_a_system(by) else by or "–"


def _done(activity: Activity, period: str) -> list[str]:
    """«✔ oktober 2026, merket 19.10.2026 av kari» for each month, the shown one first."""
    marks = sorted(activity.done, key=lambda m: (m.period != period, m.period))
    lines = [
        _("✔ {month}, merket {day} av {who}").format(
            month=month_title(*parse_month(mark.period)).lower(),
            day=long_date(mark.on),
            who=_author(mark.by),
        )
        for mark in marks
    ]
    if done_mark(activity, period) is None:
        shown = month_title(*parse_month(period)).lower()
        lines.insert(0, _("○ ikke merket gjort for {month}").format(month=shown))
    return lines


class ActivityScreen(TakesUp, HasCommandsThatChange, Dialog[None]):
    """The activity in front of the month it was opened from.

    Args:
        session: What the screens share.
        activity: The row.
        month: Year and month that are shown: what `g` marks it for.
    """

    AUTO_FOCUS = ""
    scrolls = True
    OWN_COMMANDS = commands.ACTIVITY

    def __init__(self, session: Session, activity: Activity, month: tuple[int, int]) -> None:
        super().__init__()
        self.session = session
        self._activity = activity
        self._month = month

    @property
    def _view(self) -> MonthView:
        return service.month(self.session.gate, *self._month)

    def body(self) -> Iterable[Widget]:
        yield Facts(self._title(), activity_facts(self._activity, self._view), id="facts")

    def _title(self) -> str:
        return text_in(self._activity, self._month[1])

    def can_be_done(self) -> bool:
        """Whether it belongs to the month, so that it can be marked as done."""
        return any(a.id == self._activity.id for a in self._view.activities)

    def to_take_up(self) -> AgendaItem:
        """The activity."""
        return of_activity(self._activity, self._month[1])

    def action_done(self) -> None:
        desk = self.session.desk
        try:
            self._activity = service.toggle_done(desk, self._activity.id, *self._month)
        except ElvisError as fault:
            self.notify(explain(fault), severity="warning", markup=False)
            return
        self.query_one(Facts).show(self._title(), activity_facts(self._activity, self._view))

    def action_row(self) -> None:
        """To the row in the plan: back to it where one came from there."""
        from elvis_tui.screens.plan.document import PlanTextScreen

        below = self.app.screen_stack[-2]
        if isinstance(below, PlanTextScreen):
            self.dismiss(None)
            below.show_activity(self._activity.id)
        else:
            self.app.push_screen(PlanTextScreen(self.session, self._activity.id))

    def action_close(self) -> None:
        self.dismiss(None)
