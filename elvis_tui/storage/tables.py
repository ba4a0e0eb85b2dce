"""Which record lies in which table."""

from __future__ import annotations

from typing import TypeVar

from elvis_tui.domain.kinds import OF_THE_FILE, TABLES, AnyRecord

R = TypeVar("R", bound=AnyRecord)
META = "meta"

__all__ = ["META", "OF_THE_FILE", "TABLES", "AnyRecord", "R"]
