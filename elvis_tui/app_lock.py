"""The part of the application that takes things off the wall: hidden names, the locked screen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import events
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.messages import Update
from textual.widget import AwaitMount

from elvis_tui.app_undo import UndoApp
from elvis_tui.domain.errors import ElvisError
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.i18n import _
from elvis_tui.screens.frame.session import Typing
from elvis_tui.services.desk.desk import Desk
from elvis_tui.wording.faults import explain

if TYPE_CHECKING:
    from textual.timer import Timer

    from elvis_tui.screens.locked import LockedScreen

_WORK_LOCKED = ("quit", "focus_next", "focus_previous")
"""What the keys of the whole program still do while it is locked."""
MINUTE = 60.0


class LockApp(UndoApp):
    """The locked screen, which stands in front of everything until it is opened again.

    Args:
        desk: What the services work on.
        names_hidden: Whether students stand by number from the start; as last time if None.
        idle_clock: Seconds that only go forwards: what the time without a key is measured on.
    """

    BINDINGS = [
        Binding(
            "f4",
            "lock",
            _("lås"),
            show=False,
            id="app.lock",
            priority=True,
            tooltip=_("Lås skjermen, så ingen ser den"),
        ),
        Binding(
            "shift+f4",
            "lock_time",
            _("låsetid"),
            key_display="⇧F4",
            show=False,
            id="app.lock_time",
            tooltip=_("Tid før skjermen låses"),
        ),
    ]

    def __init__(
        self,
        desk: Desk,
        *,
        names_hidden: bool | None = None,
        idle_clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(desk, names_hidden=names_hidden)
        self._idle_clock = idle_clock
        self._locked: LockedScreen | None = None
        self._over_the_lock = False
        self._held_back: list[Callable[[], object]] = []
        self._touched = self._idle_clock()
        self._idle: Timer | None = None

    def on_mount(self) -> None:
        self.watch_idleness()

    # Off the wall

    def show_all_again(self) -> None:
        """Bring every screen of the room that stands up to date, all of them in one frame."""
        super().show_all_again()
        for screen in self.screen_stack:
            # A dialog keeps a picture of what is behind it, and would be drawn with the old one.
            # Told of itself as of any widget, a screen is drawn whole also when it is laid out
            # anew first.
            screen.refresh()
            screen.post_message(Update(screen))

    async def take_down_toasts(self) -> None:
        """Take away what is told in the corner; in no later frame can it be read."""
        self.clear_notifications()
        if toasts := self.screen.query("ToastHolder"):
            await toasts.remove()
            self.screen.refresh(layout=True)

    # Idleness

    @property
    def lock_minutes(self) -> int:
        """Minutes without a key or the mouse before the screen is locked; 0 for never."""
        return self.desk.preferences.now.lock_minutes

    def watch_idleness(self) -> None:
        """Wake up when the screen would have to be locked if nobody does anything until then."""
        if self._idle is not None:
            self._idle.stop()
            self._idle = None
        if self.lock_minutes > 0 and self._locked is None:
            left = self._touched + MINUTE * self.lock_minutes - self._idle_clock()
            self._idle = self.set_timer(max(0.0, left), self.lock_if_idle)

    def lock_if_idle(self) -> None:
        """Lock, if nobody has done anything for so long; else wait for the rest of the time."""
        if any(meeting.is_running for meeting in self.desk.store.all(Meeting).values()):
            # In a meeting one listens. When it is over, the time begins anew.
            self._touched = self._idle_clock()
        if 0 < MINUTE * self.lock_minutes <= self._idle_clock() - self._touched:
            self.action_lock()
        else:
            self.watch_idleness()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InputEvent | events.Paste):
            self._touched = self._idle_clock()
        await super().on_event(event)

    def action_lock_time(self) -> None:
        from elvis_tui.screens.dialogs.lock_time import LockTimeForm

        def accept(minutes: int) -> None:
            try:
                self.desk.preferences.choose(lock_minutes=minutes)
            finally:
                self.watch_idleness()

        self.push_screen(LockTimeForm(self.session, self.lock_minutes, accept))

    # Locked

    def action_lock(self) -> None:
        """Blank the screen; with encrypted data also forget the key."""
        if self._locked is not None:
            return
        from elvis_tui.screens.locked import LockedScreen

        self._keep_drafts()
        self.clear_notifications()
        store = self.desk.store
        locked = LockedScreen(store.unlock if store.is_sealed else None, self._idle_clock)
        super().push_screen(locked)
        self._locked = locked
        if store.is_sealed:
            self.run_worker(self._drop_key(locked), group="lock")

    async def _drop_key(self, locked: LockedScreen) -> None:
        try:
            await asyncio.to_thread(self._forget)
        except ElvisError as fault:
            locked.warn(_("Nøkkelen er fortsatt i minnet: {why}").format(why=explain(fault)))
        locked.begin_to_ask()

    def _forget(self) -> None:
        # The drafts are sealed with the same key: they are written before it is gone.
        self.desk.drafts.flush()
        self.desk.store.drop_key()

    def on_locked_screen_opened(self) -> None:
        """Bring everything back as it was, then do what had to wait."""
        if self._locked is None:
            return
        waiting, self._held_back = self._held_back, []
        self._locked = None
        super().pop_screen()
        self._touched = self._idle_clock()
        self.watch_idleness()
        for call in waiting:
            call()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self._locked is not None:
            return action in _WORK_LOCKED
        return super().check_action(action, parameters)

    # While it is locked nothing else comes in front: it waits.

    @property
    def is_locked(self) -> bool:
        return self._locked is not None

    def when_opened(self, call: Callable[[], object]) -> None:
        """Do something once the screen is open again."""
        self._held_back.append(call)

    def push_screen(self, screen: Any, *args: Any, **options: Any) -> Any:
        if self._locked is None or self._over_the_lock:
            return super().push_screen(screen, *args, **options)
        self._held_back.append(lambda: self.push_screen(screen, *args, **options))
        return AwaitMount(self.screen, ())

    def pop_screen(self) -> AwaitComplete:
        if self._locked is None or self.screen is not self._locked:
            return super().pop_screen()
        self._held_back.append(self.pop_screen)
        return AwaitComplete()

    def switch_mode(self, mode: str) -> AwaitMount:
        if self._locked is None:
            return super().switch_mode(mode)
        self._held_back.append(lambda: self.switch_mode(mode))
        return AwaitMount(self.screen, ())

    def notify(self, *args: Any, **options: Any) -> None:
        if self._locked is None:
            super().notify(*args, **options)
        else:
            self._held_back.append(lambda: self.notify(*args, **options))

    def _look(self) -> None:
        # Without the key nothing can be read of what another program saves.
        if self._locked is None or not self.desk.store.is_sealed:
            super()._look()

    def _ask_to_leave(self, fault: ElvisError | None, *, copied: bool = False) -> None:
        # Who leaves a locked program must still be asked about what is not saved.
        self._over_the_lock = True
        super()._ask_to_leave(fault, copied=copied)
        self._over_the_lock = False

    def _keep_drafts(self) -> None:
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, Typing):
                    # Whatever is wrong with one screen must not stop the others, or the end.
                    with suppress(Exception):
                        screen.keep_draft()
