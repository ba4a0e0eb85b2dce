"""Words that are chosen when they are asked for, never when a module is imported."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from elvis_tui.domain.record import Record

Labels = Mapping[type[Record], Callable[[], Mapping[str, str]]]
"""What the fields of a kind of record are called, by the field's name."""
