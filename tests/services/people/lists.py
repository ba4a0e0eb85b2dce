"""A list as it would be taken in, for who may wait for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from elvis_tui.services.across import lists
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.proposal import Progress, Proposal


def propose(desk: Desk, path: Path, progress: Progress | None = None) -> Proposal[Any]:
    """What the list in a file would change."""
    return lists.read(desk, path, progress).planner(desk)()
