"""The part of the application that knows whether the data are safe, and who may change them."""

from __future__ import annotations

from textual.app import App
from textual.message import Message

from elvis_tui.documents.faults import explain
from elvis_tui.i18n import _
from elvis_tui.screens.session import Session, ShowsNames
from elvis_tui.services.desk import Desk
from elvis_tui.storage.store import DataState, SaveState
from elvis_tui.widgets.title_line import TitleLine

SLOW_SAVE_SECONDS = 0.3
"""A save longer than this is told of so that it is seen."""


class DataChanged(Message):
    """The store wrote, or could not. Posted from the thread that writes."""

    def __init__(self, state: DataState) -> None:
        super().__init__()
        self.state = state


class DataApp(App[int], inherit_bindings=False):
    """What every part of the application shares, and the state of the data.

    Args:
        desk: What the services work on.
        names_hidden: Whether students stand by number from the start; as last time if None.
    """

    def __init__(self, desk: Desk, *, names_hidden: bool | None = None) -> None:
        super().__init__()
        self.desk = desk
        hidden = desk.settings.names_hidden if names_hidden is None else names_hidden
        self.session = Session(desk, hidden)
        self._data = desk.store.state
        self._told: object = None

    def on_mount(self) -> None:
        self.desk.store.listen(self._data_changed)

    def show_all_again(self) -> None:
        """Bring every screen of the room that stands up to date."""
        for screen in self.screen_stack:
            if isinstance(screen, ShowsNames):
                screen.names_changed()

    # The data

    def _data_changed(self, state: DataState) -> None:
        """The store's own thread calls this; a message is how it reaches the screens."""
        self.post_message(DataChanged(state))

    def on_data_changed(self, message: DataChanged) -> None:
        before, self._data = self._data, message.state
        if message.state.state is SaveState.SAVING and before.state is SaveState.SAVED:
            self.set_timer(SLOW_SAVE_SECONDS, self._show_slow)
        if message.state.error and self._told != message.state.error.facts.get("errno"):
            self._told = message.state.error.facts.get("errno")
            self.notify(explain(message.state.error), severity="error", markup=False, timeout=20)
        if message.state.state is SaveState.SAVED:
            self._told = None
        self._show_state()

    def _show_slow(self) -> None:
        if self._data.state is SaveState.SAVING:
            self._show_words(_("lagrer …"), "bold $level-yellow")

    def _show_state(self) -> None:
        # «lagret» stands only while it is true; one letter of it changes during a save.
        words = {
            SaveState.SAVED: (_("lagret"), "$muted"),
            SaveState.SAVING: (_("lagrer"), "$muted"),
            SaveState.FAILED: (_("✖ IKKE LAGRET"), "bold $level-red"),
        }
        self._show_words(*words[self._data.state])

    def _show_words(self, words: str, style: str) -> None:
        self.session.data_words = (words, style)
        for screen in self.screen_stack:
            for title in screen.query(TitleLine):
                title.state = (words, style)
