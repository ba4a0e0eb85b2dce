"""Who is here? One list, one key."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.i18n import _
from elvis_tui.screens.frame.commands import HasCommandsThatChange
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.navigation import ShowAgain
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.meetings import commands
from elvis_tui.services.meetings import attendance
from elvis_tui.services.meetings import verbs as service
from elvis_tui.widgets.rows import Column, Row, RowList
from elvis_tui.wording.keys import key

LAYOUT = {"": (Column(3), Column(20, grow=True), Column(22), Column(8))}


class Attendance(HasCommandsThatChange, Dialog[None]):
    """Every tick is saved as it is set."""

    shape = "list"
    OWN_COMMANDS = commands.ATTENDANCE

    def __init__(self, session: Session, meeting_id: str) -> None:
        super().__init__()
        self.session = session
        self._meeting_id = meeting_id
        self._hidden = session.gate.concealed()

    def heading(self) -> str:
        meeting = service.get(self.session.gate, self._meeting_id)
        here, invited = len(meeting.present), len(meeting.participants)
        if meeting.is_open:
            return _("Hvem er her? {here} av {all}").format(here=here, all=invited)
        return _("Innkalt: {all}").format(all=invited)

    def body(self) -> Iterable[Widget]:
        rows = RowList(LAYOUT)
        rows.empty = _("Ingen er innkalt. {guest} legger til en som er her.").format(
            guest=key("attendance.guest", "n")
        )
        yield rows

    def on_screen_resume(self) -> None:
        self._show()
        self._hide()

    def _hide(self) -> None:
        """Take off the screens behind what those who are here now may not see."""
        before, self._hidden = self._hidden, self.session.gate.concealed()
        if self._hidden != before:
            self.post_message(ShowAgain())

    def _show(self) -> None:
        meeting = service.get(self.session.gate, self._meeting_id)
        names = self.session.names
        self.say_heading()
        self.query_one(RowList).fill(
            Row(
                p.id,
                (
                    (("[✔]", "green") if p.present else "[ ]") if meeting.is_open else "",
                    names.staff(p.name),
                    (names.text(p.role), "muted"),
                    (_("ekstern"), "yellow") if p.external else "",
                ),
            )
            for p in meeting.participants
        )

    def has_begun(self) -> bool:
        """Nobody is here before the meeting has begun."""
        return service.get(self.session.gate, self._meeting_id).is_open

    def names_changed(self) -> None:
        """Show the people as they may be shown now."""
        self._show()

    def action_tick(self) -> None:
        rows = self.query_one(RowList)
        if rows.row is not None:
            attendance.tick(self.session.desk, self._meeting_id, rows.row.id)
            self._show()
            self._hide()
            rows.action_move(1)

    def action_all(self) -> None:
        attendance.tick_all(self.session.desk, self._meeting_id)
        self._show()
        self._hide()

    def action_guest(self) -> None:
        from elvis_tui.screens.meetings.form import Guest, GuestForm

        def accept(guest: Guest) -> None:
            attendance.add_participant(
                desk,
                self._meeting_id,
                guest.name,
                guest.role,
                external=guest.external,
                always=guest.always,
            )

        desk = self.session.desk
        always = attendance.calls_nobody(self.session.gate, self._meeting_id)
        self.app.push_screen(GuestForm(self.session, self._meeting_id, accept, always=always))

    def action_leave(self) -> None:
        row = self.query_one(RowList).row
        if row is None:
            return
        meeting = service.get(self.session.gate, self._meeting_id)
        person = next(p for p in meeting.participants if p.id == row.id)
        from elvis_tui.screens.dialogs.ask import Ask

        def question() -> str:
            return _("Ta bort {name}?").format(name=self.session.names.staff(person.name))

        def answered(yes: bool | None) -> None:
            if yes:
                attendance.remove_participant(self.session.desk, self._meeting_id, row.id)
                self._show()
                self._hide()

        told = _("Står ikke lenger i dette møtet, og blir ikke innkalt flere ganger.")
        if meeting.case_id:
            told = _("Står ikke lenger i dette møtet. I teamet er alt som før.")
        self.app.push_screen(Ask(question, told), answered)

    def action_close(self) -> None:
        self.dismiss(None)
