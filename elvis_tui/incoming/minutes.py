"""Minutes that the program has written, read back: the same items, decisions and tasks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from elvis_tui.domain.meetings.records import EntryKind
from elvis_tui.domain.record import Record, replace

if TYPE_CHECKING:
    from markdown_it.token import Token

_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_NUMBERED = re.compile(r"(\d+)\. (.*)", re.S)
_UNSEEN = "\u2060"
"""What breaks an address, so that no viewer makes a link of it."""
_APART = " · "


class EntryRead(Record, frozen=True, kw_only=True):
    """What was noted. `who` and `due` are those of a task."""

    kind: EntryKind
    text: str
    who: str = ""
    due: date | None = None


class ItemRead(Record, frozen=True, kw_only=True):
    """What was taken up, as its heading says, and what was noted under it."""

    number: int
    heading: str
    entries: tuple[EntryRead, ...] = ()


class MinutesRead(Record, frozen=True, kw_only=True):
    """What stands in minutes."""

    title: str = ""
    items: tuple[ItemRead, ...] = ()

    @property
    def tasks(self) -> tuple[EntryRead, ...]:
        return tuple(e for i in self.items for e in i.entries if e.kind is EntryKind.TASK)


class Labels(Record, frozen=True, kw_only=True):
    """The words that tell the parts of a line apart, each as it stands in bold.

    Under a heading of `untreated` is what nobody got to; there each stands after its `number`, with
    the digits as `0`.
    """

    kinds: Mapping[str, EntryKind]
    who: str
    due: str
    untreated: Collection[str]
    number: str


def read_minutes(markdown: str, labels: Labels) -> MinutesRead:
    """Read a document of `outgoing.minutes_document`; of any other there may be no items.

    Args:
        markdown: The document.
        labels: In the language it was written in.
    """
    from markdown_it import MarkdownIt

    reading = _Reading(labels)
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    for before, token in pairwise(tokens):
        if token.type == "inline" and before.type == "heading_open":
            reading.begin(before.tag, _text(token.children or []))
        elif token.type == "inline" and token.level == _IN_A_POINT:
            reading.point(token.children or [])
    items = tuple(sorted(reading.items, key=lambda item: item.number))
    return MinutesRead(title=reading.title, items=items)


class _Reading:
    """Where in the document one is, and what has been read."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._number = re.compile(re.escape(labels.number).replace("0", r"(\d+)"))
        self.title = ""
        self.items: list[ItemRead] = []
        self._in_item = self._in_untreated = False

    def begin(self, tag: str, text: str) -> None:
        """A heading."""
        numbered = _NUMBERED.fullmatch(text)
        self._in_item = tag == "h2" and numbered is not None
        self._in_untreated = tag == "h2" and text in self._labels.untreated
        if tag == "h1":
            self.title = text
        elif self._in_item and numbered is not None:
            self.items.append(ItemRead(number=int(numbered[1]), heading=numbered[2]))

    def point(self, tokens: list[Token]) -> None:
        """A point of a list."""
        if self._in_item and (entry := _entry(tokens, self._labels)):
            last = self.items[-1]
            self.items[-1] = replace(last, entries=(*last.entries, entry))
        elif self._in_untreated:
            for label, text in _labelled(tokens):
                if found := self._number.fullmatch(label):
                    heading = text.strip(" ")
                    self.items.append(ItemRead(number=int(found[1]), heading=heading))


_IN_A_POINT = 3
"""How deep the words of a point of a list stand."""


def _entry(tokens: list[Token], labels: Labels) -> EntryRead | None:
    """What was noted, where a point begins with what kind it is of."""
    parts = list(_labelled(tokens))
    if not parts or parts[0][0] not in labels.kinds:
        return None
    kind, text = labels.kinds[parts[0][0]], parts[0][1].strip(" ")
    if kind is not EntryKind.TASK:
        return EntryRead(kind=kind, text=text)
    told = dict(parts[1:])
    who, due = told.get(labels.who, ""), told.get(labels.due, "").strip(" ")
    return EntryRead(kind=kind, text=_ended(text), who=_ended(who), due=_day(due))


def _day(text: str) -> date | None:
    """«23.10.2026»; None where there is none."""
    written = _DAY.fullmatch(text)
    return date(*map(int, reversed(written.groups()))) if written else None


def _ended(text: str) -> str:
    """What stands before the next label."""
    return text.rstrip(" ").removesuffix(_APART.rstrip(" ")).strip(" ")


def _labelled(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Each label of a line, which stands in bold, and the text after it.

    What is set apart otherwise says that there is nothing.
    """
    label, text, bold, apart = "", "", False, False
    for token in tokens:
        if token.type == "strong_open":
            if label:
                yield label, text
            label, text, bold = "", "", True
        elif token.type == "strong_close":
            bold = False
        elif token.type in ("em_open", "em_close"):
            apart = token.type == "em_open"
        elif bold:
            label += _text([token])
        elif not apart:
            text += _text([token])
    if label:
        yield label, text


def _text(tokens: list[Token]) -> str:
    """What a reader sees, with its lines."""
    breaks = ("hardbreak", "softbreak")
    told = ("\n" if token.type in breaks else token.content for token in tokens)
    return "".join(told).replace(_UNSEEN, "")
