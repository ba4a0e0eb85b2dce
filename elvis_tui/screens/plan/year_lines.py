"""A school year of the plan as lines: what has its own months, and the rest kind by kind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial

from elvis_tui.domain.people.names import Names
from elvis_tui.domain.plan.own_times import Clash
from elvis_tui.domain.plan.placing import text_in
from elvis_tui.domain.plan.records import Activity, Recurrence
from elvis_tui.domain.plan.year import YearFold, YearRow, YearView
from elvis_tui.i18n import _
from elvis_tui.screens.plan.month_lines import fitting_names
from elvis_tui.widgets.facts import Fact
from elvis_tui.widgets.rows import Cell, Row
from elvis_tui.wording import plan as plan_words
from elvis_tui.wording import plan_year as year_words
from elvis_tui.wording.dates import month_name
from elvis_tui.wording.plan_own import clash_words

FOLD = "fold:"
"""What the id of a line of several activities begins with."""
REST = FOLD + "rest"
"""The line of all that goes on all year, where there is no room for one of each kind."""
ALONE = (Recurrence.WEEKLY, Recurrence.UNREAD)
"""The kinds that keep a line of their own."""
CLOSED, OPEN = "+", "−"
MOST_LEARNED = 3


def year_lines(
    view: YearView, opened: Collection[str], room: int | None, *, name: int, who: int
) -> Iterator[Row]:
    """The year's activities, one a line, and the others in counted lines.

    Args:
        view: The year.
        opened: The ids of the counted lines that are opened.
        room: How many lines there are; None where each kind has its own, however many.
        name: Columns for a name.
        who: Columns for those responsible.
    """
    for row in view.rows:
        yield _row(row, name, who)
    rest = [fold for fold in view.folds if fold.kind not in ALONE]
    lines = len(view.rows) + len(view.folds)
    packed = len(rest) > 1 and bool(room) and lines > (room or 0)
    for fold in (f for f in view.folds if f.kind in ALONE or not packed):
        yield from _fold(fold, opened, name, who)
    if packed:
        yield _packed(rest, opened=REST in opened)
    if packed and REST in opened:
        for fold in rest:
            yield from _fold(fold, opened, name, who)


def _row(row: YearRow, name: int, who: int, indent: str = "") -> Row:
    # A plan may have thousands of rows: what nobody looks at is never worked out.
    return Row(row.activity.id, partial(_cells, row, name, who, indent))


def _cells(row: YearRow, name: int, who: int, indent: str) -> tuple[Cell, ...]:
    activity = row.activity
    title = indent + year_words.row_title(activity, name - len(indent))
    responsible: Cell = (fitting_names(activity.responsible, who), "muted") if who else ""
    return (title, responsible, *map(year_words.symbol, row.cells))


def _fold(fold: YearFold, opened: Collection[str], name: int, who: int) -> Iterator[Row]:
    fold_id = FOLD + fold.kind.value
    is_open = fold_id in opened
    sign = OPEN if is_open else CLOSED
    signs = (year_words.fold_symbol(fold, column) for column in range(len(fold.rows[0].cells)))
    yield Row(fold_id, ((f"{sign} {year_words.fold_title(fold)}", "strong"), "", *signs))
    if is_open:
        for row in fold.rows:
            yield _row(row, name, who, "  ")


def _packed(folds: list[YearFold], *, opened: bool) -> Row:
    sign = OPEN if opened else CLOSED
    words = " · ".join(year_words.fold_title(fold) for fold in folds)
    return Row(REST, ((f"{sign} {words}", "strong"),))


# What is told of where the cursor stands


def fold_of(view: YearView, row_id: str) -> YearFold | None:
    """The activities that one line stands for."""
    return next((fold for fold in view.folds if FOLD + fold.kind.value == row_id), None)


def line_here(view: YearView, row_id: str, column: int, clashes: Iterable[Clash]) -> str:
    """One line about where the cursor stands: the month in this row, and who is responsible.

    Args:
        view: The year.
        row_id: The line the cursor stands on.
        column: The month it stands in.
        clashes: The row's days in the year without school.
    """
    month = view.months[column]
    if row := view.row(row_id):
        no_school = any(one.day.month == month for one in clashes)
        told = (
            why_or_cell(row, column),
            _("ikke skoledag") if no_school else "",
            "" if row.is_unplaced else year_words.told_of(row),
            plan_words.responsible(row.activity),
        )
        return " · ".join(words for words in told if words)
    if fold := fold_of(view, row_id):
        return year_words.fold_line(fold, column, month)
    return _("Dette går hele året, eller når det trengs.")


def why_or_cell(row: YearRow, column: int) -> str:
    """The row's month in words, or why it has none."""
    if row.is_unplaced:
        return year_words.why_unplaced(row)
    return year_words.cell_line(row, row.cells[column])


def facts_here(
    view: YearView, row: YearRow, column: int, clashes: Iterable[Clash], names: Names
) -> list[Fact]:
    """All about the activity the cursor stands on, and what was learned when it was done.

    Args:
        view: The year.
        row: The activity.
        column: The month one stands in.
        clashes: Its days in the year without school.
        names: Puts the masks on what people wrote.
    """
    activity = row.activity
    month = month_name(view.months[column]).capitalize()
    told = [
        (_("Aktivitet"), text_in(activity, view.months[column])),
        (month, year_words.cell_words(row, row.cells[column])),
        ("!", _clashing(clashes, view.months[column])),
        (_("Uten tid"), year_words.why_unplaced(row) if row.is_unplaced else ""),
        (_("Merk"), "" if row.is_unplaced else year_words.told_of(row)),
        (_("Ansvar"), plan_words.responsible(activity) or "–"),
        (_("Lært"), "\n".join(_learned(activity, names))),
        (_("Teamet"), year_words.own_times(row, view.year)),
        (_("Når"), f"«{activity.when_text}»" if activity.when_text else "–"),
    ]
    return [(label, words) for label, words in told if words]


def _clashing(clashes: Iterable[Clash], month: int) -> str:
    return "\n".join(clash_words(one) for one in clashes if one.day.month == month)


def fold_facts(view: YearView, fold: YearFold, column: int) -> list[Fact]:
    """How many of several activities are marked in the month, and which they are."""
    is_unplaced = fold.kind is Recurrence.UNREAD
    month = "" if is_unplaced else month_name(view.months[column]).capitalize()
    return [
        (month, year_words.fold_words(fold, column)),
        (_("Aktiviteter"), year_words.fold_names(fold)),
        *(() if is_unplaced else ((_("Tegn"), year_words.fold_signs()),)),
    ]


def _learned(activity: Activity, names: Names) -> Iterator[str]:
    for mark in year_words.learned(activity)[:MOST_LEARNED]:
        yield year_words.learned_line(mark, names.text(mark.evaluation))
