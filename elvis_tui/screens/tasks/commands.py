"""What one can do in the list of tasks."""

from __future__ import annotations

from elvis_tui.i18n import later
from elvis_tui.screens.frame.taking_up import TAKE_UP
from elvis_tui.widgets.commands import Command, Commands, Importance

LIST: Commands = (
    Command(
        id="tasks.view",
        key="v",
        action="view",
        words=later("visning"),
        hint=later("Neste visning: etter dato, etter person, gjorte"),
        importance=Importance.FIRST,
    ),
    TAKE_UP,
)
