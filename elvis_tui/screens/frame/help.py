"""?: every key that works on the screen behind, made from its live bindings."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from elvis_tui.i18n import _
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.widgets.key_line import key_symbol, live_bindings
from elvis_tui.widgets.text import Words


class HelpScreen(Dialog[None]):
    """A list of keys; any of the keys that close it, closes it."""

    scrolls = True
    BINDINGS = [
        Binding(
            "escape,question_mark,enter", "dismiss", _("lukk"), id="help.close", key_display="Esc"
        ),
    ]

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        groups: dict[str, list[tuple[str, str]]] = {
            _("På denne skjermen"): [],
            _("Flytte seg"): [],
            _("Overalt"): [],
        }
        here, moving, everywhere = groups.values()
        for active in live_bindings(about, every=True):
            binding = active.binding
            words = binding.tooltip or binding.description.capitalize()
            entry = (key_symbol(binding.key, binding.key_display), words)
            name = binding.id or ""
            if name.startswith(("app.", "room.")):
                everywhere.append(entry)
            elif name.startswith(("rows.", "choice.", "screen.")) and name != "rows.open":
                moving.append(entry)
            else:
                here.append(entry)
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
