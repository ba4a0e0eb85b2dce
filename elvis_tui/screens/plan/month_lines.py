"""A month of the plan as lines: first what stands in the way, then its activities kind by kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from rich.cells import cell_len

from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.plan.clashes import Clash
from elvis_tui.domain.plan.lateness import Standing, standing, standing_of
from elvis_tui.domain.plan.marks import done_mark
from elvis_tui.domain.plan.month import BAND_ORDER, MonthView
from elvis_tui.domain.plan.occurrences import Occurrence, marked_beside, occurrences
from elvis_tui.domain.plan.placement import Place
from elvis_tui.domain.plan.placing import DUE
from elvis_tui.domain.plan.records import Activity, Recurrence
from elvis_tui.domain.plan.times import Why
from elvis_tui.domain.school_year import starting_year
from elvis_tui.i18n import _
from elvis_tui.widgets.rows import Cell, Column, Line, Row, Section, fitted
from elvis_tui.wording import plan as plan_words
from elvis_tui.wording.keys import key
from elvis_tui.wording.meeting_names import called, meeting_day
from elvis_tui.wording.periods import short_period
from elvis_tui.wording.plan_own import times_words
from elvis_tui.wording.plan_times import first_time
from elvis_tui.wording.plan_told import told_words, without_days

WHO_WIDTH = {"under": 26, "beside": 16, "close": 14}
"""How wide those responsible stand in the list, where it lies under or beside the month."""
TIME_WIDTH = 12
"""«innen 30.10.»."""
DATED, CLASH = "dated", "clash"


def _layouts() -> Iterator[tuple[str, tuple[Column, ...]]]:
    """Whether it is done, when it is, what it is, and who is responsible."""
    for place, width in WHO_WIDTH.items():
        yield place, (Column(1), Column(20, grow=True), Column(width))
        dated = (Column(1), Column(TIME_WIDTH), Column(20, grow=True), Column(width))
        yield f"{place}:{DATED}", dated
        yield f"{place}:{CLASH}", (Column(1), Column(20, grow=True, wrap=True))


LAYOUTS = dict(_layouts())
CLASH_ROOM = {"under": 70, "beside": 50, "close": 46}
"""Of an activity that stands where there is no school its name and who answers for it have one
line, and under it stands what to do."""

MEETING = "meeting:"
"""What the id of a meeting's line begins with."""
OWN_TIME = "own:"
"""What the id of a time that the team has set begins with: then the row's id, then the time."""
_DAY = re.compile(r"(\w\.) (\d)")
DONE, LATE, LEFT = "✔", "!", "○"
MARKS: Mapping[Standing, Cell] = {
    Standing.DONE: (DONE, "green"),
    Standing.LATE: (LATE, "red"),
    Standing.LEFT: LEFT,
    Standing.GOES_ON: "",
}


def activity_of(row_id: str) -> str:
    """The id of the activity that a line of the list is about."""
    return row_id.split(":")[1] if row_id.startswith(OWN_TIME) else row_id


def month_lines(view: MonthView, place: str, *, airy: bool) -> Iterator[Line]:
    """What the month has, one a line, under a heading for each kind.

    Args:
        view: The month.
        place: Where the list stands: a key of `WHO_WIDTH`.
        airy: Put an empty line between the kinds.
    """
    for number, (title, note, rows) in enumerate(_kinds(view, place)):
        if number and airy:
            yield Section()
        yield Section(title, note)
        yield from rows


def _kinds(view: MonthView, place: str) -> Iterator[tuple[str, str, list[Row]]]:
    """Title, count and rows of each kind that the month has."""
    found = {(c.activity.id, c.is_own, c.first): c for c in view.clashes if not _is_done(c, view)}
    if found:
        rows = [clash_row(clash, view, place) for clash in found.values()]
        yield _("Faller på dager uten skole"), str(len(rows)), rows
    at_odds = {clash.activity.id for clash in found.values() if not clash.is_own}
    every_own = list(own_times(view))
    # What the team has set in the month holds there: the plan's own row would be a second one.
    set_anew = {activity.id for activity, _one in every_own}
    left = [a for a in _in_order(view) if a.id not in at_odds | set_anew]
    timed = [a for a in left if is_timed(a, view)]
    by_band: dict[Recurrence, list[Activity]] = {kind: [] for kind in BAND_ORDER}
    for activity in left:
        if not is_timed(activity, view):
            by_band[plan_words.band_of(activity, view)].append(activity)
    yield from _bands(DUE, by_band, view, place)
    if timed:
        timed.sort(key=lambda a: _first_day(a, view))
        rows = [dated_row(activity, view, place) for activity in timed]
        yield _("Dager og uker"), _done_of(timed, view), rows
    odd_days = {(c.activity.id, c.first) for c in found.values() if c.is_own}
    own = [pair for pair in every_own if (pair[0].id, pair[1].period.first) not in odd_days]
    if own:
        done = sum(one.is_done for _activity, one in own)
        rows = [own_row(activity, one, view, place) for activity, one in own]
        yield _("Teamets datoer"), _count(done, len(own)), rows
    yield from _bands([kind for kind in BAND_ORDER if kind not in DUE], by_band, view, place)


