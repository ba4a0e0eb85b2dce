"""What cannot be done while somebody else writes: every command that changes something."""

from __future__ import annotations

from collections.abc import Callable

from textual.binding import ActiveBinding

from elvis_tui.domain.errors import ElvisError
from elvis_tui.screens.frame.session import Session
from elvis_tui.widgets.commands import command_of, is_ours


def changes_something(active: ActiveBinding) -> bool:
    """Whether a key that works does something that only one who writes may do."""
    return is_ours(active) and command_of(active).is_for_writers


def working(
    session: Session, look: Callable[[], dict[str, ActiveBinding]]
) -> dict[str, ActiveBinding]:
    """The bindings of a screen, with those that change something out of work while reading.

    Args:
        session: What the screens share.
        look: The screen's own way of finding them.
    """
    try:
        found = look()
    except ElvisError:
        # What they ask about has gone, and the screen goes next.
        return {}
    if not session.reading:
        return found
    return {
        key: active._replace(enabled=False) if changes_something(active) else active
        for key, active in found.items()
    }
