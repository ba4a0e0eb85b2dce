"""Whether what is told of one time agrees: a week and a date, a date and the month it is under.

What does not agree is told, and never put right by a guess.
"""

from __future__ import annotations

from collections.abc import Collection
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
    Landmark,
    Month,
    Near,
    Nth,
    Reach,
    Recurrence,
    Side,
    Span,
    Term,
    Together,
    Unit,
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
    stands = _in_months_named(_in_terms(pairs, time.is_list))
    if time.under is not None:
        stands = _under(stands, stand_of(time.under, inside))
    days = _days_named([stand for stand in stands if stand.grain is Grain.DAY], time)
    weeks = [stand for stand in stands if stand.grain is Grain.WEEK]
    months = [stand for stand in stands if stand.grain is Grain.MONTH]
    if days and weeks:
        days = _without_remarks(days, weeks)
        weeks = _without_days_in_them(weeks, days)
    narrow = [*days, *weeks]
    if narrow and months:
        apart = [one for one in narrow if not any(_go_together(one, month) for month in months)]
        if all(month.is_landmark for month in months):
            # «Før jul og i påsken» are two times.
            apart = [one for one in apart if not one.is_landmark]
        if not time.is_list and (wrong := [one for one in apart if not _is_after(one, months)]):
            raise NowhereError(Why.DATE_AND_MONTH, wrong[0].words, _words(months))
        months = [month for month in months if not any(_go_together(one, month) for one in narrow)]
    return [*days, *weeks, *months]


def _go_together(one: Stand, month: Stand) -> bool:
    """«Før jul, uke 45»: nobody says that it must be the weeks that are nearest to it."""
    if month.side is Side.BEFORE and not one.is_landmark and not _is_of_start(month):
        return _touch(one, month) or one.last <= month.last
    if month.side is Side.AFTER and not one.is_landmark:
        return _touch(one, month) or one.first >= month.first
    return _touch(one, month)


def _is_after(one: Stand, others: list[Stand]) -> bool:
    """«Oktober, frist 1. november»: what is done in it may be due later."""
    is_due = one.is_deadline and not any(other.is_deadline for other in others)
    return is_due and all(other.first <= one.last for other in others)


def _without_remarks(days: list[Stand], weeks: list[Stand]) -> list[Stand]:
    """«Uke 12 (påske)»: the week is what is said, and that it is in Easter is a remark."""
    return [day for day in days if not (day.is_landmark and _is_remark(day, weeks))]


def _is_remark(day: Stand, weeks: list[Stand]) -> bool:
    around = [week for week in weeks if _touch(day, week)]
    inside = all(_is_in_one(end, weeks) for end in (day.first, day.last))
    return bool(around) and (not inside or any(week.is_deadline for week in around))


def _days_named(days: list[Stand], time: Together) -> list[Stand]:
    """The days that are said: «12. oktober (høstferien)» is that day.

    Raises:
        NowhereError: For «første skoledag 18. august» where the calendar has another day, and
            for «12. oktober (høstferie)» where that is none of its days.
    """
    own = [day for day in days if not day.is_landmark]
    kinds = {isinstance(span.first, Near) for span in time.spans if span.reach is Reach.AT}
    if len(days) == len(time.spans) == len(kinds) == 2 and not _touch(*days):
        raise NowhereError(Why.TWO_KINDS, _words(days))
    return [day for day in days if day in own or not any(_touch(day, one) for one in own)]


def _under(stands: list[Stand], heading: Stand) -> list[Stand]:
    for stand in stands:
        if not _touch(stand, heading):
            raise NowhereError(Why.DATE_AND_MONTH, stand.words, heading.words)
    return [_in_months_of(stand, heading.months) if _is_near(stand) else stand for stand in stands]


def _in_months_of(stand: Stand, months: Collection[int]) -> Stand:
    return replace(stand, months=tuple(month for month in stand.months if month in months))


def _is_near(stand: Stand) -> bool:
    """What is told by a break, and not said in days."""
    return stand.is_landmark and stand.grain is Grain.MONTH


def _without_days_in_them(weeks: list[Stand], days: list[Stand]) -> list[Stand]:
    for day in days:
        is_in = all(_is_in_one(end, weeks) for end in (day.first, day.last))
        if not is_in and not _is_after(day, weeks):
            raise NowhereError(Why.WEEK_AND_DATE, day.words, _words(weeks), day.first)
    return [week for week in weeks if not any(_touch(week, day) for day in days)]


def _is_in_one(day: date, weeks: list[Stand]) -> bool:
    return any(week.first <= day <= week.last for week in weeks)


def _touch(one: Stand, other: Stand) -> bool:
    are_months = one.grain is Grain.MONTH and other.grain is Grain.MONTH
    if are_months or _is_of_start(one) or _is_of_start(other):
        return bool(set(one.months) & set(other.months))
    return one.first <= other.last and other.first <= one.last


def _words(stands: list[Stand]) -> str:
    return ", ".join(dict.fromkeys(stand.words for stand in stands))


def _in_terms(pairs: list[tuple[Span, Stand]], is_list: bool) -> list[Stand]:
    """«Høst (september)» is that September; «høst (mars)» is nothing."""
    terms = [stand for span, stand in pairs if isinstance(span.first, Term)]
    if not terms:
        return [stand for _span, stand in pairs]
    pairs = [(span, _as_season(span, stand)) for span, stand in pairs]
    seasons = {stand.words for span, stand in pairs if _is_summer(span)}
    others = [stand for span, stand in pairs if not isinstance(span.first, Term)]
    if not others:
        return terms
    for stand in others:
        is_apart = is_list or stand.words in seasons
        if not is_apart and not any(set(stand.months) & set(term.months) for term in terms):
            raise NowhereError(Why.DATE_AND_MONTH, stand.words, _words(terms))
    narrow = {m for s in others if s.words not in seasons for m in s.months}
    return [*others, *(term for term in terms if not narrow & set(term.months))]


def _as_season(span: Span, stand: Stand) -> Stand:
    """«Vår/sommer» is the season, and not the holidays alone."""
    if _is_summer(span) and stand.grain is Grain.DAY:
        return replace(stand, grain=Grain.MONTH, side=None, months=(6, 7))
    return stand


def _is_summer(span: Span) -> bool:
    near = span.first
    is_at = isinstance(near, Near) and near.side is Side.AT and near.unit is Unit.NONE
    return is_at and isinstance(near, Near) and near.landmark is Landmark.SUMMER


def _is_of_start(stand: Stand) -> bool:
    """Around school start: no day of it is said, so its month is what it must agree with."""
    return stand.band is not Recurrence.MONTHS


def _in_months_named(stands: list[Stand]) -> list[Stand]:
    """«De første skoleukene i august», «før høstferien (september)»: those months alone."""
    made: list[Stand] = []
    for stand in stands:
        named = {m for s in stands if _is_of_month(s) for m in s.months}
        if not _is_near(stand) or not named & set(stand.months):
            made.append(stand)
        elif _is_of_start(stand):
            made.append(_in_months_of(stand, named))
    starts = {m for s in made if _is_of_start(s) for m in s.months}
    return [s for s in made if not _is_of_month(s) or not set(s.months) <= starts]


def _is_of_month(stand: Stand) -> bool:
    return stand.grain is Grain.MONTH and not stand.is_landmark


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
