"""The versions that are kept beside a data file, as the tests ask for them."""

from __future__ import annotations

from pathlib import Path

from elvis_tui.storage import generations


def older(path: Path) -> Path:
    """Where the version before the one that stands is kept."""
    return generations.kept(path)[0].path
