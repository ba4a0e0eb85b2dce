"""When two entries are the same student.

Two of number, name and date of birth say so, where the third is no other; else name and class do,
or the name alone, where it is one student's in the register and one's in the list. Where one of
the three is another, somebody has to agree: a column may have been sorted alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from enum import Enum
from typing import TypeVar

from elvis_tui.domain.record import Record
from elvis_tui.domain.text import folded

_SHOWN_MARK = re.compile("\u27e8[0-9A-F]{4}\u27e9")
"""A sign that nobody sees, as an older list was kept with it."""


def name_key(name: str) -> str:
    """What the spellings of one name have in common."""
    return folded(_SHOWN_MARK.sub("", name))


def number_key(number: str) -> str:
    """What the spellings of one number have in common: a spreadsheet takes its first zeros."""
    if not number:
        return ""
    key = folded(number)
    return key.lstrip("0") or "0" if key.isdecimal() else key


class Evidence(Enum):
    """What makes two entries one student (`NAME`: could make)."""

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
        """What beside the number makes the two one student; None when they are two."""
        if self.name != other.name or self.numbers_differ(other) or self.births_differ(other):
            return None
        if self.birth_date and other.birth_date:
            return Evidence.BIRTH
        return Evidence.CLASS if self.classes & other.classes else Evidence.NAME

    def numbers_differ(self, other: Facts) -> bool:
        """Whether both have a number, and not the same."""
        return bool(self.external_id and other.external_id) and (
            self.external_id != other.external_id
        )

    def births_differ(self, other: Facts) -> bool:
        """Whether both have a date of birth, and not the same."""
        return bool(self.birth_date and other.birth_date) and self.birth_date != other.birth_date

    def born_alike(self, other: Facts) -> bool:
        """Whether both have the same date of birth."""
        return self.birth_date is not None and self.birth_date == other.birth_date

    def classes_differ(self, other: Facts) -> bool:
        """Whether both have a class, and not the same."""
        mine, theirs = self.classes - {""}, other.classes - {""}
        return bool(mine and theirs) and not mine & theirs

    def numbers(self) -> list[Hashable]:
        """The keys two entries share when they have one number."""
        return [self.external_id] if self.external_id else []

    def births(self) -> list[Hashable]:
        """The same for name and date of birth."""
        return [(self.name, self.birth_date)] if self.birth_date else []

    def places(self) -> list[Hashable]:
        """The same for name and class."""
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
