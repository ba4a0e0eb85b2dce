"""A month of the plan as lines: its activities kind by kind, and what must be said of its days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rich.cells import cell_len

from elvis_tui.domain.plan.calendar import label_of, starting_year
from elvis_tui.domain.plan.month import BAND_ORDER, MonthView, done_mark
from elvis_tui.domain.plan.records import Activity, Recurrence
from elvis_tui.i18n import _
from elvis_tui.screens.plan.activity import can_be_done
from elvis_tui.widgets.rows import Column, Line, Row, Section
from elvis_tui.wording import plan as plan_words

WHO_WIDTH = {"under": 26, "beside": 23, "close": 16}
"""How wide those responsible stand in the list, where it lies under or beside the month."""
LAYOUTS = {
    "": (Column(20, grow=True),),
    **{place: (Column(20, grow=True), Column(width)) for place, width in WHO_WIDTH.items()},
    **{
        f"{place} once": (Column(1), Column(20, grow=True), Column(width))
        for place, width in WHO_WIDTH.items()
    },
}
"""What is done once has a mark before it."""


def month_lines(view: MonthView, place: str, *, airy: bool) -> Iterator[Line]:
    """The month's activities, one a line, under a heading for each kind.

    Args:
        view: The month.
        place: Where the list stands: a key of `WHO_WIDTH`.
        airy: Put an empty line between the kinds.
    """
    for number, (kind, rows) in enumerate(by_band(view)):
        if number and airy:
            yield Section()
        yield Section(plan_words.band_title(kind), count_words(rows, view.period))
        for activity in rows:
            yield activity_row(activity, view.period, place)


def by_band(view: MonthView) -> Iterator[tuple[Recurrence, list[Activity]]]:
    """What belongs to the month, kind by kind; what has a day stands with its kind too."""
    rows = [a for band in view.bands for a in band.activities] + list(view.on_days)
    rows.sort(key=lambda a: (len(a.id), a.id))
    for kind in BAND_ORDER:
        if found := [a for a in rows if a.when.recurrence is kind]:
            yield kind, found


def count_words(rows: list[Activity], period: str) -> str:
    """«1 av 2 gjort» for what can be done, else how many there are."""
    if not all(can_be_done(activity) for activity in rows):
        return str(len(rows))
    done = sum(done_mark(activity, period) is not None for activity in rows)
    return _("{done} av {all} gjort").format(done=done, all=len(rows))


def activity_row(activity: Activity, period: str, place: str) -> Row:
    who = (_fitting(activity.responsible, WHO_WIDTH[place]), "muted")
    if not can_be_done(activity):
        return Row(activity.id, (activity.text, who), place)
    mark = ("✔", "green") if done_mark(activity, period) else "○"
    return Row(activity.id, (mark, activity.text, who), f"{place} once")


def _fitting(names: Sequence[str], width: int) -> str:
    """«Rektor, Elevrådet +1»: as many names as there is room for, and how many more."""
    for left_out in range(len(names)):
        shown = ", ".join(names[: len(names) - left_out])
        text = f"{shown} +{left_out}" if left_out else shown
        if cell_len(text) <= width:
            return text
    return ", ".join(names)


def note_words(view: MonthView) -> str:
    """What must be known of the month's days, in few words."""
    words = []
    if view.school_year is None:
        years = label_of(starting_year(date(view.year, view.month, 1)))
        words.append(
            _("Skoleruta for {years} er ikke lagt inn: ferier og fridager er ikke kjent.").format(
                years=years
            )
        )
    if view.is_july:
        words.append(_("Ingen skole i juli. Neste skoleår begynner i august."))
    days = "; ".join([*plan_words.school_edges(view), *plan_words.free_days(view)])
    return " ".join([*words, days]).strip()
