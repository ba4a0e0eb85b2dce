"""A text as `veils.py` goes through it: its words, what parts them, where sentences begin."""

from __future__ import annotations

import re
from typing import NamedTuple

from elvis_tui.domain.people.name_parts import word_key, word_spans
from elvis_tui.domain.people.veil_words import BEFORE_A_NAME
from elvis_tui.domain.text import spellings

# A name one goes by on the net: with an @, a digit or an underline in it.
_HANDLE = re.compile(r"[\w.+-]*@[\w.-]*\w|\w*[\d_]\w*")
_NEAR = re.compile(r"(?:[^\S\n]|[-\u2010\u2011])+")
_AFTER_A_LETTER = re.compile(r"\.?(?:[^\S\n]|[-\u2010\u2011])*")
_GENITIVE = re.compile(r"['’]s?(?!\w)", re.IGNORECASE)
_OPENING = "\"'«»“”‘’([*_>#•–—-"
_QUOTES = '"«»“”‘’'
_ENDS = ".?!…"
_CLOSED = "\"'»”’)]*_"


class Token(NamedTuple):
    """A word of the text, or a handle; `keys` are its spellings, as names are compared."""

    start: int
    end: int
    raw: str
    keys: tuple[str, ...]
    is_handle: bool = False

    @property
    def has_capital(self) -> bool:
        return not self.raw[0].islower()

    @property
    def is_letter(self) -> bool:
        """Whether it may be an initial."""
        return len(self.raw) == 1 and self.raw.isupper()


def tokens(text: str) -> list[Token]:
    """The words and handles of `text` (NFC), in their order."""
    found = [t for m in _HANDLE.finditer(text) if (t := _handle(text, *m.span())) is not None]
    taken = {place for token in found for place in range(token.start, token.end)}
    words = (span for span in word_spans(text) if span[0] not in taken)
    found += (_word(text, start, end) for start, end in words)
    return sorted(found)


def _handle(text: str, start: int, end: int) -> Token | None:
    """A handle; None for a word that only stands between marks of Markdown."""
    while start < end and text[start] == "_":
        start += 1
    while start < end and text[end - 1] in "_.":
        end -= 1
    raw = text[start:end]
    letters = "".join(c for c in word_key(raw) if c.isalpha())
    if not letters or not re.search(r"[@\d_]", raw):
        return None
    return Token(start, end, raw, spellings(letters), is_handle=True)


def _word(text: str, start: int, end: int) -> Token:
    raw = text[start:end]
    return Token(start, end, raw, spellings(word_key(raw)))


def are_near(text: str, one: Token, other: Token) -> bool:
    """Whether nothing parts two words that follow each other: they may be of one name."""
    gap = text[one.end : other.start]
    return (_AFTER_A_LETTER if one.is_letter else _NEAR).fullmatch(gap) is not None


def begins_sentence(text: str, start: int) -> bool:
    """Whether a word stands first: in the text, on a line, or after a full stop."""
    before = text[:start].rstrip(f"{_OPENING} \t\u00a0")
    if not before or before[-1] in "\r\n":
        return True
    if before[-1] == ":":
        return any(mark in _QUOTES for mark in text[len(before) : start])
    before = before.rstrip(_CLOSED)
    if before[-1:] not in tuple(_ENDS):
        return False
    if before[-1] != "." or before.endswith(".."):
        return True
    words = re.findall(r"\w+", before[-12:])
    last = words[-1] if words else ""
    return last.casefold() not in BEFORE_A_NAME and (len(last) > 1 or last.isdigit())


def genitive_end(text: str, end: int) -> int:
    """Where an apostrophe that makes a name a genitive ends; `end` where there is none."""
    found = _GENITIVE.match(text, end)
    # What closes a quotation is no genitive.
    if found is None or (found[0] in "'’" and text[end - 1] not in "sxzSXZ"):
        return end
    return found.end()


def initial_end(text: str, end: int) -> int:
    """Where an initial ends: its full stop goes with it, if the sentence does not end there."""
    if text[end : end + 1] != ".":
        return end
    after = text[end + 1 :]
    goes_on = re.match(r"[^\S\n]+[^\W\d_]", after)
    if goes_on and goes_on[0][-1].islower():
        return end + 1
    return end + 1 if after[:1] in tuple(",;:") else end
