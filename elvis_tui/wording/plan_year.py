"""A school year of the plan in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from elvis_tui.domain.plan.calendar import week_number
from elvis_tui.domain.plan.placement import Told
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.plan.year import State, YearCell, YearFold, YearRow, YearTime, YearView
from elvis_tui.domain.school_year import label_of
from elvis_tui.i18n import _
from elvis_tui.wording.dates import month_name, short_date, short_day
from elvis_tui.wording.plan import band_title, short_name, unread_words

SYMBOLS = {
    State.NONE: "",
    State.RUNNING: "·",
    State.PLANNED: "○",
    State.DONE: "✔",
    State.LATE: "!",
}
OWN = "◇"
"""What the team has set, and is not done yet."""
ALL_MARKED, NONE_MARKED = "▰", "▱"
"""In the line of several rows: whether all of them are marked in a month, or none."""
MOST_DAYS = 4


def short_month(month: int) -> str:
    """«okt» for 10."""
    return month_name(month)[:3]


def year_title(view: YearView) -> str:
    """«Skoleåret 2026/27»."""
    return _("Skoleåret {years}").format(years=label_of(view.year))


def counts(view: YearView, room: int) -> str:
    """«✔ 5 gjort  ○ 8 igjen  ! 1 sen»: how the year stands, and what its symbols mean."""
    told = (
        (SYMBOLS[State.DONE], view.count(State.DONE), _("gjort")),
        (SYMBOLS[State.PLANNED], view.count(State.PLANNED), _("igjen")),
        (SYMBOLS[State.LATE], view.count(State.LATE), _("sen")),
    )
    whole = "  ".join(f"{symbol} {number} {word}" for symbol, number, word in told)
    if len(whole) <= room:
        return whole
    return "  ".join(f"{symbol} {number}" for symbol, number, _word in told)


def symbol(cell: YearCell) -> tuple[str, str]:
    """A month of an activity as one sign, and its tone."""
    if cell.is_own and cell.state in (State.PLANNED, State.RUNNING):
        return OWN, "key"
    tones = {State.DONE: "green", State.LATE: "red", State.RUNNING: "muted"}
    return SYMBOLS[cell.state], tones.get(cell.state, "")


def fold_symbol(fold: YearFold, column: int) -> tuple[str, str]:
    """A month of several activities: all marked, none, or how many."""
    marked, runs = fold.marked_in(column), fold.runs_in(column)
    if not runs:
        return "", ""
    if marked == runs:
        return ALL_MARKED, "green"
    return (str(marked), "green") if marked else (NONE_MARKED, "muted")


def fold_title(fold: YearFold) -> str:
    """«Hele året (11)»."""
    return _("{band} ({number})").format(band=band_title(fold.kind), number=len(fold.rows))


def row_title(activity: Activity, room: int) -> str:
    """An activity's name, cut where there is no room: what it has in «quotes», or its words."""
    return short_name(activity, room)


# One month of one row


def cell_line(row: YearRow, cell: YearCell) -> str:
    """«! Oktober: lør. 10.10., ikke merket gjort», of the month the cursor stands in."""
    month = month_name(cell.month).capitalize()
    when, state = _when(row, cell), _state(row, cell)
    sign = symbol(cell)[0]
    said = _("{month}: {words}").format(month=month, words=", ".join(w for w in (when, state) if w))
    return f"{sign} {said}" if sign else said


def _when(row: YearRow, cell: YearCell) -> str:
    times = [_time(time) for time in cell.times]
    if times:
        return _list(times)
    if cell.days:
        return _list([short_day(day) for day in cell.days])
    return band_title(row.placement.band).lower() if cell.state is State.RUNNING else ""


def _time(time: YearTime) -> str:
    if time.is_week:
        words = _("uke {number}").format(number=week_number(time.first))
    elif time.whole:
        first, last = time.months[0], time.months[-1]
        words = _("hele måneden") if first == last else f"{month_name(first)}–{month_name(last)}"
    elif time.first == time.last:
        words = short_day(time.first)
    else:
        words = f"{short_date(time.first)}–{short_date(time.last)}"
    return _("{when} (teamets tid)").format(when=words) if time.is_own else words


def _list(words: Sequence[str]) -> str:
    if len(words) <= MOST_DAYS:
        return ", ".join(words)
    shown = ", ".join(words[:MOST_DAYS])
    return _("{shown} og {more} til").format(shown=shown, more=len(words) - MOST_DAYS)


def _state(row: YearRow, cell: YearCell) -> str:
    if cell.state is State.DONE:
        return _("merket gjort")
    if cell.state is State.LATE:
        return _("sen: ikke merket gjort")
    if cell.state is State.PLANNED:
        return _("ikke merket gjort ennå")
    if cell.state is State.RUNNING:
        done = any(time.state is State.DONE for time in cell.times)
        return _("merket gjort i en annen måned") if done else ""
    return _("ingenting") if not row.is_unplaced else _("uten fast tid")


def fold_line(fold: YearFold, cell_column: int, month: int) -> str:
    """«Oktober: 2 av 11 merket gjort», of several activities in one line."""
    return _("{month}: {marked} av {all} merket gjort").format(
        month=month_name(month).capitalize(),
        marked=fold.marked_in(cell_column),
        all=fold.runs_in(cell_column),
    )


def why_unplaced(row: YearRow) -> str:
    """Why an activity has no place in the year, in a sentence of its own."""
    if row.placement.unread is not None and not row.placement.told:
        return unread_words(row.activity.when)
    told = (row.placement.unread, *row.placement.told)
    return " ".join(told_words(one) for one in told if one is not None)


def told_words(told: Told) -> str:
    """What must be said of a «Når»."""
    return told.words


def no_calendar(view: YearView, day: date) -> str:
    """That breaks of the year are not known."""
    return _("skoleruta er ikke lagt inn")
