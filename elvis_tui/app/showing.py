"""Bringing what stands on the screens up to date, and off them what must not stand there."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from textual import events
from textual.css.query import DOMQuery
from textual.messages import Update
from textual.widget import Widget

from elvis_tui.app.host import Host
from elvis_tui.domain.errors import ElvisError
from elvis_tui.screens.frame.room import Room
from elvis_tui.screens.frame.session import MayGo, ShowsNames, Typing

if TYPE_CHECKING:
    from textual.screen import Screen

PATIENCE = 0.3
"""Seconds after which it is drawn all the same, should the screen in front go meanwhile."""
TURNS = 8
"""Turns of the event loop in which widgets and their screen tell each other of a layout: at four
no room is drawn twice."""


class Showing:
    """Redraws the screens of the room that stands; the others are redrawn when one goes there.

    Args:
        host: The application.
    """

    def __init__(self, host: Host) -> None:
        self._host = host

    def all_again(self) -> None:
        """Bring every screen up to date, all of them in one frame."""
        batch = ExitStack()
        batch.enter_context(self._host.batch_update())
        for screen in self._host.screen_stack:
            if isinstance(screen, ShowsNames):
                screen.names_changed()
        for screen in self._host.screen_stack:
            # A dialog keeps a picture of what is behind it, and would be drawn with the old one.
            # Told of itself as of any widget, a screen is drawn whole also when it is laid out
            # anew first.
            screen.refresh()
            screen.post_message(Update(screen))
        # A layout that was asked for before would draw only what is dirty by now: nothing is drawn
        # until the screen in front has taken that message in.
        self._host.screen.call_later(batch.close)
        self._host.set_timer(PATIENCE, batch.close)

    async def in_another_language(self) -> None:
        """Make every screen of the room that stands anew, with the words as they are now."""
        for screen in self._host.screen_stack:
            if isinstance(screen, Room):
                await screen.recompose()
                # What is composed in what was composed is there only a little later.
                screen.call_after_refresh(_stand_up, screen)

    def data_replaced(self) -> None:
        """Show what stands in the store now; what is being typed is left alone."""
        for screen in self._host.screen_stack:
            if isinstance(screen, Room):
                screen.show_again()
            elif isinstance(screen, MayGo) and screen.is_gone():
                screen.action_cancel()
            elif isinstance(screen, ShowsNames) and not isinstance(screen, Typing):
                try:
                    screen.names_changed()
                except ElvisError:
                    screen.dismiss(None)

    def data_state(self) -> None:
        """Say how the data are on the room that is seen; the others say it when one comes there.

        A room behind it that said something would have the one in front drawn whole.
        """
        rooms = (screen for screen in reversed(self._host.screen_stack) if isinstance(screen, Room))
        seen = next(rooms, None)
        if seen is not None and seen.stands:
            seen.show_data_state()

    async def take_down_toasts(self) -> None:
        """Take away what is told above the keys; in no later frame can it be read."""
        toasts = self._toasts()
        self._host.clear_notifications()
        # Textual takes its toasts down in a later frame, so the widgets that hold them go now.
        if toasts:
            await toasts.remove()
            self._host.screen.refresh(layout=True)

    def drop_toasts(self) -> None:
        """Take away what held the messages that are cleared: each would leave an empty line."""
        self._toasts().remove()

    def _toasts(self) -> DOMQuery[Widget]:
        # They have no public name; a test fails when they are called something else.
        return self._host.screen.query("ToastHolder")


def draw_once(host: Host, undrawn: ExitStack) -> None:
    """Draw the screen in front when it is laid out, once and whole, and wait for no frame.

    Args:
        host: The application.
        undrawn: The batch that has begun, in which nothing is drawn; it ends with that.
    """
    screen = host.screen
    screen.post_message(events.Resize(screen.app.size, screen.app.size))
    screen.call_later(_settle, screen, undrawn)
    # Whoever leaves the screen in that moment sees the next one all the same.
    host.set_timer(PATIENCE, undrawn.close)


async def _settle(screen: Screen[Any], undrawn: ExitStack) -> None:
    # Only when they are laid out do rows know their width; the screen is told of it, and lays out
    # once more. Drawn before that, it would be drawn twice.
    for _turn in range(TURNS):
        await asyncio.sleep(0)
    screen.call_later(_draw_now, screen, undrawn)


def _draw_now(screen: Screen[Any], undrawn: ExitStack) -> None:
    undrawn.close()
    # Private: all that is public waits for the next frame, and the clock of frames begins only
    # when it is asked. `tests/app/on_screen/test_showing.py` fails when it has another name.
    screen._on_timer_update()


def _stand_up(screen: Room) -> None:
    """Show what a screen that was made anew is about, with the focus where it begins."""
    screen.show_again()
    for widget in screen.query(screen.AUTO_FOCUS or "*"):
        if widget.focusable and screen.focused is None:
            widget.focus()
