"""National identity numbers in a text of any list: found in every form, and never kept.

Eleven digits that begin with a day. A D-number's day is 40 higher, an H-number's month 40, and the
month of an invented person 40, 65 or 80 (Skatteetaten, «Fødselsnummer, d-nummer, h-nummer»).
FH-numbers begin with 8 or 9, and a DUF number is twelve digits that begin with its year. The check
digits are not looked at: invented numbers and those after 2032 have others, and one digit typed
wrong does not make a number fit to keep.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_BETWEEN = r"[\W_]{0,3}"
"""What people and programs put between the digits: blanks, hyphens, dots, a zero-width space."""
_CALLED = r"(?:\b(?:fødselsn|fødselsnumme|personn|personnumme|fn|[dh]-?n|[dh]-?numme)r\b[ .:]*)?"
_DIGITS = re.compile(rf"{_CALLED}\d(?:{_BETWEEN}\d)*(?:E\+?\d+)?", re.IGNORECASE)
_EXPONENT = re.compile(r"E\+?\d+$", re.IGNORECASE)
_GROUP = re.compile(r"\d+")
_MONTHS_ADDED = (0, 40, 65, 80)
_CENTURIES = ("19", "20")
_LONGEST = 13
"""Digits of the longest form: the whole year and five more."""


def without_identity_numbers(text: str) -> str:
    """`text` without the identity numbers in it, and without what stood between their digits."""
    # Most cells of a list are shorter: that is seen before anything is counted.
    if len(text) < 10 or sum(map(str.isdecimal, text)) < 10:
        return text
    return _DIGITS.sub(lambda found: _kept(found[0]), text)


def _kept(run: str) -> str:
    """What is left of digits that may belong together."""
    groups = _GROUP.findall(_EXPONENT.sub("", run))
    left, at = [], 0
    while at < len(groups):
        end = next(_ends(groups, at), at)
        if end == at:
            left.append(groups[at])
        at = max(end, at + 1)
    if len(left) == len(groups):
        return run
    return " ".join(group for group in left if group.strip("0"))


def _ends(groups: list[str], at: int) -> Iterator[int]:
    """Where the groups from `at` make an identity number, the longest first."""
    digits, found = "", []
    for end, group in enumerate(groups[at:], at + 1):
        digits += "".join(str(unicodedata.decimal(sign)) for sign in group)
        if _is_one(digits) or (end == at + 1 and _holds_one(digits)):
            found.append(end)
        if len(digits) > _LONGEST:
            break
    return reversed(found)


def _is_one(digits: str) -> bool:
    match len(digits):
        case 10:  # a cell of numbers takes the first 0
            return _is_date(f"0{digits[:3]}")
        case 11:
            return digits[0] in "89" or _is_date(digits)
        case 12:
            return digits[:2] in _CENTURIES
        case 13:  # with the whole year, last or first
            day_first = digits[4:6] in _CENTURIES and _is_date(digits)
            return day_first or (digits[:2] in _CENTURIES and _is_date(digits[6:8] + digits[4:6]))
    return False


def _holds_one(digits: str) -> bool:
    """Whether one is part of a longer number."""
    return any(_is_date(digits[at:]) for at in range(len(digits) - 10))


def _is_date(digits: str) -> bool:
    """Whether digits begin with a day and a month, with what may be added to them."""
    day, month = int(digits[:2]), int(digits[2:4])
    return (1 <= day <= 31 or 41 <= day <= 71) and any(
        1 <= month - added <= 12 for added in _MONTHS_ADDED
    )