def _bands(
    kinds: Iterable[Recurrence],
    by_band: Mapping[Recurrence, Sequence[Activity]],
    view: MonthView,
    place: str,
) -> Iterator[tuple[str, str, list[Row]]]:
    for kind in BAND_ORDER:
        if kind in kinds and (found := by_band[kind]):
            title = plan_words.band_heading(kind, found, view)
            yield title, count_words(kind, found, view), [band_row(a, view, place) for a in found]


def is_timed(activity: Activity, view: MonthView) -> bool:
    """Whether the plan gives it a day or a week."""
    placement = view.placements[activity.id]
    return placement.place in (Place.DATES, Place.WEEKS) and bool(placement.months)


def _in_order(view: MonthView) -> list[Activity]:
    """What the plan itself has in the month, in the plan's order."""
    by_team = {activity.id for activity in view.by_team}
    rows = (a for a in view.activities if a.id not in by_team)
    return sorted(rows, key=lambda a: (len(a.id), a.id))


def _first_day(activity: Activity, view: MonthView) -> date:
    placement = view.placements[activity.id]
    return min((*(first for first, _last in placement.spans), *placement.weeks))


def own_times(view: MonthView) -> Iterator[tuple[Activity, Occurrence]]:
    """The times that the team has set in the month, in the order they come.

    With them stands what is marked in the month at none of them.
    """
    found: list[tuple[Activity, Occurrence]] = []
    for activity in {a.id: a for a in view.activities}.values():
        own = _own_of_year(activity, view)
        if any(one.is_in(view.year, view.month) for one in own):
            starts = starting_year(date(view.year, view.month, 1))
            every = (*own, *marked_beside(activity, starts, own))
            found += [(activity, one) for one in every if one.is_in(view.year, view.month)]
    return iter(sorted(found, key=lambda pair: pair[1].period.first))


def _own_of_year(activity: Activity, view: MonthView) -> list[Occurrence]:
    """The times that the team has set in the school year."""
    if not activity.own:
        return []
    years = (view.school_year,) if view.school_year else ()
    starts = starting_year(date(view.year, view.month, 1))
    return [one for one in occurrences(activity, starts, years) if one.own is not None]


# Rows


def _is_done(clash: Clash, view: MonthView) -> bool:
    period = clash.first.isoformat() if clash.is_own else view.period
    return done_mark(clash.activity, period) is not None


def clash_row(clash: Clash, view: MonthView, place: str) -> Row:
    """What stands where there is no school: its name, and where else it could be."""
    activity = clash.activity
    form = "{title}"
    if clash.is_own:
        form = _("{own} Teamets dato: {title}").replace("{own}", plan_words.OWN)
    elif standing(activity, view) is Standing.LATE:
        form = _("Ikke gjort: {title}")
    who = fitting_names(activity.responsible, WHO_WIDTH[place])
    room = CLASH_ROOM[place] - cell_len(form.format(title="")) - cell_len(who) - 3
    title = form.format(title=plan_words.short_name(activity, max(room, 12)))
    words = f"{title} · {who}" if who else title
    row_id = f"{OWN_TIME}{activity.id}:{clash.first}" if clash.is_own else activity.id
    # A day is not divided between two lines.
    told = _DAY.sub("\\1\u00a0\\2", plan_words.clash_words(clash))
    way = _("{key} setter en annen dato.").format(key=key("plan.own_time", "d"))
    cells = ((LATE, "red"), f"{words}\n{told} {way}")
    return Row(row_id, cells, f"{place}:{CLASH}")


def dated_row(activity: Activity, view: MonthView, place: str) -> Row:
    """What has a day or a week, with that before it."""
    state = standing(activity, view)
    time = first_time(activity, view)
    if state is Standing.GOES_ON:  # the team has it in another month
        time = _("flyttet")
    cells = (MARKS[state], time, _title(activity, state, view))
    return Row(activity.id, (*cells, _who(activity, place)), f"{place}:{DATED}")


def own_row(activity: Activity, one: Occurrence, view: MonthView, place: str) -> Row:
    """What the team has set: marked as the team's, and not as the plan's."""
    state = standing_of([one], view.today) if one.asks or one.is_done else Standing.LEFT
    mark = MARKS[state] if state is not Standing.LEFT else plan_words.OWN
    title = _("Ikke gjort: {title}") if state is Standing.LATE else "{title}"
    cells = (
        mark,
        short_period(one.period),
        title.format(title=activity.text),
        _who(activity, place),
    )
    return Row(f"{OWN_TIME}{activity.id}:{one.period.code}", cells, f"{place}:{DATED}")


