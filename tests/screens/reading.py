"""What stands on the screen, as the terminal would be told to draw it."""

from __future__ import annotations

from typing import Any

from textual.app import App


def screen_lines(app: App[Any]) -> list[str]:
    """Every line of the screen in front, with toasts and what shines through behind a dialog."""
    # The compositor is private, and the only place where all widgets have become one picture.
    return [strip.text for strip in app.screen._compositor.render_strips()]


def screen_text(app: App[Any]) -> str:
    return "\n".join(screen_lines(app))
