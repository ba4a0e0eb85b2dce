"""Why days of a month are free: what each is called, who says so, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.widget import Widget

from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.free_days import FreeKind
from elvis_tui.domain.plan.free_spans import free_spans, school_days
from elvis_tui.domain.plan.month import MonthView
from elvis_tui.i18n import _, ngettext
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.plan import commands
from elvis_tui.widgets.facts import Fact, Facts
from elvis_tui.wording import plan as plan_words
from elvis_tui.wording.dates import day_or_span
from elvis_tui.wording.free_days import calendar_missing, source_words, what


def free_facts(view: MonthView, years: Iterable[SchoolYear]) -> Iterator[Fact]:
    """When a month has no school, why, and where that stands; and how many school days it has.

    Args:
        view: The month.
        years: The school years whose calendar is known.
    """
    known = tuple(years)
    days = [day.on for day in view.days]
    holidays = {day.on: day.holiday for day in view.days if day.holiday}
    spans = free_spans(days, known, holidays)
    for (first, last), free in spans:
        if free.kind is not FreeKind.NOT_KNOWN:
            name = what(free) if free.kind is FreeKind.OUTSIDE else free.name
            words = "\n".join(filter(None, (name, source_words(free))))
            yield day_or_span(first, last), words
    if any(free.kind is FreeKind.NOT_KNOWN for _span, free in spans):
        yield _("Ikke kjent"), calendar_missing(days[0])
        return
    at_school = school_days(days, known, holidays)
    if at_school is not None:
        words = ngettext("{n} dag", "{n} dager", at_school).format(n=at_school)
        yield (
            _("Skoledager"),
            words if spans else _("{days}; bare helgene er fri").format(days=words),
        )


class FreeDays(Dialog[bool]):
    """The free days of a month with their sources; dismisses with whether to see the calendars.

    Args:
        view: The month.
        years: The school years whose calendar is known.
    """

    AUTO_FOCUS = ""
    scrolls = True
    OWN_COMMANDS = commands.FREE_DAYS

    def __init__(self, view: MonthView, years: Iterable[SchoolYear]) -> None:
        super().__init__()
        self._view = view
        self._years = tuple(years)

    def body(self) -> Iterable[Widget]:
        month = plan_words.month_title(self._view.year, self._view.month).lower()
        title = _("Dager uten skole i {month}").format(month=month)
        yield Facts(title, tuple(free_facts(self._view, self._years)), id="facts")

    def action_calendars(self) -> None:
        self.dismiss(True)

    def action_cancel(self) -> None:
        self.dismiss(False)
