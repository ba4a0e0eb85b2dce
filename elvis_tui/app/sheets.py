"""The style sheets: each is parsed once, and none anew because a room is shown for the first time.

Textual parses all of them again for a screen that brings one along, and twice more for the first
screen of a mode, as it has every new screen's styles be out of date: half of a change of room.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from elvis_tui.resources import styles

if TYPE_CHECKING:
    from textual.app import App
    from textual.css.stylesheet import Stylesheet
    from textual.screen import Screen


def read_others(stylesheet: Stylesheet) -> None:
    """Read the sheets of all screens that are still to come."""
    for sheet in styles():
        if not stylesheet.has_source(str(sheet)):
            stylesheet.read(sheet)
    stylesheet.parse()


def styled_as_now(app: App[Any], room: Callable[[], Screen[None]]) -> Screen[None]:
    """A room's first screen, made now and therefore with the styles of now."""
    screen = room()
    # Private: there is no public name for it. `tests/app/on_screen/test_sheets.py` fails when it
    # is called something else.
    screen._css_update_count = app._css_update_count
    return screen
