"""A month of the plan in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from elvis_tui.domain.plan.calendar import monday_of, week_number
from elvis_tui.domain.plan.clashes import Clash
from elvis_tui.domain.plan.free_days import FreeKind
from elvis_tui.domain.plan.month import Day, MonthView, kind_of
from elvis_tui.domain.plan.placement import placed
from elvis_tui.domain.plan.placing import AT_SCHOOL_START, parts_of_months, text_in
from elvis_tui.domain.plan.records import (
    Activity,
    DoneMark,
    MonthWords,
    OwnTime,
    Recurrence,
    RowNote,
    When,
)
from elvis_tui.domain.plan.times import FormerlyInWhen
from elvis_tui.domain.school_year import label_of, starting_year
from elvis_tui.domain.text import folded
from elvis_tui.i18n import _, pgettext
from elvis_tui.wording.dates import month_name, short_date, short_day, span_words, weekday_name
from elvis_tui.wording.free_days import how_it_is_added
from elvis_tui.wording.lists import all_of, either
from elvis_tui.wording.plan_times import shown_time, weeks_words

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
        "notes": _("annet i raden"),
    },
    RowNote: lambda: {"label": _("overskrift"), "text": _("tekst")},
    When: lambda: {
        "recurrence": _("gjentas"),
        "year": _("år"),
        "parts": _("deler"),
        "unread": _("ikke forstått"),
    },
    FormerlyInWhen: lambda: {
        "months": _("måneder"),
        "weekday": _("ukedag"),
        "day": _("dag"),
        "last_day": _("til dag"),
    },
    MonthWords: lambda: {"month": _("måned"), "words": _("ord")},
    DoneMark: lambda: {
        "text": _("tekst"),
        "period": _("gjort for"),
        "on": _("dato"),
        "by": _("av"),
        "who": pgettext("den som gjør det", "hvem"),
        "evaluation": _("evaluering"),
    },
    OwnTime: lambda: {
        "text": _("tekst"),
        "year": _("skoleår fra"),
        "when_text": _("når"),
        "by": _("av"),
    },
}


OWN = "◇"
"""Stands before what the team has set: never the plan's own time."""
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


def band_heading(kind: Recurrence, activities: Sequence[Activity], view: MonthView) -> str:
    """The band's title, and the days it is bound to where all of it is bound to the same."""
    times = {shown_time(activity, view) for activity in activities}
    words = times.pop() if len(times) == 1 and kind in AT_SCHOOL_START else ""
    return f"{band_title(kind)}, {words}" if words else band_title(kind)


def clashes(view: MonthView) -> list[str]:
    """`clash_words` of what is set on days without school, each sentence once."""
    return list(dict.fromkeys(clash_words(clash) for clash in view.clashes))


def clash_words(clash: Clash) -> str:
    """«lør. 10.10. er ikke skoledag (høstferie uke 41).», and where else it could be."""
    why = _why(clash)
    if clash.is_week:
        told = _("Uke {week} er uten skole ({why}).").format(week=clash.week, why=why)
    elif clash.first == clash.last:
        told = _("{day} er ikke skoledag ({why}).").format(day=short_day(clash.first), why=why)
    else:
        days = span_words(clash.first, clash.last)
        told = _("{days} er ikke skoledager ({why}).").format(days=days, why=why)
    return f"{told} {_instead(clash)}".rstrip()


def _why(clash: Clash) -> str:
    """«høstferie uke 41», «lørdag», «Grunnlovsdag»."""
    free = clash.free
    if free.kind is FreeKind.WEEKEND:
        if not free.beside:
            return weekday_name(clash.first.isoweekday())
        return _("{name} uke {week}").format(name=_lower(free.beside), week=clash.week)
    return _lower(free.name) if free.name else _("ferie")


def _lower(name: str) -> str:
    """A break's name inside a sentence."""
    return name[:1].lower() + name[1:]


