"""A school year as the «skoleruter.toml» that gives it again: what is kept in the data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from elvis_tui.domain.plan.calendar import SchoolYear


def calendar_document(*years: SchoolYear) -> str:
    """School years in TOML, read again by `incoming.school_calendar` to the same."""
    return "\n".join(line for year in years for line in _lines(year))


def _lines(year: SchoolYear) -> Iterator[str]:
    yield "[[skolear]]"
    yield from _days(year.label, year.first_day, year.last_day, year.source, year.certainty)
    for free in year.breaks:
        yield "[[skolear.fri]]"
        yield from _days(free.name, free.first, free.last, free.source, free.certainty)


def _days(name: str, first: date, last: date, source: str, certainty: str) -> Iterator[str]:
    yield f"navn = {_text(name)}"
    yield f"fra = {first.isoformat()}"
    yield f"til = {last.isoformat()}"
    if source:
        yield f"kilde = {_text(source)}"
    if certainty:
        yield f"sikkerhet = {_text(certainty)}"
    yield ""


def _text(words: str) -> str:
    """A basic string of TOML: quotes, backslashes and control signs are escaped."""
    return '"' + "".join(map(_sign, words)) + '"'


def _sign(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x20 or ord(sign) == 0x7F else sign
