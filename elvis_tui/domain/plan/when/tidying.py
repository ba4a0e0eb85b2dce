"""What is another thing than it looks like: notes, years in short, dashes that only go before.

«Oktober 1)» has a note, «Nov 26» may be a day or a year, «Høst – oktober» is that October, and
«aug-okt-des» are three months. What may be two things is not read.
"""

from __future__ import annotations

import re

from elvis_tui.domain.plan.times import (
    Date,
    Half,
    Landmark,
    Month,
    Near,
    Nth,
    Point,
    Rhythm,
    Side,
    Term,
    Unit,
    Week,
    Why,
)
from elvis_tui.domain.plan.when.completing import BESIDE, NotReadError, Tokens
from elvis_tui.domain.plan.when.rhythms import ALL_YEAR
from elvis_tui.domain.plan.when.tokens import Number, Sign, Token
from elvis_tui.domain.plan.when.words import DASH

_MAY_BE_A_YEAR = range(24, 32)
_LAST_NOTE = 9
_START = re.compile(r"start|begynn|byrj|primo|tidl", re.IGNORECASE)
_END = re.compile(r"slutt|utgang|enden|ultimo|se(?:i)?nt", re.IGNORECASE)
_OWN_START = re.compile(r"oppstart(?:en)?", re.IGNORECASE)
_ONLY_A_DASH = re.compile(DASH)
_HALVES = {Half.AUTUMN: (8, 9, 10, 11, 12), Half.SPRING: (1, 2, 3, 4, 5, 6)}


def without_notes(tokens: Tokens) -> Tokens:
    """The pieces without the numbers of notes, and with the year's ends as what they are.

    Raises:
        NotReadError: For a number that may be a day or a year («Nov 26»), or a part of the year
            that is no time («midt i skoleåret»).
    """
    return _with_ends_of_year(_without_numbers_of_notes(tokens))


def _without_numbers_of_notes(tokens: Tokens) -> Tokens:
    made: Tokens = []
    depth = 0
    at = 0
    while at < len(tokens):
        token = tokens[at]
        depth += (token.thing is Sign.OPEN) - (token.thing is Sign.CLOSE and depth > 0)
        if _is_bare(token) and _sign_at(tokens, at + 1) is Sign.CLOSE and not depth:
            at += 2
            continue
        if isinstance(token.thing, Month) and _is_in_brackets(tokens, at + 1):
            number = tokens[at + 2].thing
            assert isinstance(number, Number)
            if number.number > _LAST_NOTE:
                raise NotReadError(Why.NOT_UNDERSTOOD, f"{token.words} ({number.number})")
            made.append(token)
            at += 4
            continue
        if isinstance(token.thing, Month):
            _check_no_year(tokens, at)
        made.append(token)
        at += 1
    return made


def _is_bare(token: Token) -> bool:
    return isinstance(token.thing, Number) and not token.thing.has_stop


def _sign_at(tokens: Tokens, at: int) -> Sign | None:
    thing = tokens[at].thing if at < len(tokens) else None
    return thing if isinstance(thing, Sign) else None


def _is_in_brackets(tokens: Tokens, at: int) -> bool:
    return (
        _sign_at(tokens, at) is Sign.OPEN
        and _is_bare(tokens[at + 1] if at + 1 < len(tokens) else tokens[at])
        and _sign_at(tokens, at + 2) is Sign.CLOSE
    )


def _check_no_year(tokens: Tokens, at: int) -> None:
    month = tokens[at].words
    if _sign_at(tokens, at + 1) is Sign.TO and _ONLY_A_DASH.fullmatch(tokens[at + 1].words):
        # «Oktober -26».
        at += 1
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or not isinstance(following.thing, Number) or following.thing.has_stop:
        return
    is_of_days = at + 3 < len(tokens) and isinstance(tokens[at + 3].thing, Number)
    if following.thing.number in _MAY_BE_A_YEAR and not is_of_days:
        raise NotReadError(Why.NOT_UNDERSTOOD, f"{month} {following.words}")


def _with_ends_of_year(tokens: Tokens) -> Tokens:
    """«I begynnelsen av skoleåret» is school start, and its end the end of school."""
    made: Tokens = []
    for token in tokens:
        is_year = token.thing == ALL_YEAR and "året" in token.words.casefold()
        if not (is_year and made and made[-1].thing is Sign.PART):
            made.append(token)
            continue
        part = made.pop()
        words = f"{part.words} {token.words}"
        if _START.search(part.words):
            landmark = Landmark.SCHOOL_START
        elif _END.search(part.words):
            landmark = Landmark.SCHOOL_END
        else:
            raise NotReadError(Why.NOT_UNDERSTOOD, words)
        made.append(Token(Near(words=words, landmark=landmark, side=Side.AT), words))
    return made


