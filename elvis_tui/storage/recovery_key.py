"""The key that is printed: random, and written so that a person can copy it from paper.

31 signs without 0/O and 1/I/L. 33 of them are random (163 bits) and two are a check: since 31 is
a prime, one wrong sign or two swapped neighbours are always noticed, other mistakes 960 of 961
times.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Sequence

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUP, RANDOM, LENGTH = 5, 33, 35


def new() -> str:
    """A new key, in groups."""
    values = [secrets.randbelow(len(SIGNS)) for _ in range(RANDOM)]
    key = "".join(SIGNS[value] for value in [*values, *_check(values)])
    return "-".join(key[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def _check(values: Sequence[int]) -> tuple[int, int]:
    """The two that make both sums of all 35, plain and by place, zero."""
    plain, by_place = _sums(values)
    last = ((RANDOM + 1) * plain - by_place) % len(SIGNS)
    return (-plain - last) % len(SIGNS), last


def _sums(values: Sequence[int]) -> tuple[int, int]:
    by_place = sum(place * value for place, value in enumerate(values, 1))
    return sum(values) % len(SIGNS), by_place % len(SIGNS)


def read(text: str) -> bytes | None:
    """The key in `text`, whatever its case, spaces and dashes; None if it is not one."""
    key = "".join(_groups(text)).upper()
    if len(key) != LENGTH or not set(key) <= set(SIGNS):
        return None
    return key.encode() if _sums([SIGNS.index(sign) for sign in key]) == (0, 0) else None


def resembles(text: str) -> bool:
    """Whether `text` looks like a key that was copied wrongly."""
    groups = _groups(text)
    key = "".join(groups)
    if abs(len(key) - LENGTH) > 2 or not any(sign.isdigit() for sign in key):
        return False
    return len(groups) == 1 or sum(len(group) == GROUP for group in groups) >= GROUP


def _groups(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text), re.ASCII)
