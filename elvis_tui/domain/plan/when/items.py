"""The times of a text one after the other, and those that two breaks bound together."""

from __future__ import annotations

import re

from elvis_tui.domain.plan.times import Landmark, Near, Reach, Rhythm, Side, Span, Unit
from elvis_tui.domain.plan.when.tokens import Sign
from elvis_tui.domain.record import Record, replace

_WITH_NO_MORE = re.compile(r"(?:i (?:for|etter)kant av|før|etter)\b", re.IGNORECASE)
_APART = (Sign.AND, Sign.SEMICOLON)
_IN_THE_YEAR = (
    Landmark.AUTUMN_BREAK,
    Landmark.ADVENT,
    Landmark.CHRISTMAS,
    Landmark.WINTER_BREAK,
    Landmark.EASTER,
    Landmark.SUMMER,
    Landmark.SCHOOL_END,
)
"""The landmarks that a time may be before or after, in their order."""


class Item(Record, frozen=True):
    """A span or a rhythm, and the signs that stand before it."""

    thing: Span | Rhythm
    signs: tuple[Sign, ...]

    @property
    def is_apart(self) -> bool:
        return any(sign in _APART for sign in self.signs)


def between_breaks(items: list[Item]) -> list[Item]:
    """«Etter påske og før sommeren» is all between them."""
    made: list[Item] = []
    for item in items:
        before = _landmark_beside(made[-1], Side.AFTER) if made else None
        after = _landmark_beside(item, Side.BEFORE)
        if before and after and _is_earlier(before, after) and Sign.SEMICOLON not in item.signs:
            first, last = replace(before, side=Side.AT), replace(after, side=Side.AT)
            span = Span(first=first, last=last, reach=Reach.BETWEEN)
            made[-1] = replace(made[-1], thing=span)
        else:
            made.append(item)
    return made


def without_on_demand(items: list[Item]) -> list[Item]:
    """«Månedlig og ved behov» is monthly: what is needed besides has no time of its own."""
    things = [item.thing for item in items]
    if not all(isinstance(thing, Rhythm) for thing in things):
        return items
    often = [item for item in items if not _is_besides(item)]
    plain = ("all_year", "on_demand")
    has_often = any(isinstance(o.thing, Rhythm) and o.thing.code not in plain for o in often)
    return often if has_often else items


def _is_besides(item: Item) -> bool:
    is_on_demand = isinstance(item.thing, Rhythm) and item.thing.code == "on_demand"
    return is_on_demand and Sign.AND in item.signs


def _is_earlier(one: Near, other: Near) -> bool:
    return _IN_THE_YEAR.index(one.landmark) < _IN_THE_YEAR.index(other.landmark)


def _landmark_beside(item: Item, side: Side) -> Near | None:
    span = item.thing
    if not isinstance(span, Span) or span.reach is not Reach.AT or span.is_deadline:
        return None
    near = span.first
    if not isinstance(near, Near) or near.landmark not in _IN_THE_YEAR:
        return None
    is_it = near.side is side and near.unit is Unit.NONE
    # «Ukene før jul» and «rett før jul» are those beside it alone.
    return near if is_it and _WITH_NO_MORE.match(near.words) else None


def up_to_breaks(spans: list[Span]) -> list[Span]:
    """«Hver mandag etter jul» is from then on, and not in the weeks beside it alone."""
    made: list[Span] = []
    for span in spans:
        item = Item(span, ())
        if (near := _landmark_beside(item, Side.BEFORE)) is not None:
            made.append(Span(last=replace(near, side=Side.AT), reach=Reach.UNTIL))
        elif (near := _landmark_beside(item, Side.AFTER)) is not None:
            # «Etter sommeren» is all of a school year.
            if near.landmark is not Landmark.SUMMER:
                made.append(Span(first=replace(near, side=Side.AT), reach=Reach.FROM))
        else:
            made.append(span)
    return made
