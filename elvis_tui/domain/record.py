"""What every record is: an immutable, typed value, told apart by its fields.

msgspec's Struct rather than the standard library's dataclass: defining one takes a hundredth of
the time, and the store reads and writes it as it is (docs/decisions/0001).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace


class Record(Struct, frozen=True, gc=False):
    """An immutable value. An edit is a copy: `replace(record, field=value)`.

    Values that cannot change form no cycles, so the garbage collector need not walk them.
    """


T = TypeVar("T", bound=Struct)


def exchanged(records: Iterable[T], record_id: str, new: T | None) -> tuple[T, ...]:
    """The records with `new` in place of the one with this id, or with none."""
    there = (new if getattr(one, "id", None) == record_id else one for one in records)
    return tuple(one for one in there if one is not None)


__all__ = ["Record", "exchanged", "field", "replace"]
