"""Pieces that say half of a time, completed by what stands beside them.

«12.» is a day of the month that follows or stands above it, «onsdag» goes with a date or a week,
«første mandag» with its months, and a year with what stands before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from elvis_tui.domain.plan.times import (
    Date,
    Landmark,
    Month,
    Near,
    Nth,
    Point,
    Recurrence,
    Rhythm,
    Side,
    Term,
    Unit,
    Week,
    Why,
)
from elvis_tui.domain.plan.when.rhythms import MONTHLY, WEEKLY
from elvis_tui.domain.plan.when.tokens import (
    Nths,
    Number,
    Sign,
    Thing,
    Token,
    Weekdays,
    Weeks,
    Year,
)
from elvis_tui.domain.record import replace

BETWEEN_LIKE = (Sign.AND, Sign.COMMA, Sign.SLASH, Sign.TO)
_LISTED = (Sign.AND, Sign.COMMA, Sign.SLASH)
BESIDE = (Sign.IN, Sign.COMMA, Sign.OPEN, Sign.CLOSE, Sign.SLASH)
_EACH_HAS_ITS_OWN = ("weekly", "half_yearly", "quarterly")
_LATE_IN_A_MONTH = 20
Tokens = list[Token]


class NotReadError(Exception):
    """A text that is not one time, or not one that is understood."""

    def __init__(self, why: Why, words: str = "", other: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.words = words
        self.other = other


def completed(tokens: Tokens, heading: Month | None) -> tuple[Tokens, int | None]:
    """The pieces, each saying all it says, and the school year they are said to be for.

    Args:
        tokens: As they stand in the text.
        heading: The month that the text stands under, if it stands under one.

    Raises:
        NotReadError: Where a piece has nothing to go with.
    """
    tokens, school_year = _with_years(_with_weeks(tokens))
    tokens = _with_days(tokens, heading)
    tokens = _with_weekdays(tokens)
    return _with_nths(tokens, heading), school_year


def _with_weeks(tokens: Tokens) -> Tokens:
    """«Uke 36, 38–40» taken into its weeks."""
    made: Tokens = []
    for token in tokens:
        if not isinstance(token.thing, Weeks):
            made.append(token)
            continue
        for index, (first, last) in enumerate(token.thing.spans):
            if index:
                made.append(Token(Sign.AND, ""))
            made.append(Token(Week(words=token.words, number=first), token.words))
            if last != first:
                made.append(Token(Sign.TO, ""))
                made.append(Token(Week(words=token.words, number=last), token.words))
    return made


def _with_years(tokens: Tokens) -> tuple[Tokens, int | None]:
    made: Tokens = []
    school_year = None
    waiting: Token | None = None
    for token in tokens:
        thing = token.thing
        if isinstance(thing, Year) and thing.is_school_year:
            school_year = thing.year
        elif isinstance(thing, Year):
            at = _last_point(made)
            if at is not None:
                made[at] = _in_year(made[at], thing.year, token.words)
            else:
                waiting = token
        elif waiting is not None and isinstance(thing, Date | Week | Month | Term):
            assert isinstance(waiting.thing, Year)
            made.append(_in_year(token, waiting.thing.year, waiting.words))
            waiting = None
        else:
            made.append(token)
    if waiting is not None:
        raise NotReadError(Why.NOT_UNDERSTOOD, waiting.words)
    return made, school_year


def _last_point(tokens: Tokens) -> int | None:
    for at in range(len(tokens) - 1, -1, -1):
        thing = tokens[at].thing
        if isinstance(thing, Date | Week | Month | Term):
            return at
        if not isinstance(thing, Sign):
            return None
    return None


def _in_year(token: Token, year: int, words: str) -> Token:
    point = token.thing
    assert isinstance(point, Date | Week | Month | Term)
    if point.year is not None or (isinstance(point, Term) and "halvår" in point.words.casefold()):
        # «1. halvår 2027» is of a school's year or of a calendar's: nothing tells which.
        raise NotReadError(Why.NOT_UNDERSTOOD, f"{token.words} {words}")
    both = f"{token.words} {words}"
    return Token(replace(point, year=year, words=both), both)


def _with_days(tokens: Tokens, heading: Month | None) -> Tokens:
    """«12.» as a date: of the date that follows, the month before, or the one above."""
    made: Tokens = []
    for at, token in enumerate(tokens):
        number = token.thing
        if not isinstance(number, Number):
            made.append(token)
            continue
        month = _month_after(tokens, at) or _month_before(made) or heading
        if month is None:
            raise NotReadError(Why.NOT_UNDERSTOOD, token.words)
        day = Date(words=token.words, day=number.number, month=month.month, year=month.year)
        made.append(Token(day, token.words))
    return _without_months_of_days(made, tokens)


def _month_after(tokens: Tokens, at: int) -> Month | None:
    for token in tokens[at + 1 :]:
        if isinstance(token.thing, Date):
            date = token.thing
            if _is_before(tokens, at, date):
                return Month(month=(date.month + 10) % 12 + 1, words=date.words)
            return Month(month=date.month, year=date.year, words=date.words)
        if not (isinstance(token.thing, Number | Weekdays) or token.thing in BETWEEN_LIKE):
            return None
    return None


def _is_before(tokens: Tokens, at: int, date: Date) -> bool:
    """«30.–2.12.» begins at the end of the month before; «12.–5. oktober» is turned around."""
    number = tokens[at].thing
    spans = tokens[at + 1].thing is Sign.TO and tokens[at + 2].thing is date
    over = isinstance(number, Number) and number.number >= _LATE_IN_A_MONTH > date.day
    return spans and over and date.year is None and date.words[-1:] in ".0123456789"


def _month_before(made: Tokens) -> Month | None:
    for token in reversed(made):
        if isinstance(token.thing, Month):
            return token.thing
        if not (isinstance(token.thing, Date) or token.thing in (*BETWEEN_LIKE, *BESIDE)):
            return None
    return None


def _without_months_of_days(made: Tokens, before: Tokens) -> Tokens:
    """«Oktober: 12. og 26.» without «oktober», which its days hold now."""
    kept: Tokens = []
    for at, token in enumerate(made):
        if isinstance(token.thing, Month):
            following = next((t for t in before[at + 1 :] if t.thing not in BESIDE), None)
            if following is not None and isinstance(following.thing, Number):
                continue
        kept.append(token)
    return kept


def _with_weekdays(tokens: Tokens) -> Tokens:
    tokens = list(tokens)
    has_rhythm = _has_rhythm(tokens)
    made: Tokens = []
    for at, token in enumerate(tokens):
        named = token.thing
        if not isinstance(named, Weekdays):
            made.append(token)
            continue
        after = _beside(tokens, range(at + 1, len(tokens)))
        before = _beside(made, range(len(made) - 1, -1, -1))
        if _goes_with_the_one_before(made, tokens, at):
            after = None
        if len(named.days) == 1 and after is not None and _takes_day(tokens[after]):
            _put_day(tokens, after, named.days[0], token.words)
        elif len(named.days) == 1 and before is not None and _takes_day(made[before]):
            _put_day(made, before, named.days[0], token.words)
        elif after is not None and (weeks := _listed_weeks(tokens, after)):
            for place in weeks:
                made += _with_comma(made, _days_of(tokens[place].thing, named.days))
                tokens[place] = Token(Sign.SKIPPED, "")
        elif before is not None and _is_weeks(made, before):
            made = _in_weeks_before(made, before, Token(named, token.words))
        elif len(named.days) > 1 or has_rhythm or (after is not None and _is_weeks(tokens, after)):
            made.append(Token(replace(WEEKLY, weekdays=named.days), token.words))
        else:
            raise NotReadError(Why.NOT_UNDERSTOOD, token.words)
    return [token for token in made if token.thing is not Sign.SKIPPED]


def _beside(tokens: Tokens, places: Sequence[int]) -> int | None:
    """The nearest piece that is no mere mark."""
    return next((at for at in places if tokens[at].thing not in BESIDE), None)


def _takes_day(token: Token) -> bool:
    return isinstance(token.thing, Date) and token.thing.weekday is None


def _put_day(tokens: Tokens, at: int, day: int, words: str) -> None:
    date = tokens[at].thing
    assert isinstance(date, Date)
    tokens[at] = Token(replace(date, weekday=day, words=f"{words} {date.words}"), tokens[at].words)


def _is_weeks(tokens: Tokens, at: int) -> bool:
    return isinstance(tokens[at].thing, Week)


def _listed_weeks(tokens: Tokens, at: int) -> list[int]:
    """Where the weeks of «onsdag i uke 36, 38 og 40» stand; none where they are a range."""
    places: list[int] = []
    while at < len(tokens) and (_is_weeks(tokens, at) or tokens[at].thing in _LISTED):
        if _is_weeks(tokens, at):
            places.append(at)
        at += 1
    is_range = at < len(tokens) and tokens[at].thing is Sign.TO
    if is_range and at + 1 < len(tokens) and isinstance(tokens[at + 1].thing, Weekdays):
        # «Mandag uke 34 – fredag uke 35».
        is_range = False
    return [] if is_range else places


def _with_comma(made: Tokens, days: Tokens) -> Tokens:
    is_next = bool(made) and isinstance(made[-1].thing, Week)
    return [Token(Sign.AND, ""), *days] if is_next else days


def _goes_with_the_one_before(made: Tokens, tokens: Tokens, at: int) -> bool:
    """«Uke 36 onsdag, uke 38 torsdag»: each stands right after its own."""
    is_after = bool(made) and isinstance(made[-1].thing, Date | Week)
    following = tokens[at + 1].thing if at + 1 < len(tokens) else None
    return is_after and not isinstance(following, Date | Week | Number)


def _in_weeks_before(made: Tokens, at: int, days: Token) -> Tokens:
    """«Uke 36 og 38, onsdag» as days of them all; from one week to another it comes each week."""
    named = days.thing
    assert isinstance(named, Weekdays)
    start = at
    for place in range(at, -1, -1):
        thing = made[place].thing
        if isinstance(thing, Week) and thing.weekday is None:
            start = place
        elif thing not in BETWEEN_LIKE:
            break
    week = made[at].thing
    assert isinstance(week, Week)
    if week.weekday is not None:
        raise NotReadError(Why.NOT_UNDERSTOOD, days.words)
    reach = (Sign.FROM, Sign.TO, Sign.UNTIL)
    bounds = [made[start - 1]] if start else []
    if any(token.thing in reach for token in (*bounds, *made[start:at])):
        return [*made, Token(replace(WEEKLY, weekdays=named.days), days.words)]
    weeks: Tokens = []
    for token in made[start : at + 1]:
        is_week = isinstance(token.thing, Week)
        weeks += _days_of(token.thing, named.days) if is_week else [token]
    return [*made[:start], *weeks]


def _days_of(week: object, days: tuple[int, ...]) -> Tokens:
    """«Onsdag og torsdag i uke 41» as days; three and more in a row as from one to another."""
    assert isinstance(week, Week)
    in_a_row = days == tuple(range(days[0], days[-1] + 1)) and len(days) > 2
    shown = (days[0], days[-1]) if in_a_row else days
    made: Tokens = []
    for day in shown:
        if made:
            made.append(Token(Sign.TO if in_a_row else Sign.AND, ""))
        made.append(Token(replace(week, weekday=day), week.words))
    return made


def _with_nths(tokens: Tokens, heading: Month | None) -> Tokens:
    tokens = list(tokens)
    made: Tokens = []
    for at, token in enumerate(tokens):
        after = _beside(tokens, range(at + 1, len(tokens)))
        monthly = [i for i, t in enumerate(tokens) if t.thing == MONTHLY]
        is_of_month = after is not None and isinstance(tokens[after].thing, Month)
        nths: Thing = token.thing
        if not _is_bound(made):
            nths = _of_a_month(token.thing) if is_of_month or monthly or heading else token.thing
            if isinstance(nths, Near) and nths != _of_a_month(nths) and _is_of_each(tokens):
                # «Siste skoledag i uka» is none of the school year's.
                raise NotReadError(Why.NOT_UNDERSTOOD, token.words)
        if not isinstance(nths, Nths):
            made.append(token)
            continue
        if after is not None and isinstance(tokens[after].thing, Month):
            made += _of_months(tokens, after, nths, token.words)
        elif monthly:
            tokens[monthly[0]] = Token(Sign.IN, "")
            made = [t for t in made if t.thing != MONTHLY]
            made.append(Token(_monthly(nths), token.words))
        elif heading is not None:
            made += _listed([_nth(nths, nth, heading, token.words) for nth in nths.nths])
        else:
            raise NotReadError(Why.NOT_UNDERSTOOD, token.words)
    return made


def _is_bound(made: Tokens) -> bool:
    """«Månedlig fra første skoleuke» is from the school year's own."""
    before = next((t.thing for t in reversed(made) if t.thing not in BESIDE), None)
    return before in (Sign.FROM, Sign.TO, Sign.UNTIL, Sign.BETWEEN, Sign.DEADLINE)


