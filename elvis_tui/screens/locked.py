"""Nothing but the word that the screen is locked, and how to open it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input

from elvis_tui.domain.errors import ElvisError, Fault
from elvis_tui.i18n import _
from elvis_tui.resources import style
from elvis_tui.widgets.words import Words
from elvis_tui.wording.faults import explain
from elvis_tui.wording.keys import key

LONGEST_PAUSE = 30
_OPENS_TOO = "f4"
"""The key that locks."""


class PassphraseField(Input):
    """What is typed is not shown, and cannot be taken out again."""

    def __init__(self) -> None:
        super().__init__(
            placeholder=_("passordfrase"),
            password=True,
            compact=True,
            select_on_focus=False,
            max_length=1000,
        )
        self.cursor_blink = False

    def action_copy(self) -> None:
        """Nothing: a copy would go to the clipboard of whoever watches."""

    def action_cut(self) -> None:
        """Nothing, for the same reason."""


class LockedScreen(ModalScreen[None]):
    """Stands in front of everything; posts `Opened` when it may go.

    Args:
        unlock: Takes the passphrase, in a thread, and raises ElvisError for a wrong one; None when
            any key opens.
        clock: Seconds that only go forwards, for the pause after a wrong passphrase.
    """

    CSS_PATH = style("locked")
    AUTO_FOCUS = "PassphraseField"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (12, "-tall")]

    class Opened(Message):
        """The key, or any key where none is needed, was given."""

    def __init__(self, unlock: Callable[[str], None] | None, clock: Callable[[], float]) -> None:
        super().__init__()
        self._unlock, self._clock = unlock, clock
        self._is_ready = unlock is None
        self._warning = ""
        self._wrong_tries = 0
        self._may_try_at = 0.0
        self.set_class(unlock is not None, "-sealed")

    def compose(self) -> ComposeResult:
        with Vertical(id="locked"):
            yield Words(_("Skjermen er låst"), id="locked-title")
            if self._unlock is None:
                yield Words(_("Trykk en tast for å gå videre."), id="locked-what")
            else:
                yield Words(_("Skriv passordfrasen for å gå videre."), id="locked-what")
                yield PassphraseField()
                yield Words(self._standing_words(), id="locked-message")
            yield Words(
                _("Alt står der du slapp.\n{quit} avslutter, og utkast blir husket.").format(
                    quit=key("app.quit", "ctrl+q")
                ),
                id="locked-foot",
            )

    def on_mount(self) -> None:
        # What was said before there was a line to say it on.
        self._say(self._standing_words())

    # A key

    def on_key(self, event: events.Key) -> None:
        if self._unlock is None:
            event.stop()
            event.prevent_default()
            if not _is_dead(event.key):
                self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if self._unlock is None:
            self.post_message(self.Opened())

    # A passphrase

    def warn(self, sentence: str) -> None:
        """Say what went wrong when the screen was locked."""
        self._warning = sentence
        self._say(self._standing_words())

    def begin_to_ask(self) -> None:
        """Take passphrases from now on; before, the key is not yet forgotten."""
        self._is_ready = True
        self._say(self._standing_words())

    def _standing_words(self) -> str:
        return self._warning if self._is_ready or self._warning else _("lagrer det siste …")

    def _say(self, words: str, *, wrong: bool = False) -> None:
        for message in self.query("#locked-message").results(Words):
            message.say(words)
            message.set_class(wrong or words == self._warning, "-wrong")

    def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        if self._unlock and self._is_ready and message.value and self._clock() >= self._may_try_at:
            self._is_ready = False
            message.input.clear()
            self._say(_("låser opp …"))
            self.run_worker(self._try(self._unlock, message.value), exclusive=True)

    async def _try(self, unlock: Callable[[str], None], secret: str) -> None:
        try:
            await asyncio.to_thread(unlock, secret)
        except ElvisError as fault:
            self._refuse(fault)
        else:
            self.post_message(self.Opened())

    def _refuse(self, fault: ElvisError) -> None:
        self._is_ready = True
        if fault.fault is not Fault.WRONG_PASSPHRASE:
            self._say(explain(fault), wrong=True)
            return
        pause = min(LONGEST_PAUSE, 2**self._wrong_tries)
        self._wrong_tries += 1
        self._may_try_at = self._clock() + pause
        seconds = _("ett sekund") if pause == 1 else _("{count} sekunder").format(count=pause)
        words = _("Det er ikke riktig passordfrase. Vent {seconds}.").format(seconds=seconds)
        self._say(words, wrong=True)
        self.set_timer(pause, lambda: self._ask_again(explain(fault)))

    def _ask_again(self, words: str) -> None:
        if self._is_ready and self._clock() >= self._may_try_at:
            self._say(words, wrong=True)


def _is_dead(key: str) -> bool:
    """Whether a key opens nothing: one who presses F2 or ctrl+p means something that is not here.

    All such keys are, since a user may have given any of them to what works everywhere.
    """
    is_function_key = key[:1] == "f" and key[1:].isdigit()
    return key != _OPENS_TOO and (is_function_key or "+" in key)
