"""A month of the plan as Markdown that also reads well as it stands."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.plan.marks import done_mark
from elvis_tui.domain.plan.month import Day, MonthView
from elvis_tui.domain.plan.placement import Place
from elvis_tui.domain.plan.records import Activity, Recurrence
from elvis_tui.i18n import _
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording.dates import long_date, short_weekday
from elvis_tui.wording.meeting_names import by_day, called, meeting_day
from elvis_tui.wording.plan import (
    OWN,
    band_heading,
    band_title,
    clashes,
    day_mark,
    free_days,
    month_title,
    more_when,
    own_words,
    responsible,
    school_edges,
    school_year_line,
    short_name,
    title_in,
)
from elvis_tui.wording.plan_times import shown_time

WIDTH = 79
# What Markdown would take for a list or a heading's underline, were it first on a line.
_BLOCK_START = re.compile(r"\s*(?:[-+=]|\d+[.)](?:\s|$))")


def month_document(
    view: MonthView, meetings: Sequence[Meeting], names: Names, party: str = ""
) -> str:
    """The month as Markdown: what belongs to it, its weeks, and what stands on days.

    Activities are the plan's own words, with who is responsible; lines are at most 79
    characters where Markdown allows it.

    Args:
        view: The month.
        meetings: The teams' meetings in it.
        names: How the teams are called.
        party: The name of the one whose activities alone are in `view`.
    """
    met = by_day(meetings, names)
    title = escaped(document_title(view.year, view.month, party))
    lines = [f"# {title}", "", *_wrapped(school_year_line(view))]
    if view.is_july:
        lines += ["", _("Ingen skole i juli.")]
    if rows := view.band(Recurrence.MONTHS):
        lines += _band(band_title(Recurrence.MONTHS), rows, view)
    lines += ["", "## " + _("Uke for uke"), "", *_table(view, met)]
    marks = [*school_edges(view), *free_days(view)]
    if marks:
        lines += ["", *_wrapped(escaped("; ".join(marks)))]
    for words in clashes(view):
        lines += ["", *_wrapped(f"! {escaped(words)}")]
    lines += _kinds(view)
    if meetings:
        lines += _held(meetings, names)
    return "\n".join(lines) + "\n"


def document_title(year: int, month: int, party: str = "") -> str:
    """«Oktober 2026», or «Oktober 2026: Rektor»."""
    words = month_title(year, month)
    return f"{words}: {party}" if party else words


def _kinds(view: MonthView) -> list[str]:
    """What stands on days and in weeks, what the team has set, and the bands."""
    lines: list[str] = []
    for title, rows in (
        (_("På faste dager"), view.on_days),
        (_("I en uke"), view.in_weeks),
        (_("Når teamet har satt det"), view.by_team),
    ):
        if rows:
            lines += _band(title, rows, view)
    for band in view.bands:
        if band.kind is not Recurrence.MONTHS:
            lines += _band(band_heading(band.kind, band.activities, view), band.activities, view)
    return lines


def _held(meetings: Sequence[Meeting], names: Names) -> list[str]:
    lines = ["", "## " + _("Møter"), ""]
    for meeting in meetings:
        told = f"[{'x' if meeting.is_held else ' '}] {meeting_day(meeting)} "
        lines += _wrapped(told + escaped(called(meeting, names)), bullet="- ")
    return lines


def _table(view: MonthView, met: Mapping[date, Sequence[str]]) -> list[str]:
    """The weeks as a Markdown table whose columns also line up as plain text."""
    rows = [["", *(short_weekday(n) for n in range(1, 8))]]
    for week in view.weeks:
        name = _("uke {number}").format(number=week.number)
        if of_week := [
            *map(short_name, week.activities),
            *(f"{OWN} {short_name(a)}" for a in week.own),
        ]:
            name += ": " + ", ".join(map(escaped, of_week))
        rows.append([name, *(_cell(day, met) for day in week.days)])
    widths = [max(3, *(len(row[column]) for row in rows)) for column in range(8)]
    rows.insert(1, ["-" * width for width in widths])
    return [
        f"| {' | '.join(c.ljust(w) for c, w in zip(row, widths, strict=True))} |" for row in rows
    ]


def _cell(day: Day, met: Mapping[date, Sequence[str]]) -> str:
    if not day.in_month:
        return ""
    names = ", ".join(escaped(short_name(a)) for a in day.activities)
    if day.is_clash and day.activities:  # a line below says what is the matter
        names = "!"
    own = [f"{OWN} {escaped(short_name(a))}" for a in day.own]
    names = ", ".join(filter(None, (names, *own, *map(escaped, met.get(day.on, ())))))
    # «ferie» five times over makes the table wider than a terminal; the line below names it.
    free = _("fri") if day_mark(day) else ""
    return " ".join(part for part in (str(day.on.day), free, names) if part)


def _band(title: str, activities: Iterable[Activity], view: MonthView) -> list[str]:
    lines = ["", f"## {title}", ""]
    for activity in activities:
        lines += _wrapped(_item(activity, view), bullet="- ")
    return lines


def _item(activity: Activity, view: MonthView) -> str:
    mark = done_mark(activity, view.period)
    text = f"[{'x' if mark else ' '}] {escaped(title_in(activity, view))}"
    if when := more_when(activity, view):
        text += f" («{escaped(when)}»)"
    elif _is_dated(activity, view) and (day := shown_time(activity, view)):
        text += f" ({day})"
    if own := own_words(activity, view):
        told = _("teamets dato {days}").format(days=own)
        text += f" · {OWN} {told}"
    if activity.responsible:
        text += f" · {escaped(responsible(activity))}"
    if mark:
        done = _("gjort {day}").format(day=long_date(mark.on))
        text += f" · {done}"
    return text


def _is_dated(activity: Activity, view: MonthView) -> bool:
    return view.placements[activity.id].place in (Place.DATES, Place.WEEKS)


def _wrapped(text: str, bullet: str = "") -> list[str]:
    lines = textwrap.wrap(
        text,
        WIDTH,
        initial_indent=bullet,
        subsequent_indent=" " * len(bullet),
        break_long_words=False,
        break_on_hyphens=False,
    )
    if any(_BLOCK_START.match(line) for line in lines[1:]):
        return [bullet + text]
    return lines
