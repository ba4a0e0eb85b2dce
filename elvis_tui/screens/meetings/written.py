"""What was noted in a meeting that is over: chosen from a list, and put right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from textual.widget import Widget

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import Entry, EntryKind, Meeting
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Form
from elvis_tui.screens.dialogs.written import CorrectForm
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.meetings import commands
from elvis_tui.screens.meetings.agenda_lines import item_name
from elvis_tui.services.meetings import corrections
from elvis_tui.widgets.rows import Column, Line, Row, RowList, Section
from elvis_tui.wording import meetings as words

LAYOUT = {"": (Column(12), Column(20, grow=True, wrap=True))}


class MeetingPiece:
    """See `Piece`.

    Args:
        session: What the screens share.
        meeting_id: Which meeting.
        entry_id: What was noted in it.
    """

    def __init__(self, session: Session, meeting_id: str, entry_id: str) -> None:
        self._session, self._meeting_id, self.piece_id = session, meeting_id, entry_id

    @property
    def _entry(self) -> Entry:
        return corrections.find(self._session.gate, self._meeting_id, self.piece_id)

    def heading(self) -> str:
        return words.entry_kind(self._entry.kind).capitalize()

    def text(self) -> str:
        return self._session.names.text(words.entry_text(self._entry))

    def form(self) -> Form[Any]:
        meeting = self._session.gate.to_change(Meeting, self._meeting_id)
        item, entry = corrections.place(meeting, self.piece_id)
        form = CorrectEntry(self._session, self.heading(), entry, self._correct)
        form.whose = item.subject
        return form

    def _correct(self, entry: Entry, why: FreeText) -> None:
        corrections.correct(self._session.desk, self._meeting_id, entry, why)

    def take_away(self) -> None:
        corrections.take_away(self._session.desk, self._meeting_id, self.piece_id)

    def erase(self, why: FreeText) -> None:
        corrections.erase(self._session.desk, self._meeting_id, self.piece_id, why)


class CorrectEntry(CorrectForm[Entry]):
    """Who and by when are asked for a task alone."""

    def asked_for(self) -> tuple[str, ...]:
        names = super().asked_for()
        return names if self.record.kind is EntryKind.TASK else ("text",)


class PickWritten(Dialog[str | None]):
    """The list of all that was noted; dismisses with the id of what is chosen.

    Args:
        session: What the screens share.
        meeting_id: Which meeting.
    """

    shape = "list"
    OWN_COMMANDS = commands.PICK_ITEM

    def __init__(self, session: Session, meeting_id: str) -> None:
        super().__init__()
        self.session, self._meeting_id = session, meeting_id

    def heading(self) -> str:
        return _("Hva skal rettes?")

    def body(self) -> Iterable[Widget]:
        rows = RowList(LAYOUT)
        rows.empty = _("Ingenting ble notert i møtet.")
        yield rows

    def on_mount(self) -> None:
        self.names_changed()

    def names_changed(self) -> None:
        """Show what was noted as it may be shown now."""
        self.query_one(RowList).fill(self._lines())

    def _lines(self) -> Iterator[Line]:
        names = self.session.names
        meeting = self.session.gate.get(Meeting, self._meeting_id)
        for item in (one for one in meeting.agenda if one.entries):
            yield Section(item_name(self.session, item))
            for entry in item.entries:
                kind = (words.entry_kind(entry.kind), "muted")
                yield Row(entry.id, (kind, names.text(words.entry_text(entry))))

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.dismiss(message.row_id)

    def action_close(self) -> None:
        self.dismiss(None)
