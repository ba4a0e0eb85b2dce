"""What was noted in a meeting that is over: chosen from a list, and put right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from textual.widget import Widget

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError
from elvis_tui.domain.fields import Field
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem, Entry, EntryKind, Meeting
from elvis_tui.domain.meetings.rules import place
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Form
from elvis_tui.screens.dialogs.restricted import (
    InConfidence,
    Restrictable,
    check_opening,
    why_not,
)
from elvis_tui.screens.dialogs.written import CorrectForm, WrittenDialog
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.page import Page
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

    @property
    def is_restricted(self) -> bool:
        """Whether only its owner may open it."""
        return self._entry.is_kept_back

    @property
    def _whole(self) -> Entry:
        """With all that is in it.

        Raises:
            DomainError: as `check_opening`, for what is restricted.
        """
        entry = self._entry
        if entry.is_kept_back:
            check_opening(self._session, entry.by)
            return self._stored[1]
        return entry

    @property
    def _stored(self) -> tuple[AgendaItem, Entry]:
        """As it stands in the data, for the dialog that changes it."""
        meeting = self._session.gate.to_change(Meeting, self._meeting_id)
        return place(meeting, self.piece_id)

    def heading(self) -> str:
        return words.entry_kind(self._entry.kind).capitalize()

    def text(self) -> str:
        try:
            entry = self._whole
        except DomainError:
            by = self._entry.by
            return f"{self._session.names.author(by)}\n\n{why_not(self._session, by)}"
        names, text = self._session.names, words.entry_text(entry)
        if not entry.by:
            return names.text(text)
        written = _("skrevet av {who}").format(who=names.author(entry.by))
        return f"{names.text(text)}\n\n{written}"

    def form(self) -> Form[Any]:
        """The dialog that puts it right.

        Raises:
            DomainError: as `check_opening`, for what is restricted.
        """
        if self.is_restricted:
            check_opening(self._session, self._entry.by)
        item, entry = self._stored
        form = CorrectEntry(self._session, self.heading(), entry, self._correct)
        form.whose = item.subject
        form.of_case = self._session.gate.find(Case, item.case_id or "")
        meeting = self._session.gate.get(Meeting, self._meeting_id)
        form.series, form.after = meeting.team, meeting.on
        return form

    def _correct(self, entry: Entry, why: FreeText) -> None:
        corrections.correct(self._session.desk, self._meeting_id, entry, why)

    def take_away(self) -> None:
        corrections.take_away(self._session.desk, self._meeting_id, self.piece_id)

    def erase(self, why: FreeText) -> None:
        corrections.erase(self._session.desk, self._meeting_id, self.piece_id, why)


def open_entry(page: Page, meeting_id: str, entry_id: str) -> None:
    """Show something that was noted; what is restricted only for its owner."""
    piece = MeetingPiece(page.session, meeting_id, entry_id)
    dialog = InConfidence if piece.is_restricted else WrittenDialog
    page.app.push_screen(dialog(page.session, piece), lambda _none: page.show_again())


class CorrectEntry(Restrictable[Entry], CorrectForm[Entry]):
    """Who and by when are asked for a task alone, and who may read it for all but a task."""

    def asked_for(self) -> tuple[str, ...]:
        names = super().asked_for()
        is_task = self.record.kind is EntryKind.TASK
        kept = {"restricted", "private"} if is_task else {"who", "due"}
        return tuple(name for name in names if name not in kept)

    def flag_words(self, field: Field) -> tuple[str, str]:
        if field.name == "private":
            return _("står der"), _("privat, står ikke der")
        return super().flag_words(field)

    def label_for(self, field: Field) -> str:
        return _("I referatet") if field.name == "private" else super().label_for(field)


class PickWritten(Dialog[str | None]):
    """The list of all that was noted; dismisses with the id of what is chosen.

    Args:
        session: What the screens share.
        meeting_id: Which meeting.
        item_id: The item one came from, to begin at.
    """

    shape = "list"
    OWN_COMMANDS = commands.PICK_ITEM

    def __init__(self, session: Session, meeting_id: str, item_id: str = "") -> None:
        super().__init__()
        self.session, self._meeting_id, self._item_id = session, meeting_id, item_id

    def heading(self) -> str:
        return _("Hva skal rettes?")

    def body(self) -> Iterable[Widget]:
        rows = RowList(LAYOUT)
        rows.empty = _("Ingenting ble notert i møtet.")
        yield rows

    def on_mount(self) -> None:
        self.names_changed()
        agenda = self.session.gate.get(Meeting, self._meeting_id).agenda
        first = (one.id for item in agenda if item.id == self._item_id for one in item.entries)
        if entry_id := next(first, ""):
            self.query_one(RowList).select(entry_id)

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
