"""What kind of terminal one sits at, and what that asks for."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver


def driver() -> type[Driver] | None:
    """What reads this terminal; None for Textual's own, where there are no answers to sift."""
    if sys.platform == "win32":
        return None
    from elvis_tui.terminal.driver import SiftingDriver

    return SiftingDriver


def may_track_mouse(environment: Mapping[str, str]) -> bool:
    """Whether the mouse can be asked for without the keyboard paying for it.

    GNU screen (4.9, tried) holds a lone Esc back until the next key while the mouse is tracked: it
    may be the beginning of what the mouse sends. tmux, which also says `TERM=screen`, does not.
    """
    if "TMUX" in environment:
        return True
    return "STY" not in environment and not environment.get("TERM", "").startswith("screen")
