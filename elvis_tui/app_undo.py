"""The part of the application that takes changes back."""

from __future__ import annotations

from elvis_tui.app_data import DataApp


class UndoApp(DataApp):
    """Undo and redo across screens."""
