"""A school year of the plan (årshjul): what is planned, done and late in which of its months."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum

from elvis_tui.domain.plan.calendar import JULY, SchoolYear, school_year_of
from elvis_tui.domain.plan.marks import done_marks, touches
from elvis_tui.domain.plan.month import BAND_ORDER
from elvis_tui.domain.plan.occurrences import Occurrence, occurrences
from elvis_tui.domain.plan.periods import PeriodKind, check_month, months_shown, period, period_of
from elvis_tui.domain.plan.placement import Place, Placement, placed, placed_own
from elvis_tui.domain.plan.records import Activity, DoneMark, Recurrence
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school_year import FIRST_MONTH, starting_year

SCHOOL_MONTHS = (8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6)
"""The eleven months of a year at school, from its first."""


class State(StrEnum):
    """How an activity stands in a month, or at one of its times."""

    NONE = "none"
    RUNNING = "running"
    PLANNED = "planned"
    DONE = "done"
    LATE = "late"


class YearCell(Record, frozen=True, kw_only=True):
    """An activity in one month: how it stands, its times there, and the days it recurs on.

    `is_own` is one where the team has set a time, or what it recurs by.
    """

    year: int
    month: int
    state: State = State.NONE
    times: tuple[Occurrence, ...] = ()
    days: tuple[date, ...] = ()
    is_own: bool = False


class YearRow(Record, frozen=True, kw_only=True):
    """An activity through the year, a cell for each month.

    `own` is where the team's own words put it; `times` are those that are to be marked. `kind` is
    the band it goes with where it has none.
    """

    activity: Activity
    placement: Placement
    own: tuple[Placement, ...]
    kind: Recurrence
    times: tuple[Occurrence, ...]
    cells: tuple[YearCell, ...]

    @property
    def has_times(self) -> bool:
        """Whether it stands in months of its own, and not all year round or nowhere."""
        set_by_team = any(cell.is_own for cell in self.cells)
        return bool(self.times) or set_by_team or _is_bounded(self.placement)

    @property
    def is_unplaced(self) -> bool:
        """Whether this school year has no place for it."""
        return all(cell.state is State.NONE for cell in self.cells)


class YearFold(Record, frozen=True, kw_only=True):
    """What goes on all year, or has no time, of one kind: shown as one line, or row by row."""

    kind: Recurrence
    rows: tuple[YearRow, ...]

    def marked_in(self, column: int) -> int:
        """How many of its rows are marked in a month."""
        return sum(row.cells[column].state is State.DONE for row in self.rows)

    def runs_in(self, column: int) -> int:
        """How many of its rows have to do with a month."""
        return sum(row.cells[column].state is not State.NONE for row in self.rows)


class YearView(Record, frozen=True, kw_only=True):
    """The school year that begins in `year`, in `months` from August.

    `rows` have times of their own, the first in the year first; `folds` hold the rest.
    `school_year` is None when its calendar is not known. July is a month of it only where
    something of the plan lies there.
    """

    year: int
    months: tuple[int, ...]
    school_year: SchoolYear | None
    today: date
    rows: tuple[YearRow, ...]
    folds: tuple[YearFold, ...]

    @property
    def every(self) -> tuple[YearRow, ...]:
        """All rows: those with times, and then fold by fold."""
        return (*self.rows, *(row for fold in self.folds for row in fold.rows))

    def count(self, state: State) -> int:
        """How many times of the year stand so."""
        times = (time for row in self.rows for time in row.times)
        return sum(state_of(time, self.asked_from) is state for time in times)

    @property
    def asked_from(self) -> date:
        """The day before which nothing is late: of a year gone by nobody asks any more."""
        return date.min if self.is_over else self.today

    @property
    def is_over(self) -> bool:
        """Whether it is a school year gone by."""
        return self.year < starting_year(self.today)

    def row(self, activity_id: str) -> YearRow | None:
        """The row of an activity, if it is shown."""
        return next((row for row in self.every if row.activity.id == activity_id), None)

    def column(self, month: int) -> int:
        """Where a month stands; July with June, where it is not shown itself."""
        return self.months.index(month if month in self.months else SCHOOL_MONTHS[-1])

    def year_of(self, month: int) -> int:
        """The calendar year of one of its months."""
        return _calendar_year(month, self.year)


def year_view(
    activities: Iterable[Activity], year: int, school_years: Iterable[SchoolYear], today: date
) -> YearView:
    """The plan's activities through a school year.

    Args:
        activities: The plan's rows, with their marks and the team's own times.
        year: The one in which the school year begins, 2 to 9997.
        school_years: The school years whose calendar is known.
        today: What is over by then and not marked is late, in this school year alone: of one gone
            by nobody asks for it any more.

    Raises:
        DomainError: `NOT_A_MONTH` for a year outside the calendar.
    """
    check_month(year, FIRST_MONTH)
    check_month(year + 1, JULY)
    years = tuple(school_years)
    asked_from = today if year >= starting_year(today) else date.min
    timed = [(a, occurrences(a, year, years)) for a in activities]
    in_july = any(JULY in _months(time) for _a, times in timed for time in times if time.asks)
    months = (*SCHOOL_MONTHS, JULY) if in_july else SCHOOL_MONTHS
    rows = [_row(a, times, year, years, months, asked_from) for a, times in timed]
    return YearView(
        year=year,
        months=months,
        school_year=school_year_of(date(year, FIRST_MONTH, 1), years),
        today=today,
        rows=tuple(sorted((row for row in rows if row.has_times), key=_by_time)),
        folds=tuple(_folds(row for row in rows if not row.has_times)),
    )


def begins_in(year: int, month: int) -> int:
    """The calendar year in which the school year of a month begins."""
    return year if month >= FIRST_MONTH else year - 1


def narrowed_year(view: YearView, shown: Callable[[Activity], bool]) -> YearView:
    """The year with only some of its activities."""

    def kept(rows: Iterable[YearRow]) -> tuple[YearRow, ...]:
        return tuple(row for row in rows if shown(row.activity))

    folds = (replace(fold, rows=kept(fold.rows)) for fold in view.folds)
    return replace(view, rows=kept(view.rows), folds=tuple(f for f in folds if f.rows))


def state_of(time: Occurrence, today: date) -> State:
    """How one time stands today."""
    if time.is_done:
        return State.DONE
    return State.LATE if time.is_late(today) else State.PLANNED


def _row(
    activity: Activity,
    every: tuple[Occurrence, ...],
    year: int,
    years: tuple[SchoolYear, ...],
    months: tuple[int, ...],
    today: date,
) -> YearRow:
    placement = placed(activity, year, years)
    own = tuple(placed_own(time, years) for time in activity.own if time.year == year)
    times = tuple(time for time in every if time.asks)
    set_by_team = [one for one in own if one.place is Place.RECURRENCE]
    goes_on = set_by_team or [one for one in (placement,) if _goes_on(one) and not times]
    cells = []
    for month in months:
        cell = _cell(activity, _calendar_year(month, year), month, times, goes_on, today)
        running = cell.state is not State.NONE and not cell.times
        is_own = any(time.own for time in cell.times) or (running and bool(set_by_team))
        cells.append(replace(cell, is_own=is_own))
    is_nowhere = all(cell.state is State.NONE for cell in cells)
    return YearRow(
        activity=activity,
        placement=placement,
        own=own,
        kind=Recurrence.UNREAD if is_nowhere else placement.band,
        times=times,
        cells=tuple(cells),
    )


def _goes_on(placement: Placement) -> bool:
    return placement.place is Place.RECURRENCE


def _cell(
    activity: Activity,
    year: int,
    month: int,
    times: tuple[Occurrence, ...],
    goes_on: list[Placement],
    today: date,
) -> YearCell:
    here = tuple(time for time in times if month in _months(time))
    runs = [one for one in goes_on if one.comes_in(month)]
    marked = bool(done_marks(activity, period_of(year, month)))
    state = State.NONE
    if runs:
        state = State.PLANNED if any(map(_is_bounded, runs)) else State.RUNNING
    if here:
        state = max((_here(t, month, marked, today) for t in here), key=_URGENCY.index)
    elif any(_shows(mark, year, month, goes_on=bool(runs)) for mark in activity.done):
        state = State.DONE
    days = {day for one in runs for day in one.days if (day.year, day.month) == (year, month)}
    return YearCell(year=year, month=month, state=state, times=here, days=tuple(sorted(days)))


def _shows(mark: DoneMark, year: int, month: int, *, goes_on: bool) -> bool:
    """Whether a mark stands in a month; one of a term only where it went on then."""
    of = period(mark.period)
    is_of_a_term = of is not None and of.kind is PeriodKind.TERM
    return touches(mark, period_of(year, month)) and (goes_on or not is_of_a_term)


_URGENCY = (State.NONE, State.RUNNING, State.DONE, State.PLANNED, State.LATE)


def _months(time: Occurrence) -> tuple[int, ...]:
    """The months a time stands in: a term ends with school, and not in July."""
    months = tuple(month for _year, month in months_shown(time.period))
    if time.period.kind is PeriodKind.TERM:
        return tuple(month for month in months if month != JULY)
    return months


def _is_bounded(placement: Placement) -> bool:
    """Whether it recurs in some months of the year alone: there it is planned, and never late."""
    recurs = placement.place is Place.RECURRENCE
    return recurs and not set(SCHOOL_MONTHS) <= set(placement.months)


def _here(time: Occurrence, month: int, marked: bool, today: date) -> State:
    """How one time stands in one of its months: late in the last of them, done where marked."""
    state = state_of(time, today)
    if state is State.DONE and not marked:
        return State.RUNNING
    if state is State.LATE and month != _months(time)[-1]:
        return State.PLANNED
    return state


def _calendar_year(month: int, year: int) -> int:
    return year if month >= FIRST_MONTH else year + 1


def _by_time(row: YearRow) -> tuple[int, date]:
    """By when it is to be, whatever month it may be marked in besides."""
    columns = enumerate(row.cells)
    first = next((i for i, cell in columns if cell.times or cell.days or cell.is_own), -1)
    if first < 0:
        first = next((i for i, cell in enumerate(row.cells) if cell.state is not State.NONE), 0)
    return first, min((time.period.first for time in row.times), default=date.max)


def _folds(rows: Iterable[YearRow]) -> Iterator[YearFold]:
    by_kind: dict[Recurrence, list[YearRow]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    for kind in BAND_ORDER:
        if kind in by_kind:
            yield YearFold(kind=kind, rows=tuple(by_kind[kind]))