def band_row(activity: Activity, view: MonthView, place: str) -> Row:
    """What belongs to the month without a day: what it asks for has a mark, done or not."""
    state = standing(activity, view)
    title = _title(activity, state, view)
    if why := why_words(activity, view):
        who = fitting_names(activity.responsible, WHO_WIDTH[place])
        room = CLASH_ROOM[place] - cell_len(who) - 3
        named = fitted(title, max(room, 12)).rstrip()
        words = f"{named} · {who}" if who else named
        return Row(activity.id, (MARKS[state], f"{words}\n{why}"), f"{place}:{CLASH}")
    if part := plan_words.part_of_month(activity, view.month):
        title = f"{part[:1].upper()}{part[1:]}: {title}"
    return Row(activity.id, (MARKS[state], title, _who(activity, place)), place)


def why_words(activity: Activity, view: MonthView) -> str:
    """Why something has no day, in the plan's words, and the key that gives it one.

    Nothing where the plan gives it none, and where the team has set it in the school year.
    """
    placement = view.placements[activity.id]
    if _own_of_year(activity, view):
        return ""
    if placement.unread is not None and placement.unread.why is not Why.NO_TIME:
        told = told_words(placement.unread)
    elif view.school_year is not None:
        told = without_days(placement)
    else:
        return ""
    way = _("{key} setter når teamet har det.").format(key=key("plan.own_time", "d"))
    return f"{told} {way}" if told else ""


def _title(activity: Activity, state: Standing, view: MonthView) -> str:
    """Its words in the month; that it is late; and when the team has set it to be instead."""
    title = plan_words.title_in(activity, view)
    if state is Standing.LATE:
        return _("Ikke gjort: {title}").format(title=title)
    if state is Standing.GOES_ON and is_asked(activity, view):
        times = times_words(_own_of_year(activity, view), 2)
        return _("{title} · {own} teamet: {times}").format(
            title=title, own=plan_words.OWN, times=times
        )
    return title


def is_asked(activity: Activity, view: MonthView) -> bool:
    """Whether the plan's words ask for it at a time, whatever the team has set."""
    placement = view.placements[activity.id]
    return is_timed(activity, view) or (placement.place is Place.MONTHS and placement.band in DUE)


def _who(activity: Activity, place: str) -> Cell:
    return fitting_names(activity.responsible, WHO_WIDTH[place]), "muted"


def fitting_names(names: Sequence[str], width: int) -> str:
    """«Rektor, Elevrådet +1»: as many names as there is room for, and how many more.

    Of a first name without room beside the count as much is told as there is.
    """
    if len(names) < 2:
        return ", ".join(names)  # alone, the column cuts it
    for left_out in range(len(names)):
        shown = ", ".join(names[: len(names) - left_out])
        text = f"{shown} +{left_out}" if left_out else shown
        if cell_len(text) <= width:
            return text
    count = f" +{len(names) - 1}"
    return fitted(names[0], max(2, width - cell_len(count))).rstrip() + count


def count_words(kind: Recurrence, rows: Sequence[Activity], view: MonthView) -> str:
    """«1 av 2 gjort» for what the month asks for; of the rest how many, and what is marked."""
    if kind in DUE:
        return _done_of(rows, view)
    done = sum(done_mark(activity, view.period) is not None for activity in rows)
    return _count(done, len(rows)) if done else str(len(rows))


def _done_of(rows: Sequence[Activity], view: MonthView) -> str:
    """«1 av 2 gjort» of those that are asked for: not what the team has set for another time."""
    states = [standing(activity, view) for activity in rows]
    asked = [state for state in states if state is not Standing.GOES_ON]
    return _count(asked.count(Standing.DONE), len(asked)) if asked else ""


def _count(done: int, every: int) -> str:
    return _("{done} av {all} gjort").format(done=done, all=every)


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
        mark: Cell = (DONE, "green") if meeting.is_held else LEFT
        team = (called(meeting, names), "muted")
        yield Row(f"{MEETING}{meeting.id}", (mark, meeting_day(meeting), team), place)


def note_words(view: MonthView) -> str:
    """What must be known of the month's days, in few words."""
    words = []
    if view.school_year is None:
        words.append(plan_words.no_calendar(date(view.year, view.month, 1)))
    if view.is_july:
        words.append(_("Ingen skole i juli. Neste skoleår begynner i august."))
    days = [*plan_words.school_edges(view), *plan_words.free_days(view)]
    return " ".join([*words, "; ".join(days)]).strip()
