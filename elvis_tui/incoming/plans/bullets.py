"""Lists and lines that tell what is done, when and by whom: labels, and headings of months."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from elvis_tui.domain.plan.reading import NotRead, Untold
from elvis_tui.domain.plan.records import RowNote
from elvis_tui.domain.record import Record, replace
from elvis_tui.incoming.plans.blocks import Item
from elvis_tui.incoming.plans.labelled import people_and_times, with_labels
from elvis_tui.incoming.plans.rows import Row
from elvis_tui.incoming.plans.tables import Found
from elvis_tui.incoming.plans.times import composed, is_days, is_time, of_week, understood
from elvis_tui.incoming.plans.words import (
    MONTH,
    WEEKDAY,
    Kind,
    Piece,
    month_heading,
    pieces,
    tidied,
)

_MOST_OF_A_TIME = 48
_BEFORE_WORDS = re.compile(r"(?P<time>[^:]*?)\s*(?::|\s[–—-])\s+(?P<words>\S.*)")
_DAY_NAME = rf"(?:{WEEKDAY}\s+)?"
_SPAN_TO = r"(?:\s*[-–—]\s*\d{1,2}\.?(?:\s?\d{1,2}\.)?)?"
_TIME_FIRST = re.compile(
    rf"(?P<time>(?:uke|veke)\s+\d{{1,2}}(?:\s*(?:[-–—/,]|og)\s*\d{{1,2}})*"
    rf"|{_DAY_NAME}\d{{1,2}}\.{_SPAN_TO}\s*{MONTH}(?:\s+20\d\d)?"
    rf"|{_DAY_NAME}\d{{1,2}}\.\d{{1,2}}\.?(?:\d{{2,4}})?{_SPAN_TO}"
    rf"|{_DAY_NAME}\d{{1,2}}\.{_SPAN_TO})\s+(?P<words>[^\W\d].*)",
    re.IGNORECASE,
)
_BEHIND_WORDS = re.compile(r"(?P<words>.*?\S)\s*(?::|,|\s[–—-])\s+(?P<time>[^:–—]{1,48}?)\s*\.?")
_IN_BRACKETS = re.compile(r"\((?P<time>[^()]{1,48})\)\s*\.?\s*$")
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


def listed(items: Sequence[Item], month: str, heading: Item | None = None) -> Found:
    """The activities that lists and lines under one heading tell of.

    A point is one where a label tells when or who, where a time stands in front of it, or where
    it stands under a month. All else are words to read; beside activities they are told of.

    Args:
        items: The words, in order.
        month: The heading of a month they stand under, as written.
        heading: Their heading, if it may be the name of what is done.
    """
    points = [_timed(point) for point in _points(_numbered(items, month), month, heading)]
    in_list = any(p.begins for p in points)
    rows: list[Row] = []
    untold: list[Untold] = []
    labelled = sum(1 for point in points if point.is_labelled)
    for point in points:
        if _is_activity(point, in_list):
            rows.extend(with_labels(_row(point)))
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
    return bool(point.when) or bool(point.month and (point.is_labelled or not in_list))


def _row(point: _Point) -> Row:
    return Row(
        what=point.text,
        when=composed(", ".join(point.when), month=point.month),
        who="\n".join(point.who),
        line=point.line,
        opening=point.opening,
        notes=point.notes,
    )


# Numbered items


def _numbered(items: Sequence[Item], month: str) -> Iterator[Item]:
    """Items with their number again where Markdown took a date for one: «12. oktober: møte»."""
    run: list[Item] = []
    for item in items:
        if item.number == "1" or not item.number:
            yield from _with_numbers(run, month)
            run = []
        run.append(item)
    yield from _with_numbers(run, month)


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
        if heading:
            self._point = _Point(heading.text, heading.line, -1, False, month)

    def item(self, item: Item) -> None:
        """Take one more line of words."""
        told = pieces(item.text)
        if item.begins:
            self._within = [(deep, words) for deep, words in self._within if deep < item.depth]
        if self._names_month(item, told):
            return
        if _is_new(item, told, self._point):
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

    def _names_month(self, item: Item, told: list[Piece]) -> bool:
        """Whether it is a month, that those below it belong to."""
        named = month_heading(item.text) if item.begins or item.opening else ""
        whole = named == " ".join(item.text.split()).rstrip(":")
        if not named or len(told) != 1 or not (whole or item.opening):
            return False
        self.end()
        if item.begins:
            self._within.append((item.depth, named))
        else:
            self._month = named
        return True


def _points(items: Iterable[Item], month: str, heading: Item | None) -> list[_Point]:
    gathering = _Gathering(month, heading)
    for item in items:
        gathering.item(item)
    gathering.end()
    return gathering.points


def _is_new(item: Item, told: list[Piece], point: _Point | None) -> bool:
    kinds = [kind for kind, _label, _words in told]
    if point is None:
        return bool(kinds) and kinds[0] in (None, Kind.WHAT)
    if not kinds or kinds[0] in (Kind.WHEN, Kind.WHO, Kind.NOTE):
        return False
    if kinds[0] is Kind.WHAT:
        return bool(point.text)
    if item.begins:
        return item.depth <= point.depth or not point.begins or len(kinds) > 1
    # Words that go on in the same item belong to it; words below a list begin something else.
    return item.depth == 0 and (point.begins or point.is_labelled)


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
            point = replace(point, when=(*point.when, _said(label, words)))
        elif kind is Kind.WHO:
            who, when = people_and_times(words)
            times = (*point.when, when) if when else point.when
            point = replace(point, who=(*point.who, who), when=times)
        elif words:
            point = replace(point, notes=(*point.notes, RowNote(label=label, text=words)))
    return point


def _said(label: str, words: str) -> str:
    """«Uke: 41» says a week with its label."""
    return of_week(words) if label.casefold() in ("uke", "veke") else words


# A time in the words


def _timed(point: _Point) -> _Point:
    """The point with the time that stands in front of its words, or in brackets behind them."""
    if point.when:
        return point
    for pattern in (_BEFORE_WORDS, _TIME_FIRST):
        found = pattern.fullmatch(point.text)
        if found and len(found["time"]) <= _MOST_OF_A_TIME and _is_time_of(point, found["time"]):
            return replace(point, text=tidied(found["words"]), when=(found["time"].strip(),))
    found = _BEHIND_WORDS.fullmatch(point.text)
    if found and point.begins and is_time(found["time"]):
        return replace(point, text=found["words"], when=(found["time"],))
    found = _IN_BRACKETS.search(point.text)
    if found and (point.month or point.is_labelled) and _fits(found["time"], point.month):
        return replace(point, when=(found["time"].strip(),))
    return point


def _is_time_of(point: _Point, time: str) -> bool:
    # «Hele året: leksehjelp» is a time where a label says that it is something to do.
    return _fits(time, point.month) or (point.is_labelled and understood(time))


def _fits(time: str, month: str) -> bool:
    if month and (is_days(time) or understood(time)):
        return True
    return is_time(time) and not is_days(time)
