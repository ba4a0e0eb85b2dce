"""What the points and spans of a «Når» come to in one school year: days, weeks or months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import IntEnum

from elvis_tui.domain.plan.calendar import SchoolYear, monday_of, school_year_of
from elvis_tui.domain.plan.landmarks import counted, days_of_landmark, is_exact, nearby, of_month
from elvis_tui.domain.plan.times import (
    Date,
    Half,
    Landmark,
    Month,
    Near,
    Nth,
    Point,
    Reach,
    Recurrence,
    Side,
    Span,
    Term,
    Unit,
    Week,
    Why,
)
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school_year import FIRST_MONTH

AUTUMN, SPRING = (8, 9, 10, 11, 12), (1, 2, 3, 4, 5, 6)
FIRST_AUTUMN_WEEK = 31
"""Weeks from this one on lie in the calendar year in which the school year begins."""
WEEK = timedelta(days=7)


class Grain(IntEnum):
    """How much a time says: its day, its week, or its month."""

    DAY = 0
    WEEK = 1
    MONTH = 2


class Stand(Record, frozen=True, kw_only=True):
    """Where a span stands: its first and last day, its months in order, and its band.

    `year` is the one in which the school year begins that it says it is for, if it says one.
    `side` is where it is to the break, or the end of the school year, that alone tells of it.
    """

    grain: Grain
    first: date
    last: date
    months: tuple[int, ...]
    words: str
    band: Recurrence = Recurrence.MONTHS
    is_deadline: bool = False
    year: int | None = None
    side: Side | None = None

    @property
    def is_landmark(self) -> bool:
        return self.side is not None

    @property
    def mondays(self) -> Iterator[date]:
        monday = monday_of(self.first)
        while monday <= self.last:
            yield monday
            monday += WEEK


class NowhereError(Exception):
    """A time that is nowhere in a school year, or contradicts itself there."""

    def __init__(self, why: Why, words: str = "", other: str = "", day: date | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.words = words
        self.other = other
        self.day = day


class InYear(Record, frozen=True, kw_only=True):
    """The school year that times are put into, and the calendars that are known."""

    year: int
    years: tuple[SchoolYear, ...]

    @property
    def calendar(self) -> SchoolYear | None:
        return school_year_of(date(self.year, FIRST_MONTH, 1), self.years)


def stand_of(span: Span, inside: InYear) -> Stand:
    """Where a span stands in a school year.

    Raises:
        NowhereError: Where it has no day there.
    """
    if span.reach is Reach.AT:
        assert span.first is not None
        stand = _point(span.first, inside)
        if span.is_deadline and isinstance(span.first, Near) and stand.grain is Grain.MONTH:
            stand = replace(stand, months=stand.months[-1:])
        return replace(stand, is_deadline=span.is_deadline)
    if span.reach is Reach.BETWEEN and _are_months(span):
        return _months_between(span, inside)
    first, last = _bounds(span, inside)
    grain = _grain_between(span, first, last)
    words = " – ".join(dict.fromkeys(one.words for one in (first, last) if one.words))
    if last.last < first.first:
        raise NowhereError(Why.ENDS_BEFORE_IT_BEGINS, words)
    return Stand(
        grain=grain,
        first=first.first,
        last=last.last,
        months=_months(first.first, last.last, is_week=grain is Grain.WEEK),
        words=words,
        is_deadline=span.is_deadline,
    )


# Spans


def _bounds(span: Span, inside: InYear) -> tuple[Stand, Stand]:
    """Both ends; where one is not said it is the school year's own."""
    year = inside.year
    first, last = span.first, span.last
    begins_it = isinstance(first, Near) and first.landmark is Landmark.ADVENT
    if isinstance(first, Near) and first.side is Side.AT and not (_is_edge(first) or begins_it):
        first = replace(first, side=Side.AFTER)
    if isinstance(last, Near) and last.side is Side.AT and not _is_edge(last):
        last = replace(last, side=Side.BEFORE)
    if first is None:
        start = inside.calendar.first_day if inside.calendar else date(year, FIRST_MONTH, 1)
        begins = _whole(Grain.MONTH, start, start)
    else:
        begins = _point(_before(first, last), inside)
    if last is None:
        end = inside.calendar.last_day if inside.calendar else date(year + 1, 6, 30)
        ends = _whole(Grain.MONTH, end, end)
    else:
        ends = _point(_in_february(last, inside), inside)
    return begins, ends


def _in_february(last: Point, inside: InYear) -> Point:
    """«1.–29. februar» ends with the month, whatever year it is."""
    if isinstance(last, Date) and (last.day, last.month) == (29, 2):
        end = month_end(date(_year_of(2, last.year, inside), 2, 1))
        return replace(last, day=end.day)
    return last


