"""In which order what happened on one day was written: the history knows.

A day is all that is told of most of what happens. Where two things have the same, the one that was
written last stands on top, and what the history tells of is set among what it does not by its time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime

from elvis_tui.domain.history import HistoryEntry, standing

_FIRST = frozenset({"opened_on", "reported_on", "student"})
"""What a record gets when it is begun: an entry without it tells of a later change."""
UNKNOWN = -1.0
"""The place of what the history does not tell of: under all that it does."""


class Written:
    """Where things stand among all that was written.

    Args:
        history: The entries that tell of them, or more.
    """

    def __init__(self, history: Iterable[HistoryEntry]) -> None:
        self._begun: dict[str, int] = {}
        self._set: dict[tuple[str, str, str], int] = {}
        self._numbers: list[int] = []
        self._times: list[datetime] = []
        for entry in standing(history):
            self._numbers.append(entry.number)
            # The clock may have gone back: what is looked up goes by the numbers.
            self._times.append(max(entry.at, self._times[-1]) if self._times else entry.at)
            if any(c.field in _FIRST and c.before is None for c in entry.changes):
                self._begun.setdefault(entry.record_id, entry.number)
            for change in entry.changes:
                if change.after is not None and not isinstance(change.after, list):
                    key = (entry.record_id, change.field, str(change.after))
                    self._set[key] = entry.number
                for part in change.came:
                    if isinstance(part, dict):
                        self._part(part, entry.number)

    def _part(self, part: dict[str, object], number: int) -> None:
        """A part of a record came with these values: what is new in them was written then."""
        of = str(part.get("id", ""))
        for name, value in part.items():
            if value:
                words = "" if isinstance(value, list) else str(value)
                self._set.setdefault((of, name, words), number)

    def began(self, record_id: str) -> float:
        """When a record was written first."""
        return self._begun.get(record_id, UNKNOWN)

    def came(self, part_id: str) -> float:
        """When a part of a record, a contact or a measure, was written first."""
        return self._set.get((part_id, "id", part_id), UNKNOWN)

    def had(self, part_or_record_id: str, field: str, value: object = "") -> float:
        """When a field got what is in it; of a list in a part of a record, when anything came."""
        return self._set.get((part_or_record_id, field, str(value)), UNKNOWN)

    def at(self, moment: datetime) -> float:
        """After all that was written until a moment."""
        before = bisect_right(self._times, moment)
        return self._numbers[before - 1] + 0.5 if before else UNKNOWN
