"""The whole agenda of a running meeting, to go straight to an item."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.domain.errors import ElvisError
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.i18n import _
from elvis_tui.screens.frame.commands import HasCommandsThatChange
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.meetings import commands
from elvis_tui.screens.meetings.agenda_lines import item_mark, item_name, item_why
from elvis_tui.services.meetings import planning
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.widgets.rows import Column, Row, RowList
from elvis_tui.wording.faults import explain

LAYOUT = {
    "": (Column(1), Column(3, right=True), Column(28, wrap=True), Column(20, grow=True, wrap=True))
}


class PickItem(HasCommandsThatChange, Dialog[str | None]):
    """Dismisses with the id of an item on the agenda; there the order is changed too."""

    shape = "list"
    OWN_COMMANDS = commands.WHOLE_AGENDA

    def __init__(self, session: Session, meeting_id: str) -> None:
        super().__init__()
        self.session, self._meeting_id = session, meeting_id

    @property
    def _meeting(self) -> Meeting:
        return meetings.get(self.session.gate, self._meeting_id)

    def heading(self) -> str:
        return _("Saksliste")

    def body(self) -> Iterable[Widget]:
        yield RowList(LAYOUT)

    def on_mount(self) -> None:
        self._show()
        if item := self._meeting.item:
            self.query_one(RowList).select(item.id)

    def names_changed(self) -> None:
        """Show the items as they may be shown now."""
        self._show()

    def _show(self) -> None:
        self.query_one(RowList).fill(
            Row(
                item.id,
                (
                    item_mark(item),
                    str(number),
                    item_name(self.session, item),
                    (item_why(self.session, item), "muted"),
                ),
            )
            for number, item in enumerate(self._meeting.agenda, 1)
        )

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.dismiss(message.row_id)

    def action_reorder(self, step: int) -> None:
        row = self.query_one(RowList).row
        if row is None:
            return
        try:
            planning.move(self.session.desk, self._meeting_id, row.id, step)
        except ElvisError as fault:
            self.notify(explain(fault), severity="warning", markup=False)
            return
        self._show()

    def action_close(self) -> None:
        self.dismiss(None)
