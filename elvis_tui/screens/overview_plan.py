"""What the plan asks for this month, as lines of the first screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.periods import PeriodKind
from elvis_tui.domain.plan.placing import text_in
from elvis_tui.domain.school_year import label_of
from elvis_tui.i18n import _, pgettext
from elvis_tui.screens.frame.navigation import GoToRoom
from elvis_tui.services.across.overview import Overview
from elvis_tui.services.desk.plan import AskedFor
from elvis_tui.widgets.rows import Cell, Line, Row, Section
from elvis_tui.wording.dates import month_name
from elvis_tui.wording.periods import short_period
from elvis_tui.wording.plan_times import time_words

if TYPE_CHECKING:
    from elvis_tui.screens.frame.room import Room

PLAN, NEW_YEAR = "plan", "newyear"
"""The kinds of the rows: an activity, and what reminds of a new school year."""


def open_plan(screen: Room, kind: str, about: str) -> None:
    """Go to the plan, or to the page where a school year is begun."""
    if kind == PLAN:
        screen.post_message(GoToRoom("plan"))
        return
    from elvis_tui.screens.plan.new_year import NewYearScreen

    screen.app.push_screen(NewYearScreen(screen.session, int(about)))


def plan_lines(day: Overview, today: date) -> Iterator[Line]:
    """The month's activities, done or not, and in August that the new year can be begun."""
    done = sum(asked.is_done for asked in day.asked)
    note = _("{done} av {all} gjort").format(done=done, all=len(day.asked))
    title = _("Planen i {month}").format(month=month_name(today.month))
    yield Section()
    yield Section(title, note if day.asked else "")
    if day.new_year_waits:
        words = _("Nytt skoleår {year}: se hva dere lærte i fjor, og ta over tidene.")
        told = words.format(year=label_of(today.year))
        yield Row(f"{NEW_YEAR}:{today.year}", ((told, "strong"),), "meeting")
    for asked in day.asked:
        yield _row(asked, today, day.school_year)
    if not day.asked:
        words = _("Planen har ingenting som hører til denne måneden alene.")
        yield Row("none:plan", ((words, "muted"),), "meeting", opens=False)


def _row(asked: AskedFor, today: date, year: SchoolYear | None) -> Row:
    activity = asked.activity
    mark: Cell = "○"
    if asked.is_done:
        mark = ("✔", "green")
    elif any(one.is_late(today) for one in asked.times):
        mark = ("!", "yellow")
    what = text_in(activity, today.month)
    if asked.next and asked.next.own:
        what = _("{what} (teamets tid)").format(what=what)
    who: Cell = (", ".join(activity.responsible), "muted")
    done: Cell = (pgettext("merke", "gjort"), "green")
    when = done if asked.is_done else _when(asked, today, year)
    return Row(f"plan:{activity.id}", (mark, what, who, when), "plan")


def _when(asked: AskedFor, today: date, year: SchoolYear | None) -> str:
    """The day or the week that is left; what has the whole month is not done."""
    left = asked.next
    if left and left.period.kind in (PeriodKind.DAY, PeriodKind.WEEK):
        return short_period(left.period)
    return time_words(asked.activity, today, year) or _("ikke gjort")
