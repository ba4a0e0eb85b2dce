"""Text as people paste it, made safe to keep and to draw without losing a character."""

from __future__ import annotations

import unicodedata

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
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


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


def folded(text: str) -> str:
    """`text` as search compares it: NFC, caseless, single spaces."""
    caseless = unicodedata.normalize("NFC", text).casefold()
    # Case folding takes some letters apart, so that they must be put together again.
    return " ".join(unicodedata.normalize("NFC", caseless).split())
