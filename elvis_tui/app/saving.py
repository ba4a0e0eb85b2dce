"""What is said and asked when the data are being saved, are saved, or cannot be."""

from __future__ import annotations

from textual.message import Message

from elvis_tui.app.host import Host, takes_text
from elvis_tui.app.save_watch import SaveNews, SaveWatch
from elvis_tui.app.versions import Versions
from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.i18n import _
from elvis_tui.storage.store import DataState, Store
from elvis_tui.wording.faults import explain

SLOW_SAVE_SECONDS = 0.3
"""A save longer than this is told of so that it is seen."""


class DataChanged(Message):
    """The store wrote, or could not. Posted from the thread that writes."""

    def __init__(self, state: DataState) -> None:
        super().__init__()
        self.state = state


class Saving:
    """Follows the store, and tells what the user must know of it.

    Args:
        store: Where the data are.
        watch: What is known of how they are.
        versions: Asks which of two versions is to be used.
        host: The application.
    """

    def __init__(self, store: Store, watch: SaveWatch, versions: Versions, host: Host) -> None:
        self._store, self._watch, self._versions, self._host = store, watch, versions, host

    def listen(self) -> None:
        """Follow the store from now on."""
        self._store.listen(self._pass_on)
        # What was saved before anybody listened was told to nobody.
        self._pass_on(self._store.state)

    def _pass_on(self, state: DataState) -> None:
        """The store's own thread calls this; a message is how it reaches the screens."""
        self._host.post_message(DataChanged(state))

    def take(self, state: DataState) -> None:
        """Show a new state, and tell what it calls for."""
        news = self._watch.became(state)
        if SaveNews.BEGAN in news:
            self._host.set_timer(SLOW_SAVE_SECONDS, self._show_slow)
        self._host.show_data_state()
        if SaveNews.SAVED_AGAIN in news:
            # What was told of the fault is true no more.
            self._host.clear_notifications()
            self._host.tell(_("Alt er lagret igjen."), wrong=False)
        if SaveNews.FAILED in news and state.error is not None:
            self._tell_failure(state.error)

    def _show_slow(self) -> None:
        if self._watch.is_saving:
            self._watch.is_slow = True
            self._host.show_data_state()

    def _tell_failure(self, error: StorageError) -> None:
        if self._watch.has_two_versions and not self._is_typing_or_asked():
            self._versions.ask()
            return
        words = explain(error)
        if error.fault is Fault.DATA_UNWRITABLE:
            from elvis_tui.wording import data as data_words

            words = data_words.not_saved_notice(error.facts.get("path"), error.facts.get("errno"))
        self._host.notify(words, severity="error", markup=False, timeout=8)

    def _is_typing_or_asked(self) -> bool:
        """Whether a question now would get the key that was meant for something else."""
        return self._host.screen.is_modal or takes_text(self._host.focused)