def _instead(clash: Clash) -> str:
    days = [short_day(day) for day in (clash.before, clash.after) if day]
    if not days:
        return _("Nærmeste skoledag er ikke kjent uten skoleruta.")
    told = _("Nærmeste skoledag: {days}").format(days=either(days))
    before = monday_of(clash.first) - timedelta(days=7)
    if clash.week_before != before:  # the nearest school day has told of another week
        return told
    earlier = _("Uka før: uke {week}.").format(week=week_number(before))
    return f"{told} {earlier}"


def school_year_line(view: MonthView) -> str:
    """The month's school year, and where its breaks are from or that none are known."""
    label = label_of(starting_year(date(view.year, view.month, 1)))
    if view.school_year is None:
        return _(
            "Skoleår {label}. Skoleruta er ikke lagt inn, så ferier og fridager er ikke kjent. "
            "Legg den inn med elvis-tui calendar import FIL."
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


def own_words(activity: Activity, view: MonthView) -> str:
    """«13.10. og 27.10.», «uke 41»: when the team has set that it is to be, in the month."""
    days = [day.on for day in view.days if any(a.id == activity.id for a in day.own)]
    weeks = [w.days[0].on for w in view.weeks if any(a.id == activity.id for a in w.own)]
    told = [short_date(day) for day in days] + ([weeks_words(weeks)] if weeks else [])
    if not told and any(a.id == activity.id for a in view.own_months):
        return month_name(view.month)
    return all_of(told) if told else ""


def responsible(activity: Activity) -> str:
    """«Rektor, Elevrådet»."""
    return ", ".join(activity.responsible)


def band_of(activity: Activity, view: MonthView) -> Recurrence:
    """The band an activity stands in where it has no day."""
    placement = view.placements.get(activity.id)
    if placement is None:  # a row that the month was not laid out with
        starts = starting_year(date(view.year, view.month, 1))
        placement = placed(activity, starts, (view.school_year,) if view.school_year else ())
    return kind_of(placement)


def more_when(activity: Activity, view: MonthView) -> str:
    """The activity's «Når», if it says anything that its band and month do not; else empty."""
    said = {folded(month_name(view.month)), folded(band_title(band_of(activity, view)))}
    return "" if folded(activity.when_text) in said else activity.when_text


def part_of_month(activity: Activity, month: int) -> str:
    """«medio april», where the activity's «Når» says so of the month; else nothing."""
    said = parts_of_months(activity.when_text)
    return next((part for part, its in said if its == folded(month_name(month))), "")


def day_mark(day: Day) -> str:
    """«ferie» or «fri» on a weekday without school, also outside the school year; else nothing."""
    if day.on.isoweekday() > 5:
        return ""
    if day.holiday:  # also in a break: its name stands below
        return _("fri")
    if day.break_name:
        return _("ferie") if day.break_name.endswith(_("ferie")) else _("fri")
    return _("ferie") if day.is_outside else ""


def free_days(view: MonthView) -> list[str]:
    """«Høstferie 5.–9.10.» and «Arbeidernes dag 1.5.», whatever touches the month, in order."""
    return [f"{name} {span_words(first, last)}" for first, last, name in free_spans(view)]


def free_spans(view: MonthView) -> list[tuple[date, date, str]]:
    """First day, last day and name of what is free in the month, in order."""
    days = [day.on for day in view.days]
    breaks = view.school_year.breaks if view.school_year else ()
    free = [(b.first, b.last, b.name) for b in breaks if b.first <= days[-1] and b.last >= days[0]]
    free += [(day.on, day.on, day.holiday) for day in view.days if day.holiday]
    return sorted(free)


def no_calendar(day: date) -> str:
    """That the calendar of a day's school year is not known, what follows, and what to do."""
    return _(
        "Skoleruta for {years} er ikke lagt inn: ferier og fridager er ikke kjent. {how}."
    ).format(years=label_of(starting_year(day)), how=how_it_is_added())


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
