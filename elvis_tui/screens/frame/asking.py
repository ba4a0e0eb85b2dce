"""A question that is answered by saving once more is not answered before it could be read."""

from __future__ import annotations

import math

from textual.message import Message
from textual.widget import Widget

from elvis_tui.screens.frame.session import Session


class Asking:
    """Tells whether a key was pressed before the last question stood on the screen.

    Args:
        session: What the screens share.
        where: The screen that asks.
    """

    def __init__(self, session: Session, where: Widget) -> None:
        self._session, self._where = session, where
        self._drawn_at = -math.inf

    @property
    def is_unread(self) -> bool:
        """Whether the key that is being dealt with came before the question was drawn."""
        return self._session.pressed_at() <= self._drawn_at

    def ask(self) -> None:
        """A question has been written: it is answered by keys that come once it is drawn."""
        self._drawn_at = math.inf
        self._where.call_after_refresh(self._drawn)

    def _drawn(self) -> None:
        # The clock of the keys is that of all messages.
        self._drawn_at = Message().time