def _is_edge(near: Near) -> bool:
    return near.landmark in (Landmark.SCHOOL_START, Landmark.SCHOOL_END)


def _before(first: Point, last: Point | None) -> Point:
    """«28. desember–8. januar 2027»: the first without a year is the nearest before the last."""
    if isinstance(first, Date) and isinstance(last, Date) and first.year is None and last.year:
        is_later = (first.month, first.day) > (last.month, last.day)
        return replace(first, year=last.year - is_later)
    if isinstance(first, Week) and isinstance(last, Week) and first.year is None and last.year:
        return replace(first, year=last.year - (first.number > last.number))
    return first


def _grain_between(span: Span, first: Stand, last: Stand) -> Grain:
    """The coarser of the two: but «før jul» is an end of what is told in days or weeks."""
    ends = ((span.first, first), (span.last, last))
    told = [
        stand.grain
        for point, stand in ends
        if point is not None and not (isinstance(point, Near) and point.unit is Unit.NONE)
    ]
    if span.reach is not Reach.BETWEEN or not told:
        return Grain.MONTH
    return max(told)


def _are_months(span: Span) -> bool:
    return isinstance(span.first, Month) and isinstance(span.last, Month)


def _months_between(span: Span, inside: InYear) -> Stand:
    """«Oktober–februar»; also «mai–september», which is both ends of a school year."""
    assert isinstance(span.first, Month)
    assert isinstance(span.last, Month)
    from_month, to_month = span.first, span.last
    count = (to_month.month - from_month.month) % 12 + 1
    months = tuple((from_month.month + step - 1) % 12 + 1 for step in range(count))
    if from_month.year is None and to_month.year is not None:
        is_later = from_month.month > to_month.month
        from_month = replace(from_month, year=to_month.year - is_later)
    first, last = _point(from_month, inside), _point(to_month, inside)
    words = f"{span.first.words} – {span.last.words}"
    if last.last < first.first and (from_month.year or to_month.year):
        raise NowhereError(Why.ENDS_BEFORE_IT_BEGINS, words)
    return Stand(
        grain=Grain.MONTH,
        first=min(first.first, last.first),
        last=max(first.last, last.last),
        months=months,
        words=words,
        is_deadline=span.is_deadline,
    )


# Points


def _point(point: Point, inside: InYear) -> Stand:
    match point:
        case Date():
            return _date(point, inside)
        case Week():
            return _week(point, inside)
        case Month():
            first = date(_year_of(point.month, point.year, inside), point.month, 1)
            return _whole(Grain.MONTH, first, month_end(first), point.words)
        case Nth():
            return _nth(point, inside)
        case Term():
            return _term(point, inside)
        case Near():
            side = point.side if point.unit is Unit.NONE else None
            return replace(_near(point, inside), side=side)


def _whole(grain: Grain, first: date, last: date, words: str = "") -> Stand:
    months = _months(first, last, is_week=grain is Grain.WEEK)
    return Stand(grain=grain, first=first, last=last, months=months, words=words)


def _year_of(month: int, year: int | None, inside: InYear) -> int:
    if year is not None:
        return year
    return inside.year if month >= FIRST_MONTH else inside.year + 1


def _date(point: Date, inside: InYear) -> Stand:
    month = point.month
    try:
        day = date(_year_of(month, point.year, inside) if 1 <= month <= 12 else 0, month, point.day)
    except ValueError:
        raise NowhereError(Why.NO_SUCH_DAY, point.words) from None
    if point.weekday is not None and day.isoweekday() != point.weekday:
        raise NowhereError(Why.WEEKDAY_AND_DATE, point.words, day=day)
    return _whole(Grain.DAY, day, day, point.words)


def _week(point: Week, inside: InYear) -> Stand:
    year = point.year
    if year is None:
        year = inside.year if point.number >= FIRST_AUTUMN_WEEK else inside.year + 1
    try:
        monday = date.fromisocalendar(year, point.number, 1)
    except ValueError:
        raise NowhereError(Why.NO_SUCH_WEEK, point.words) from None
    if point.weekday is not None:
        day = monday + timedelta(days=point.weekday - 1)
        return _whole(Grain.DAY, day, day, point.words)
    return _whole(Grain.WEEK, monday, monday + timedelta(days=6), point.words)


