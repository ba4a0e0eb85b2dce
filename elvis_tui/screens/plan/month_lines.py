"""A month of the plan as lines: its activities kind by kind, and what must be said of its days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rich.cells import cell_len

from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.plan.marks import done_mark
from elvis_tui.domain.plan.month import BAND_ORDER, MonthView
from elvis_tui.domain.plan.placing import DUE
from elvis_tui.domain.plan.records import Activity, Recurrence
from elvis_tui.i18n import _
from elvis_tui.widgets.rows import Column, Line, Row, Section
from elvis_tui.wording import plan as plan_words
from elvis_tui.wording.meeting_names import called, meeting_day

WHO_WIDTH = {"under": 26, "beside": 20, "close": 16}
"""How wide those responsible stand in the list, where it lies under or beside the month."""
LAYOUTS = {
    place: (Column(1), Column(20, grow=True), Column(width)) for place, width in WHO_WIDTH.items()
}
"""Whether it is done, what it is, and who is responsible."""


MEETING = "meeting:"
"""What the id of a meeting's line begins with."""


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
        yield Section(
            plan_words.band_heading(kind, rows, view), count_words(kind, rows, view.period)
        )
        for activity in rows:
            yield activity_row(activity, view, place)


def meeting_lines(
    meetings: Sequence[Meeting], names: Names, place: str, *, airy: bool
) -> Iterator[Line]:
    """The meetings of the teams, one a line with its day; nothing where there are none."""
    if not meetings:
        return
    if airy:
        yield Section()
    yield Section(_("Møter"), str(len(meetings)))
    for meeting in meetings:
        mark = ("✔", "green") if meeting.is_held else "○"
        team = (called(meeting, names), "muted")
        yield Row(f"{MEETING}{meeting.id}", (mark, meeting_day(meeting), team), place)


def by_band(view: MonthView) -> Iterator[tuple[Recurrence, list[Activity]]]:
    """What belongs to the month, kind by kind; what has a day stands with its kind too."""
    rows = sorted(view.activities, key=lambda a: (len(a.id), a.id))
    for kind in BAND_ORDER:
        if found := [a for a in rows if a.when.recurrence is kind]:
            yield kind, found


def count_words(kind: Recurrence, rows: Sequence[Activity], period: str) -> str:
    """«1 av 2 gjort» for what the month asks for; of the rest how many, and what is marked."""
    done = sum(done_mark(activity, period) is not None for activity in rows)
    if not done and kind not in DUE:
        return str(len(rows))
    return _("{done} av {all} gjort").format(done=done, all=len(rows))


def activity_row(activity: Activity, view: MonthView, place: str) -> Row:
    """A line of the list: what the month asks for has a mark whether it is done or not."""
    not_done = "○" if activity.when.recurrence in DUE else ""
    mark = ("✔", "green") if done_mark(activity, view.period) else not_done
    who = (fitting_names(activity.responsible, WHO_WIDTH[place]), "muted")
    return Row(activity.id, (mark, plan_words.title_in(activity, view), who), place)


def fitting_names(names: Sequence[str], width: int) -> str:
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
        words.append(plan_words.no_calendar(date(view.year, view.month, 1)))
    if view.is_july:
        words.append(_("Ingen skole i juli. Neste skoleår begynner i august."))
    days = [*plan_words.school_edges(view), *plan_words.free_days(view)]
    days += [f"! {clash}" for clash in plan_words.clashes(view)]
    return " ".join([*words, "; ".join(days)]).strip()
