"""A school year of the plan in words."""

from __future__ import annotations

from collections.abc import Sequence

from elvis_tui.domain.plan.occurrences import Occurrence
from elvis_tui.domain.plan.periods import Period, PeriodKind, months_of
from elvis_tui.domain.plan.records import Activity, DoneMark, Recurrence
from elvis_tui.domain.plan.year import State, YearCell, YearFold, YearRow, YearView
from elvis_tui.domain.school_year import label_of
from elvis_tui.domain.text import clean, folded
from elvis_tui.i18n import _
from elvis_tui.wording.dates import month_name, short_day
from elvis_tui.wording.keys import key
from elvis_tui.wording.periods import period_words, short_period
from elvis_tui.wording.plan import OWN, band_title, short_name
from elvis_tui.wording.plan_told import all_told

SYMBOLS = {
    State.NONE: "",
    State.RUNNING: "·",
    State.PLANNED: "○",
    State.DONE: "✔",
    State.LATE: "!",
}
ALL_MARKED, NONE_MARKED = "▰", "▱"
"""In the line of several rows: whether all of them are marked in a month, or none."""
MOST_DAYS = 4
LONGEST_WHEN = 34
LONGEST = 90
"""Signs of a name where it has a line of its own."""


def short_month(month: int) -> str:
    """«okt» for 10."""
    return month_name(month)[:3]


def year_title(view: YearView) -> str:
    """«Skoleåret 2026/27»."""
    return _("Skoleåret {years}").format(years=label_of(view.year))


def counts(view: YearView, room: int) -> str:
    """«✔ 5 gjort ○ 8 igjen ! 1 sent»: how the year stands, and what its symbols mean."""
    done, left, late = (view.count(s) for s in (State.DONE, State.PLANNED, State.LATE))
    if view.is_over:  # nothing is left to do in it, and nothing late
        fullest = _("✔ {done} gjort  ○ {left} ikke gjort  ◇ teamets tid")
        whole, signs = _("✔ {done} gjort ○ {left} ikke gjort"), "✔ {done}  ○ {left}"
    else:
        fullest = _("✔ {done} gjort  ○ {left} igjen  ! {late} sent  ◇ teamets tid")
        whole = _("✔ {done} gjort ○ {left} igjen ! {late} sent")
        signs = "✔ {done}  ○ {left}  ! {late}"
    told = (words.format(done=done, left=left, late=late) for words in (fullest, whole, signs))
    return next((words for words in told if len(words) <= room), "")


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


def fold_signs() -> str:
    """What the signs of a line of several rows mean."""
    return _("{all} alle merket gjort, {none} ingen; et tall er så mange").format(
        all=ALL_MARKED, none=NONE_MARKED
    )


def fold_title(fold: YearFold) -> str:
    """«Hele året (11)»."""
    return _("{band} ({number})").format(band=band_title(fold.kind), number=len(fold.rows))


def row_title(activity: Activity, room: int) -> str:
    """An activity's name, cut where there is no room: what it has in «quotes», or its words."""
    return short_name(activity, room)


# One month of one row


def cell_line(row: YearRow, cell: YearCell) -> str:
    """«! Oktober: lør. 10.10., sent: ikke merket gjort», of the month the cursor stands in."""
    sign = symbol(cell)[0]
    said = _("{month}: {words}").format(
        month=month_name(cell.month).capitalize(), words=cell_words(row, cell)
    )
    return f"{sign} {said}" if sign else said


def cell_words(row: YearRow, cell: YearCell) -> str:
    """«lør. 10.10., sent: ikke merket gjort»: when it is in a month, and whether it is done."""
    return ", ".join(words for words in (_when(row, cell), _state(row, cell)) if words)


def _when(row: YearRow, cell: YearCell) -> str:
    times = [_time(time, row) for time in cell.times]
    if times:
        return _list(times)
    if cell.days:
        return _list([short_day(day) for day in cell.days])
    return band_title(row.placement.band).lower() if cell.state is State.RUNNING else ""


