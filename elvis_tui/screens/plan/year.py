"""A school year of the plan (årshjul): what is planned, done and late, month by month."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.widget import Widget

from elvis_tui.domain.across.agenda_found import of_activity
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.domain.plan.calendar import JULY
from elvis_tui.domain.plan.parties import Party, answers_for, parties
from elvis_tui.domain.plan.periods import check_month, month_after, moved_on
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.plan.year import YearRow, YearView, begins_in, narrowed_year
from elvis_tui.domain.school_year import label_of
from elvis_tui.domain.text import folded
from elvis_tui.i18n import _
from elvis_tui.screens.frame.room import Page
from elvis_tui.screens.frame.searching import SearchingRoom
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.frame.taking_up import TakesUp
from elvis_tui.screens.plan.year_commands import YEAR
from elvis_tui.screens.plan.year_lines import (
    FOLD,
    facts_here,
    fold_facts,
    fold_of,
    line_here,
    year_lines,
)
from elvis_tui.services.plan.year import school_year
from elvis_tui.widgets.facts import Fact, Facts
from elvis_tui.widgets.rows import RowList
from elvis_tui.widgets.year_list import YearList
from elvis_tui.wording import plan_year as year_words
from elvis_tui.wording.keys import key

TALL, TALLER = 30, 38
"""Lines from which the activity is told of under the year, and from which there is more of it."""
Month = tuple[int, int]
ToMonth = Callable[[str, Month | None, str], None]
"""Told the party that is shown, and the month and the activity one goes to, if one does."""


class YearScreen(TakesUp, SearchingRoom, Page):
    """The school year around a month; Enter goes to the month one stands in.

    Args:
        session: What the screens share.
        month: Year and month that one stands in.
        party: Whose part is shown, by its key; empty for all.
        activity_id: The activity one comes from.
        to_month: Called when one leaves: with the party, and with where one goes.
    """

    mode = "plan"
    AUTO_FOCUS = "YearList"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall"), (TALLER, "-taller")]
    OWN_COMMANDS = YEAR

    def __init__(
        self, session: Session, month: Month, party: str, activity_id: str, to_month: ToMonth
    ) -> None:
        super().__init__(session)
        self._at = _at_school(month)
        self._now = self._today
        self._party = party
        self._from = activity_id
        self._to_month = to_month
        self._parties: tuple[Party, ...] = ()
        self._whole: YearView | None = None
        self._view: YearView | None = None
        self._opened: set[str] = set()

    def body(self) -> Iterable[Widget]:
        yield self.search_field(_("aktivitet eller ansvarlig …"))
        yield YearList(id="year")
        yield Facts(id="chosen")

    def head(self) -> str:
        who = next((p.name for p in self._parties if p.key == self._party), _("alle"))
        words = _("Skoleåret {years} · ansvar: {who}")
        if self._whole is not None and self._whole.school_year is None:
            words = _("Skoleåret {years} · ansvar: {who} · skoleruta er ikke lagt inn")
        return words.format(years=label_of(begins_in(*self._at)), who=who)

    # What is shown

    def reload(self) -> None:
        before, self._now = self._now, self._today
        self._at = moved_on(self._at, before, self._now)
        self._whole = school_year(self.gate, begins_in(*self._at))
        self._parties = parties(row.activity for row in self._whole.every)
        self._show()

    @property
    def _today(self) -> Month:
        return _at_school((self.gate.today.year, self.gate.today.month))

    def _show(self) -> None:
        """Draw the year again, as wide as the screen is and for whom it is shown."""
        if self._whole is None:
            return
        searched = self.searched
        view = self._view = narrowed_year(
            self._whole, lambda a: answers_for(a, self._party) and is_found(a, searched)
        )
        rows = self.query_one(YearList)
        months = [year_words.short_month(month) for month in view.months]
        now = view.column(self._now[1]) if begins_in(*self._now) == view.year else None
        rows.months = tuple(months)
        rows.head(year_words.counts(view, rows.name_width), now)
        rows.column = view.column(self._at[1])
        rows.empty = self._nothing()
        # What is found by typing stands there, and not behind a line that tells how many it is.
        opened = {fold.kind for fold in view.folds} if searched else set()
        rows.fill(
            year_lines(
                view,
                self._opened | {FOLD + kind.value for kind in opened},
                rows.room if not searched else len(view.every),
                name=rows.name_width,
                who=rows.who_width,
            )
        )
        if self._from:
            rows.select(self._from)
            self._from = ""
        self._tell_here()
        self.refresh_bindings()

    def show_found(self) -> None:
        self._show()

    def _nothing(self) -> str:
        if self.searched:
            return _("Ingenting i planen har disse ordene. {clear} viser alt.").format(
                clear=key("page.back", "Esc")
            )
        if self._party:
            return _("Ingenting for denne ansvarlige. {party} velger en annen.").format(
                party=key("plan_year.party", "a")
            )
        return _("Planen har ingen aktiviteter.")

    def on_year_list_sized(self, _message: YearList.Sized) -> None:
        self._show()

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
            if self.app.size.height < TALL or (row is None and fold is None):
                facts = [("", line_here(view, there.id, self._column))]
            elif row is not None:
                facts = facts_here(view, row, self._column, self.session.names)
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
        self._show()
        if shown := [row.id for row in rows.rows if row.id not in before]:
            rows.select(shown[-1])
            rows.select(row_id)

    def to_take_up(self) -> AgendaItem | None:
        """The activity the cursor stands on."""
        there = self.stands and self._row
        return of_activity(there.activity, self._at[1]) if there else None

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

    def action_party(self) -> None:
        from elvis_tui.screens.plan.pick_party import PickParty

        if self._whole is None:
            return

        def picked(party: str | None) -> None:
            if party is not None:
                self._party = party
                self.show_again()

        shown: list[Activity] = [row.activity for row in self._whole.every]
        counts = {p.key: sum(answers_for(a, p.key) for a in shown) for p in self._parties}
        counts[""] = len(shown)
        title = _("skoleåret {years}").format(years=label_of(self._whole.year))
        self.app.push_screen(PickParty(self._parties, counts, title, self._party), picked)

    def action_write(self) -> None:
        from elvis_tui.screens.plan.writing import open_writing
        from elvis_tui.services.plan.written import Wanted

        open_writing(self, Wanted(year=begins_in(*self._at), party=self._party))

    # The way out

    def action_back(self) -> None:
        if self.can_clear():
            self.action_clear()
        else:
            self._leave(None, "")

    def _leave(self, month: Month | None, activity_id: str) -> None:
        self.session.past()
        self.app.pop_screen()
        self._to_month(self._party, month, activity_id)


def is_found(activity: Activity, typed: str) -> bool:
    """Whether each typed word stands in an activity, or in who answers for it."""
    told = folded(" ".join((activity.text, activity.when_text, *activity.responsible)))
    return all(word in told for word in folded(typed).split())


def _at_school(month: Month) -> Month:
    """A month of the eleven: July is no month at school, and June stands for it."""
    year, number = month
    return (year, number - 1) if number == JULY else month
