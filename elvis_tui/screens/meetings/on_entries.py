"""What is done with what was noted: changed, restricted, private, another kind, taken away."""

from __future__ import annotations

from elvis_tui.domain.meetings.records import Entry, EntryKind
from elvis_tui.i18n import _
from elvis_tui.screens.meetings.entry_list import EntryList
from elvis_tui.screens.meetings.noting import Noting
from elvis_tui.services.meetings import verbs as service
from elvis_tui.widgets.entry_line import EntryLine
from elvis_tui.wording.keys import key


class OnEntries(Noting):
    """The part of a meeting's screen that does something with the entry one stands on."""

    @property
    def _chosen(self) -> Entry | None:
        """What was noted and stands under the cursor, as it may be read."""
        item, row = self.item, self.query_one(EntryList).row
        return next((e for e in item.entries if row and e.id == row.id), None) if item else None

    def open_begun(self) -> None:
        """Go on with what was begun under the item in front, where anything was."""
        if begun := self.begun:
            first = begun[0]
            if first.entry_id:
                self.change_entry(first.entry_id)
            else:
                self.action_note(first.kind)

    def change_entry(self, entry_id: str) -> None:
        """Begin to change something that was noted; what is restricted is opened first."""
        item = self.item
        entry = next((e for e in item.entries if e.id == entry_id), None) if item else None
        if entry is not None and entry.is_kept_back:
            self._open_kept_back(entry)
        elif entry is not None and self.may_change():
            self._open_entry(entry)

    def _open_kept_back(self, entry: Entry) -> None:
        """Show what is restricted; of a private note it is asked first, as the room can read it."""
        from elvis_tui.screens.dialogs.ask import Ask
        from elvis_tui.screens.meetings.written import open_entry

        def answered(yes: bool | None) -> None:
            if yes:
                open_entry(self, self._meeting_id, entry.id)

        would_show = not self.session.names_hidden and self.gate.may_open(entry.by)
        if entry.private and would_show:
            question = _("Vise det private notatet på skjermen?")
            self.app.push_screen(Ask(question, _("Da kan alle i rommet lese det.")), answered)
        else:
            answered(True)

    def action_restrict(self) -> None:
        entry = self._chosen
        if entry is None:
            return
        if entry.is_kept_back:
            words = _("Punktet er skjermet. {open} åpner det for den som skrev det.")
            self.tell(words.format(open=key("rows.open", "Enter")))
            return
        from elvis_tui.services.meetings.restricting import restrict

        self.attempt(lambda: restrict(self.desk, self._meeting_id, entry.id))

    def action_private(self) -> None:
        entry = self._chosen
        if entry is None:
            return
        from elvis_tui.screens.dialogs.ask import Ask
        from elvis_tui.services.meetings.restricting import make_private

        def turned(private: bool) -> None:
            self.attempt(lambda: make_private(self.desk, self._meeting_id, entry.id, private))

        def answered(yes: bool | None) -> None:
            if yes:
                turned(False)

        if entry.private:
            question = _("Skal det private notatet stå i referatet?")
            self.app.push_screen(Ask(question, _("Da kan alle i rommet lese det.")), answered)
        else:
            turned(True)

    def action_turn(self) -> None:
        """Make what was noted another kind; of a task who and by when is asked for first."""
        entry, item = self._chosen, self.item
        if entry is None or item is None or not self.may_change():
            return
        from elvis_tui.screens.dialogs.ask import Ask
        from elvis_tui.services.meetings.turning import done_task, next_kind, turn

        kind = next_kind(entry)
        if kind is EntryKind.TASK:
            self.change_entry(entry.id)
            if not self.query_one(EntryLine).display:
                return
            self.turn_line(kind)
            self.query_one(EntryLine).refuse("who")
            return

        def turned() -> None:
            made = self.attempt(lambda: turn(self.desk, self._meeting_id, entry.id, kind))
            if made and entry.kind is EntryKind.TASK:
                words = _("Oppgaven er tatt ut av oppgavelista. {undo} angrer.")
                self.tell(words.format(undo=key("app.undo", "u")), wrong=False)

        def answered(yes: bool | None) -> None:
            if yes:
                turned()

        if done_task(self.gate, entry):
            question = _("Oppgaven er gjort. Skal den likevel gjøres om?")
            details = _("Den forsvinner fra oppgavelista, med det som ble sagt om den.")
            self.app.push_screen(Ask(question, details), answered)
        else:
            turned()

    def action_remove(self) -> None:
        row = self.query_one(EntryList).row
        if self.item is None or row is None:
            return
        from elvis_tui.screens.dialogs.ask import Ask

        def answered(yes: bool | None) -> None:
            if yes:
                self.attempt(lambda: service.remove_entry(self.desk, self._meeting_id, row.id))

        self.app.push_screen(Ask(_("Slette punktet?")), answered)
