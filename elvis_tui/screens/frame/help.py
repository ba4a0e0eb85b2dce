"""?: every key that works on the screen behind, made from its live bindings."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from elvis_tui.i18n import _
from elvis_tui.screens.frame.commands import HELP
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.widgets.commands import Part, command_of
from elvis_tui.widgets.key_line import key_name, live_bindings
from elvis_tui.widgets.words import Words


class HelpScreen(Dialog[None]):
    """A list of keys; any of the keys that close it, closes it."""

    scrolls = True
    OWN_COMMANDS = HELP

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        titles = {
            Part.HERE: _("På denne skjermen"),
            Part.MOVING: _("Flytte seg"),
            Part.EVERYWHERE: _("Overalt"),
        }
        groups: dict[str, list[tuple[str, str]]] = {title: [] for title in titles.values()}
        for active in live_bindings(about, every=True):
            command = command_of(active)
            entry = (key_name(active.binding), str(command.hint))
            groups[titles[command.part]].append(entry)
        self._groups = groups

    def body(self) -> Iterable[Widget]:
        pieces: list[str | tuple[str, str]] = []
        for title, keys in self._groups.items():
            if keys:
                pieces.append((f"{title}\n", "bold $key"))
                pieces += [
                    piece
                    for key, words in keys
                    for piece in ((f"  {key:<11}", "bold"), (f"{words}\n", ""))
                ]
                pieces.append("\n")
        yield Words(Content.assemble(*pieces).rstrip())
