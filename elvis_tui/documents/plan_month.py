"""A month of the plan as Markdown that also reads well as it stands, and its words."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from datetime import date

from elvis_tui.documents.dates import long_date, month_name, short_date, short_weekday
from elvis_tui.documents.markdown import escaped
from elvis_tui.domain.calendar import label_of, starting_year
from elvis_tui.domain.month import Day, MonthView, done_mark
from elvis_tui.domain.plan import Activity, Recurrence
from elvis_tui.domain.text import folded
from elvis_tui.i18n import _

WIDTH = 79
NAME_WIDTH = 14
"""What a day's cell has room for beside the date."""
_QUOTED = re.compile(r"«([^»]+)»")
# What Markdown would take for a list or a heading's underline, were it first on a line.
_BLOCK_START = re.compile(r"\s*(?:[-+=]|\d+[.)](?:\s|$))")


def month_title(year: int, month: int) -> str:
    """«Oktober 2026»."""
    return f"{month_name(month).capitalize()} {year}"


def band_title(kind: Recurrence) -> str:
    """What stands before the activities of a band."""
    return {
        Recurrence.MONTHS: _("Hele måneden"),
        Recurrence.BEFORE_SCHOOL_START: _("Før skolestart"),
        Recurrence.SCHOOL_START: _("Skolestart"),
        Recurrence.FIRST_SCHOOL_WEEKS: _("De første skoleukene"),
        Recurrence.WEEKLY: _("Hver uke"),
        Recurrence.ALL_YEAR: _("Hele året"),
        Recurrence.TIMETABLED: _("Timeplanlagt"),
        Recurrence.OWN_SCHEDULE: _("Egen plan"),
        Recurrence.ON_DEMAND: _("Etter behov"),
        Recurrence.UNREAD: _("Uten fast tid"),
    }[kind]


def school_year_line(view: MonthView) -> str:
    """The month's school year, and where its breaks are from or that none are known."""
    label = label_of(starting_year(date(view.year, view.month, 1)))
    if view.school_year is None:
        return _(
            "Skoleår {label}. Skoleruta er ikke lagt inn, så ferier og fridager er ikke kjent."
        ).format(label=label)
    if not view.school_year.source:
        return _("Skoleår {label}.").format(label=label)
    return _("Skoleår {label}. Ferier: {source}.").format(
        label=label, source=view.school_year.source
    )


def short_name(activity: Activity, width: int = NAME_WIDTH) -> str:
    """An activity's name in few characters: what it has in «quotes», else its first words."""
    quoted = _QUOTED.match(activity.text)
    name = quoted[1] if quoted else activity.text
    return name if len(name) <= width else name[: max(width - 1, 0)].rstrip() + "…"


def responsible(activity: Activity) -> str:
    """«Rektor, Elevrådet»."""
    return ", ".join(activity.responsible)


def more_when(activity: Activity, view: MonthView) -> str:
    """The activity's «Når», if it says anything that its band and month do not; else empty."""
    said = {folded(month_name(view.month)), folded(band_title(activity.when.recurrence))}
    return "" if folded(activity.when_text) in said else activity.when_text


def day_mark(day: Day) -> str:
    """«ferie» or «fri» on a weekday without school, else nothing."""
    if day.on.isoweekday() > 5:
        return ""
    if day.break_name:
        return _("ferie") if day.break_name.endswith(_("ferie")) else _("fri")
    return _("fri") if day.holiday else ""


def free_days(view: MonthView) -> list[str]:
    """«Høstferie 5.–9.10.» and «Arbeidernes dag 1.5.», whatever touches the month, in order."""
    days = [day for week in view.weeks for day in week.days if day.in_month]
    first, last = days[0].on, days[-1].on
    breaks = view.school_year.breaks if view.school_year else ()
    free = [(b.first, b.last, b.name) for b in breaks if b.first <= last and b.last >= first]
    free += [(day.on, day.on, day.holiday) for day in days if day.holiday]
    return [f"{name} {_span(start, end)}" for start, end, name in sorted(free)]


def _span(first: date, last: date) -> str:
    if first == last:
        return short_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}.–{short_date(last)}"
    return f"{short_date(first)}–{short_date(last)}"


def school_edges(view: MonthView) -> list[str]:
    """«Første skoledag man. 17.8.» and «Siste skoledag fre. 18.6.», if they are in the month."""
    if view.school_year is None:
        return []
    edges = (
        (_("Første skoledag {day}"), view.school_year.first_day),
        (_("Siste skoledag {day}"), view.school_year.last_day),
    )
    return [
        words.format(day=f"{short_weekday(on.isoweekday())} {short_date(on)}")
        for words, on in edges
        if (on.year, on.month) == (view.year, view.month)
    ]


def month_document(view: MonthView) -> str:
    """The month as Markdown: what belongs to it, its weeks, and what stands on days.

    Activities are the plan's own words, with who is responsible; lines are at most 79
    characters where Markdown allows it.
    """
    lines = [f"# {month_title(view.year, view.month)}", "", *_wrapped(school_year_line(view))]
    if view.is_july:
        lines += ["", _("Ingen skole i juli.")]
    if rows := view.band(Recurrence.MONTHS):
        lines += _band(band_title(Recurrence.MONTHS), rows, view)
    lines += ["", f"## {_('Uke for uke')}", "", *_table(view)]
    marks = [*school_edges(view), *free_days(view)]
    if marks:
        lines += ["", *_wrapped(escaped("; ".join(marks)))]
    if view.on_days:
        lines += _band(_("På faste dager"), view.on_days, view)
    for band in view.bands:
        if band.kind is not Recurrence.MONTHS:
            lines += _band(band_title(band.kind), band.activities, view)
    return "\n".join(lines) + "\n"


def _table(view: MonthView) -> list[str]:
    """The weeks as a Markdown table whose columns also line up as plain text."""
    rows = [["", *(short_weekday(n) for n in range(1, 8))]]
    for week in view.weeks:
        name = _("uke {number}").format(number=week.number)
        rows.append([name, *(_cell(day) for day in week.days)])
    widths = [max(3, *(len(row[column]) for row in rows)) for column in range(8)]
    rows.insert(1, ["-" * width for width in widths])
    return [
        f"| {' | '.join(c.ljust(w) for c, w in zip(row, widths, strict=True))} |" for row in rows
    ]


def _cell(day: Day) -> str:
    if not day.in_month:
        return ""
    names = ", ".join(escaped(short_name(a)) for a in day.activities)
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
    text = escaped(activity.text)
    if activity.when.recurrence is Recurrence.MONTHS:
        text = f"[{'x' if mark else ' '}] {text}"
    if when := more_when(activity, view):
        text += f" («{escaped(when)}»)"
    if activity.responsible:
        text += f" · {escaped(responsible(activity))}"
    if mark:
        text += _(" · gjort {day}").format(day=long_date(mark.on))
    return text


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
