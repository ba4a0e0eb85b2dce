"""The program's one clock."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Protocol

from elvis_tui.domain.record import Record


class Clock(Protocol):
    def now(self) -> datetime:
        """The moment, with its time zone, in local time."""
        ...

    def today(self) -> date: ...

    def real(self) -> datetime:
        """The moment by the machine's clock, whatever day was asked for: history goes by it."""
        ...


class SystemClock(Record, frozen=True):
    """The machine's time of day, on the machine's date or on the one `--today` names."""

    fixed: date | None = None

    def now(self) -> datetime:
        now = self.real()
        if self.fixed is None:
            return now
        return now.replace(year=self.fixed.year, month=self.fixed.month, day=self.fixed.day)

    def today(self) -> date:
        return self.now().date()

    def real(self) -> datetime:
        return datetime.now(UTC).astimezone()


class FixedClock(Record, frozen=True):
    """A clock that stands still, for tests, pictures and golden files."""

    at: datetime

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()

    def real(self) -> datetime:
        return self.at
