"""4 Plan: a month of the school's plan, and what belongs to it without a day of its own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain

from textual import events
from textual.containers import Container, Vertical
from textual.geometry import Size
from textual.widget import Widget

from elvis_tui.domain.across.agenda_found import of_activity
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.plan.month import MonthView, only
from elvis_tui.domain.plan.periods import check_month, month_after, moved_on
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.school_year import label_of, starting_year
from elvis_tui.i18n import _
from elvis_tui.screens.frame.navigation import ShowMeeting
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.frame.taking_up import TakesUp
from elvis_tui.screens.plan import commands
from elvis_tui.screens.plan.activity import ActivityScreen, activity_facts
from elvis_tui.screens.plan.marking import mark_in
from elvis_tui.screens.plan.month_lines import (
    LAYOUTS,
    MEETING,
    OWN_TIME,
    activity_of,
    meeting_lines,
    month_lines,
    note_words,
)
from elvis_tui.screens.plan.narrowing import NarrowedRoom, everybody
from elvis_tui.screens.plan.own_choices import set_or_correct
from elvis_tui.screens.plan.reading_on import ReadsOn
from elvis_tui.services.desk.plan import activities
from elvis_tui.services.plan import verbs as service
from elvis_tui.widgets.facts import Fact, Facts
from elvis_tui.widgets.month_grid import MonthGrid
from elvis_tui.widgets.rows import RowList
from elvis_tui.wording import plan as plan_words
from elvis_tui.wording.dates import month_name
from elvis_tui.wording.meeting_names import by_day

WIDE, ROOMY = 112, 120
TALL = 38
"""Columns from which the list stands beside the month, and lines from which it has air."""


class PlanScreen(ReadsOn, TakesUp, NarrowedRoom):
    """The month; the cursor stands on its activities, and typing after `/` narrows them."""

    mode = "plan"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall"), (TALL, "-taller")]
    OWN_COMMANDS = commands.MONTH

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        today = self.gate.today
        self._month = self._now = (today.year, today.month)
        self._view: MonthView | None = None
        self._whole: MonthView | None = None
        self._meetings: tuple[Meeting, ...] = ()
        self._drawn_for = Size(0, 0)

    def body(self) -> Iterable[Widget]:
        yield self.plan_field()
        with Container(id="plan"):
            with Vertical(id="month"):
                yield MonthGrid(id="grid")
                yield Facts(id="chosen", title_lines=3)
            yield RowList(LAYOUTS, id="bands")

    def head(self) -> str:
        year, month = self._month
        return _("{month} · skoleår {years} · {whose}").format(
            month=plan_words.month_title(year, month),
            years=label_of(starting_year(date(year, month, 1))),
            whose=self.whose(),
        )

    def reload(self) -> None:
        today = self.gate.today
        before, self._now = self._now, (today.year, today.month)
        self._month = moved_on(self._month, before, self._now)
        self.plan_is(activities(self.gate))
        self._whole = service.month(self.gate, *self._month)
        self._meetings = service.meetings_in(self.gate, *self._month)
        self.show_found()

    def shown_activities(self) -> Iterable[Activity]:
        return self._whole.activities if self._whole else ()

    def shown_time(self) -> str:
        return plan_words.month_title(*self._month).lower()

    def show_found(self) -> None:
        """Draw the month again, as wide as the screen is and for whom it is shown."""
        if self._whole is None:
            return
        narrowed = bool(self.shown.party or self.searched.strip())
        view = self._view = only(self._whole, self.keeps) if narrowed else self._whole
        names, meetings = self.session.names, self.kept_meetings(self._meetings)
        self.query_one(MonthGrid).show(view, note_words(view), by_day(meetings, names))
        bands = self.query_one("#bands", RowList)
        bands.empty = self._nothing()
        self._drawn_for = self.app.size
        width, height = self.app.size
        place = "under" if width < WIDE else "beside" if width >= ROOMY else "close"
        airy = width >= WIDE and height >= TALL
        bands.fill(
            chain(
                month_lines(view, place, airy=airy),
                meeting_lines(meetings, names, place, airy=airy),
            )
        )
        self._show_chosen()
        self.refresh_bindings()

    def _nothing(self) -> str:
        month = month_name(self._month[1])
        if self.is_narrowed():
            return self.nothing_in(month, everybody())
        return _("Planen har ingenting i {month}.").format(month=month)

    def on_resize(self, _event: events.Resize) -> None:
        # The first size comes after what is shown has been laid out for it.
        if self.app.size != self._drawn_for:
            self.show_found()

    # The activity the cursor stands on

    @property
    def _activity(self) -> Activity | None:
        row = self.query_one("#bands", RowList).row
        if row is None or self._view is None:
            return None
        wanted = activity_of(row.id)
        return next((a for a in self._view.activities if a.id == wanted), None)

    def _show_chosen(self) -> None:
        """What stands under the month where there is room: all about the chosen activity."""
        activity, view = self._activity, self._view
        facts = self.query_one(Facts)
        facts.visible = activity is not None
        if activity is not None and view is not None:
            own = (self._own_fact(activity),) if activity.own else ()
            told = (*activity_facts(activity, view), *own)
            facts.show(plan_words.title_in(activity, view), told)

    def _own_fact(self, activity: Activity) -> Fact:
        """When the team has it in the school year, in the team's own words."""
        starts = starting_year(date(*self._month, 1))
        words = [own.when_text for own in activity.own if own.year == starts]
        return _("Teamets tid"), "; ".join(words) or "–"

    def on_row_list_moved(self, _message: RowList.Moved) -> None:
        self._show_chosen()

    def open_found(self, row_id: str) -> None:
        if row_id.startswith(MEETING):
            self.post_message(ShowMeeting(row_id.removeprefix(MEETING)))
        elif activity := self._activity:
            self.app.push_screen(ActivityScreen(self.session, activity, self._month))

    def to_take_up(self) -> AgendaItem | None:
        """The activity the cursor stands on."""
        there = self.stands and self._activity
        return of_activity(there, self._month[1]) if there else None

    def action_done(self) -> None:
        activity, row = self._activity, self.query_one("#bands", RowList).row
        if row is not None and row.id.startswith(MEETING):
            self.tell(_("Et møte merkes ikke her. Enter åpner det."))
        elif activity is None:
            self.tell(
                _("Ingen aktivitet å merke i {month}.").format(month=month_name(self._month[1]))
            )
        else:
            time = row.id.rpartition(":")[2] if row and row.id.startswith(OWN_TIME) else ""
            mark_in(self, activity, *self._month, self.show_again, time)

    def action_own_time(self) -> None:
        if activity := self._activity:
            set_or_correct(self, activity, starting_year(date(*self._month, 1)), self.show_again)
        else:
            self.tell(_("Velg en aktivitet først, så kan du sette når teamet har den."))

    # Which month, and for whom

    def _go(self, year: int, month: int) -> None:
        check_month(year, month)
        self._month = (year, month)

    def _go_to(self, year: int, month: int) -> None:
        if self.attempt(lambda: self._go(year, month)):
            self.query_one("#bands", RowList).action_edge(-1)

    def action_turn(self, step: int) -> None:
        self._go_to(*month_after(*self._month, step))

    def on_month_grid_turned(self, message: MonthGrid.Turned) -> None:
        self.action_turn(message.step)

    def action_today(self) -> None:
        self._go_to(self.gate.today.year, self.gate.today.month)

    def action_year(self) -> None:
        from elvis_tui.screens.plan.year import YearScreen

        chosen = self._activity.id if self._activity else ""
        year = YearScreen(self.session, self._month, chosen, self.shown, self._from_year)
        self.app.push_screen(year)

    def _from_year(self, month: tuple[int, int] | None, activity_id: str) -> None:
        """Back from the year: where one goes; whose part is shown is the same."""
        self._month = month or self._month
        self.show_again()
        bands = self.query_one("#bands", RowList)
        lines = (row.id for row in bands.rows if activity_of(row.id) == activity_id)
        if line := next(lines, ""):
            bands.select(line)

    def activity_here(self) -> Activity | None:
        return self._activity

    def action_write(self) -> None:
        from elvis_tui.screens.plan.writing import open_writing
        from elvis_tui.services.plan.written import Wanted

        year, month = self._month
        open_writing(self, Wanted(year=year, month=month, party=self.shown.party))

    def action_list(self) -> None:
        self._show_list(late=False)

    def action_late(self) -> None:
        self._show_list(late=True)

    def _show_list(self, *, late: bool) -> None:
        from elvis_tui.screens.plan.listing import PlanListScreen

        def left(month: tuple[int, int]) -> None:
            self._month = month
            self.show_again()

        page = PlanListScreen(self.session, self._month, self.shown, left, late=late)
        self.app.push_screen(page)

    def action_free(self) -> None:
        from elvis_tui.screens.plan.free_days import FreeDays

        if self._whole is not None:
            years = self.gate.sources.school_years()
            self.app.push_screen(FreeDays(self._whole, years), self._calendars)

    def _calendars(self, wanted: bool | None) -> None:
        from elvis_tui.screens.plan.calendars import show_calendars

        if wanted:
            show_calendars(self, self._month)
