"""What was pasted and no field takes: it presses no key, and is kept until ctrl+v asks for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual import events

from elvis_tui.app.host import Host, takes_text
from elvis_tui.i18n import _
from elvis_tui.services.desk import pasted
from elvis_tui.services.desk.desk import Desk

Deal = Callable[[events.Event], Awaitable[None]]


class Unfinished(events.Paste):
    """A paste whose end never came."""


class Pasting:
    """Gives a paste to the field one stands in, and keeps it where there is none.

    Args:
        desk: Where it is kept, with what else is typed and not saved.
        host: The application.
    """

    def __init__(self, desk: Desk, host: Host) -> None:
        self._desk, self._host = desk, host

    def take_kept(self) -> str:
        """What is kept, for the field that asks for it: from now on the field keeps it."""
        text = pasted.kept(self._desk)
        from textual.widgets import Input

        from elvis_tui.widgets.fields import LONGEST_LINE

        takes_less = isinstance(self._host.focused, Input) and len(text) > LONGEST_LINE
        if not takes_less:
            pasted.let_go(self._desk)
        return text

    def before(self, deal_with: Deal) -> Deal:
        """Have what deals with keys and pastes given no paste that nobody takes.

        Args:
            deal_with: What Textual does with a key or a paste.
        """

        async def deal(event: events.Event) -> None:
            if not isinstance(event, events.Paste):
                await deal_with(event)
            elif takes_text(self._host.focused):
                if isinstance(event, Unfinished):
                    words = _("Innlimingen kom ikke til slutten. Se over teksten før du lagrer.")
                    self._host.tell(words)
                await deal_with(events.Paste(event.text))
            elif event.text.strip():
                self._keep(event.text)

        return deal

    def _keep(self, text: str) -> None:
        from elvis_tui.wording.data import PASTE_KEY

        pasted.keep(self._desk, text)
        words = _(
            "Teksten er tatt vare på, og ikke brukt som taster. Lim den inn i et felt: {key}."
        )
        self._host.tell(words.format(key=PASTE_KEY))
