"""Keys that come faster than they are dealt with: each reaches what the one before it led to.

After a stall of the line, or on a loaded machine, many keys arrive in one read. Textual hands each
at once to whatever has the focus just then, so that a second Enter reached the dialog that the
first was about to close: it saved twice, or closed the page below as well.
"""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import Awaitable, Callable

from textual import events

from elvis_tui.app.host import Host, takes_text

ROUNDS = 3
"""How often a message goes the way of a key, from the focus to the application, before the key is
taken to be dealt with: what a field tells its dialog, and a dialog the application, is behind the
first."""
DRAWN_FIRST = 0.02
"""Seconds a key is given to be drawn before the message follows it. When the next key is there
already, the message goes at once."""
PATIENCE = 0.25
"""Seconds after which the next key comes all the same: a widget that is gone passes nothing on."""


class Follower:
    """Goes the way of a key, from the focus to the application and `ROUNDS` times.

    Args:
        host: The application.
        come_through: What to do then.
    """

    def __init__(self, host: Host, come_through: Callable[[], Awaitable[None]]) -> None:
        self._host, self._come_through = host, come_through
        self._rounds = ROUNDS

    def send(self) -> None:
        """Begin a round."""
        if not self._host.screen_stack:
            return  # the program is ending
        self._screen = self._host.screen
        way = (self._host.focused or self._screen).ancestors_with_self
        self._left = iter(way)
        # A method and no function of its own: Textual looks at the parameters of each callback.
        way[-1].post_message(events.Callback(self._hop))

    async def _hop(self) -> None:
        for node in self._left:
            if node.post_message(events.Callback(self._hop)):
                return
        # What stands in front now has to be there before it is given a key.
        self._rounds = self._rounds - 1 if self._host.screen is self._screen else ROUNDS
        if self._rounds:
            self.send()
        else:
            await self._come_through()


class KeysInTurn:
    """Holds a key back until the one before it has been dealt with.

    Args:
        host: The application.
        deal_with: Does what Textual does with a key or a paste.
    """

    def __init__(self, host: Host, deal_with: Callable[[events.Event], Awaitable[None]]) -> None:
        self._host, self._deal_with = host, deal_with
        self._waiting: deque[events.Event] = deque()
        self._under_way = False
        self._typed = False
        self._turn = 0
        self._following: asyncio.TimerHandle | None = None
        self._dealt_with: events.Event | None = None

    @property
    def is_holding(self) -> bool:
        """Whether a key has not been dealt with to its end."""
        return self._under_way or bool(self._waiting)

    def pressed_at(self) -> float:
        """When the key was pressed that is being dealt with; without one, now is later than all."""
        return self._dealt_with.time if self._dealt_with else math.inf

    async def take(self, event: events.Event) -> None:
        """Deal with a key or a paste now, or when its turn has come."""
        if self._typed and not self._under_way and not self._is_typing(event):
            # Letters go to their field without delay: what is no letter waits for all of them.
            self._follow()
        if not self._under_way:
            await self._begin(event)
            return
        if not self._waiting:
            self._watch()
            self._follow_now()
        self._waiting.append(event)

    async def _begin(self, event: events.Event) -> None:
        self._typed = self._is_typing(event)
        self._dealt_with = None if self._typed else event
        await self._deal_with(event)
        if not self._typed:
            self._follow()

    def _is_typing(self, event: events.Event) -> bool:
        """Whether it only puts letters in a field: then the next one finds the same field."""
        focused = self._host.focused
        if isinstance(event, events.Paste):
            return takes_text(focused)
        if not isinstance(event, events.Key) or not event.is_printable:
            return False
        # On a choice a letter goes to another field, and the focus with it.
        return (
            focused is not None
            and focused.check_consume_key(event.key, event.character)
            and takes_text(focused)
        )

    def _follow(self) -> None:
        """Have a message go the way of the key, and go on when it has come through."""
        self._under_way, self._typed = True, False
        self._turn += 1
        loop = asyncio.get_running_loop()
        self._following = loop.call_later(DRAWN_FIRST, self._send, self._turn)
        if self._waiting:
            self._watch()
            self._follow_now()

    def _follow_now(self) -> None:
        """Send the message that has not gone yet: somebody waits for it."""
        if self._following is not None:
            self._following.cancel()
            self._send(self._turn)

    def _watch(self) -> None:
        turn = self._turn
        self._host.set_timer(PATIENCE, lambda: self._go_on(turn))

    def _send(self, turn: int) -> None:
        self._following = None
        Follower(self._host, lambda: self._go_on(turn)).send()

    async def _go_on(self, turn: int) -> None:
        if turn != self._turn or not self._under_way:
            return
        self._under_way, self._dealt_with = False, None
        while self._waiting and not self._under_way:
            if self._typed and not self._is_typing(self._waiting[0]):
                self._follow()
            else:
                await self._begin(self._waiting.popleft())
