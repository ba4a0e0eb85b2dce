"""What every verb is handed: the store, the clock, the drafts and who sits at the keyboard."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from datetime import date

from elvis_tui.domain.history import HistoryEntry, differences
from elvis_tui.domain.record import Record, field
from elvis_tui.domain.settings import Settings
from elvis_tui.services.clock import Clock
from elvis_tui.storage.drafts import Drafts
from elvis_tui.storage.store import Store
from elvis_tui.storage.tables import TABLES, AnyRecord


def random_id(prefix: str) -> str:
    """An id that no other record has or had."""
    return f"{prefix}-{secrets.token_hex(5)}"


class Desk(Record, frozen=True):
    """The working place. `new_id` makes ids from a prefix."""

    store: Store
    clock: Clock
    user: str
    drafts: Drafts = field(default_factory=lambda: Drafts(None))
    new_id: Callable[[str], str] = random_id

    @property
    def today(self) -> date:
        return self.clock.today()

    @property
    def settings(self) -> Settings:
        return self.store.find(Settings, "settings") or Settings()

    def save(self, verb: str, *records: AnyRecord, delete: Iterable[AnyRecord] = ()) -> None:
        """Save records and the history of what changed in them, as one write.

        What has not changed is not written, and leaves no trace.

        Args:
            verb: What was done, as a code the screens have words for («follow_up.edit»).
            records: New or changed records, whole.
            delete: Records to take away.
        """
        find = self.store.find
        put = [(find(type(record), record.id), record) for record in records]
        put = [(old, record) for old, record in put if old != record]
        gone = [old for record in delete if (old := find(type(record), record.id)) is not None]
        if not put and not gone:
            return
        changes = [(record, differences(old, record)) for old, record in put]
        changes += [(record, differences(record, None)) for record in gone]
        at, first = self.clock.now(), self._next_number()
        history = [
            HistoryEntry(
                id=f"h-{number}",
                number=number,
                at=at,
                by=self.user,
                verb=verb,
                table=TABLES[type(record)],
                record_id=record.id,
                changes=changed,
            )
            for number, (record, changed) in enumerate(changes, first)
        ]
        self.store.commit(put=[*(record for _, record in put), *history], delete=gone)

    def _next_number(self) -> int:
        """The number after that of the newest entry, which is the one that came last."""
        last = self.store.last(HistoryEntry)
        return last.number + 1 if last else 1
