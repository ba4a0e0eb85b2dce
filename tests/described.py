"""Records made up from their descriptions, so that a new field is in every such test at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from elvis_tui.domain.fields import Field, Shape, fields_of
from elvis_tui.domain.kinds import FORMER, FORMER_FIELDS, TABLES
from elvis_tui.domain.record import Record

_WORDS = st.text("abcæøå –[]/0123456789.\n", min_size=1, max_size=12)
_DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def described_kinds() -> list[type[Record]]:
    """Every kind of record that is or was stored, and every kind that stands inside one."""
    found: list[type[Record]] = []

    def take(kind: type[Record]) -> None:
        if kind not in found:
            found.append(kind)
            for field in fields_of(kind).values():
                if field.record:
                    take(field.record)

    for kind in (*TABLES, *FORMER.values(), *FORMER_FIELDS.values()):
        take(kind)
    return found


def every_field() -> Iterator[tuple[type[Record], Field]]:
    """Every field that is stored, with the kind of record that has it."""
    return ((kind, field) for kind in described_kinds() for field in fields_of(kind).values())


@cache
def made_up(kind: type[Record]) -> st.SearchStrategy[Any]:
    """Any record of a kind; Hypothesis looks through a new way to make one each time it is met."""
    return st.builds(kind, **{f.name: _value(f) for f in fields_of(kind).values()})


def _value(field: Field) -> st.SearchStrategy[Any]:
    one = _one(field)
    if field.many:
        return st.lists(one, max_size=3).map(tuple)
    return st.none() | one if field.optional else one


def _one(field: Field) -> st.SearchStrategy[Any]:
    if field.record:
        return made_up(field.record)
    if field.shape is Shape.CODE:
        return st.sampled_from(list(field.kind))
    return {
        Shape.TEXT: _WORDS,
        Shape.DATE: _DAYS,
        Shape.MOMENT: st.datetimes(timezones=st.just(UTC)),
        Shape.TIME: st.times(),
        Shape.FLAG: st.booleans(),
        Shape.NUMBER: st.integers(0, 99),
        Shape.ANY: st.none() | _WORDS | st.integers(0, 9),
    }[field.shape]
