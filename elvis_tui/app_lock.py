"""The part of the application that blanks the screen when nobody sits there."""

from __future__ import annotations

from elvis_tui.app_undo import UndoApp


class LockApp(UndoApp):
    """The locked screen."""
