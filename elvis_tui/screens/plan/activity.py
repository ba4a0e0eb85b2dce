"""One activity of the plan: word for word, its times, what was done, and what was learned."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from textual.widget import Widget

from elvis_tui.domain.across.agenda_found import of_activity
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.domain.plan.marks import done_mark, marks_of_year
from elvis_tui.domain.plan.month import MonthView
from elvis_tui.domain.plan.occurrences import Occurrence, occurrences
from elvis_tui.domain.plan.periods import parse_month, period, read_period
from elvis_tui.domain.plan.placing import DUE, text_in
from elvis_tui.domain.plan.proposing import Proposed, next_of, proposed
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime, Recurrence
from elvis_tui.domain.record import replace
from elvis_tui.domain.school_year import label_of, starting_year
from elvis_tui.i18n import _
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.frame.taking_up import TakesUp
from elvis_tui.screens.plan import commands
from elvis_tui.screens.plan.activity_lines import LAYOUTS, Known, activity_lines, author
from elvis_tui.screens.plan.marking import mark_for, mark_in, set_time
from elvis_tui.screens.plan.own_choices import ALL, ONE, set_or_correct, taking_away
from elvis_tui.services.plan import marking as service
from elvis_tui.services.plan import verbs as plan_service
from elvis_tui.widgets.facts import Fact, Facts
from elvis_tui.widgets.rows import RowList
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.keys import key
from elvis_tui.wording.periods import period_words
from elvis_tui.wording.plan import (
    OWN,
    band_title,
    month_title,
    responsible,
)
from elvis_tui.wording.plan_own import times_words
from elvis_tui.wording.plan_times import shown_time
from elvis_tui.wording.plan_told import all_told, without_days


def activity_facts(activity: Activity, view: MonthView) -> list[Fact]:
    """Its «Når» in the plan's words, who is responsible, its band, and when it was done.

    Args:
        activity: A row of the plan.
        view: The month that is shown.
    """
    placement = view.placements.get(activity.id)
    kind = placement.band if placement else activity.when.recurrence
    where = band_title(kind)
    told = all_told(placement) if placement else ()
    if placement and not told and view.school_year and not activity.own:
        told = tuple(filter(None, (without_days(placement),)))
    if told:
        where = "\n".join((_("under «{band}»").format(band=where), *told))
    elif moved := moved_words(activity, view):
        where = moved
    elif time := shown_time(activity, view):
        where = time if kind is Recurrence.MONTHS else f"{where}, {time}"
    return [
        (_("Når"), f"«{activity.when_text}»" if activity.when_text else "–"),
        (_("Ansvar"), responsible(activity) or "–"),
        *((note.label or _("Annet"), note.text) for note in activity.notes),
        (_("Vises som"), where),
        (_("Gjort"), "\n".join(_done(activity, view.period))),
    ]


def moved_words(activity: Activity, view: MonthView) -> str:
    """When it is instead, where the team has set anew all times that the plan asks for."""
    starts = starting_year(date(view.year, view.month, 1))
    placement = view.placements.get(activity.id)
    if placement is None or not (placement.spans or placement.weeks or placement.band in DUE):
        return ""
    times = occurrences(activity, starts, (view.school_year,) if view.school_year else ())
    own = [one for one in times if one.own is not None]
    if not own or any(one.asks and one.own is None for one in times):
        return ""
    return _("{own} teamet har satt det til {times}").format(own=OWN, times=times_words(own))


def _done(activity: Activity, period: str) -> list[str]:
    """«✔ oktober 2026, merket 19.10.2026 av kari» for each of the year, the shown month first."""
    of_year = marks_of_year(activity, read_period(period).year)
    marks = sorted(of_year, key=lambda m: (m.period != period, m.period))
    lines = [
        _("✔ {month}, merket {day} av {who}").format(
            month=period_words(mark.period),
            day=long_date(mark.on),
            who=author(mark.by),
        )
        for mark in marks
    ]
    if done_mark(activity, period) is None:
        shown = month_title(*parse_month(period)).lower()
        lines.insert(0, _("○ ikke merket gjort for {month}").format(month=shown))
    return lines


class ActivityScreen(TakesUp, Page):
    """One activity: what the plan says, its times with what is done, the team's own, last year.

    Args:
        session: What the screens share.
        activity: The row.
        month: Year and month that are shown: its school year is told of.
    """

    mode = "plan"
    OWN_COMMANDS = commands.ACTIVITY

    def __init__(self, session: Session, activity: Activity, month: tuple[int, int]) -> None:
        super().__init__(session)
        self._activity = activity
        self._month = month
        self._times: tuple[Occurrence, ...] = ()

    @property
    def _year(self) -> int:
        return starting_year(date(*self._month, 1))

    def body(self) -> Iterable[Widget]:
        yield Facts(id="facts", labels=12)
        yield RowList(LAYOUTS, id="times")

    def head(self) -> str:
        return _("Aktivitet · skoleår {year}").format(year=label_of(self._year))

    def reload(self) -> None:
        row = self._activity = service.activity(self.gate, self._activity.key)
        self.query_one(Facts).show(self._title(), plan_facts(row, self._view))
        self._times = service.times(self.gate, row, self._year)
        known = Known(
            row=row,
            year=self._year,
            month=self._month,
            today=self.gate.today,
            times=self._times,
            clashes=service.clashes_of(self.gate, row, self._year),
        )
        self.query_one(RowList).fill(activity_lines(known, self.session.names))

    @property
    def _view(self) -> MonthView:
        return plan_service.month(self.gate, *self._month)

    def _title(self) -> str:
        return text_in(self._activity, self._month[1])

    def to_take_up(self) -> AgendaItem:
        """The activity."""
        return of_activity(self._activity, self._month[1])

    # What the cursor stands on

    def action_row(self) -> None:
        """To the row in the plan: back to it where one came from there."""
        from elvis_tui.screens.plan.document import PlanTextScreen

        below = self.app.screen_stack[-2]
        if isinstance(below, PlanTextScreen):
            self.action_back()
            below.show_activity(self._activity.id)
        else:
            self.app.push_screen(PlanTextScreen(self.session, self._activity.id))

    def _here(self) -> tuple[str, str, str]:
        """The kind of the row, and what it is about: a period and whose time, or an id."""
        row = self.row_here
        kind, _sep, rest = (row.id if row else "").partition(":")
        about, _sep, own = rest.partition(":")
        return kind, about, own

    @property
    def _mark(self) -> DoneMark | None:
        """The mark of the row, where it has just one."""
        kind, about, own = self._here()
        if kind == "mark":
            return next((m for m in self._activity.done if m.id == about), None)
        if kind != "time":
            return None
        here = (t for t in self._times if t.period.code == about)
        marks = [m for t in here if (t.own.id if t.own else "") == own for m in t.marks]
        return marks[-1] if marks else None

    @property
    def _own(self) -> OwnTime | None:
        """The team's own time that the row is about."""
        kind, about, own = self._here()
        wanted = about if kind == "own" else own
        return next((o for o in self._activity.own if o.id == wanted), None)

    def is_marked_or_own(self) -> bool:
        """Whether the row is something the team has written."""
        return self._mark is not None or self._own is not None

    def on_row_list_moved(self, _message: RowList.Moved) -> None:
        self.refresh_bindings()

    def on_row_list_opened(self, _message: RowList.Opened) -> None:
        if self._here()[0] == "own":
            self.action_edit()
        else:
            self.action_done()

    def action_done(self) -> None:
        kind, about, _own = self._here()
        here = period(about) if kind == "time" else None
        if kind == "own":
            self._mark_next(about)
        elif mark := self._mark:
            periods = tuple(filter(None, (period(mark.period), here)))
            what = Proposed(periods=tuple(dict.fromkeys(periods)), mark=mark)
            mark_for(self, self._activity, what, self.show_again)
        elif here:
            years = self.gate.sources.school_years()
            month = here.first.year, here.first.month
            other = proposed(self._activity, *month, years, self.gate.today)
            rest = (p for p in other.periods if p.code != here.code)
            what = Proposed(periods=(here, *rest))
            mark_for(self, self._activity, what, self.show_again)
        else:
            mark_in(self, self._activity, *self._month, self.show_again)

    def _mark_next(self, own_id: str) -> None:
        """Mark the next of the times of one that the team has set; any of them can be chosen."""
        times = [one for one in self._times if one.own and one.own.id == own_id]
        if what := next_of(times, self.gate.today):
            mark_for(self, self._activity, what, self.show_again)
        else:
            mark_in(self, self._activity, *self._month, self.show_again)

    def action_own(self) -> None:
        set_or_correct(self, self._activity, self._year, self.show_again)

    def action_edit(self) -> None:
        """The mark, where the row has one: the row says what was done."""
        if self._mark:
            self.action_done()
        elif own := self._own:
            set_time(self, self._activity, own.year, self.show_again, own)

    def action_take_away(self) -> None:
        if not self.may_change():
            return
        if mark := self._mark:
            self._took_away(lambda: service.unmark(self.desk, self._activity.key, mark.id))
        elif own := self._own:
            self._take_away_time(own)

    def _take_away_time(self, own: OwnTime) -> None:
        """All of a time, or of one that comes again and again just the one in the row."""
        of_it = [one for one in self._times if one.own and one.own.id == own.id]
        kind, about, _own = self._here()
        here = next((one for one in of_it if kind == "time" and one.period.code == about), None)
        if here is None or len(of_it) < 2:
            self._drop(own, len(of_it))
            return
        rest = [one.period for one in of_it if one is not here]
        words = service.words_for(self.gate, rest, own.year)

        def answered(code: str | None) -> None:
            if code == ALL:
                self._drop(own, len(of_it))
            elif code == ONE:
                changed = replace(own, when_text=words)
                self._took_away(
                    lambda: service.set_time(self.desk, self._activity.key, changed, own)
                )

        self.app.push_screen(taking_away(own, here.period, words, len(of_it)), answered)

    def _drop(self, own: OwnTime, times: int) -> None:
        self._took_away(lambda: service.drop_time(self.desk, self._activity.key, own.id), times)

    def _took_away(self, verb: Callable[[], object], times: int = 1) -> None:
        if self.attempt(verb):
            undo = key("app.undo", "u")
            told = _("Tatt bort. {undo} angrer.")
            if times > 1:
                told = _("Tatt bort, alle {n} gangene. {undo} angrer.")
            self.tell(told.format(undo=undo, n=times), wrong=False)


def plan_facts(activity: Activity, view: MonthView) -> list[Fact]:
    """What the plan itself says of it: «Når», how that is read, and who is responsible."""
    return [fact for fact in activity_facts(activity, view) if fact[0] != _("Gjort")]
