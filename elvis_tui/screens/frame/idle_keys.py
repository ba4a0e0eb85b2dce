"""What is said of a key that does nothing on a screen."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.screen import Screen

from elvis_tui.i18n import _
from elvis_tui.widgets.key_line import key_words
from elvis_tui.wording.keys import key

_NAMED = {"enter": "Enter", "backspace": "Backspace", "delete": "Delete", "insert": "Insert"}
_FOCUSING = ("tab", "shift+tab")


def said_of_idle(screen: Screen[Any], event: events.Key) -> str:
    """That a key does nothing here, and which key tells of all; empty for one that does something.

    Of what a terminal sends that nobody pressed on purpose nothing is said.
    """
    pressed = event.key
    if not (event.is_printable or pressed in (*_NAMED, *_FOCUSING) or _is_called(pressed)):
        return ""
    if pressed in _FOCUSING:
        if len(screen.focus_chain) > 1:
            return ""
    elif not {pressed, *event.aliases}.isdisjoint(screen.active_bindings):
        return ""
    name = event.character if event.is_printable else _NAMED.get(pressed)
    if not (name or "").strip():
        name = key_words(pressed)
    words = _("Tasten {key} gjør ikke noe her. {help} viser tastene.")
    return words.format(key=name, help=key("app.help", "?"))


def _is_called(pressed: str) -> bool:
    """Whether it is a key like F3, or one with Ctrl."""
    return pressed.startswith("ctrl+") or (pressed[0] == "f" and pressed[1:].isdigit())