def with_dashes_and_starts(tokens: Tokens) -> Tokens:
    """Completed pieces where a dash is «from – to» only if it is, and «oppstart» is its day.

    Raises:
        NotReadError: For «uke 36 – uke 38 – uke 40», which is neither a range nor a list.
    """
    return _with_own_starts(_with_chains(_with_dashes(tokens)))


def _with_dashes(tokens: Tokens) -> Tokens:
    made = list(tokens)
    for at in range(1, len(tokens) - 1):
        before, token, after = made[at - 1], tokens[at], tokens[at + 1]
        is_from = at > 1 and made[at - 2].thing in (Sign.FROM, Sign.BETWEEN, Sign.TO)
        is_dash = token.thing is Sign.TO and _ONLY_A_DASH.fullmatch(token.words)
        is_of_it = after.thing is Sign.DEADLINE or _is_within(after.thing, before.thing)
        if is_dash and not is_from and is_of_it:
            made[at] = Token(Sign.IN, token.words)
    return made


def _is_within(narrow: object, wide: object) -> bool:
    """Whether one is told of the other: «høst – oktober», «oktober – uke 43»."""
    months = _months_of(narrow)
    if isinstance(wide, Term):
        return bool(months) and set(months) <= set(_HALVES[wide.half])
    return isinstance(wide, Month) and not isinstance(narrow, Month) and wide.month in months


def _months_of(thing: object) -> tuple[int, ...]:
    if isinstance(thing, Date | Month | Nth):
        return (thing.month,)
    if isinstance(thing, Week):
        # A week of the number begins between four days before and two after this day of the year.
        days = range(7 * thing.number - 6, 7 * thing.number + 1)
        return tuple(dict.fromkeys(min(12, max(0, day - 1) * 12 // 365 + 1) for day in days))
    return ()


def _with_chains(tokens: Tokens) -> Tokens:
    """«Aug-okt-des» is a list."""
    made = list(tokens)
    at = 0
    while at < len(tokens):
        end = at
        while _is_point(tokens, end) and _sign_at(tokens, end + 1) is Sign.TO:
            if not _is_point(tokens, end + 2):
                break
            end += 2
        if end - at >= 4:
            if not all(isinstance(token.thing, Month) for token in tokens[at : end + 1 : 2]):
                words = " ".join(token.words for token in tokens[at : end + 1] if token.words)
                raise NotReadError(Why.NOT_UNDERSTOOD, words)
            for place in range(at + 1, end, 2):
                made[place] = Token(Sign.COMMA, tokens[place].words)
        at = max(end, at + 1)
    return made


def _is_point(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and isinstance(tokens[at].thing, Point)


def _with_own_starts(tokens: Tokens) -> Tokens:
    """«Onsdager, oppstart 2. september» are from that day; «oppstart uke 36» is that week."""
    recurs = any(isinstance(token.thing, Rhythm) for token in tokens)
    made: Tokens = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        after = _next_point(tokens, at + 1)
        if not _is_own_start(token):
            made.append(token)
        elif after is not None:
            is_from = recurs and isinstance(tokens[after].thing, Point)
            made.append(Token(Sign.FROM if is_from else Sign.IN, token.words))
            at = after
            continue
        elif not (made and _is_dated_before(made)):
            made.append(token)
        at += 1
    return made


def _is_own_start(token: Token) -> bool:
    near = token.thing
    is_plain = isinstance(near, Near) and near.side is Side.AT and near.unit is Unit.NONE
    return is_plain and _OWN_START.fullmatch(token.words) is not None


def _next_point(tokens: Tokens, at: int) -> int | None:
    has_comma = False
    while at < len(tokens) and tokens[at].thing in BESIDE:
        has_comma = has_comma or tokens[at].thing in (Sign.COMMA, Sign.SLASH)
        at += 1
    kinds = Date | Week if has_comma else Date | Week | Month | Nth
    if _sign_at(tokens, at) in (Sign.BEFORE, Sign.AFTER, Sign.FROM):
        # «Oppstart etter høstferien», «oppstart fra uke 36».
        return at
    return at if at < len(tokens) and isinstance(tokens[at].thing, kinds) else None


def _is_dated_before(made: Tokens) -> bool:
    """«2. september (oppstart)»."""
    point = next((t for t in reversed(made) if t.thing not in BESIDE), None)
    return point is not None and isinstance(point.thing, Date | Week)
