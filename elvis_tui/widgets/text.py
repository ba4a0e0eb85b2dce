"""The one place where text becomes something to draw: never markup, never control codes."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from elvis_tui.domain.text import clean


def shown(text: str) -> Content:
    """`text` exactly as it is, with what cannot be seen made visible."""
    return Content(clean(text, lines=True))


def toned(*parts: str | tuple[str, str]) -> Content:
    """Pieces of text, each plain or with a style made of theme tokens («$muted», «bold $key»)."""
    return Content.assemble(
        *(shown(p) if isinstance(p, str) else shown(p[0]).stylize(p[1]) for p in parts)
    )


class Words(Static):
    """A piece of text that is never read as markup."""

    def __init__(
        self, text: str | Content = "", *, id: str | None = None, classes: str = ""
    ) -> None:
        super().__init__(_content(text), id=id, classes=classes, markup=False)

    def say(self, text: str | Content) -> None:
        """Show another text."""
        self.update(_content(text))


def _content(text: str | Content) -> Content:
    return text if isinstance(text, Content) else shown(text)