def _nth(point: Nth, inside: InYear) -> Stand:
    """A weekday of a month; a week of it only where the month begins or ends with a whole one."""
    first = date(_year_of(point.month, point.year, inside), point.month, 1)
    end = month_end(first)
    if point.weekday is not None:
        day = nth_weekday(first, point.nth, point.weekday)
        if day is None:
            raise NowhereError(Why.NO_SUCH_DAY, point.words)
        return _whole(Grain.DAY, day, day, point.words)
    if point.unit is not Unit.NONE:
        days = of_month(point, first, end, inside.years)
        if days is None:
            return _whole(Grain.MONTH, first, end, point.words)
        grain = Grain.DAY if point.unit is Unit.SCHOOL_DAY else Grain.WEEK
        return _whole(grain, *days, point.words)
    if point.nth > 0 and first.isoweekday() in (6, 7, 1):
        monday = monday_of(first + timedelta(days=2)) + WEEK * (point.nth - 1)
        return _whole(Grain.WEEK, monday, monday + timedelta(days=6), point.words)
    if point.nth == -1 and end.isoweekday() >= 5:
        return _whole(Grain.WEEK, monday_of(end), monday_of(end) + timedelta(days=6), point.words)
    return _whole(Grain.MONTH, first, end, point.words)


def nth_weekday(first: date, nth: int, weekday: int) -> date | None:
    """The nth weekday of the month that begins on `first`; the last is -1."""
    if nth > 0:
        day = first + timedelta(days=(weekday - first.isoweekday()) % 7) + WEEK * (nth - 1)
    else:
        end = month_end(first)
        day = end - timedelta(days=(end.isoweekday() - weekday) % 7) + WEEK * (nth + 1)
    return day if day.month == first.month else None


def _term(point: Term, inside: InYear) -> Stand:
    is_autumn = point.half is Half.AUTUMN
    year = point.year
    if year is None:
        year = inside.year if is_autumn else inside.year + 1
    first, last = (
        (date(year, 8, 1), date(year, 12, 31))
        if is_autumn
        else (date(year, 1, 1), date(year, 6, 30))
    )
    return _whole(Grain.MONTH, first, last, point.words)


def _near(point: Near, inside: InYear) -> Stand:
    calendar = inside.calendar
    if point.is_of_start and point.unit is Unit.NONE:
        return _around_start(point, inside)
    days = days_of_landmark(point.landmark, inside.year, calendar)
    if days is None:
        if point.unit is Unit.NONE and point.landmark in _USUAL_MONTH and point.side is Side.AT:
            first = date(inside.year + 1, _USUAL_MONTH[point.landmark], 1)
            return _whole(Grain.MONTH, first, month_end(first), point.words)
        raise NowhereError(Why.CALENDAR_NOT_KNOWN, point.words)
    exact = is_exact(point.landmark, calendar)
    if point.unit is Unit.NONE or not exact:
        around = nearby(point, days) if point.unit is Unit.NONE else counted(point, days, ())
        first, last = around or nearby(point, days)
        is_days = exact and point.side is Side.AT and not _is_edge(point)
        return _whole(Grain.DAY if is_days else Grain.MONTH, first, last, point.words)
    found = counted(point, days, inside.years)
    if found is None:
        raise NowhereError(Why.CALENDAR_NOT_KNOWN, point.words)
    grain = Grain.WEEK if point.unit is Unit.WEEK else Grain.DAY
    return _whole(grain, *found, point.words)


_USUAL_MONTH = {Landmark.SCHOOL_END: 6, Landmark.SUMMER: 7}
_START_BANDS = {
    Side.BEFORE: Recurrence.BEFORE_SCHOOL_START,
    Side.AT: Recurrence.SCHOOL_START,
    Side.EARLY: Recurrence.FIRST_SCHOOL_WEEKS,
}


def _around_start(point: Near, inside: InYear) -> Stand:
    """Before the first day of school, in the week of it, and from it to the end of September."""
    calendar, august = inside.calendar, date(inside.year, FIRST_MONTH, 1)
    first = calendar.first_day if calendar else august
    if point.side is Side.BEFORE:
        begin, end = august, max(first - timedelta(days=1), august)
    elif point.side is Side.AT:
        begin, end = first, first + timedelta(days=max(0, 5 - first.isoweekday()))
    else:
        begin, end = first, max(first, date(inside.year, FIRST_MONTH + 1, 30))
    stand = _whole(Grain.MONTH, begin, end, point.words)
    return replace(stand, band=_START_BANDS.get(point.side, Recurrence.MONTHS))


# Days


def _months(first: date, last: date, *, is_week: bool = False) -> tuple[int, ...]:
    """The months of the days, each once and in their order; of a week those of its school days."""
    if is_week and last.isoweekday() > 5:
        last -= timedelta(days=last.isoweekday() - 5)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return tuple((first.month + step - 1) % 12 + 1 for step in range(max(1, min(count, 12))))


def month_end(day: date) -> date:
    """The last day of a month."""
    # `calendar` takes as long to import as all the rest of the plan.
    if day.month == 12:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - timedelta(days=1)
