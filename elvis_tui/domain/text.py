"""Text as people paste it, made safe to keep and to draw without losing a character."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SHOWN = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **{ord(mark): f"\u27e8{ord(mark):04X}\u27e9" for mark in _BIDI},
    0x200B: "\u27e8200B\u27e9",
    0xFEFF: "\u27e8FEFF\u27e9",
    0x2028: " ",
    0x2029: " ",
}
_LINE = {**_SHOWN, 0x09: " ", 0x0A: " ", 0x0D: " "}
_LINES = {**_SHOWN, 0x09: "    ", 0x0A: "\n", 0x2028: "\n", 0x2029: "\n"}


def encodable(text: str) -> str:
    """`text` as UTF-8 can hold it: halves of a character joined, a lone half shown as U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def clean(text: str, *, lines: bool = False) -> str:
    """`text` in NFC with control and direction marks made visible; idempotent.

    Args:
        text: Anything a person, a list or a paste may hold.
        lines: Keep line breaks; without it they become spaces.
    """
    if text.isascii() and text.isprintable():
        return text
    if lines:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", encodable(text)).translate(_LINES if lines else _LINE)


JOINT = "; "
"""What stands between two texts that were put together into one."""
_MOST_JOINED = 20
"""How many parts of one text are looked for as a text of their own: it may hold the joint too."""


def without_parts(text: str, goes: Callable[[str], bool]) -> str:
    """A text without what is to go of it: all of it, or some of what it was put together of."""
    if goes(text):
        return ""
    parts = text.split(JOINT)
    kept: list[str] = []
    at = 0
    while at < len(parts):
        ends = range(min(len(parts), at + _MOST_JOINED), at, -1)
        end = next((end for end in ends if goes(JOINT.join(parts[at:end]))), at)
        if end == at:
            kept.append(parts[at])
        at = max(end, at + 1)
    return text if len(kept) == len(parts) else JOINT.join(kept)


_BETWEEN_NAMES = r"(?i)\s+og\s+|\s*[,/&;+](?!\s*\w*\d)\s*"


def each_named(text: str) -> list[str]:
    """Those who are named together: «Berit Aas og Jon Vik» are two, «Kontaktlærer, 2STA» is one."""
    return [name for name in map(str.strip, re.split(_BETWEEN_NAMES, text)) if name]


UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef"
)
"""Signs that nobody sees, for a class of a regular expression: soft hyphen, zero-width spaces,
byte order marks, marks of direction, variation selectors."""
# Not compiled here, as elsewhere: a pattern that few starts ask for is compiled when it is.
_UNSEEN = f"[{UNSEEN}]"


def without_unseen(text: str) -> str:
    """`text` without the signs in it that nobody sees."""
    return text if text.isascii() else re.sub(_UNSEEN, "", text)


_OTHER_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "œ": "oe", "ı": "i"}
)
_TWO_LETTERS = str.maketrans({"ø": "oe", "å": "aa"})


def unaccented(text: str) -> str:
    """`text` without accents, its letters otherwise as they are: å is no accent of a."""
    if text.isascii():
        return text
    return "".join(
        letter if letter == "å" else unicodedata.normalize("NFD", letter)[0] for letter in text
    )


def findable(text: str) -> str:
    """`text` as search compares it, and as it is typed by who has not its letters at hand.

    «Kamiński» is found by «kaminski» as well, «Bjørg Ås» by «bjorg», «bjoerg», «as» and «aas».
    """
    told, *others = spellings(text)
    return " ".join([told, *sorted(others)])


def spellings(text: str) -> tuple[str, ...]:
    """`text` folded, and as it is typed by who has not its letters at hand, each form once."""
    told = folded(text)
    if told.isascii():
        return (told,)
    two = told.translate(_TWO_LETTERS)
    return tuple(dict.fromkeys((told, _plain_letters(told), _plain_letters(two))))


def _plain_letters(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare.translate(_OTHER_LETTERS))


def folded(text: str) -> str:
    """`text` as search compares it: NFC, caseless, single spaces, nothing that is not seen."""
    if text.isascii():
        return " ".join(text.casefold().split())
    caseless = unicodedata.normalize("NFC", without_unseen(text)).casefold()
    # Case folding takes some letters apart, so that they must be put together again.
    return " ".join(unicodedata.normalize("NFC", caseless).split())
