"""The exchange file: all that the data hold, as JSON that others can read (docs/utveksling.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import msgspec

from elvis_tui.domain.exchange import FORMAT
from elvis_tui.domain.record import Record


def exchange_document(
    tables: Mapping[str, Iterable[Record]], version: int, exported: datetime
) -> bytes:
    """The bytes of an exchange file.

    Args:
        tables: Every table's records, in their order.
        version: Of the records' shape: the schema of the data.
        exported: When, as the file says it.
    """
    whole = {
        "format": FORMAT,
        "version": version,
        "exported": exported.astimezone(UTC).replace(microsecond=0),
        "tables": {name: list(records) for name, records in tables.items()},
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"
