"""A month of the plan in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from elvis_tui.domain.plan.calendar import SchoolYear, week_number
from elvis_tui.domain.plan.month import Day, MonthView
from elvis_tui.domain.plan.placing import AT_SCHOOL_START, span_of, text_in
from elvis_tui.domain.plan.records import Activity, DoneMark, MonthWords, OwnTime, Recurrence, When
from elvis_tui.domain.school_year import label_of, starting_year
from elvis_tui.domain.text import folded
from elvis_tui.i18n import _, pgettext
from elvis_tui.wording.dates import month_name, short_date, short_day

if TYPE_CHECKING:
    from elvis_tui.wording.late import Labels

LABELS: Labels = {
    Activity: lambda: {
        "text": _("tekst"),
        "when_text": _("når"),
        "when": _("lest som"),
        "responsible": _("ansvarlig"),
        "done": pgettext("merke", "gjort"),
        "own": _("lagets tider"),
    },
    When: lambda: {
        "recurrence": _("gjentas"),
        "months": _("måneder"),
        "weekday": _("ukedag"),
        "day": _("dag"),
        "last_day": _("til dag"),
        "year": _("år"),
        "parts": _("deler"),
        "unread": _("ikke forstått"),
    },
    MonthWords: lambda: {"month": _("måned"), "words": _("ord")},
    DoneMark: lambda: {
        "text": _("tekst"),
        "period": _("gjort for"),
        "on": _("dato"),
        "by": _("av"),
        "who": _("hvem"),
        "evaluation": _("evaluering"),
    },
    OwnTime: lambda: {
        "text": _("tekst"),
        "year": _("skoleår fra"),
        "when_text": _("når"),
        "by": _("av"),
    },
}


NAME_WIDTH = 14
"""What a day's cell has room for beside the date."""
_QUOTED = re.compile(r"«([^»]+)»")


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
        Recurrence.RHYTHM: _("Gjentas"),
        Recurrence.ALL_YEAR: _("Hele året"),
        Recurrence.TIMETABLED: _("Timeplanlagt"),
        Recurrence.OWN_SCHEDULE: _("Egen plan"),
        Recurrence.ON_DEMAND: _("Etter behov"),
        Recurrence.UNREAD: _("Uten fast tid"),
    }[kind]


def time_words(activity: Activity, month: date, school_year: SchoolYear | None) -> str:
    """«før 17.8.», «uke 34» or «10.10.»: the days an activity is bound to, if it is to any.

    Args:
        activity: A row of the plan.
        month: Any day of the month that is shown.
        school_year: That month's, if its calendar is known.
    """
    kind = activity.when.recurrence
    span = span_of(activity.when, month, school_year)
    if span is None:
        unknown = kind in AT_SCHOOL_START and school_year is None
        return _("dag ukjent") if unknown else ""
    if kind is Recurrence.BEFORE_SCHOOL_START and school_year is not None:
        return _("før {day}").format(day=short_date(school_year.first_day))
    if kind is Recurrence.SCHOOL_START:
        return _("uke {number}").format(number=week_number(span[0]))
    return _span(*span)


def shown_time(activity: Activity, view: MonthView) -> str:
    """`time_words` in the month that is shown."""
    return time_words(activity, date(view.year, view.month, 1), view.school_year)


def band_heading(kind: Recurrence, activities: Sequence[Activity], view: MonthView) -> str:
    """The band's title, and the days it is bound to where all of it is bound to the same."""
    times = {shown_time(activity, view) for activity in activities}
    words = times.pop() if len(times) == 1 and kind in AT_SCHOOL_START else ""
    return f"{band_title(kind)}, {words}" if words else band_title(kind)


def unread_words(when: When) -> str:
    """Why a «Når» is not read."""
    if when.unread:
        return _("programmet forstår ikke «{words}», og viser den hver måned").format(
            words=when.unread
        )
    return _("planens «Når» er ikke én bestemt tid; den vises hver måned")


def clashes(view: MonthView) -> list[str]:
    """«lør. 10.10. er ikke skoledag, neste er man. 12.10.» for each date without school."""
    days = (day for week in view.weeks for day in week.days if day.in_month and day.is_clash)
    return [_clash(day) for day in days if day.activities]


def _clash(day: Day) -> str:
    why = day.break_name or day.holiday or (_("ferie") if day.is_outside else "")
    words = _("{day} er ikke skoledag").format(day=short_day(day.on))
    if why:
        words += f" ({why.lower()})"
    if day.instead is None:
        return words
    return _("{words}, neste er {next}").format(words=words, next=short_day(day.instead))


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


def title_in(activity: Activity, view: MonthView) -> str:
    """What the row says is done in the month that is shown."""
    return text_in(activity, view.month)


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
    """«ferie» or «fri» on a weekday without school, also outside the school year; else nothing."""
    if day.on.isoweekday() > 5:
        return ""
    if day.break_name:
        return _("ferie") if day.break_name.endswith(_("ferie")) else _("fri")
    if day.holiday:
        return _("fri")
    return _("ferie") if day.is_outside else ""


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


def no_calendar(day: date) -> str:
    """That the calendar of the school year of `day` is not known, and what follows from it."""
    return _("Skoleruta for {years} er ikke lagt inn: ferier og fridager er ikke kjent.").format(
        years=label_of(starting_year(day))
    )


def school_edges(view: MonthView) -> list[str]:
    """«Første skoledag man. 17.8.» and «Siste skoledag fre. 18.6.», if they are in the month."""
    if view.school_year is None:
        return []
    edges = (
        (_("Første skoledag {day}"), view.school_year.first_day),
        (_("Siste skoledag {day}"), view.school_year.last_day),
    )
    return [
        words.format(day=short_day(on))
        for words, on in edges
        if (on.year, on.month) == (view.year, view.month)
    ]
