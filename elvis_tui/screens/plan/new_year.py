"""A new school year: what was learned last year row by row, and which times are taken over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from textual.widget import Widget

from elvis_tui.domain.plan.calendar import school_year_of
from elvis_tui.domain.plan.new_year import OfLastYear
from elvis_tui.domain.plan.periods import period
from elvis_tui.domain.plan.records import OwnTime
from elvis_tui.domain.school_year import FIRST_MONTH, label_of
from elvis_tui.i18n import _, ngettext
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.plan import commands
from elvis_tui.screens.plan.activity_lines import mark_words
from elvis_tui.screens.plan.own_choices import set_or_correct
from elvis_tui.services.plan import marking
from elvis_tui.services.plan import new_year as service
from elvis_tui.widgets.rows import Column, Line, Row, RowList, Section
from elvis_tui.widgets.words import Words
from elvis_tui.wording.keys import key
from elvis_tui.wording.periods import short_period
from elvis_tui.wording.plan import OWN as OWN_SIGN
from elvis_tui.wording.plan import no_calendar, short_name
from elvis_tui.wording.plan_own import becomes

LAYOUTS = {
    "": (Column(3), Column(20, grow=True, wrap=True), Column(20)),
    "say": (Column(3), Column(20, grow=True, wrap=True)),
}
"""Whether it is taken over, the time, and what becomes of it; or words alone."""
NAME, NOTE = 50, 24
"""Columns of an activity's name, and of who is responsible, in a heading."""
TIME, NOW, ANEW, LEARNED = "time:", "now:", "anew:", "learned:"
"""What the ids of the rows begin with."""


class NewYearScreen(Page):
    """What last year left; nothing is saved until the year is begun.

    Args:
        session: What the screens share.
        year: In which the new school year begins.
    """

    mode = "plan"
    OWN_COMMANDS = commands.NEW_YEAR

    def __init__(self, session: Session, year: int) -> None:
        super().__init__(session)
        self._year = year
        self._toggled: set[str] = set()
        self._rows: list[OfLastYear] = []
        self._is_known = False

    def body(self) -> Iterable[Widget]:
        yield Words("", id="calendar")
        yield RowList(LAYOUTS, id="new-year")

    def head(self) -> str:
        return _("Nytt skoleår {year}: det som tas med fra {last}").format(
            year=label_of(self._year), last=label_of(self._year - 1)
        )

    def reload(self) -> None:
        self._rows = service.left(self.gate, self._year)
        first = date(self._year, FIRST_MONTH, 1)
        self._is_known = school_year_of(first, self.gate.sources.school_years()) is not None
        note = self.query_one("#calendar", Words)
        note.display = not self._is_known
        note.say("" if self._is_known else no_calendar(first))
        rows = self.query_one(RowList)
        rows.empty = _("Teamet satte ingen egne tider og skrev ingenting om hva det lærte i fjor.")
        # What is to be decided stands before what is only read.
        ordered = sorted(self._rows, key=lambda row: not (row.goes_on or row.set_anew))
        lines = [line for row in ordered for line in self._lines(row)]
        rows.fill(lines[1:])

    def _lines(self, row: OfLastYear) -> Iterator[Line]:
        key_of = row.activity.key
        yield Section()
        who = next(iter(row.activity.responsible), "")
        yield Section(short_name(row.activity, NAME), who if len(who) <= NOTE else "")
        for own in row.goes_on:
            taken = self._is_taken(row, own)
            sign = ("[x]", "green") if taken else ("[ ]", "muted")
            what = _("tas med") if taken else (_("tas ikke med"), "muted")
            days = self._becomes(own)
            yield Row(f"{TIME}{own.id}:{key_of}", (sign, f"{own.when_text}\n{days}", what))
        for own in row.now:
            days = self._becomes(own)
            cells = ((OWN_SIGN, "key"), f"{own.when_text}\n{days}", (_("er satt"), "green"))
            yield Row(f"{NOW}{own.id}:{key_of}", cells)
        for own in row.set_anew:
            anew = (_("settes på nytt"), "yellow")
            yield Row(f"{ANEW}{own.id}:{key_of}", (OWN_SIGN, own.when_text, anew))
        for mark in row.learned:
            found = period(mark.period)
            when = short_period(found) if found else mark.period
            words = mark_words(mark, self.session.names, self.gate.today)
            said = _("i fjor, {when}: {words}").format(when=when, words=words)
            yield Row(f"{LEARNED}{mark.id}:{key_of}", (("✔", "muted"), (said, "muted")), "say")

    def _becomes(self, own: OwnTime) -> str:
        read = marking.reading(self.gate, own.when_text, self._year)
        return becomes(read, is_known=self._is_known)

    def _is_taken(self, row: OfLastYear, own: OwnTime) -> bool:
        """Where the new year has times already, last year's are taken only if one says so."""
        return (own.id in self._toggled) is bool(row.now)

    def _here(self) -> tuple[str, OfLastYear | None]:
        """The id of the time the cursor stands on, and the row of the plan."""
        row = self.query_one(RowList).row
        _kind, _sep, rest = (row.id if row else "").partition(":")
        about, _sep, wanted = rest.partition(":")
        return about, next((r for r in self._rows if r.activity.key == wanted), None)

    def goes_on(self) -> bool:
        """Whether the cursor stands on a time that can be taken over."""
        row = self.query_one(RowList).row if self.is_mounted else None
        return row is not None and row.id.startswith(TIME)

    def on_row_list_moved(self, _message: RowList.Moved) -> None:
        self.refresh_bindings()

    def on_row_list_opened(self, _message: RowList.Opened) -> None:
        if self.goes_on():
            self.action_take()
        else:
            self.action_own_time()

    def action_take(self) -> None:
        own_id, _row = self._here()
        self._toggled ^= {own_id}
        self.reload()

    def action_own_time(self) -> None:
        _own, row = self._here()
        if row is not None:
            set_or_correct(self, row.activity, self._year, self.show_again)

    def action_begin(self) -> None:
        if not self.may_change():
            return
        taken = {o.id for row in self._rows for o in row.goes_on if self._is_taken(row, o)}
        left = sum(bool(row.set_anew) for row in self._rows)
        if not self.attempt(lambda: service.begin(self.desk, self._year, taken)):
            return
        told = ngettext(
            "Skoleåret {year} er begynt, og {n} tid er tatt med. {undo} angrer.",
            "Skoleåret {year} er begynt, og {n} tider er tatt med. {undo} angrer.",
            len(taken),
        )
        if not taken:
            told = _("Skoleåret {year} er begynt, uten tider fra i fjor. {undo} angrer.")
        undo = key("app.undo", "u")
        words = told.format(year=label_of(self._year), n=len(taken), undo=undo)
        if left:
            rest = ngettext(
                "{n} aktivitet må få ny tid: {new} på året viser den.",
                "{n} aktiviteter må få ny tid: {new} på året viser dem.",
                left,
            )
            words += " " + rest.format(n=left, new=key("plan_year.new_year", "n"))
        self.tell(words, wrong=False)
        self.action_back()
