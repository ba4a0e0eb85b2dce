"""What is kept back, in the place of what it keeps back.

A day that is withheld is still counted with: it sorts, and is late or not; whatever puts it into
words says that it is withheld (`wording/dates`). Neither kind can be written: msgspec knows the
bare types only, so what is withheld never comes into the data in place of what it stands for.
"""

from __future__ import annotations

from datetime import date
from typing import cast

from elvis_tui.domain.free_text import FreeText


class _Text(str):
    """Words in the place of those that somebody wrote."""

    __slots__ = ()


class WithheldDay(date):
    """A day that is counted with, and not told."""

    __slots__ = ()

    @classmethod
    def of(cls, day: date) -> WithheldDay:
        return cls(day.year, day.month, day.day)


def withheld_text(words: str) -> FreeText:
    """`words` in the place of what somebody wrote."""
    return cast("FreeText", _Text(words))


def is_withheld(value: object) -> bool:
    """Whether a value stands in the place of one that is kept back."""
    return isinstance(value, _Text | WithheldDay)
