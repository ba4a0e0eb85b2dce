"""Schema 3: the number alone; what it is for comes with the settings."""

from __future__ import annotations

from elvis_tui.domain.record import replace
from elvis_tui.storage.durable import Meta, RawTable


def upgrade(meta: Meta, tables: dict[str, RawTable]) -> tuple[Meta, dict[str, RawTable]]:
    """Nothing changes."""
    return replace(meta, schema=3), tables
