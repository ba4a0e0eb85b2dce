"""A school year of the plan as Markdown: a table for each month, and the bands below."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from elvis_tui.domain.plan.calendar import SATURDAY, is_school_day
from elvis_tui.domain.plan.listed import listed_in
from elvis_tui.domain.plan.occurrences import Occurrence
from elvis_tui.domain.plan.periods import PeriodKind, period
from elvis_tui.domain.plan.placing import text_in
from elvis_tui.domain.plan.records import Activity, Recurrence
from elvis_tui.domain.plan.year import State, YearFold, YearRow, YearView, state_of
from elvis_tui.domain.school_year import label_of
from elvis_tui.domain.text import folded
from elvis_tui.i18n import _
from elvis_tui.outgoing.blocks import NOTHING, inline, section, table
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording.dates import long_date, short_date, span_words
from elvis_tui.wording.periods import period_words, short_period
from elvis_tui.wording.plan import band_title, month_title, responsible
from elvis_tui.wording.plan_told import all_told
from elvis_tui.wording.plan_year import why_unplaced
from elvis_tui.wording.public_holidays import public_holidays

Timed = tuple[Occurrence, YearRow]


def year_title(year: int, party: str = "") -> str:
    """«Handlingsplan 2026/27», or «Handlingsplan 2026/27: Rektor»."""
    words = _("Handlingsplan {label}").format(label=label_of(year))
    return f"{words}: {party}" if party else words


def year_document(view: YearView, party: str = "") -> str:
    """The school year as Markdown: what has a time, month by month, and then what has none.

    There is nobody in it but whom the plan itself holds responsible.

    Args:
        view: The year, narrowed already where it is one party's.
        party: The name of that party.
    """
    lines = [f"# {escaped(year_title(view.year, party))}", "", calendar_line(view)]
    if not view.every:
        lines += ["", _("Ingen aktiviteter.")]
    if any(row.times for row in view.rows):
        lines += ["", _standing(view)]
    for month in view.months:
        lines += section(month_title(view.year_of(month), month), _month(view, month, party))
    lines += section(_("Gjentas, satt av teamet"), list(_set_by_team(view)))
    for fold in view.folds:
        lines += section(band_title(fold.kind), list(_band(fold, view.year)))
    lines += section(_("Må ses på"), list(_odd(view)))
    return "\n".join(lines) + "\n"


def calendar_line(view: YearView) -> str:
    """The school's first and last day and where its breaks are from, or that none are known."""
    calendar = view.school_year
    if calendar is None:
        return _(
            "Skoleruta er ikke lagt inn, så ferier og fridager er ikke kjent. "
            "Legg den inn med elvis-tui calendar import FIL."
        )
    words = _("Skoledager fra {first} til {last}.")
    if calendar.source:
        words = _("Skoledager fra {first} til {last}. Ferier: {source}.")
    return words.format(
        first=long_date(calendar.first_day),
        last=long_date(calendar.last_day),
        source=escaped(calendar.source),
    )


def _standing(view: YearView) -> str:
    words = _("✔ gjort: {done} · ○ igjen: {left} · ! sen: {late}")
    if view.is_over:
        words = _("✔ gjort: {done} · ○ ikke gjort: {left}")
    return words.format(
        done=view.count(State.DONE), left=view.count(State.PLANNED), late=view.count(State.LATE)
    )


def _month(view: YearView, month: int, party: str) -> list[str]:
    """The month's free days and its table; nothing where nothing begins in it.

    What one party gets has no month in which there is nothing to do.
    """
    timed = [
        (time, row)
        for row in view.rows
        for time in row.times
        if _begins(time, view.year) == (view.year_of(month), month)
    ]
    free = _free_days(view, month)
    lines = (
        [escaped(_("Fri: {days}.").format(days="; ".join(free).rstrip("."))), ""] if free else []
    )
    if timed:
        lines += [
            *table((_("Når"), _("Aktivitet"), _("Ansvarlig"), _("Gjort")), ()),
            *(_row(time, row, month, view) for time, row in sorted(timed, key=_by_time)),
        ]
    return lines if timed or not party else []


