"""The school years that are known: their days, their breaks, their source and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from textual.widget import Widget

from elvis_tui.domain.plan.calendar import Break
from elvis_tui.domain.school_year import label_of, starting_year
from elvis_tui.domain.source import Origin
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.ask import Ask
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.navigation import ImportCalendar
from elvis_tui.screens.frame.room import Room
from elvis_tui.screens.plan.calendar_commands import CALENDARS
from elvis_tui.services.plan.calendars import KnownYear, known_years, take_out
from elvis_tui.widgets.rows import Column, Row, RowList, Section
from elvis_tui.wording.calendars import edges, heading, known_by, source_alone
from elvis_tui.wording.dates import span_words
from elvis_tui.wording.free_days import certainty_words

COLUMNS = {
    "": (Column(20, grow=True), Column(22), Column(16)),
    "whole": (Column(40, grow=True, wrap=True),),
}
TAKE_IN = -1
"""What the dialog dismisses with where another calendar is to be taken in."""
_BETWEEN = "·"


class Calendars(Dialog[int | None]):
    """Dismisses with the year of the calendar to be taken out of use, `TAKE_IN`, or None.

    Args:
        known: The school years that are known, oldest first.
        year: The one in which the school year begins that is shown first.
    """

    AUTO_FOCUS = "RowList"
    shape = "list"
    OWN_COMMANDS = CALENDARS

    def __init__(self, known: Iterable[KnownYear], year: int) -> None:
        super().__init__()
        self._known = {starting_year(one.year.first_day): one for one in known}
        self._first = year

    def heading(self) -> str:
        return _("Skoleruter")

    def body(self) -> Iterable[Widget]:
        yield RowList(COLUMNS, id="calendars")

    def on_mount(self) -> None:
        rows = self.query_one(RowList)
        lines = [line for year, one in self._known.items() for line in _lines(year, one)]
        if self._first not in self._known:
            missing = _("Skoleåret {years}: ikke lagt inn").format(years=label_of(self._first))
            lines = [Section(missing), Section(), *lines]
        rows.fill(lines)
        rows.select(_id(self._first, 0))

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        message.stop()
        self.refresh_bindings()

    @property
    def _chosen(self) -> KnownYear | None:
        row = self.query_one(RowList).row
        return self._known.get(int(row.id.partition(_BETWEEN)[0])) if row else None

    def is_own(self) -> bool:
        """Whether the school year one stands in has a calendar that the school took in."""
        return self._chosen is not None and self._chosen.origin is Origin.DATA

    def action_take_in(self) -> None:
        self.dismiss(TAKE_IN)

    def action_take_out(self) -> None:
        one = self._chosen
        if one is None:
            return
        year = starting_year(one.year.first_day)
        question = _("Ta skolens egen skolerute for {years} ut av bruk?").format(
            years=one.year.label
        )
        after = _("Da brukes den som gjaldt før, om det er noen. Angre med u.")

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(year)

        self.app.push_screen(Ask(question, after), answered)

    def action_close(self) -> None:
        self.dismiss(None)


def show_calendars(page: Room, month: tuple[int, int]) -> None:
    """The calendars that are known, and what is chosen there done.

    Args:
        page: Whose desk has them.
        month: Its school year is shown first.
    """
    desk = page.session.desk

    def chosen(year: int | None) -> None:
        if year == TAKE_IN:
            page.post_message(ImportCalendar())
        elif year is not None:
            page.attempt(lambda: take_out(desk, year))

    page.app.push_screen(Calendars(known_years(desk), starting_year(date(*month, 1))), chosen)


def _lines(year: int, one: KnownYear) -> Iterator[Row | Section]:
    yield Section(heading(one.year).rstrip("."), known_by(one.origin))
    yield Row(_id(year, 0), (edges(one.year),), "whole", opens=False)
    for at, free in enumerate(one.year.breaks, 1):
        cells = (free.name, span_words(free.first, free.last), _sure(free, one))
        yield Row(_id(year, at), cells, opens=False)
    source = source_alone(one.year, one.file)
    yield Row(_id(year, len(one.year.breaks) + 1), ((source, "muted"),), "whole", opens=False)
    yield Section()


def _sure(free: Break, one: KnownYear) -> tuple[str, str]:
    return certainty_words(free.certainty or one.year.certainty), "muted"


def _id(year: int, at: int) -> str:
    return f"{year}{_BETWEEN}{at}"
