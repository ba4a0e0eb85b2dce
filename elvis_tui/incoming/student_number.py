"""A student's number, as a spreadsheet leaves it."""

from __future__ import annotations

import re

_GROUPED = re.compile(r"[0-9]{1,3}(?:([., '\u2019])[0-9]{3})(?:\1[0-9]{3})*")
"""1 002 345, 1.002.345: with the signs that keep thousands apart."""
_DECIMALS = re.compile(r"([0-9]+)[.,]0+")
_ROUNDED = re.compile(r"[0-9]+(?:[.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)
"""1,00235E+06: the digits after those are lost."""
_ERROR = re.compile(r"#+|#[^\W\d_][\w/]*[!?]?")
"""A column that was too narrow, or a formula that went wrong."""


def student_number(text: str) -> str | None:
    """The number that was meant; None where the spreadsheet has lost it."""
    number = text.strip("'\u2019\u00b4` ")
    if _ROUNDED.fullmatch(number) or _ERROR.fullmatch(number):
        return None
    number = _DECIMALS.sub(r"\1", number) if _DECIMALS.fullmatch(number) else number
    if _GROUPED.fullmatch(number):
        return re.sub(r"[^0-9]", "", number)
    return number
