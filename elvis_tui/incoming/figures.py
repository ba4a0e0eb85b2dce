"""Numbers, percentages and days as lists and spreadsheets write them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from elvis_tui.incoming.cells import read_date

_THOUSANDS = re.compile(r"(?<=[0-9])[\s\u00a0\u202f'](?=[0-9]{3}(?![0-9]))")
"""What keeps thousands apart: 1 200. «7 5» is no number, and nobody's guess."""
_MOST = 1_000_000
"""No figure of a list is as high."""
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")
_EXCEL_FIRST = date(1899, 12, 30)
_SERIALS = range(36_526, 73_051)
"""Excel's numbers of the days from 2000 to 2099."""
_NEAR = timedelta(days=3 * 366)
_SHORT_YEAR = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{2})\.?")
_RUN_TOGETHER = re.compile(r"([0-9]{1,2})([0-9]{2})([0-9]{2})")
_CLOCK = re.compile(r"(?:[ T]| kl\.? ?)[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?:\.[0-9]+)?$")


@lru_cache(4096)
def read_number(text: str) -> float | None:
    """«7,5», «7.5», «1 200,25» or «1.200,25»; None for anything else.

    Raises:
        ValueError: for what is no number, is less than nothing or more than a million.
    """
    bare = _THOUSANDS.sub("", text.strip())
    if not bare or bare in ("-", "–"):
        return None
    if _GROUPED.fullmatch(bare):
        bare = bare.replace(".", "")
    bare = bare.replace(",", ".")
    if not re.fullmatch(r"[0-9]*\.?[0-9]*(?:[eE][-+]?[0-9]{1,2})?", bare):
        raise ValueError
    try:
        number = Decimal(bare)
    except InvalidOperation:
        raise ValueError from None
    if number > _MOST:
        raise ValueError
    return float(round(number, 6))


def read_percent(text: str, *, fraction: bool = False) -> float | None:
    """«7,5», «7.5» or «7,5 %»; a `fraction` is a cell that its workbook shows in percent.

    Raises:
        ValueError: as `read_number`, and for more than a hundred.
    """
    bare = text.strip()
    signed = bare.endswith("%")
    found = read_number(bare.removesuffix("%"))
    if found is None:
        return None
    if fraction and not signed:
        found = float(round(Decimal(str(found)) * 100, 6))
    if found > 100:
        raise ValueError
    return found


def read_day(text: str, today: date) -> date | None:
    """A day as a list has it: «5.10.26», «05.10.2026», «2026-10-05», «051026», Excel's 46300.

    Nothing is None. Six digits are a day run together. Five are that too, where a spreadsheet has
    taken the first zero, or Excel's number of a day: where both may be meant, the one near `today`.

    Raises:
        ValueError: for anything else, and for five digits of which nobody knows what they are.
    """
    bare = _CLOCK.sub("", text.strip())
    if not bare or bare in ("-", "–"):
        return None
    if found := read_date(bare):
        return found
    if short := _SHORT_YEAR.fullmatch(bare):
        return date(2000 + int(short[3]), int(short[2]), int(short[1]))
    if re.fullmatch(r"[0-9]{5,6}", bare):
        return _of_digits(bare, today)
    raise ValueError


def _of_digits(digits: str, today: date) -> date:
    together: date | None = None
    if parts := _RUN_TOGETHER.fullmatch(digits):
        try:
            together = date(2000 + int(parts[3]), int(parts[2]), int(parts[1]))
        except ValueError:
            together = None
    serial = None
    if len(digits) == len("46300") and int(digits) in _SERIALS:
        serial = _EXCEL_FIRST + timedelta(days=int(digits))
    found = [day for day in (serial, together) if day is not None]
    if len(found) > 1:
        found = [day for day in found if abs(day - today) <= _NEAR]
    if len(found) != 1:
        raise ValueError
    return found[0]
