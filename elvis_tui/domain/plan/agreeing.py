"""Whether what is told of one time agrees: a week and a date, a date and the month it is under.

What does not agree is told, and never put right by a guess.
"""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.plan.resolving import (
    FIRST_AUTUMN_WEEK,
    Grain,
    InYear,
    NowhereError,
    Stand,
    stand_of,
)
from elvis_tui.domain.plan.times import (
    Date,
    Half,
    Month,
    Nth,
    Recurrence,
    Span,
    Term,
    Together,
    Week,
    Why,
)
from elvis_tui.domain.record import replace
from elvis_tui.domain.school_year import starting_year


def agreed(time: Together, inside: InYear) -> list[Stand]:
    """Where the spans of one time stand: the narrowest of those that tell of the same.

    Raises:
        NowhereError: Where they do not agree, or one of them is nowhere in the school year.
    """
    pairs = [
        (span, replace(stand_of(span, inside), year=year_of_span(span))) for span in time.spans
    ]
    stands = _in_start_months(_in_terms(pairs, time.is_list))
    if time.under is not None:
        _check_under(stands, stand_of(time.under, inside))
    days = [stand for stand in stands if stand.grain is Grain.DAY]
    weeks = [stand for stand in stands if stand.grain is Grain.WEEK]
    months = [stand for stand in stands if stand.grain is Grain.MONTH]
    if days and weeks:
        weeks = _without_days_in_them(weeks, days)
    narrow = [*days, *weeks]
    if narrow and months:
        apart = [one for one in narrow if not any(_touch(one, month) for month in months)]
        if apart and not time.is_list:
            raise NowhereError(Why.DATE_AND_MONTH, apart[0].words, _words(months))
        months = [month for month in months if not any(_touch(one, month) for one in narrow)]
    return [*days, *weeks, *months]


def _check_under(stands: list[Stand], heading: Stand) -> None:
    for stand in stands:
        if not _touch(stand, heading):
            raise NowhereError(Why.DATE_AND_MONTH, stand.words, heading.words)


def _without_days_in_them(weeks: list[Stand], days: list[Stand]) -> list[Stand]:
    for day in days:
        if not all(_is_in_one(end, weeks) for end in (day.first, day.last)):
            raise NowhereError(Why.WEEK_AND_DATE, day.words, _words(weeks), day.first)
    return [week for week in weeks if not any(_touch(week, day) for day in days)]


def _is_in_one(day: date, weeks: list[Stand]) -> bool:
    return any(week.first <= day <= week.last for week in weeks)


def _touch(one: Stand, other: Stand) -> bool:
    if one.grain is Grain.MONTH and other.grain is Grain.MONTH:
        return bool(set(one.months) & set(other.months))
    return one.first <= other.last and other.first <= one.last


def _words(stands: list[Stand]) -> str:
    return ", ".join(dict.fromkeys(stand.words for stand in stands))


def _in_terms(pairs: list[tuple[Span, Stand]], is_list: bool) -> list[Stand]:
    """«Høst (september)» is that September; «høst (mars)» is nothing."""
    terms = [stand for span, stand in pairs if isinstance(span.first, Term)]
    others = [stand for span, stand in pairs if not isinstance(span.first, Term)]
    if not terms or not others:
        return [stand for _span, stand in pairs]
    for stand in others:
        if not is_list and not any(set(stand.months) & set(term.months) for term in terms):
            raise NowhereError(Why.DATE_AND_MONTH, stand.words, _words(terms))
    return [*others, *(t for t in terms if not any(set(s.months) & set(t.months) for s in others))]


def _in_start_months(stands: list[Stand]) -> list[Stand]:
    """«De første skoleukene i august» are those of August alone."""
    starts = [stand for stand in stands if stand.band is not Recurrence.MONTHS]
    months = {m for s in stands if s.band is Recurrence.MONTHS for m in s.months}
    if len(starts) != 1 or not months & set(starts[0].months):
        return stands
    kept = tuple(month for month in starts[0].months if month in months)
    return [replace(starts[0], months=kept)]


def year_of_span(span: Span) -> int | None:
    """The year in which the school year begins that a span says it is in, if it says one."""
    for point in (span.first, span.last):
        if isinstance(point, Date | Month | Nth) and point.year is not None:
            month = min(max(point.month, 1), 12)
            return starting_year(date(point.year, month, 1))
        if isinstance(point, Week) and point.year is not None:
            return point.year if point.number >= FIRST_AUTUMN_WEEK else point.year - 1
        if isinstance(point, Term) and point.year is not None:
            return point.year if point.half is Half.AUTUMN else point.year - 1
    return None
