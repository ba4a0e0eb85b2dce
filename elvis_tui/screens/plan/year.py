"""A school year of the plan (årshjul): what is planned, done and late, month by month."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.widget import Widget

from elvis_tui.domain.across.agenda_found import of_activity
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.domain.plan.calendar import JULY
from elvis_tui.domain.plan.new_year import year_meant
from elvis_tui.domain.plan.periods import check_month, month_after, moved_on
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.plan.year import YearRow, YearView, begins_in, narrowed_year
from elvis_tui.domain.school_year import label_of
from elvis_tui.i18n import _
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.frame.taking_up import TakesUp
from elvis_tui.screens.plan.marking import mark_in
from elvis_tui.screens.plan.narrowing import NarrowedRoom, Shown
from elvis_tui.screens.plan.own_choices import set_or_correct
from elvis_tui.screens.plan.reading_on import ReadsOn
from elvis_tui.screens.plan.year_commands import YEAR
from elvis_tui.screens.plan.year_lines import (
    FOLD,
    facts_here,
    fold_facts,
    fold_of,
    line_here,
    year_lines,
)
from elvis_tui.services.plan.marking import clashes_of
from elvis_tui.services.plan.year import school_year
from elvis_tui.widgets.facts import Fact, Facts
from elvis_tui.widgets.rows import RowList, fitted
from elvis_tui.widgets.year_list import YearList
from elvis_tui.wording import plan_year as year_words
from elvis_tui.wording.keys import key

TALL, TALLER = 30, 38
"""Lines from which the activity is told of under the year, and from which there is more of it."""
Month = tuple[int, int]
ToMonth = Callable[[Month | None, str], None]
"""Told the month and the activity one goes to, if one does."""


class YearScreen(ReadsOn, TakesUp, NarrowedRoom, Page):
    """The school year around a month; Enter goes to the month one stands in.

    Args:
        session: What the screens share.
        month: Year and month that one stands in.
        activity_id: The activity one comes from.
        shown: Whose part is shown.
        to_month: Called when one leaves.
    """

    mode = "plan"
    AUTO_FOCUS = "YearList"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall"), (TALLER, "-taller")]
    OWN_COMMANDS = YEAR

    def __init__(
        self, session: Session, month: Month, activity_id: str, shown: Shown, to_month: ToMonth
    ) -> None:
        super().__init__(session, shown)
        self._at = _at_school(month)
        self._now = self._today
        self._from = activity_id
        self._to_month = to_month
        self._whole: YearView | None = None
        self._view: YearView | None = None
        self._opened: set[str] = set()

    def body(self) -> Iterable[Widget]:
        yield self.plan_field()
        yield YearList(id="year")
        yield Facts(id="chosen")

    def head(self) -> str:
        words = _("Skoleåret {years} · {whose}")
        if self._whole is not None and self._whole.school_year is None:
            words = _("Skoleåret {years} · {whose} · skoleruta er ikke lagt inn")
        return words.format(years=label_of(begins_in(*self._at)), whose=self.whose())

    # What is shown

    def reload(self) -> None:
        before, self._now = self._now, self._today
        self._at = moved_on(self._at, before, self._now)
        self._whole = school_year(self.gate, begins_in(*self._at))
        self.plan_is(self.shown_activities())
        self.show_found()

    def shown_activities(self) -> Iterable[Activity]:
        return tuple(row.activity for row in self._whole.every) if self._whole else ()

    def shown_time(self) -> str:
        return _("skoleåret {years}").format(years=label_of(begins_in(*self._at)))

    @property
    def _today(self) -> Month:
        return _at_school((self.gate.today.year, self.gate.today.month))

    def show_found(self) -> None:
        """Draw the year again, as wide as the screen is and for whom it is shown."""
        if self._whole is None:
            return
        view = self._view = narrowed_year(self._whole, self.keeps)
        rows = self.query_one(YearList)
        months = [year_words.short_month(month) for month in view.months]
        now = view.column(self._now[1]) if begins_in(*self._now) == view.year else None
        rows.months = tuple(months)
        rows.head(year_words.counts(view, rows.corner_width), now)
        rows.column = view.column(self._at[1])
        rows.empty = self._nothing()
        if not rows.size:  # it says when it has one: rows drawn before that would be drawn twice
            return
        # What is found by typing stands there, and not behind a line that tells how many it is.
        opened = {fold.kind for fold in view.folds} if self.is_searching else set()
        rows.fill(
            year_lines(
                view,
                self._opened | {FOLD + kind.value for kind in opened},
                None if self.is_searching else rows.room,
                name=rows.name_width,
                who=rows.who_width,
            )
        )
        if self._from:
            rows.select(self._from)
            self._from = ""
        self._tell_here()
        self.refresh_bindings()

    def _nothing(self) -> str:
        if self.is_searching:
            return self.nothing_in(self.shown_time(), key("page.back", "Esc"))
        if self.shown.party:
            return _("Ingenting for {who} i {time}. {key} velger et annet ansvar.").format(
                who=self.party_name, time=self.shown_time(), key=key("plan.party", "a")
            )
        return _("Planen har ingen aktiviteter.")

    def on_year_list_sized(self, _message: YearList.Sized) -> None:
        self.show_found()

    # Where the cursor stands

    @property
    def _row(self) -> YearRow | None:
        there = self.row_here
        return self._view.row(there.id) if there and self._view else None

    @property
    def _column(self) -> int:
        return self._view.column(self._at[1]) if self._view else 0

    def _tell_here(self) -> None:
        there, view, row = self.row_here, self._view, self._row
        facts: list[Fact] = []
        if there is not None and view is not None:
            fold = fold_of(view, there.id)
            clashes = clashes_of(self.gate, row.activity, view.year) if row else ()
            if self.app.size.height < TALL or (row is None and fold is None):
                told = line_here(view, there.id, self._column, clashes)
                facts = [("", fitted(told, self.app.size.width - 2).rstrip())]
            elif row is not None:
                facts = facts_here(view, row, self._column, clashes, self.session.names)
            elif fold is not None:
                facts = fold_facts(view, fold, self._column)
        self.query_one(Facts).show("", facts)

    def on_row_list_moved(self, _message: RowList.Moved) -> None:
        self._tell_here()

    def open_found(self, row_id: str) -> None:
        """To the month, with the activity chosen there; of several in one line, show them."""
        if row_id.startswith(FOLD):
            self._unfold(row_id)
        elif row := self._row:
            self._leave(self._at, row.activity.id)

    def _unfold(self, row_id: str) -> None:
        """Show what one line stands for, all of it where there is room; or hide it again."""
        rows = self.query_one(YearList)
        before = {row.id for row in rows.rows}
        self._opened ^= {row_id}
        self.show_found()
        if shown := [row.id for row in rows.rows if row.id not in before]:
            rows.select(shown[-1])
            rows.select(row_id)

    def to_take_up(self) -> AgendaItem | None:
        """The activity the cursor stands on."""
        there = self.stands and self._row
        return of_activity(there.activity, self._at[1]) if there else None

    def activity_here(self) -> Activity | None:
        return self._row.activity if self._row else None

    # What is done with it

    def action_done(self) -> None:
        if row := self._row:
            mark_in(self, row.activity, *self._at, self.show_again)
        else:
            self.tell(_("Velg en aktivitet først, så kan du merke den gjort."))

    def action_own_time(self) -> None:
        if row := self._row:
            set_or_correct(self, row.activity, begins_in(*self._at), self.show_again)
        else:
            self.tell(_("Velg en aktivitet først, så kan du sette når teamet har den."))

    def action_report(self) -> None:
        from elvis_tui.screens.plan.report import write_report

        write_report(self, begins_in(*self._at))

    def action_new_year(self) -> None:
        from elvis_tui.screens.plan.new_year import NewYearScreen

        self.app.push_screen(
            NewYearScreen(self.session, year_meant(begins_in(*self._at), self.gate.today))
        )

    # Which month and year, and for whom

    def _go_to(self, month: Month) -> None:
        year = begins_in(*month)

        def go() -> None:
            check_month(year, month[1])
            check_month(year + 1, JULY)
            self._at = month

        if year == begins_in(*self._at):
            self._at = month
            self.query_one(YearList).column = self._column
            self._tell_here()
        else:
            self.attempt(go)

    def action_turn(self, step: int) -> None:
        months = self._view.months if self._view else ()
        month = month_after(*self._at, step)
        while months and month[1] not in months:
            month = month_after(*month, step)
        self._go_to(month)

    def on_year_list_picked(self, message: YearList.Picked) -> None:
        if self._view is not None:
            month = self._view.months[message.column]
            self._go_to((self._view.year_of(month), month))

    def action_another(self, step: int) -> None:
        self._go_to((self._at[0] + step, self._at[1]))

    def action_today(self) -> None:
        self._go_to(self._today)

    def action_write(self) -> None:
        from elvis_tui.screens.plan.writing import open_writing
        from elvis_tui.services.plan.written import Wanted

        open_writing(self, Wanted(year=begins_in(*self._at), party=self.shown.party))

    # The way out

    def action_back(self) -> None:
        if self.can_clear():
            self.action_clear()
        else:
            self._leave(None, "")

    def _leave(self, month: Month | None, activity_id: str) -> None:
        self.session.past()
        self.app.pop_screen()
        self._to_month(month, activity_id)


def _at_school(month: Month) -> Month:
    """A month of the eleven: July is no month at school, and June stands for it."""
    year, number = month
    return (year, number - 1) if number == JULY else month
