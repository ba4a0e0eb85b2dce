"""The terminal's own cursor: it stands where one types, for who is read to or types Chinese.

Textual moves it when a field tells that its cursor has moved. A field that is laid out somewhere
else, as its dialog grows or scrolls, tells nothing, and one that has just got the focus tells
after the screen has been drawn: the cursor stood in the field before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ScreenError
from textual.geometry import Offset

if TYPE_CHECKING:
    from textual.widget import Widget


class TypingCursor:
    """An application whose cursor is asked of the field one types in, each time it is drawn."""

    _cursor_told = Offset(0, 0)

    if TYPE_CHECKING:

        @property
        def focused(self) -> Widget | None: ...

    @property
    def cursor_position(self) -> Offset:
        """Where on the screen the terminal's cursor stands."""
        try:
            focused = self.focused
        except ScreenError:
            focused = None  # the program begins or ends
        return getattr(focused, "cursor_screen_offset", self._cursor_told)

    @cursor_position.setter
    def cursor_position(self, told: Offset) -> None:
        self._cursor_told = told
