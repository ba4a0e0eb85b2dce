"""Where a user's documents are proposed to be written, and the school's own Word file."""

from __future__ import annotations

from pathlib import Path

from elvis_tui.services.desk.desk import Desk


def folder(desk: Desk) -> Path:
    """Where documents are proposed to be written: the home folder where nothing is chosen."""
    return Path(desk.preferences.now.documents_folder or "~")


def template(desk: Desk) -> Path | None:
    """The file that Word files are written into, if there is one."""
    chosen = desk.preferences.now.template
    return Path(chosen) if chosen else None
