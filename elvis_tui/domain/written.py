"""Whether anything is written in a text: the one place that says what counts as blank.

A field that must be filled in is not filled in by signs that nobody sees, nor by the marks that
stand in their place once a paste has been made safe (`text.clean`).
"""

from __future__ import annotations

import re
import unicodedata

from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.text import UNSEEN

_BLANK = (
    # The braille pattern without a dot and the Hangul fillers are letters and symbols to Unicode.
    f"[{UNSEEN}\u2800\uffa0\U0001d159\ufffd\u2400-\u2421]|\u27e8[0-9A-F]{{4}}\u27e9"
)
_NO_SIGN = ("C", "Z", "M")
"""Control and unassigned characters, spaces, and marks with no letter to stand on."""


def is_written(text: FreeText | str) -> bool:
    """Whether somebody who reads it sees anything."""
    plain = unmasked(text)
    if plain.isascii() and plain.isprintable():
        return bool(plain.strip())
    return any(unicodedata.category(c)[0] not in _NO_SIGN for c in re.sub(_BLANK, "", plain))


def says_something(text: FreeText | str) -> bool:
    """Whether there is a word or a number in it: «-» is no reason."""
    return any(c.isalnum() for c in re.sub(_BLANK, "", unmasked(text)))
