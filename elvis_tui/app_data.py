"""The part of the application that knows whether the data are safe, and says so until they are."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.binding import Binding
from textual.message import Message

from elvis_tui.domain.errors import ElvisError, Fault, StorageError
from elvis_tui.i18n import _
from elvis_tui.screens.frame.reading_along import CHANGES
from elvis_tui.screens.frame.room import Room
from elvis_tui.screens.frame.session import Session, ShowsNames, Typing
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.store import DataState, SaveState
from elvis_tui.widgets.data_line import DataLine, DataNotice
from elvis_tui.wording.faults import explain

if TYPE_CHECKING:
    from textual.actions import ActionParseResult
    from textual.dom import DOMNode

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

    # No priority: what stands in front of everything, like the locked screen, keeps them out.
    BINDINGS = [
        Binding(
            "f7",
            "copy",
            _("lagre en kopi"),
            show=False,
            id="app.copy",
            tooltip=_("Lagre en kopi av data et annet sted"),
        ),
    ]

    def __init__(self, desk: Desk, *, names_hidden: bool | None = None) -> None:
        super().__init__()
        self.desk = desk
        hidden = desk.preferences.now.names_hidden if names_hidden is None else names_hidden
        self.session = Session(desk, hidden)
        self._data = desk.store.state
        self._told: object = None
        self._unsaved_since: datetime | None = None
        self._leaving = False
        self._copied: int | None = None
        self.say_state()

    def on_mount(self) -> None:
        self.desk.store.listen(self._data_changed)
        # What was saved before anybody listened was told to nobody.
        self._data_changed(self.desk.store.state)

    def on_ready(self) -> None:
        from elvis_tui.services.desk.start_notices import notices

        for sentence in notices(self.desk):
            self.notify(sentence, severity="warning", markup=False, timeout=20)

    def show_all_again(self) -> None:
        """Bring every screen of the room that stands up to date."""
        self.session.notice = self.notice()  # whoever writes may have a student's name
        for screen in self.screen_stack:
            if isinstance(screen, ShowsNames):
                screen.names_changed()

    def data_replaced(self) -> None:
        """Show what stands in the store now; what is being typed is left alone."""
        for screen in self.screen_stack:
            if isinstance(screen, Room):
                screen.show_again()
            elif isinstance(screen, ShowsNames) and not isinstance(screen, Typing):
                try:
                    screen.names_changed()
                except ElvisError:
                    screen.dismiss(None)

    def tell(self, sentence: str, *, wrong: bool = True) -> None:
        """Say one sentence in a corner for a while."""
        words = self.session.names.text(sentence)
        self.notify(words, severity="warning" if wrong else "information", markup=False)

    # What is done, and what is refused

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key asks for; what is refused is told, and ends nothing."""
        if self.session.reading and self._changes_something(action, default_namespace):
            self.tell(explain(StorageError(Fault.DATA_READ_ONLY)))
            return True
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except ElvisError as fault:
            self.tell(explain(fault))
            return True

    def _changes_something(self, action: object, node: DOMNode | None) -> bool:
        return any(
            active.binding.id in CHANGES and active.binding.action == action and active.node is node
            for active in self.screen.active_bindings.values()
        )

    # Whether all is on disk

    def _data_changed(self, state: DataState) -> None:
        """The store's own thread calls this; a message is how it reaches the screens."""
        self.post_message(DataChanged(state))

    def on_data_changed(self, message: DataChanged) -> None:
        before, self._data = self._data, message.state
        if self._data.state is SaveState.SAVED:
            self._unsaved_since = None
        elif before.state is SaveState.SAVED:
            self._unsaved_since = self.desk.clock.now()
        if self._data.state is SaveState.SAVING and before.state is SaveState.SAVED:
            self.set_timer(SLOW_SAVE_SECONDS, self._show_slow)
        self.show_state()
        self._tell_once()

    def _tell_once(self) -> None:
        """Say why saving fails when it begins to, and that all is well when it is again."""
        error = self._data.error
        if error is None:
            if self._told and self._data.state is SaveState.SAVED:
                self._told = None
                self.tell(_("Alt er lagret igjen."), wrong=False)
            return
        if self._told == (told := (error.fault, error.facts.get("errno"))):
            return
        self._told = told
        if error.fault is Fault.DATA_CHANGED and not self._busy:
            self.ask_which()
            return
        words = explain(error)
        if error.fault is Fault.DATA_UNWRITABLE:
            from elvis_tui.wording import data as data_words

            words = data_words.not_saved_notice(error.facts.get("path"), error.facts.get("errno"))
        self.notify(words, severity="error", markup=False, timeout=8)

    @property
    def _busy(self) -> bool:
        """Whether a question now would get the key that was meant for something else."""
        from textual.widgets import Input, TextArea

        return self.screen.is_modal or isinstance(self.focused, Input | TextArea)

    def _show_slow(self) -> None:
        if self._data.state is SaveState.SAVING:
            self._show_saving()

    def _show_saving(self) -> None:
        self.session.data_words = (_("lagrer …"), "bold $level-yellow")
        self._show_on_screens()

    def show_state(self) -> None:
        """Say on every screen how the data are, if that is another thing than before."""
        before = self.session.data_words, self.session.notice
        self.say_state()
        if (self.session.data_words, self.session.notice) != before:
            self._show_on_screens()

    def _show_on_screens(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Room) and screen.is_mounted:
                screen.show_data_state()

    def say_state(self) -> None:
        """Find the words for how the data are."""
        # «lagret» stands only while it is true; one letter of it changes during a save.
        self.session.data_words = {
            SaveState.SAVED: (_("leser") if self.session.reading else _("lagret"), "$muted"),
            SaveState.SAVING: (_("lagrer"), "$muted"),
            SaveState.FAILED: (_("✖ IKKE LAGRET"), "bold $level-red"),
        }[self._data.state]
        self.session.notice = self.notice()

    def notice(self) -> DataNotice | None:
        """What stands in the way of saving now."""
        if self._data.state is not SaveState.FAILED:
            return None
        from elvis_tui.wording import data as data_words

        errno = self._data.error and self._data.error.facts.get("errno")
        words = data_words.changed_outside() if self.has_two else data_words.not_saved(errno)
        return DataNotice("✖", "$level-red", tuple(words))

    async def on_data_line_pressed(self, message: DataLine.Pressed) -> None:
        """A click on the line under the title presses the key it hits."""
        await self.run_action({"F6": "pen", "F7": "copy"}[message.key])

    # Changed from outside

    @property
    def has_two(self) -> bool:
        """Whether something else has put another version on the disk."""
        error = self._data.error
        return error is not None and error.fault is Fault.DATA_CHANGED

    def ask_which(self) -> None:
        """Ask which of the two versions is to be used."""
        from elvis_tui.screens.dialogs.data_questions import which_version

        self.push_screen(which_version(), self._use)

    def _use(self, choice: str | None) -> None:
        from elvis_tui.wording import data as data_words

        store = self.desk.store
        use = {"mine": store.keep_mine, "theirs": store.take_theirs}.get(choice or "")
        if use is None:
            return
        try:
            aside = use()
        except ElvisError as fault:
            self.tell(explain(fault))
            return
        self._data, self._told = store.state, None
        if choice == "theirs":
            self.desk.journal.clear()  # its steps led to the version that was put aside
        self.show_state()
        self.data_replaced()
        words = data_words.kept_words(choice or "", aside)
        self.notify(words, markup=False, timeout=20)

    # A copy elsewhere, and leaving

    def action_copy(self) -> None:
        """Write all that is held to another file."""
        self._ask_where()

    def _ask_where(self, after: Callable[[Path | None], None] | None = None) -> None:
        from elvis_tui.screens.dialogs.copy import CopyForm

        def accept(path: Path) -> None:
            saved = self.desk.store.save_copy(path)
            self._copied = self.desk.store.changes
            words = _("En kopi med alt ligger i {path}").format(path=saved)
            self.notify(words, markup=False, timeout=12)

        self.push_screen(CopyForm(self.session, accept), after)

    def leave_when_saved(self) -> None:
        """End the program when all is on disk; ask first if it cannot be, or takes too long."""
        if self.desk.store.state.state is SaveState.SAVED:
            self.exit(return_code=0)
        elif self._leaving:
            self._ask_to_leave(None)
        else:
            self._leaving = True
            self._show_saving()
            self.run_worker(self._leave_once_saved(), group="leave")

    async def _leave_once_saved(self) -> None:
        try:
            await asyncio.to_thread(self.desk.store.flush)
        except ElvisError as fault:
            self._ask_to_leave(fault)
        else:
            self.exit(return_code=0)
        finally:
            self._leaving = False
            self.show_state()

    def _ask_to_leave(self, fault: ElvisError | None, *, copied: bool = False) -> None:
        from elvis_tui.screens.dialogs.choose import Choose
        from elvis_tui.screens.dialogs.data_questions import leave_unsaved

        if isinstance(self.screen, Choose):
            return

        def answered(choice: str | None) -> None:
            if choice == "again":
                self.leave_when_saved()
            elif choice == "which":
                self.ask_which()
            elif choice == "copy":
                self._ask_where(lambda path: self._ask_to_leave(fault, copied=path is not None))
            elif choice == "leave":
                self.exit(return_code=0)

        copied = copied or self._copied == self.desk.store.changes
        question = leave_unsaved(fault, self._unsaved_since, copied=copied)
        self.push_screen(question, answered)
