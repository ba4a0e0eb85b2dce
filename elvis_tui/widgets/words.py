"""Text that stands somewhere on a screen and does nothing else."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from elvis_tui.widgets.text import shown


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
