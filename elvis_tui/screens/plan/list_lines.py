"""The plan as lines by time: when, what, who, and whether it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.plan.calendar import SchoolYear, school_year_of
from elvis_tui.domain.plan.lateness import Standing, standing_of
from elvis_tui.domain.plan.listed import Listed, Month
from elvis_tui.domain.plan.marks import done_mark
from elvis_tui.domain.plan.periods import period_of
from elvis_tui.domain.plan.placement import Place, placed
from elvis_tui.domain.plan.placing import text_in
from elvis_tui.domain.plan.records import Activity, Recurrence
from elvis_tui.domain.school_year import starting_year
from elvis_tui.domain.text import folded
from elvis_tui.i18n import _, pgettext
from elvis_tui.screens.plan.month_lines import DONE, LEFT, MARKS, MEETING, fitting_names
from elvis_tui.widgets.rows import Cell, Column, Line, Row, Section
from elvis_tui.wording import plan as plan_words
from elvis_tui.wording.dates import at_clock, short_date, short_day
from elvis_tui.wording.meeting_names import called
from elvis_tui.wording.periods import short_period
from elvis_tui.wording.plan_times import placement_words

WHO = {"": 18, "wide": 34}
"""How wide those responsible stand."""
WIDE = 112
TIME, STATE = 12, 10
LAYOUTS: dict[str, tuple[Column, ...]] = {
    name: (Column(1), Column(TIME), Column(20, grow=True), Column(who), Column(STATE))
    for name, who in WHO.items()
}
"""Whether it is done, when, what, who, and how it stands in a word."""
REST = "rest"
LAYOUTS |= {name + REST: (columns[0], *columns[2:]) for name, columns in tuple(LAYOUTS.items())}
"""What goes on has no time: its words have the room."""


def list_lines(
    listed: Sequence[Listed],
    going_on: Iterable[tuple[Recurrence, Sequence[Activity]]],
    month: Month,
    layout: str,
    today: date,
    years: Sequence[SchoolYear],
    *,
    late: bool = False,
) -> Iterator[Line]:
    """The times month by month, and after them what goes on, by its band.

    Args:
        listed: The times, in their order.
        going_on: What has none.
        month: The one that what goes on is marked for.
        layout: A key of `LAYOUTS`.
        today: Tells what is late.
        years: The school years whose calendar is known.
        late: These are late alone: none of them is done.
    """
    for number, (at, group) in enumerate(groupby(listed, key=lambda one: one.month)):
        rows = list(group)
        if number:
            yield Section()
        done = sum(one.time.is_done for one in rows)
        count = _("{done} av {all} gjort").format(done=done, all=len(rows))
        yield Section(plan_words.month_title(*at), str(len(rows)) if late else count)
        for one in rows:
            yield _timed(one, layout, today, years)
    for kind, activities in going_on:
        yield Section()
        yield Section(plan_words.band_title(kind), str(len(activities)))
        for activity in activities:
            yield _going_on(activity, kind, month, layout)


def _when(one: Listed, years: Sequence[SchoolYear]) -> str:
    """«lør. 10.10.», «uke 34», «innen 1.10.», «hele måneden»."""
    if one.time.own is None:
        first_of_month = date(*one.month, 1)
        placement = placed(one.activity, starting_year(first_of_month), years)
        if placement.place is Place.MONTHS:
            school_year = school_year_of(first_of_month, years)
            words = placement_words(placement, one.month[1], school_year)
            part = plan_words.part_of_month(one.activity, one.month[1])
            return words or part or _("hele måneden")
        if placement.is_deadline:
            return _("innen {time}").format(time=short_date(one.time.period.last))
    return short_period(one.time.period)


def _timed(one: Listed, layout: str, today: date, years: Sequence[SchoolYear]) -> Row:
    activity, time = one.activity, one.time
    standing = standing_of([time], today) if time.asks or time.is_done else Standing.GOES_ON
    mark = MARKS[standing]
    if time.own is not None and standing in (Standing.LEFT, Standing.GOES_ON):
        mark = plan_words.OWN
    cells: tuple[Cell, ...] = (
        mark,
        _when(one, years),
        text_in(activity, one.month[1]),
        (fitting_names(activity.responsible, WHO[layout]), "muted"),
        _state(standing),
    )
    whose = time.own.id if time.own else ""
    # It is the same line however much is shown beside it.
    row_id = f"{_period(one.month)}:{activity.id}:{time.period.code}{whose}"
    return Row(row_id, cells, layout)


def _state(standing: Standing) -> Cell:
    return {
        Standing.DONE: (pgettext("merke", "gjort"), "green"),
        Standing.LATE: (_("ikke gjort"), "red"),
    }.get(standing, "")


def _said(activity: Activity, kind: Recurrence) -> str:
    """Its words, and its «Når» where that says more than its heading."""
    if folded(activity.when_text) in ("", folded(plan_words.band_title(kind))):
        return activity.text
    return _("«{when}»: {text}").format(when=activity.when_text, text=activity.text)


def _going_on(activity: Activity, kind: Recurrence, month: Month, layout: str) -> Row:
    done = done_mark(activity, period_of(*month)) is not None
    standing = Standing.DONE if done else Standing.GOES_ON
    cells: tuple[Cell, ...] = (
        MARKS[standing],
        _said(activity, kind),
        (fitting_names(activity.responsible, WHO[layout]), "muted"),
        _state(standing),
    )
    return Row(f"{_period(month)}:{activity.id}:", cells, layout + REST)


def meeting_rows(meetings: Sequence[Meeting], names: Names, layout: str) -> Iterator[Line]:
    """The meetings of the teams, one a line, under what the plan has; nothing without any."""
    if not meetings:
        return
    yield Section()
    yield Section(_("Møter"), str(len(meetings)))
    for meeting in meetings:
        mark: Cell = (DONE, "green") if meeting.is_held else LEFT
        told: Cell = (pgettext("merke", "holdt"), "green") if meeting.is_held else ""
        day = short_day(meeting.on)
        clock = at_clock("", meeting.start).strip() if meeting.start else ""
        cells: tuple[Cell, ...] = (mark, day, called(meeting, names), (clock, "muted"), told)
        yield Row(f"{MEETING}{meeting.id}", cells, layout)


def _period(month: Month) -> str:
    return period_of(*month)


def stands_for(row_id: str) -> tuple[str, str]:
    """The month («2026-10») and the activity that a line is about."""
    period, activity_id, _place = row_id.split(":", 2)
    return period, activity_id
