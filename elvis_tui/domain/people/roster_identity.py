"""When two entries are the same student.

They are when their numbers are equal, if both have one; else when name and date of birth are,
if both have one; else when name and class are. What these leave open is settled by the name
alone, where it is one student's in the register and one's in the list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from enum import Enum
from typing import TypeVar

from elvis_tui.domain.record import Record


class Evidence(Enum):
    """What makes two entries one student (`NAME`: could make)."""

    NUMBER = "number"
    BIRTH = "birth"
    CLASS = "class"
    NAME = "name"


class Facts(Record, frozen=True):
    """What identity is judged by, all of it folded."""

    name: str
    classes: frozenset[str]
    birth_date: date | None
    external_id: str

    def evidence(self, other: Facts) -> Evidence | None:
        """What makes the two one student; None when they are two."""
        named_alike = self.name == other.name
        two_births = self.birth_date is not None and other.birth_date is not None
        born_alike = self.birth_date == other.birth_date
        if self.external_id and other.external_id:
            if self.external_id != other.external_id:
                return None
            # A number may be given anew, or count within the class: it is not that of somebody
            # with another name and another birth.
            return None if two_births and not born_alike and not named_alike else Evidence.NUMBER
        if not named_alike:
            return None
        if two_births:
            return Evidence.BIRTH if born_alike else None
        return Evidence.CLASS if self.classes & other.classes else Evidence.NAME

    def numbers(self) -> list[Hashable]:
        """The keys two entries share when `NUMBER` can be their evidence."""
        return [self.external_id] if self.external_id else []

    def births(self) -> list[Hashable]:
        """The same for `BIRTH`."""
        return [(self.name, self.birth_date)] if self.birth_date else []

    def places(self) -> list[Hashable]:
        """The same for `CLASS`."""
        # Sorted: which of two in the register is chosen must not hang on the order of a set.
        return [(self.name, code) for code in sorted(self.classes)]


V = TypeVar("V")
K = TypeVar("K", bound=Hashable)


def grouped(values: Iterable[V], keys: Callable[[V], Iterable[K]]) -> dict[K, list[V]]:
    """`values` under each of their keys, in their order."""
    found: dict[K, list[V]] = defaultdict(list)
    for value in values:
        for key in keys(value):
            found[key].append(value)
    return dict(found)
