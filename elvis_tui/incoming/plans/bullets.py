"""Lists and lines that tell what is done, when and by whom: labels, and headings of months."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from elvis_tui.domain.plan.reading import NotRead, Untold
from elvis_tui.domain.plan.records import RowNote
from elvis_tui.domain.record import Record, replace
from elvis_tui.incoming.plans.blocks import Item
from elvis_tui.incoming.plans.labelled import people_and_times, said, with_labels
from elvis_tui.incoming.plans.rows import Row
from elvis_tui.incoming.plans.tables import Found
from elvis_tui.incoming.plans.timed import time_in
from elvis_tui.incoming.plans.times import composed, with_deadlines
from elvis_tui.incoming.plans.words import MONTH, Kind, Piece, month_line, month_number, pieces

_STARTS_WITH_MONTH = re.compile(MONTH, re.IGNORECASE)


class _Point(Record, frozen=True):
    """What is told under one point: its words, what stands behind labels, and how deep it is."""

    text: str
    line: int
    depth: int
    begins: bool
    month: str
    opening: str = ""
    when: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    notes: tuple[RowNote, ...] = ()

    @property
    def is_labelled(self) -> bool:
        """Whether a label says when or who, also one that is still in its words."""
        inside = any(kind is Kind.WHO for kind, _label, _words in pieces(self.text))
        return bool(self.when or self.who or inside)


def listed(
    items: Sequence[Item], month: str, heading: Item | None = None, *, are_points: bool = False
) -> Found:
    """The activities that lists and lines under one heading tell of.

    A point is one where a label tells when or who, where a time stands in front of it, or where
    it stands under a month. All else are words to read; beside activities they are told of.

    Args:
        items: The words, in order.
        month: The heading of a month or another time they stand under, as written.
        heading: Their heading, if it may be the name of what is done.
        are_points: Whether only points are activities of that time: «Skolestart» may be above
            words to read, as a month is not.
    """
    points = [_timed(point) for point in _points(_numbered(items, month), month, heading)]
    in_list = any(p.begins for p in points)
    rows: list[Row] = []
    untold: list[Untold] = []
    labelled = sum(1 for point in points if point.is_labelled)
    for point in points:
        if _is_activity(point, in_list or are_points):
            rows.extend(with_labels(_row(point)))
        elif point.depth < 0 and point.who:
            untold.append(Untold(why=NotRead.NO_TIME, line=point.line, words=point.text))
        elif are_points and not point.begins:
            continue
        elif point.month:
            untold.append(Untold(why=NotRead.WORDS_IN_MONTH, line=point.line, words=point.text))
        elif labelled and point.begins:
            untold.append(Untold(why=NotRead.LIST_ITEM, line=point.line, words=point.text))
    return Found(tuple(rows), tuple(untold))


def _is_activity(point: _Point, in_list: bool) -> bool:
    if not point.text:
        return False
    if point.begins:
        return point.is_labelled or bool(point.month)
    # Outside of lists, «Ansvar: …» may be words of a sentence.
    if point.depth < 0:
        return bool(point.when)
    return bool(point.when) or bool(point.month and (point.is_labelled or not in_list))


def _row(point: _Point) -> Row:
    times, deadlines = with_deadlines(list(point.when), point.month)
    beside = (RowNote(label="Frist", text=told.removeprefix("frist ")) for told in deadlines)
    return Row(
        what=point.text,
        when=composed(", ".join(times), month=point.month),
        who="\n".join(point.who),
        line=point.line,
        opening=point.opening,
        notes=(*point.notes, *beside),
    )


# Numbered items


def _numbered(items: Sequence[Item], month: str) -> Iterator[Item]:
    """Items with their number again where Markdown took a date for one: «12. oktober: møte»."""
    run: list[Item] = []
    counted = _counted_months(items)
    for at, found in enumerate(items):
        item = replace(found, number="") if at in counted else found
        if item.number == "1" or not item.number:
            yield from _with_numbers(run, month)
            run = []
        run.append(item)
    yield from _with_numbers(run, month)


def _counted_months(items: Sequence[Item]) -> frozenset[int]:
    """Where months are numbered («1. Januar», «2. Februar»): those numbers are no days."""
    counted: set[int] = set()
    for depth in {item.depth for item in items if item.number}:
        at = [n for n, item in enumerate(items) if item.number.isdecimal() and item.depth == depth]
        numbers = [int(items[n].number) for n in at]
        names = [_STARTS_WITH_MONTH.match(items[n].text) for n in at]
        months = [month_number(name[0]) for name in names if name and name[0][0].isupper()]
        follows = (
            numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
        )
        if len(at) > 1 and follows and len(set(months)) == len(at) and numbers[0] in (1, months[0]):
            counted.update(at)
    return frozenset(counted)


def _with_numbers(run: Sequence[Item], month: str) -> Iterator[Item]:
    numbers = [item.number for item in run if item.number]
    counted = numbers == [str(n) for n in range(1, len(numbers) + 1)]
    for item in run:
        is_day = month and (not counted or item.number.startswith("-"))
        if item.number and (_STARTS_WITH_MONTH.match(item.text) or is_day):
            yield replace(item, text=f"{item.number.lstrip('-')}. {item.text}")
        else:
            yield item


# Points


class _Gathering:
    """Goes through the words, and puts what belongs to one point together."""

    def __init__(self, month: str, heading: Item | None) -> None:
        self.points: list[_Point] = []
        self._month = month
        self._within: list[tuple[int, str]] = []  # points that are months, and how deep they are
        self._point: _Point | None = None
        self._line = 0
        if heading:
            self._point = _Point(heading.text, heading.line, -1, False, month)

    def item(self, item: Item) -> None:
        """Take one more line of words."""
        if item.begins:
            self._within = [(deep, words) for deep, words in self._within if deep < item.depth]
        left = self._within_month(item)
        if left is None:
            return
        item, told = left, pieces(left.text)
        goes_on = not item.begins and item.line == self._line + 1
        self._line = item.line
        if _is_new(item, told, self._point, goes_on=goes_on):
            self.end()
            under = self._within[-1][1] if self._within else self._month
            self._point = _Point("", item.line, item.depth, item.begins, under, item.opening)
        elif told and told[0][0] is None and self._point is not None:
            self._point = _more(self._point, item, told[0][2])
            told = told[1:]
        if self._point is not None:
            self._point = _labelled(self._point, told, item)

    def end(self) -> None:
        """What was begun is a point."""
        if self._point is not None:
            self.points.append(self._point)
        self._point = None

    def _within_month(self, item: Item) -> Item | None:
        """What is left to read of an item that names the month it and those below it are in."""
        if not item.begins and not item.opening:
            return item
        named, rest = month_line(item.text, item.opening)
        if not named:
            return item
        self.end()
        if item.begins:
            self._within.append((item.depth, named))
        else:
            self._month = named
        return replace(item, text=rest, opening="") if rest else None


def _points(items: Iterable[Item], month: str, heading: Item | None) -> list[_Point]:
    gathering = _Gathering(month, heading)
    for item in items:
        gathering.item(item)
    gathering.end()
    return gathering.points


def _is_new(item: Item, told: list[Piece], point: _Point | None, *, goes_on: bool) -> bool:
    kinds = [kind for kind, _label, _words in told]
    if point is None:
        return bool(kinds) and (kinds[0] in (None, Kind.WHAT) or Kind.WHAT in kinds)
    if not kinds:
        return False
    if kinds[0] in (Kind.WHEN, Kind.WHO, Kind.NOTE):
        # «Når: uke 46. Hva: fest» tells of all of a thing, whatever it tells first.
        return item.begins and item.depth <= point.depth and bool(point.text and Kind.WHAT in kinds)
    if kinds[0] is Kind.WHAT:
        return bool(point.text)
    if item.begins:
        return item.depth <= point.depth or not point.begins or len(kinds) > 1
    # Words that go on in the same item belong to it; words below a list begin something else.
    return item.depth == 0 and ((point.begins and not goes_on) or point.is_labelled)


def _more(point: _Point, item: Item, words: str) -> _Point:
    if item.begins or point.is_labelled or point.notes:
        return replace(point, notes=(*point.notes, RowNote(label="", text=words)))
    return replace(point, text=f"{point.text} {words}".strip())


def _labelled(point: _Point, told: list[Piece], item: Item) -> _Point:
    whole = " ".join(item.text.split())
    if len(told) == 1 and told[0][0] is None and not point.text:
        return replace(point, text=whole)
    repeated = sum(1 for kind, _label, _words in told if kind is Kind.WHO) > 1
    if repeated and not point.text:
        return replace(point, text=whole)
    for kind, label, words in told:
        if kind in (None, Kind.WHAT):
            point = replace(point, text=f"{point.text} {words}".strip())
        elif kind is Kind.WHEN:
            point = replace(point, when=(*point.when, said(label, words, point.month)))
        elif kind is Kind.WHO:
            who, when = people_and_times(words)
            times = (*point.when, when) if when else point.when
            point = replace(point, who=(*point.who, who), when=times)
        elif words:
            point = replace(point, notes=(*point.notes, RowNote(label=label, text=words)))
    return point


# A time in the words


def _timed(point: _Point) -> _Point:
    """The point with the time that stands in its words."""
    if point.when:
        return point
    found = time_in(
        point.text,
        point.month,
        is_point=point.begins,
        is_labelled=point.is_labelled,
        is_heading=point.depth < 0,
    )
    return replace(point, text=found.words, when=(found.time,)) if found else point