def _free_days(view: YearView, month: int) -> list[str]:
    """«Høstferie 5.–9.10.»: the breaks that begin in a month, and its holidays on weekdays."""
    here = view.year_of(month), month
    breaks = view.school_year.breaks if view.school_year else ()
    found = [(one.first, one.last, one.name) for one in breaks]
    holidays = public_holidays(here[0]).items() if view.school_year else ()
    found += [
        (day, day, name)
        for day, name in holidays
        if day.isoweekday() < SATURDAY and not any(one.covers(day) for one in breaks)
    ]
    return [
        f"{name} {span_words(first, last)}"
        for first, last, name in sorted(found)
        if (first.year, first.month) == here
    ]


def _begins(time: Occurrence, year: int) -> tuple[int, int]:
    """The month in whose table a time stands: the one it is listed under on the screen."""
    return listed_in(time, year)


def _by_time(timed: Timed) -> tuple[date, date]:
    first, last = timed[0].period.first, timed[0].period.last
    return first, date.max if timed[0].period.kind is PeriodKind.DAY else last


def _row(time: Occurrence, row: YearRow, month: int, view: YearView) -> str:
    activity = row.activity
    cells = (_when(time, row, view), text_in(activity, month), responsible(activity) or NOTHING)
    return f"| {' | '.join(map(inline, cells))} | {_state(time, view.asked_from)} |"


def _when(time: Occurrence, row: YearRow, view: YearView) -> str:
    one = time.period
    words = short_period(one)
    if one.kind is PeriodKind.MONTH and one.first.month == one.last.month:
        words = _("hele måneden")
    if one.kind is PeriodKind.DAY and one.first == one.last and _is_free(one.first, view):
        words = _("{day}, ikke skoledag").format(day=words)
    if time.own:
        return _("{when} (teamets dato)").format(when=words)
    return _("innen {when}").format(when=words) if row.placement.is_deadline else words


def _is_free(day: date, view: YearView) -> bool:
    years = (view.school_year,) if view.school_year else ()
    return is_school_day(day, years, public_holidays(day.year)) is False


def _state(time: Occurrence, asked_from: date) -> str:
    match state_of(time, asked_from):
        case State.DONE:
            return "✔ " + short_date(max(mark.on for mark in time.marks))
        case State.LATE:
            return "! " + _("sen")
        case _other:
            return "○"


def _set_by_team(view: YearView) -> Iterator[str]:
    """What the team has set to recur so often that nobody asks for each time of it.

    Its days are told, and not its words: those are anybody's, and the page is for all to read.
    """
    for row in view.rows:
        if row.times:
            continue
        days = [day for cell in row.cells for day in cell.days]
        said = ""
        if days:
            said = _("{first}–{last}, {number} ganger").format(
                first=short_date(min(days)), last=short_date(max(days)), number=len(days)
            )
        yield _point(row.activity, said, view.year)


def _band(fold: YearFold, year: int) -> Iterator[str]:
    for row in fold.rows:
        when = row.activity.when_text
        known = folded(when) == folded(band_title(fold.kind))
        said = f"«{when}»" if when and not known else ""
        if fold.kind is Recurrence.UNREAD:
            why = why_unplaced(row).rstrip(".")
            said = why if said in why else f"{said}; {why}"
        yield _point(row.activity, said, year)


def _odd(view: YearView) -> Iterator[str]:
    """What contradicts itself of that which has a place all the same."""
    for row in view.every:
        if row.kind is not Recurrence.UNREAD:
            for words in all_told(row.placement):
                named = f"{row.activity.text} («{row.activity.when_text}»)"
                yield f"- {escaped(named)}: {escaped(words)}"


def _point(activity: Activity, said: str, year: int) -> str:
    parts = [escaped(activity.text) + (f" ({escaped(said)})" if said else "")]
    if activity.responsible:
        parts.append(escaped(responsible(activity)))
    if done := _done(activity, year):
        parts.append(done)
    return "- " + " · ".join(parts)


def _done(activity: Activity, year: int) -> str:
    """«✔ oktober 2026, høsten 2026»: each time it is marked in the school year."""
    found = [(one, mark) for mark in activity.done if (one := period(mark.period))]
    told = [period_words(mark.period) for one, mark in found if one.year == year]
    return "✔ " + ", ".join(dict.fromkeys(told)) if told else ""
