"""Words that do something when they are clicked."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style


def clickable(words: Content, action: str) -> Content:
    """`words` that run an action of the widget they are drawn in, as Textual's links do.

    The widget sets `auto_links` to False, so that they do not look like links.
    """
    return words.stylize(Style.from_meta({"@click": action}))