def _has_rhythm(tokens: Tokens) -> bool:
    return any(isinstance(token.thing, Rhythm) for token in tokens)


def _is_of_each(tokens: Tokens) -> bool:
    return any(isinstance(t.thing, Rhythm) and t.thing.code in _EACH_HAS_ITS_OWN for t in tokens)


def _of_a_month(thing: Thing) -> Thing:
    """«Siste skoledag i oktober» is not the school year's."""
    if not isinstance(thing, Near) or thing.side is not Side.AT or thing.unit is Unit.NONE:
        return thing
    nth = -thing.count if thing.landmark is Landmark.SCHOOL_END else thing.count
    return Nths((nth,), None, thing.unit)


def _monthly(nths: Nths) -> Rhythm:
    if nths.unit is not Unit.NONE:
        return MONTHLY
    days = () if nths.weekday is None else (nths.weekday,)
    return Rhythm(code="monthly", band=Recurrence.RHYTHM, weekdays=days, nths=nths.nths)


def _nth(nths: Nths, nth: int, month: Month, words: str) -> Nth:
    return Nth(
        words=f"{words} {month.words}".strip(),
        nth=nth,
        weekday=nths.weekday,
        month=month.month,
        year=month.year,
        unit=nths.unit,
    )


def _of_months(tokens: Tokens, at: int, nths: Nths, words: str) -> Tokens:
    """«Første mandag i oktober og november»; from one month to another it comes each month."""
    months: list[Month] = []
    places = [at]
    for place in range(at, len(tokens)):
        thing = tokens[place].thing
        if thing is Sign.TO:
            return [Token(_monthly(nths), words)]
        if isinstance(thing, Month):
            months.append(thing)
            places.append(place)
        elif thing not in BETWEEN_LIKE:
            break
    for place in range(at, places[-1] + 1):
        tokens[place] = Token(Sign.IN, "")
    return _listed([_nth(nths, nth, month, words) for month in months for nth in nths.nths])


def _listed(points: Sequence[Point]) -> Tokens:
    made: Tokens = []
    for point in points:
        if made:
            made.append(Token(Sign.AND, ""))
        made.append(Token(point, point.words))
    return made
