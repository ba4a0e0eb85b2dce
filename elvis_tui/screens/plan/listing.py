"""The plan as a list by time, of a month or of a school year; of everybody or of one party."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import chain

from textual import events
from textual.widget import Widget

from elvis_tui.domain.across.agenda_found import of_activity
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.plan.listed import Month, by_time, going_on
from elvis_tui.domain.plan.periods import check_month, month_after, moved_on, parse_month
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.school_year import FIRST_MONTH, label_of, starting_year
from elvis_tui.i18n import _
from elvis_tui.screens.frame.navigation import ShowMeeting
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.frame.taking_up import TakesUp
from elvis_tui.screens.plan.activity import ActivityScreen
from elvis_tui.screens.plan.list_commands import LIST
from elvis_tui.screens.plan.list_lines import LAYOUTS, WIDE, list_lines, meeting_rows, stands_for
from elvis_tui.screens.plan.marking import mark_in
from elvis_tui.screens.plan.month_lines import MEETING
from elvis_tui.screens.plan.narrowing import NarrowedRoom, Shown
from elvis_tui.screens.plan.own_choices import set_or_correct
from elvis_tui.screens.plan.reading_on import ReadsOn
from elvis_tui.services.desk.plan import activities
from elvis_tui.services.plan import verbs as service
from elvis_tui.widgets.rows import RowList
from elvis_tui.wording import plan as plan_words
from elvis_tui.wording.keys import key


class PlanListScreen(ReadsOn, TakesUp, NarrowedRoom, Page):
    """When, what, who and whether it is done; `l` goes from the month to the school year.

    Args:
        session: What the screens share.
        month: Year and month that one comes from.
        shown: Whose part is shown.
        left: Called when one leaves, with the month that is shown then.
        late: Begin with what is late alone.
    """

    mode = "plan"
    AUTO_FOCUS = "RowList"
    OWN_COMMANDS = LIST

    def __init__(
        self,
        session: Session,
        month: Month,
        shown: Shown,
        left: Callable[[Month], None],
        *,
        late: bool = False,
    ) -> None:
        super().__init__(session, shown)
        self._month = month
        self._now = (self.gate.today.year, self.gate.today.month)
        # What is late is looked for in all of the school year.
        self._late_alone = self._is_year = late
        self._left = left
        self._activities: tuple[Activity, ...] = ()
        self._count = (0, 0)
        self._layout = ""

    def body(self) -> Iterable[Widget]:
        yield self.plan_field()
        yield RowList(LAYOUTS, id="list")

    def head(self) -> str:
        done, every = self._count
        time = self._year_words() if self._is_year else plan_words.month_title(*self._month)
        words = _("Liste · {time} · {whose} · {done} av {all} gjort")
        if self._late_alone:
            words = _("Bare sent · {time} · {whose} · {all}")
        return words.format(time=time, whose=self.whose(), done=done, all=every)

    @property
    def _year(self) -> int:
        return starting_year(date(*self._month, 1))

    def _year_words(self) -> str:
        return _("skoleåret {years}").format(years=label_of(self._year))

    def shown_time(self) -> str:
        return self._year_words() if self._is_year else plan_words.month_title(*self._month).lower()

    def shown_activities(self) -> Iterable[Activity]:
        month = None if self._is_year else self._month
        years = self.gate.sources.school_years()
        timed = (one.activity for one in by_time(self._activities, self._year, years, month))
        rest = going_on(self._activities, self._year, years, month)
        every = (*timed, *(a for _kind, rows in rest for a in rows))
        return {activity.id: activity for activity in every}.values()

    def reload(self) -> None:
        before, self._now = self._now, (self.gate.today.year, self.gate.today.month)
        self._month = moved_on(self._month, before, self._now)
        self._activities = tuple(activities(self.gate))
        self.plan_is(self._activities)
        self.show_found()

    def show_found(self) -> None:
        """Fill the list with what is found, for whom it is shown."""
        years = self.gate.sources.school_years()
        month = None if self._is_year else self._month
        kept = tuple(filter(self.keeps, self._activities))
        listed = by_time(kept, self._year, years, month)
        rest = going_on(kept, self._year, years, month)
        if self._late_alone:
            listed, rest = tuple(x for x in listed if x.time.is_late(self.gate.today)), ()
        self._count = (sum(one.time.is_done for one in listed), len(listed))
        rows, names = self.query_one(RowList), self.session.names
        rows.empty = self._nothing()
        self._layout = self._layout_now
        rows.fill(
            chain(
                list_lines(
                    *(listed, rest, self._month, self._layout, self.gate.today, years),
                    late=self._late_alone,
                ),
                meeting_rows(self.kept_meetings(self._meetings()), names, self._layout),
            )
        )
        self.refresh_heading()
        self.refresh_bindings()

    def _meetings(self) -> Iterable[Meeting]:
        """Those of the month; of a whole school year only where one looks for them."""
        if self._late_alone:
            return ()
        if not self._is_year:
            return service.meetings_in(self.gate, *self._month)
        months = [month_after(self._year, FIRST_MONTH, n) for n in range(12)]
        found = (service.meetings_in(self.gate, *month) for month in months)
        return chain.from_iterable(found) if self.is_searching else ()

    def _nothing(self) -> str:
        if self.is_searching:
            return _("Ingen treff i {time}. {way} nullstiller søket.").format(
                time=self.shown_time(), way=key("page.back", "Esc")
            )
        if self._late_alone:
            return _("Ingenting er sent i {time} ({whose}). {key} viser alt.").format(
                time=self.shown_time(), whose=self.whose(), key=key("plan.late", "s")
            )
        if self.shown.party:
            return _("Ingenting for {who} i {time}. {party} velger en annen.").format(
                who=self.party_name, time=self.shown_time(), party=key("plan_list.party", "a")
            )
        return _("Planen har ingenting i {month}.").format(month=self.shown_time())

    def on_resize(self, _event: events.Resize) -> None:
        if self.stands and self._layout != self._layout_now:
            self.show_found()

    @property
    def _layout_now(self) -> str:
        return "wide" if self.app.size.width >= WIDE else ""

    # The activity the cursor stands on

    @property
    def _here(self) -> tuple[Activity, Month] | None:
        row = self.query_one(RowList).row if self.stands else None
        if row is None or row.id.startswith(MEETING):
            return None
        period, activity_id = stands_for(row.id)
        found = next((a for a in self._activities if a.id == activity_id), None)
        return (found, parse_month(period)) if found else None

    def open_found(self, row_id: str) -> None:
        if row_id.startswith(MEETING):
            self.post_message(ShowMeeting(row_id.removeprefix(MEETING)))
        elif here := self._here:
            self.app.push_screen(ActivityScreen(self.session, *here))

    def to_take_up(self) -> AgendaItem | None:
        """The activity the cursor stands on."""
        here = self._here
        return of_activity(here[0], here[1][1]) if here else None

    def activity_here(self) -> Activity | None:
        here = self._here
        return here[0] if here else None

    def is_on_one(self) -> bool:
        """Whether the cursor stands on an activity."""
        return self._here is not None

    def action_done(self) -> None:
        if here := self._here:
            activity, month = here
            row = self.query_one(RowList).row
            time = row.id.split(":", 2)[2] if row else ""
            mark_in(self, activity, *month, self.show_again, time)

    def action_own_time(self) -> None:
        if here := self._here:
            set_or_correct(self, here[0], self._year, self.show_again)

    # Which time

    def _go(self, month: Month) -> None:
        check_month(*month)
        self._month = month

    def action_turn(self, step: int) -> None:
        months = 12 * step if self._is_year else step
        if self.attempt(lambda: self._go(month_after(*self._month, months))):
            self.query_one(RowList).action_edge(-1)

    def action_today(self) -> None:
        self.attempt(lambda: self._go((self.gate.today.year, self.gate.today.month)))

    def action_scope(self) -> None:
        self._is_year = not self._is_year
        self.show_found()
        self.query_one(RowList).action_edge(-1)

    def action_late(self) -> None:
        self._late_alone = not self._late_alone
        self._is_year = self._is_year or self._late_alone
        self.show_found()
        self.query_one(RowList).action_edge(-1)

    def action_year(self) -> None:
        from elvis_tui.screens.plan.year import YearScreen

        here = self._here
        month, chosen = (here[1], here[0].id) if here else (self._month, "")
        self.app.push_screen(YearScreen(self.session, month, chosen, self.shown, self._from_year))

    def _from_year(self, month: Month | None, activity_id: str) -> None:
        """Back from the year: to the month one goes to, with the activity chosen there."""
        if month:
            self._month, self._is_year, self._late_alone = month, False, False
        self.show_again()
        rows = self.query_one(RowList)
        lines = (row.id for row in rows.rows if not row.id.startswith(MEETING))
        if line := next((i for i in lines if stands_for(i)[1] == activity_id), ""):
            rows.select(line)

    # The way out

    def action_back(self) -> None:
        if self.can_clear():
            self.action_clear()
            return
        super().action_back()
        self._left(self._month)