def _time(time: Occurrence, row: YearRow) -> str:
    """«lør. 10.10.», «uke 41», «hele måneden»; of the team's own that it is that."""
    if time.own:
        return _("{when} (teamets tid)").format(when=_period(time.period))
    words = _period(time.period)
    said = clean(row.activity.when_text.strip().rstrip("."))
    is_month = folded(said) == month_name(time.period.first.month)
    if time.period.kind is PeriodKind.MONTH and not is_month and 0 < len(said) <= LONGEST_WHEN:
        # «Primo mars» and «Før skolestart» say more than that it is in a month.
        words = f"«{said}»"
    return _("innen {when}").format(when=words) if row.placement.is_deadline else words


def _period(period: Period) -> str:
    is_month = period.kind is PeriodKind.MONTH and len(months_of(period)) == 1
    return _("hele måneden") if is_month else short_period(period)


def _list(words: Sequence[str]) -> str:
    if len(words) <= MOST_DAYS:
        return ", ".join(words)
    shown = ", ".join(words[:MOST_DAYS])
    return _("{shown} og {more} til").format(shown=shown, more=len(words) - MOST_DAYS)


def _state(row: YearRow, cell: YearCell) -> str:
    if cell.state is State.DONE:
        return _("merket gjort")
    if cell.state is State.LATE:
        return _("sent: ikke merket gjort")
    if cell.state is State.PLANNED:
        return _("ikke merket gjort ennå")
    if cell.state is State.RUNNING:
        done = any(time.is_done for time in cell.times)
        return _("merket gjort i en annen måned") if done else ""
    if not (said := clean(row.activity.when_text)):
        return _("ingenting")
    if len(said) > LONGEST_WHEN:
        said = said[: LONGEST_WHEN - 1].rstrip() + "…"
    return _("ingenting; planen sier «{when}»").format(when=said)


def fold_names(fold: YearFold) -> str:
    """What one line stands for, a name a line; of what has no time also why."""
    return "\n".join(_name_and_why(row) for row in fold.rows)


def _name_and_why(row: YearRow) -> str:
    name = short_name(row.activity, LONGEST)
    if not row.is_unplaced:
        return name
    return _("{activity}: {why}").format(activity=name, why=why_unplaced(row))


def fold_line(fold: YearFold, column: int, month: int) -> str:
    """«▱ Oktober: 0 av 11 merket gjort», of several activities in one line."""
    if fold.kind is Recurrence.UNREAD:
        return fold_words(fold, column)
    said = _("{month}: {words}").format(
        month=month_name(month).capitalize(), words=fold_words(fold, column)
    )
    sign = fold_symbol(fold, column)[0]
    return f"{sign} {said}" if sign in (ALL_MARKED, NONE_MARKED) else said


def fold_words(fold: YearFold, column: int) -> str:
    """«2 av 11 merket gjort» in a month; of what has no time, how to see why."""
    if fold.kind is Recurrence.UNREAD:
        return _("uten plass i skoleåret; {key} viser hvorfor, rad for rad").format(
            key=key("rows.open", "Enter")
        )
    if not (runs := fold.runs_in(column)):
        return _("ingenting")
    return _("{marked} av {all} merket gjort").format(marked=fold.marked_in(column), all=runs)


def why_unplaced(row: YearRow) -> str:
    """Why an activity has no place in the year, in a sentence of its own."""
    return told_of(row) or _("Planen har ingen tid for den i dette skoleåret.")


def told_of(row: YearRow) -> str:
    """What must be said of when it is, sentence by sentence; empty where there is nothing."""
    told = [one for placement in (row.placement, *row.own) for one in all_told(placement)]
    return " ".join(dict.fromkeys(told))


def own_times(row: YearRow, year: int) -> str:
    """«◇ 14.10. og 11.11.», the team's own words for when it is, one time a line."""
    return "\n".join(f"{OWN} {own.when_text}" for own in row.activity.own if own.year == year)


def learned(activity: Activity) -> list[DoneMark]:
    """The marks that say what was learned, the latest first."""
    marks = [mark for mark in activity.done if mark.evaluation]
    return sorted(marks, key=lambda mark: (mark.period, mark.on), reverse=True)


def learned_line(mark: DoneMark, evaluation: str) -> str:
    """«oktober 2025: «Begynn tidligere»»."""
    return _("{period}: «{words}»").format(
        period=period_words(mark.period), words=" ".join(evaluation.split())
    )
