"""A school year of the plan (årshjul): what is planned, done and late in which of its months."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from elvis_tui.domain.plan.calendar import JULY, SchoolYear, school_year_of
from elvis_tui.domain.plan.marks import done_marks
from elvis_tui.domain.plan.month import BAND_ORDER
from elvis_tui.domain.plan.periods import check_month, month_after, period_of
from elvis_tui.domain.plan.placement import Place, Placement, Span, placed, placed_own
from elvis_tui.domain.plan.records import Activity, Recurrence
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school_year import FIRST_MONTH, starting_year

SCHOOL_MONTHS = (8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6)
"""The eleven months of a year at school, from its first."""
BY_TIME = (Place.DATES, Place.WEEKS, Place.MONTHS)
"""What has a time of its own in the year, and can be late; what goes on never is."""


class State(StrEnum):
    """How an activity stands in a month, or at one of its times."""

    NONE = "none"
    RUNNING = "running"
    PLANNED = "planned"
    DONE = "done"
    LATE = "late"


class YearTime(Record, frozen=True, kw_only=True):
    """A time that an activity has in the year: a day, a span, a week, or months in a row.

    `is_own` is one that the team has set. `whole` is one that is known by its months alone.
    """

    first: date
    last: date
    state: State
    is_own: bool = False
    is_week: bool = False
    whole: bool = False

    @property
    def months(self) -> tuple[int, ...]:
        """The calendar months it touches, from its first; of a week those of its weekdays."""
        last = self.first + timedelta(days=4) if self.is_week else self.last
        return tuple(month for _year, month in _months_between(self.first, last))


class YearCell(Record, frozen=True, kw_only=True):
    """An activity in one month: how it stands, its times there, and the days it recurs on."""

    year: int
    month: int
    state: State = State.NONE
    times: tuple[YearTime, ...] = ()
    days: tuple[date, ...] = ()
    is_own: bool = False


class YearRow(Record, frozen=True, kw_only=True):
    """An activity through the year, a cell for each month.

    `own` is where the team's own words put it. `kind` is the band it goes with where it has no
    time of its own.
    """

    activity: Activity
    placement: Placement
    own: tuple[Placement, ...]
    kind: Recurrence
    times: tuple[YearTime, ...]
    cells: tuple[YearCell, ...]

    @property
    def has_times(self) -> bool:
        """Whether it stands in months of its own, and not all year round or nowhere."""
        return bool(self.times) or any(cell.is_own for cell in self.cells)

    @property
    def is_unplaced(self) -> bool:
        """Whether this school year has no place for it."""
        return all(cell.state is State.NONE for cell in self.cells)

    def count(self, state: State) -> int:
        """How many of its times stand so."""
        return sum(time.state is state for time in self.times)

    @property
    def marked(self) -> int:
        """How many months it is marked in."""
        return sum(cell.state is State.DONE for cell in self.cells)


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
        return sum(row.count(state) for row in self.rows)

    def row(self, activity_id: str) -> YearRow | None:
        """The row of an activity, if it is shown."""
        return next((row for row in self.every if row.activity.id == activity_id), None)

    def column(self, month: int) -> int:
        """Where a month stands; July with June, where it is not shown itself."""
        return self.months.index(month if month in self.months else SCHOOL_MONTHS[-1])

    def year_of(self, month: int) -> int:
        """The calendar year of one of its months."""
        return self.year if month >= FIRST_MONTH else self.year + 1


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
    timed = [(a, *_times(a, year, years, asked_from)) for a in activities]
    july = (JULY,) if any(JULY in time.months for *_, times in timed for time in times) else ()
    months = (*SCHOOL_MONTHS, *july)
    rows = [_row(activity, at, own, times, year, months) for activity, at, own, times in timed]
    with_times = sorted((row for row in rows if row.has_times), key=_by_time)
    return YearView(
        year=year,
        months=months,
        school_year=school_year_of(date(year, FIRST_MONTH, 1), years),
        today=today,
        rows=tuple(with_times),
        folds=tuple(_folds(row for row in rows if not row.has_times)),
    )


def narrowed_year(view: YearView, shown: Callable[[Activity], bool]) -> YearView:
    """The year with only some of its activities."""

    def kept(rows: Iterable[YearRow]) -> tuple[YearRow, ...]:
        return tuple(row for row in rows if shown(row.activity))

    folds = (replace(fold, rows=kept(fold.rows)) for fold in view.folds)
    return replace(view, rows=kept(view.rows), folds=tuple(f for f in folds if f.rows))


# Times


def _times(
    activity: Activity, year: int, years: tuple[SchoolYear, ...], today: date
) -> tuple[Placement, tuple[Placement, ...], tuple[YearTime, ...]]:
    """Where the plan and the team put an activity, and the times that makes in the year."""
    placement = placed(activity, year, years)
    own = tuple(placed_own(time, years) for time in activity.own if time.year == year)
    found = [*_of(placement, is_own=False)]
    for one in own:
        found += _of(one, is_own=True)
    inside = (time for time in found if _is_in(time, year))
    judged = (replace(t, state=_state(t, activity, today)) for t in inside)
    return placement, own, tuple(sorted(judged, key=lambda t: (t.first, t.last)))


def _is_in(time: YearTime, year: int) -> bool:
    return starting_year(time.first) <= year <= starting_year(time.last)


def _of(placement: Placement, *, is_own: bool) -> Iterator[YearTime]:
    def time(first: date, last: date, *, week: bool = False, whole: bool = False) -> YearTime:
        return YearTime(
            first=first,
            last=last,
            state=State.PLANNED,
            is_own=is_own,
            is_week=week,
            whole=whole,
        )

    if placement.place is Place.DATES:
        yield from (time(first, last) for first, last in placement.spans)
    elif placement.place is Place.WEEKS:
        yield from (time(day, day + timedelta(days=6), week=True) for day in placement.weeks)
    elif placement.place is Place.MONTHS:
        yield from (time(*span, whole=True) for span in _runs(placement))


def _runs(placement: Placement) -> Iterator[Span]:
    """Months that follow each other are one time: «august og september» is done once."""
    year, start, end = placement.year, 0, 0
    for month in placement.months:
        if end and (end % 12) + 1 == month:
            end = month
            continue
        if end:
            yield _from_to(year, start, end)
        start = end = month
    if end:
        yield _from_to(year, start, end)


def _from_to(year: int, start: int, end: int) -> Span:
    first, last = _calendar_year(start, year), _calendar_year(end, year)
    return date(first, start, 1), date(*month_after(last, end), 1) - timedelta(days=1)


def _calendar_year(month: int, year: int) -> int:
    return year if month >= FIRST_MONTH else year + 1


def _months_between(first: date, last: date) -> Iterator[tuple[int, int]]:
    at = (first.year, first.month)
    while at <= (last.year, last.month):
        yield at
        at = month_after(*at)


def _state(time: YearTime, activity: Activity, today: date) -> State:
    periods = (period_of(*month) for month in _months_between(time.first, time.last))
    if any(done_marks(activity, period) for period in periods):
        return State.DONE
    return State.LATE if time.last < today else State.PLANNED


# Rows


def _row(
    activity: Activity,
    placement: Placement,
    own: tuple[Placement, ...],
    times: tuple[YearTime, ...],
    year: int,
    months: tuple[int, ...],
) -> YearRow:
    own_set = [one for one in own if one.place is Place.RECURRENCE]
    goes_on = own_set or ([placement] if placement.place is Place.RECURRENCE and not times else [])
    cells = tuple(
        _cell(activity, _calendar_year(month, year), month, times, goes_on, bool(own_set))
        for month in months
    )
    is_nowhere = all(cell.state is State.NONE for cell in cells)
    kind = Recurrence.UNREAD if is_nowhere else placement.band
    return YearRow(
        activity=activity, placement=placement, own=own, kind=kind, times=times, cells=cells
    )


def _cell(
    activity: Activity,
    year: int,
    month: int,
    times: tuple[YearTime, ...],
    goes_on: list[Placement],
    set_by_team: bool,
) -> YearCell:
    here = tuple(time for time in times if month in time.months)
    runs = [one for one in goes_on if month in one.months]
    marked = bool(done_marks(activity, period_of(year, month)))
    state = State.RUNNING if runs else State.NONE
    if here:
        state = max((_here(time, month, marked) for time in here), key=_URGENCY.index)
    elif marked:
        state = State.DONE
    return YearCell(
        year=year,
        month=month,
        state=state,
        times=here,
        days=tuple(sorted({day for one in runs for day in one.days if day.month == month})),
        is_own=any(time.is_own for time in here) or (bool(runs) and set_by_team),
    )


_URGENCY = (State.NONE, State.RUNNING, State.DONE, State.PLANNED, State.LATE)


def _here(time: YearTime, month: int, marked: bool) -> State:
    """How one time stands in one of its months: late in the last of them, done where it is marked."""
    if time.state is State.DONE:
        return State.DONE if marked else State.RUNNING
    if time.state is State.LATE and month != time.months[-1]:
        return State.PLANNED
    return time.state


def _by_time(row: YearRow) -> tuple[int, date]:
    column = next(i for i, cell in enumerate(row.cells) if cell.state is not State.NONE)
    return column, min((time.first for time in row.times), default=date.max)


def _folds(rows: Iterable[YearRow]) -> Iterator[YearFold]:
    by_kind: dict[Recurrence, list[YearRow]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    for kind in BAND_ORDER:
        if kind in by_kind:
            yield YearFold(kind=kind, rows=tuple(by_kind[kind]))
