"""What the parts may ask of the application; a test stands in for it with a dozen lines."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

if TYPE_CHECKING:
    from textual.message import Message
    from textual.screen import Screen
    from textual.widget import Widget

Result = TypeVar("Result")


LOOK = 20.0
"""Seconds between two looks at a clock at most: a timer stands still while the machine sleeps."""


def takes_text(widget: Widget | None) -> bool:
    """Whether one types in it. Fields are imported late: the first screen has none."""
    if widget is None:
        return False
    from textual.widgets import Input, TextArea

    return isinstance(widget, Input | TextArea)


class RunningTimer(Protocol):
    """A timer that has been set."""

    def stop(self) -> None: ...


class Host(Protocol):
    """The application as its parts see it: most of it is Textual's own, under Textual's names."""

    @property
    def screen(self) -> Screen[Any]:
        """The screen in front."""
        ...

    @property
    def screen_stack(self) -> list[Screen[Any]]:
        """The screens of the room that stands, the one in front last."""
        ...

    @property
    def focused(self) -> Widget | None: ...

    def push_screen(
        self, screen: Screen[Result], callback: Callable[[Result | None], None] | None = None
    ) -> object:
        """Put a screen in front; behind the locked screen it waits."""
        ...

    def push_over_lock(
        self, screen: Screen[Result], callback: Callable[[Result | None], None] | None = None
    ) -> object:
        """Put a screen in front also of the locked screen."""
        ...

    def pop_screen(self) -> object: ...

    def notify(
        self,
        message: str,
        *,
        severity: Literal["information", "warning", "error"] = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None: ...

    def clear_notifications(self) -> None: ...

    def batch_update(self) -> AbstractContextManager[None]:
        """Draw nothing until the end of the block."""
        ...

    def tell(self, sentence: str, *, wrong: bool = True) -> None:
        """Say one sentence above the keys for a while, with names masked while they are hidden."""
        ...

    def set_timer(self, delay: float, callback: Callable[[], object]) -> RunningTimer: ...

    def set_interval(self, interval: float, callback: Callable[[], object]) -> RunningTimer: ...

    def run_worker(
        self, work: Coroutine[Any, Any, None], *, group: str, exit_on_error: bool = True
    ) -> object: ...

    def post_message(self, message: Message) -> bool:
        """Hand over a message, from any thread."""
        ...

    def exit(self, *, return_code: int) -> None: ...

    def show_data_state(self) -> None:
        """Say on every screen how the data are, if that is another thing than before."""
        ...

    def show_data_replaced(self) -> None:
        """Show what stands in the store now; what is being typed is left alone."""
        ...

    def show_all_again(self) -> None:
        """Bring every screen of the room that stands up to date."""
        ...
