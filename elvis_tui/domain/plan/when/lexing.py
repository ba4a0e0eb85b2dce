"""A text taken into pieces: at each place the longest phrase that is known, else one word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from elvis_tui.domain.plan.times import Point
from elvis_tui.domain.plan.when.beside_landmarks import BESIDE_LANDMARKS
from elvis_tui.domain.plan.when.phrases import PHRASES
from elvis_tui.domain.plan.when.rhythms import RHYTHMS
from elvis_tui.domain.plan.when.shortened import SHORTENED
from elvis_tui.domain.plan.when.tokens import Sign, Thing, Token, Unknown
from elvis_tui.domain.record import replace

_KNOWN = (*RHYTHMS, *SHORTENED, *BESIDE_LANDMARKS, *PHRASES)
_WORD = re.compile(r"[^\s,;()\[\]/]+|\S")


def tokens_of(text: str) -> Iterator[Token]:
    """The pieces of a text, in its order; every sign but space is in one of them.

    Args:
        text: On one line, with single spaces.
    """
    small = lowered(text)
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        thing, end = _longest(small, at)
        if isinstance(thing, Point):
            thing = replace(thing, words=text[at:end])
        if thing is not Sign.SKIPPED:
            yield Token(thing, text[at:end])
        at = end


def _longest(text: str, at: int) -> tuple[Thing, int]:
    best: Thing | None = None
    end = at
    for pattern, make in _KNOWN:
        found = pattern.match(text, at)
        if found is not None and found.end() > end and (thing := make(found)) is not None:
            best, end = thing, found.end()
    if best is not None:
        return best, end
    word = _WORD.match(text, at)
    assert word is not None
    return Unknown(), word.end()


def one_line(text: str) -> str:
    """A text as it is read: composed letters, single spaces, one line."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def lowered(text: str) -> str:
    """Small letters, each in its place: a few letters are two when they are small."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(one if len(one.lower()) > 1 else one.lower() for one in text)
