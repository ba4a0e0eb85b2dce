"""What one can do when lists of students and classes are read in."""

from __future__ import annotations

from elvis_tui.i18n import later
from elvis_tui.screens.frame.commands import way_out
from elvis_tui.widgets.commands import Command, Commands

IMPORT: Commands = (
    Command(
        id="roster.look",
        key="enter",
        action="look",
        words=later("se hva som kommer"),
        hint=later("Se hva som kommer"),
        priority=True,
    ),
    Command(
        id="roster.apply",
        key="ctrl+s",
        action="apply",
        words=later("hent inn"),
        hint=later("Hent inn"),
        when="is_ready",
        priority=True,
    ),
    way_out("roster.cancel", "cancel", later("avbryt"), later("Avbryt")),
)
