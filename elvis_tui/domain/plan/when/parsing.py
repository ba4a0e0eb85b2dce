"""The pieces of a text put together: what is one time, from where to where, and what agrees."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from elvis_tui.domain.plan.times import (
    Date,
    Landmark,
    Month,
    Near,
    Nth,
    Point,
    Reach,
    Rhythm,
    Side,
    Span,
    Term,
    Time,
    Together,
    Unit,
    Week,
    Why,
)
from elvis_tui.domain.plan.when.completing import NotReadError, Tokens, completed
from elvis_tui.domain.plan.when.items import (
    Item,
    between_breaks,
    up_to_breaks,
    without_on_demand,
)
from elvis_tui.domain.plan.when.lexing import one_line, tokens_of
from elvis_tui.domain.plan.when.tidying import with_dashes_and_starts, without_notes
from elvis_tui.domain.plan.when.tokens import Sign, Token, Unknown
from elvis_tui.domain.plan.when.words import DASH, MONTH, NUMBER
from elvis_tui.domain.record import replace
from elvis_tui.domain.school_year import FIRST_MONTH

_BOTH_HALVES = re.compile(r"\b1\. ?(?:og|/|&) ?2\. ?(termin|halvår|semester)\b", re.IGNORECASE)
_LIST_MARK = re.compile(rf"^{DASH}+\s*(?=\w)")
_HALF_A_BREAK = re.compile(
    r"\b(høst|haust|jule|vinter|påske|sommer|sumar)-"
    r"(?=(?:\s*,\s*\w+-)*\s*,?\s*(?:og|til|/)\s*\w+ferie)",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"\b(?:med\s+)?(?:oppstart|start)(?:er|ar)?"
    rf"(?=:?\s+(?:(?:(?:i|den|fra|frå)\s+)?(?:(?:uke|veke|u\.)\s*)?[0-9]|(?:i|fra|frå)\s+{MONTH}))",
    re.IGNORECASE,
)
"""«Med oppstart i uke 36», «start 2. september», «starter i oktober»."""
_MONTH_OF_ITS_OWN = re.compile(
    rf"(\b{MONTH}:\s*(?:{NUMBER}\.(?:\s*(?:,|og|{DASH})\s*)?)+)\s+(?={MONTH}:\s*{NUMBER})",
    re.IGNORECASE,
)
"""«August: 20. September: 3.», where «20. september» is no date."""
_PASSED_OVER = (Sign.IN, Sign.PART, Sign.WHOLE)
_NOT_MANNER = ("regularly",)
_A_YEAR = {"yearly": 1, "half_yearly": 2, "quarterly": 4}
_EACH_YEAR = {"per_year": 1, "per_half_year": 2, "times": 1}
_WEEKDAY_TAKES = ("weekly",)
_LISTED = (Sign.AND, Sign.COMMA, Sign.SLASH)


def read_items(text: str, heading: Month | None = None) -> tuple[list[Item], int | None]:
    """What a text says, one after the other, and the school year it says it is for.

    Raises:
        NotReadError: Where a word of it is not understood, or has nothing to go with.
    """
    text = _LIST_MARK.sub("", _BOTH_HALVES.sub(r"1. \1 og 2. \1", one_line(text)))
    text = _STARTS.sub("oppstart", text)
    text = _MONTH_OF_ITS_OWN.sub(r"\1; ", _HALF_A_BREAK.sub(r"\1ferie", text))
    tokens = _with_alternatives(list(tokens_of(text)))
    if all(isinstance(token.thing, Sign) for token in tokens):
        return [], None
    if unknown := [token.words.strip(".:") for token in tokens if isinstance(token.thing, Unknown)]:
        raise NotReadError(Why.NOT_UNDERSTOOD, " ".join(unknown))
    tokens, school_year = completed(without_notes(tokens), heading)
    return list(_Items(with_dashes_and_starts(tokens), text).read()), school_year


def _with_alternatives(tokens: Tokens) -> Tokens:
    """«Oktober eller november» has to do with both; of two days nobody knows which."""
    made = list(tokens)
    for at, (before, token, after) in enumerate(
        zip(tokens, tokens[1:], tokens[2:], strict=False), 1
    ):
        is_or = isinstance(token.thing, Unknown) and token.words.casefold() == "eller"
        if is_or and isinstance(before.thing, Month) and isinstance(after.thing, Month):
            made[at] = Token(Sign.AND, token.words)
    return made


class _Items:
    """Reads the pieces from left to right."""

    def __init__(self, tokens: Tokens, text: str) -> None:
        self._tokens = tokens
        self._text = text
        self._at = 0
        self._signs: list[Sign] = []
        self._is_deadline = False
        self._beside: Near | None = None

    def read(self) -> Iterable[Item]:
        while self._at < len(self._tokens):
            thing = self._tokens[self._at].thing
            if isinstance(thing, Rhythm):
                self._at += 1
                yield self._item(thing)
            elif isinstance(thing, Sign):
                if (span := self._sign(thing)) is not None:
                    yield self._item(span)
            else:
                yield self._item(self._on_the_same_side(self._from_here(Reach.AT)))

    def _on_the_same_side(self, span: Span) -> Span:
        """«Før jul og påske» is before both, and so is «siste skoledag før jul og påske»."""
        near = span.first
        is_near = isinstance(near, Near) and span.reach is Reach.AT
        if isinstance(near, Near) and is_near and not _is_plain(near) and near.side is not Side.AT:
            self._beside = near
            return span
        is_next = bool(self._signs) and all(sign in _LISTED for sign in self._signs)
        beside = self._beside if is_next and is_near else None
        if beside is None or not isinstance(near, Near) or not _is_plain(near):
            self._beside = None
        elif not _is_nothing(near.landmark, beside.side):
            return replace(span, first=replace(beside, landmark=near.landmark, words=near.words))
        return span

    def _item(self, thing: Span | Rhythm) -> Item:
        if isinstance(thing, Span) and self._is_deadline:
            # «Innen uke 41 (høstferien)» tells what week that is.
            first = thing.first if Sign.OPEN in self._signs else _until(thing.first)
            thing = replace(thing, first=first, is_deadline=True)
        signs, self._signs = tuple(self._signs), []
        return Item(thing, signs)

    def _sign(self, sign: Sign) -> Span | None:
        self._at += 1
        match sign:
            case Sign.DEADLINE:
                self._is_deadline = True
            case Sign.BEFORE | Sign.AFTER:
                return self._beside_landmark(Side.BEFORE if sign is Sign.BEFORE else Side.AFTER)
            case Sign.FROM:
                return self._from_here(Reach.FROM)
            case Sign.TO | Sign.UNTIL:
                return Span(last=self._bound(), reach=Reach.UNTIL)
            case Sign.BETWEEN:
                return self._from_here(Reach.BETWEEN, Sign.AND)
            case _:
                self._signs.append(sign)
                if sign is Sign.SEMICOLON:
                    self._is_deadline = False
        return None

    def _from_here(self, reach: Reach, to: Sign = Sign.TO) -> Span:
        """A point, and where it says so the one it lasts to."""
        first = self._bound()
        if self._next_is(to, Sign.UNTIL if reach is Reach.FROM else to):
            self._at += 1
            if reach is not Reach.AT or self._has_point():
                return Span(first=first, last=self._bound(), reach=Reach.BETWEEN)
            self._at -= 1
        if reach is Reach.BETWEEN:
            raise NotReadError(Why.NOT_UNDERSTOOD, self._text)
        return Span(first=first, reach=reach)

    def _next_is(self, *signs: Sign) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at].thing in signs

    def _has_point(self) -> bool:
        at = self._at
        while at < len(self._tokens) and self._tokens[at].thing in _PASSED_OVER:
            at += 1
        return at < len(self._tokens) and not isinstance(self._tokens[at].thing, Sign | Rhythm)

    def _bound(self) -> Point:
        while self._next_is(*_PASSED_OVER):
            self._at += 1
        thing = self._tokens[self._at].thing if self._at < len(self._tokens) else None
        if not isinstance(thing, Point):
            raise NotReadError(Why.NOT_UNDERSTOOD, self._text)
        self._at += 1
        return thing

    def _beside_landmark(self, side: Side) -> Span:
        """«Før jul», «etter påske»; before anything else it is a deadline, and after it unknown."""
        words = self._tokens[self._at - 1].words
        point = self._bound()
        if isinstance(point, Near) and _is_plain(point) and not _is_nothing(point.landmark, side):
            self._beside = replace(point, side=side, words=f"{words} {point.words}")
            return Span(first=self._beside)
        if side is Side.BEFORE and (before := _before(point, words)) is not None:
            return Span(first=before, is_deadline=True)
        raise NotReadError(Why.NOT_UNDERSTOOD, f"{words} {point.words}")


def _before(point: Point, words: str) -> Point | None:
    """«Før oktober» is by the end of September; the day of «før 1. mai» is named itself."""
    words = f"{words} {point.words}"
    match point:
        case Month(month=1, year=year):
            return Month(words=words, month=12, year=None if year is None else year - 1)
        case Month(month=month) if month != FIRST_MONTH:
            return replace(point, words=words, month=month - 1)
        case Week(number=number, weekday=None) if number > 1:
            return replace(point, words=words, number=number - 1)
        case Month() | Term() | Week(weekday=None):
            return None
    return point


def _is_plain(near: Near) -> bool:
    return near.side is Side.AT and near.unit is Unit.NONE


def _until(point: Point | None) -> Point | None:
    """«Innen jul» is before it."""
    if isinstance(point, Near) and _is_plain(point):
        is_end = point.landmark is Landmark.SCHOOL_END
        return point if is_end else replace(point, side=Side.BEFORE)
    return point


def _is_nothing(landmark: Landmark, side: Side) -> bool:
    """«Etter skolestart» is all the year, and «etter skoleslutt» none of it."""
    return side is Side.AFTER and landmark in (Landmark.SCHOOL_START, Landmark.SCHOOL_END)


def put_together(items: list[Item], under: Span | None) -> tuple[Time, ...]:
    """The times that a text's items are, each with what it must agree with.

    Args:
        items: In the text's order, of all columns.
        under: The month they stand under.

    Raises:
        NotReadError: Where there is none, or where they are two kinds of time.
    """
    items = without_on_demand(between_breaks(items))
    spans = [item.thing for item in items if isinstance(item.thing, Span)]
    if spans:
        items = [item for item in items if not _says_only_days(item)]
    rhythms = [item.thing for item in items if isinstance(item.thing, Rhythm)]
    if len(rhythms) == 1 and _are_all_its_times(rhythms[0], spans):
        items = [item for item in items if isinstance(item.thing, Span)]
        rhythms = []
    if rhythms:
        rhythm = _one_rhythm(rhythms)
        parted = [item for item in items[1:] if item.is_apart]
        if spans and any(_parts_kinds(item, items) for item in parted):
            raise NotReadError(Why.TWO_KINDS)
        if _has_times_each(items):
            raise NotReadError(Why.TWO_KINDS)
        spans = up_to_breaks(spans)
        within = tuple([*spans, under] if under else spans)
        if rhythm.code == "all_year" and any(span.reach is Reach.AT for span in within):
            raise NotReadError(Why.TWO_KINDS)
        return (replace(rhythm, within=within),)
    if not spans and under is not None:
        return (Together(spans=(under,)),)
    if not spans:
        raise NotReadError(Why.NO_TIME)
    return tuple(_groups(items, under))


def _has_times_each(items: list[Item]) -> bool:
    """«Mandager i september, onsdager i oktober»: each has its own, and one time holds one."""
    kinds = [isinstance(item.thing, Rhythm) for item in items]
    runs = sum(one != other for one, other in pairwise(kinds)) + 1
    return runs > 3


def _are_all_its_times(rhythm: Rhythm, spans: list[Span]) -> bool:
    """«Årlig i oktober», «to ganger i året (uke 38 og 6)», «månedlig (3.9., 1.10. og 5.11.)»."""
    if not spans or rhythm.weekdays or any(span.reach is not Reach.AT for span in spans):
        return False
    if len(spans) == _times_a_year(rhythm.code):
        return True
    return len(spans) > 1 and all(isinstance(span.first, Date | Week | Nth) for span in spans)


def _times_a_year(code: str) -> int:
    if code in _A_YEAR:
        return _A_YEAR[code]
    count, _sep, per = code.partition("_")
    return int(count) * _EACH_YEAR[per] if count.isdigit() and per in _EACH_YEAR else 0


def _says_only_days(item: Item) -> bool:
    """«Planleggingsdager uke 33»: the days are those of the week."""
    return isinstance(item.thing, Rhythm) and item.thing.code == "planning_days"


def _parts_kinds(item: Item, items: list[Item]) -> bool:
    before = items[items.index(item) - 1]
    return type(before.thing) is not type(item.thing)


def _groups(items: list[Item], under: Span | None) -> Iterable[Together]:
    group: list[Item] = []
    # «Oktober, 12. november» alone is one time that contradicts itself, among others it is two.
    may_list = len(items) > 2
    for item in items:
        if group and (Sign.SEMICOLON in item.signs or (item.is_apart and _differ(group[-1], item))):
            yield _group(group, under, may_list)
            group = []
        group.append(item)
    yield _group(group, under, may_list)


def _differ(one: Item, other: Item) -> bool:
    return _kind(one) is not _kind(other)


def _kind(item: Item) -> type[object]:
    assert isinstance(item.thing, Span)
    return type(item.thing.first or item.thing.last)


def _group(items: list[Item], under: Span | None, may_list: bool) -> Together:
    closer = (Sign.IN, Sign.OPEN)
    listed = may_list and all(
        Sign.COMMA in item.signs and not any(sign in closer for sign in item.signs)
        for item in items[1:]
        if item.is_apart is False
    )
    spans = tuple(item.thing for item in items if isinstance(item.thing, Span))
    return Together(spans=spans, is_list=listed, under=under)


def _one_rhythm(rhythms: list[Rhythm]) -> Rhythm:
    """One rhythm of several that go together: «hver onsdag i partallsuker, hele året».

    Raises:
        NotReadError: `TWO_KINDS` where they do not.
    """
    found = list(dict.fromkeys(rhythms))
    if len(found) > 1:
        found = [one for one in found if one.code not in _NOT_MANNER]
    if len(found) > 1:
        found = [one for one in found if one.code != "all_year"]
    if len(found) > 1 and any(one.code == "daily" for one in found):
        found = _beside_daily(found)
    weekly = [one for one in found if one.code in _WEEKDAY_TAKES]
    others = [one for one in found if one.code not in _WEEKDAY_TAKES]
    days = tuple(dict.fromkeys(day for one in weekly for day in one.weekdays))
    if others and weekly and not days:
        raise NotReadError(Why.TWO_KINDS)
    if not others:
        return replace(weekly[0], weekdays=days)
    if len(others) > 1 or (others[0].weekdays and days):
        raise NotReadError(Why.TWO_KINDS)
    one = others[0]
    return replace(one, weekdays=days) if days else one


def _beside_daily(rhythms: list[Rhythm]) -> list[Rhythm]:
    """What is done each day is done when it is needed too; how it is done may be said with it.

    Raises:
        NotReadError: `TWO_KINDS` for «daglig og ukentlig».
    """
    others = [one for one in rhythms if one.code not in ("daily", "on_demand")]
    if any(one.code in ("weekly", "monthly") for one in others):
        raise NotReadError(Why.TWO_KINDS)
    return others or [one for one in rhythms if one.code == "daily"]
