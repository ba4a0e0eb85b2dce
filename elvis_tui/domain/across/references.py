"""Which records a record names."""

from __future__ import annotations

from elvis_tui.domain.fields import Field, kinds_with, values
from elvis_tui.domain.kinds import AnyRecord
from elvis_tui.domain.record import Record


def naming() -> tuple[type[AnyRecord], ...]:
    """The kinds of record that name others."""
    return kinds_with(_is_reference)


def referred(record: Record) -> list[str]:
    """The ids of the students, classes, follow-ups, cases, meetings and tasks it names."""
    return values(record, _is_reference)


def _is_reference(field: Field) -> bool:
    return bool(field.refers_to)
