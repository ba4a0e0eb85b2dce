"""The one place where text becomes something to draw: never markup, never control codes."""

from __future__ import annotations

from textual.content import Content

from elvis_tui.domain.text import clean


def shown(text: str) -> Content:
    """`text` exactly as it is, with what cannot be seen made visible."""
    return Content(clean(text, lines=True))


def toned(*parts: str | tuple[str, str]) -> Content:
    """Pieces of text, each plain or with a style made of theme tokens («$muted», «bold $key»)."""
    return Content.assemble(
        *(shown(p) if isinstance(p, str) else shown(p[0]).stylize(p[1]) for p in parts)
    )
