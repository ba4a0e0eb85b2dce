"""Who is present, and what they may see."""

from __future__ import annotations

from typing import Protocol

from elvis_tui.domain.record import Record
from elvis_tui.storage.tables import AnyRecord


class Audience(Protocol):
    """Asked about every record before it is shown."""

    @property
    def sees_all(self) -> bool:
        """Whether it need not be asked: ten thousand students are not gone through at each key."""
        ...

    def may_see(self, record: AnyRecord) -> bool:
        """Whether a record may be shown. Of one that another names, each is asked about."""
        ...


class Everybody(Record, frozen=True):
    """All may see everything."""

    @property
    def sees_all(self) -> bool:
        return True

    def may_see(self, record: AnyRecord) -> bool:
        return True
