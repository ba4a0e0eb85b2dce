"""What every dialog stands in: a box with a heading and a line for refusals, and the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, Literal, TypeVar

from rich.console import RenderableType
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import VerticalScroll
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen
from textual.widget import Widget

from elvis_tui.resources import style
from elvis_tui.widgets.commands import HasCommands
from elvis_tui.widgets.dialog_box import DialogBox
from elvis_tui.widgets.key_line import KeyLine
from elvis_tui.widgets.words import Words

T = TypeVar("T")


Question = str | Callable[[], str]
"""Words on top of a dialog; a function where a name is in them, asked again when names are hidden
or shown."""


def asked(question: Question) -> str:
    """The question, with names as they may be shown now."""
    return question if isinstance(question, str) else question()


class Inside(VerticalScroll, inherit_bindings=False):
    """Scrolls to the field one stands in: the arrows go on to the next one."""


class Dialog(HasCommands, ModalScreen[T]):
    """A box with something to read, choose or type. Subclasses give `heading()` and `body()`.

    There is one style sheet for all of them: how large a dialog is does not depend on which one
    was opened before it.
    """

    CSS_PATH = style("dialogs")
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]
    shape: ClassVar[Literal["fitting", "list"]] = "fitting"
    """As high as what is in it, or with room for a list that may be long."""
    scrolls: ClassVar[bool] = False
    """Whether there is nothing in it but a text, which the arrows move."""

    _is_leaving = False
    """Whether an answer has been given: of two keys in one burst the second has nobody to reach."""
    _leaves_later = False
    """Whether what it is about is gone, and something else stands in front."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Leave it; where it does not stand in front, as soon as it does, without an answer."""
        if self._is_leaving:
            return AwaitComplete()
        if self.app.screen is not self:
            # Textual would take down the one in front.
            self._leaves_later = True
            return AwaitComplete()
        self._is_leaving = True
        return super().dismiss(result)

    def on_screen_resume(self) -> None:
        if self._leaves_later:
            self.dismiss(None)

    def render(self) -> RenderableType:
        # Textual hands what is behind to whichever screen happens to be drawn first: with three
        # dialogs, two could come to stand behind each other, without end.
        stack = self.app.screen_stack
        if self not in stack[1:]:
            return super().render()
        return BackgroundScreen(stack[stack.index(self) - 1], self.styles.background)

    def compose(self) -> ComposeResult:
        inside = VerticalScroll if self.scrolls else Inside
        with DialogBox(classes=f"box -{self.shape}"):
            # What it is about, and what is wrong, stand while what is between them scrolls.
            if heading := self.heading():
                yield Words(heading, classes="heading")
            with inside(classes="inside", can_focus=self.scrolls):
                yield from self.body()
            yield Words("", id="error", classes="refusal")
        yield KeyLine()

    def heading(self) -> str:
        """What the dialog is about, with names as they may be shown now."""
        return ""

    def body(self) -> Iterable[Widget]:
        """The widgets between heading and keys."""
        return ()

    def say_heading(self) -> None:
        """Write the heading anew."""
        for words in self.query(".heading").results(Words):
            words.say(self.heading())

    def refuse(self, sentence: str) -> None:
        """Say why something cannot be done, or nothing more."""
        words = self.query_one(".refusal", Words)
        words.say(sentence)
        if sentence:
            words.display = True
