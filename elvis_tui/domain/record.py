"""What every record is: an immutable, typed value, told apart by its fields.

msgspec's Struct rather than the standard library's dataclass: defining one takes a hundredth of
the time, and the store reads and writes it as it is (docs/decisions/0001).
"""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace


class Record(Struct, frozen=True, gc=False):
    """An immutable value. An edit is a copy: `replace(record, field=value)`.

    Values that cannot change form no cycles, so the garbage collector need not walk them.
    """


__all__ = ["Record", "field", "replace"]
