"""What stands in for the application while a part is tested by itself."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from textual.binding import ActiveBinding
from textual.screen import Screen


class Front:
    """A screen of which a part asks only whether it is a dialog, and which keys work there."""

    def __init__(self, *, is_modal: bool = False) -> None:
        self.is_modal = is_modal
        self.active_bindings: dict[str, ActiveBinding] = {}
        self.refreshed = 0

    def refresh_bindings(self) -> None:
        self.refreshed += 1

    def call_later(self, call: Callable[[], object]) -> None:
        """A stand-in has nothing to deal with first."""
        call()


class Timer:
    """One that has been set, and goes off when the test says so."""

    def __init__(self, delay: float, go_off: Callable[[], object]) -> None:
        self.delay, self.go_off = delay, go_off
        self.runs = True

    def stop(self) -> None:
        self.runs = False


class StandIn:
    """The application as its parts see it; remembers what it was asked for."""

    def __init__(self, front: Any = None) -> None:
        self.screen_stack: list[Any] = [front or Front()]
        self.focused: Any = None
        self.told: list[str] = []
        self.shown: list[str] = []
        self.over_lock: list[Screen[Any]] = []
        self.timers: list[Timer] = []
        self.work: list[Coroutine[Any, Any, None]] = []
        self.messages: list[Any] = []
        self.return_code: int | None = None
        self._answers: list[Callable[[Any], object] | None] = [None]

    @property
    def screen(self) -> Any:
        return self.screen_stack[-1]

    def push_screen(self, screen: Any, callback: Callable[[Any], object] | None = None) -> None:
        self.screen_stack.append(screen)
        self._answers.append(callback)

    def push_over_lock(self, screen: Any, callback: Callable[[Any], object] | None = None) -> None:
        self.over_lock.append(screen)
        self.push_screen(screen, callback)

    def pop_screen(self) -> None:
        self.screen_stack.pop()
        self._answers.pop()

    def answer(self, result: object) -> None:
        """Close the dialog in front with an answer."""
        callback = self._answers[-1]
        self.pop_screen()
        assert callback is not None
        callback(result)

    def notify(self, message: str, **_options: object) -> None:
        self.told.append(message)

    def tell(self, sentence: str, *, wrong: bool = True) -> None:
        self.told.append(sentence)

    def clear_notifications(self) -> None:
        self.told.clear()

    def batch_update(self) -> AbstractContextManager[None]:
        return nullcontext()

    def set_timer(self, delay: float, callback: Callable[[], object]) -> Timer:
        self.timers.append(Timer(delay, callback))
        return self.timers[-1]

    set_interval = set_timer

    def run_worker(
        self, work: Coroutine[Any, Any, None], *, group: str, exit_on_error: bool = True
    ) -> None:
        self.work.append(work)

    async def let_work(self) -> None:
        """Do what was to be done in the background."""
        work, self.work = self.work, []
        for one in work:
            await one

    def post_message(self, message: Any) -> bool:
        self.messages.append(message)
        return True

    def exit(self, *, return_code: int) -> None:
        self.return_code = return_code

    def show_data_state(self) -> None:
        self.shown.append("data state")

    def show_data_replaced(self) -> None:
        self.shown.append("data replaced")

    def show_all_again(self) -> None:
        self.shown.append("all")


class Watch:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds
