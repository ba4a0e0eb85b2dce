"""Older schemas made new, one step a file, each from one schema to the next."""

from __future__ import annotations

from collections.abc import Callable

from elvis_tui.storage.durable import Meta, RawTable
from elvis_tui.storage.upgrades import (
    to_schema_2,
    to_schema_3,
    to_schema_4,
    to_schema_5,
    to_schema_6,
    to_schema_7,
)

Upgrade = Callable[[Meta, dict[str, RawTable]], tuple[Meta, dict[str, RawTable]]]
UPGRADES: dict[int, Upgrade] = {
    1: to_schema_2.upgrade,
    2: to_schema_3.upgrade,
    3: to_schema_4.upgrade,
    4: to_schema_5.upgrade,
    5: to_schema_6.upgrade,
    6: to_schema_7.upgrade,
}
"""The step that leads from a schema to the next."""


def upgraded(meta: Meta, tables: dict[str, RawTable]) -> tuple[Meta, dict[str, RawTable]]:
    """What a file holds, in this program's schema; the same if it is already, or newer."""
    while (upgrade := UPGRADES.get(meta.schema)) is not None:
        meta, tables = upgrade(meta, tables)
    return meta, tables
