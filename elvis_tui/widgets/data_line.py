"""The line under the title that says what stands in the way of saving; gone when nothing does."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from elvis_tui.domain.record import Record
from elvis_tui.domain.text import clean
from elvis_tui.widgets.clicking import clickable

BETWEEN = " · "


class DataNotice(Record, frozen=True):
    """A sign, its style, and wordings from the longest to the shortest.

    A wording is a sentence and the keys that do something about it, each with its words.
    """

    sign: str
    tone: str
    wordings: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


class DataLine(Widget):
    """One line; the longest wording that fits."""

    notice: reactive[DataNotice | None] = reactive(None)

    class Pressed(Message):
        """One of the keys on the line was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def watch_notice(self, notice: DataNotice | None) -> None:
        self.display = notice is not None

    def on_mount(self) -> None:
        self.set_reactive(Widget.auto_links, False)

    def _pieces(self) -> tuple[Content, list[Content]]:
        """The sentence, and the keys with what each does, as much of it as there is room for."""
        notice = self.notice
        if notice is None:
            return Content(""), []
        for sentence, hints in notice.wordings:
            state, colon, rest = clean(sentence).partition(":")
            start = Content.assemble(
                " ",
                (notice.sign, f"bold {notice.tone}"),
                " ",
                (state + colon, f"bold {notice.tone}"),
                (rest, "$ink"),
            )
            keys = [
                clickable(
                    Content.assemble((key, "bold $key"), " ", (words, "$ink")), f"press({key!r})"
                )
                for key, words in hints
            ]
            room = self.size.width - 1 - sum(len(BETWEEN) + k.cell_length for k in keys)
            if start.cell_length <= room + 1:
                return start, keys
        return start.truncate(max(0, room), ellipsis=True), keys

    def render(self) -> Content:
        start, keys = self._pieces()
        return Content.assemble(start, *(piece for k in keys for piece in (BETWEEN, k)))

    def action_press(self, key: str) -> None:
        """A click on a key of the line presses it."""
        self.post_message(self.Pressed(key))
