"""A store that counts its writes: one verb is one write."""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.storage.memory import MemoryStore
from elvis_tui.storage.tables import AnyRecord


class CountingStore(MemoryStore):
    """Counts the commits it was asked for."""

    commits = 0

    def commit(self, put: Iterable[AnyRecord] = (), delete: Iterable[AnyRecord] = ()) -> None:
        self.commits += 1
        super().commit(put, delete)
