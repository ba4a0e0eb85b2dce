"""One activity of the plan, word for word, and whether it is done."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.domain.errors import ElvisError
from elvis_tui.domain.plan.month import parse_month, period_of
from elvis_tui.domain.plan.records import Activity, Recurrence
from elvis_tui.i18n import _
from elvis_tui.screens.frame.commands import HasCommandsThatChange
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.plan import commands
from elvis_tui.services.plan import verbs as service
from elvis_tui.widgets.facts import Fact, Facts
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.faults import explain
from elvis_tui.wording.plan import band_title, month_title, responsible

DONE_ONCE = (
    Recurrence.MONTHS,
    Recurrence.BEFORE_SCHOOL_START,
    Recurrence.SCHOOL_START,
    Recurrence.FIRST_SCHOOL_WEEKS,
)
"""What is carried out in its month; the rest goes on, and is never done."""


def can_be_done(activity: Activity) -> bool:
    """Whether an activity can be marked as carried out for a month."""
    return activity.when.recurrence in DONE_ONCE


def activity_facts(activity: Activity, period: str) -> list[Fact]:
    """Its «Når» in the plan's words, who is responsible, its band, and when it was done.

    Args:
        activity: A row of the plan.
        period: The month that is shown («2026-10»).
    """
    kind = activity.when.recurrence
    where = band_title(kind)
    if kind is Recurrence.UNREAD:
        where += ": " + _("programmet leser ikke planens «Når», og viser den hver måned")
    facts = [
        (_("Når"), f"«{activity.when_text}»" if activity.when_text else "–"),
        (_("Ansvar"), responsible(activity) or "–"),
        (_("Vises som"), where),
    ]
    if can_be_done(activity):
        facts.append((_("Gjort"), "\n".join(_done(activity, period))))
    return facts


def _done(activity: Activity, period: str) -> list[str]:
    """«✔ oktober 2026, merket 19.10.2026 av kari» for each month, the shown one first."""
    marks = sorted(activity.done, key=lambda m: (m.period != period, m.period))
    lines = [
        _("✔ {month}, merket {day} av {who}").format(
            month=month_title(*parse_month(mark.period)).lower(),
            day=long_date(mark.on),
            who=mark.by,
        )
        for mark in marks
    ]
    if all(mark.period != period for mark in marks):
        shown = month_title(*parse_month(period)).lower()
        lines.insert(0, _("○ ikke merket gjort for {month}").format(month=shown))
    return lines


class ActivityScreen(HasCommandsThatChange, Dialog[None]):
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

    def body(self) -> Iterable[Widget]:
        yield Facts(self._activity.text, self._facts(), id="facts")

    def _facts(self) -> list[Fact]:
        return activity_facts(self._activity, period_of(*self._month))

    def can_be_done(self) -> bool:
        """Whether it belongs to the month, so that it can be marked as done."""
        return can_be_done(self._activity)

    def action_done(self) -> None:
        desk = self.session.desk
        try:
            self._activity = service.toggle_done(desk, self._activity.id, *self._month)
        except ElvisError as fault:
            self.notify(explain(fault), severity="warning", markup=False)
            return
        self.query_one(Facts).show(self._activity.text, self._facts())

    def action_close(self) -> None:
        self.dismiss(None)
