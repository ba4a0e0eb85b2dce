"""Who is here? One list, one key for each thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import time

from textual.widget import Widget

from elvis_tui.domain.errors import ElvisError
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings import presence
from elvis_tui.domain.meetings.presence import Moment
from elvis_tui.domain.meetings.records import Meeting, MeetingStatus, Participant
from elvis_tui.i18n import _
from elvis_tui.screens.frame.commands import HasCommandsThatChange
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.navigation import ShowAgain
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.meetings import meeting_commands
from elvis_tui.screens.meetings.attending import AllTogether, AtOnce, Attending
from elvis_tui.services.meetings import attendance as service
from elvis_tui.services.meetings.attendance import Guest
from elvis_tui.widgets.rows import Cell, Column, Row, RowList
from elvis_tui.wording import attendance as words
from elvis_tui.wording.faults import explain
from elvis_tui.wording.keys import key
from elvis_tui.wording.meeting_names import participant, stands_for

TIMED = "timed"
LAYOUTS = {
    "": (Column(3), Column(20, grow=True), Column(22, wrap=True), Column(13)),
    TIMED: (Column(3), Column(18, grow=True), Column(16, wrap=True), Column(20, wrap=True)),
}
"""The times take their room only where somebody was not there all the time."""
MEETING, TEAM = "meeting", "team"


class Attendance(HasCommandsThatChange, Dialog[None]):
    """Every tick is saved as it is set."""

    shape = "list"
    OWN_COMMANDS = meeting_commands.ATTENDANCE

    def __init__(
        self, session: Session, meeting_id: str, attending: Attending | None = None
    ) -> None:
        super().__init__()
        self.session = session
        self._meeting_id = meeting_id
        self._people = attending or AtOnce(session, meeting_id)
        self._hidden = session.gate.concealed()

    def heading(self) -> str:
        meeting = self._people.meeting
        if not self.has_begun():
            told = _("Innkalt: {all}").format(all=len(meeting.participants))
        elif meeting.is_held:
            told = _("Hvem var her? {count}").format(count=words.head_count(meeting))
        else:
            told = _("Hvem er her? {count}").format(count=words.head_count(meeting))
        if keeper := self.session.names.staff(meeting.keeper):
            return _("{told} · referent: {keeper}").format(told=told, keeper=keeper)
        return told

    def body(self) -> Iterable[Widget]:
        rows = RowList(LAYOUTS)
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
        if self._is_over():
            # It was cancelled or ended elsewhere: the page behind says so.
            self.dismiss(None)
            return
        people = self._people.meeting.participants
        layout = TIMED if any(map(words.times, people)) else ""
        self.say_heading()
        self.query_one(RowList).fill(Row(p.id, self._cells(p), layout) for p in people)

    def _cells(self, one: Participant) -> tuple[Cell, ...]:
        names = self.session.names
        tick: Cell = ("[✔]", "green") if one.present else "[ ]"
        told = words.belongs(one)
        role: Cell = (stands_for(one, names), "muted")
        front: tuple[Cell, ...] = (tick if self.has_begun() else "", participant(one, names), role)
        if times := words.times(one):
            # What does not fit beside the times goes on below them.
            together = [" ".join(times), *([told] if told else [])]
            return (*front, " · ".join(together))
        return (*front, (told, "yellow" if one.external else "muted"))

    def has_begun(self) -> bool:
        """Nobody is here before the meeting has begun."""
        meeting = self._people.meeting
        return meeting.is_running or meeting.is_held

    def _is_over(self) -> bool:
        """Whether nothing can be ticked any more: what is put right later has its own dialog."""
        meeting = self.session.gate.find(Meeting, self._meeting_id)
        return meeting is None or meeting.status is MeetingStatus.FINISHED

    def can_name_a_keeper(self) -> bool:
        """Of minutes that are finished it stands who wrote them."""
        return self._people.meeting.status is not MeetingStatus.FINISHED

    def names_changed(self) -> None:
        """Show the people as they may be shown now."""
        self._show()

    def _chosen(self) -> Participant | None:
        row = self.query_one(RowList).row
        people = self._people.meeting.participants
        return next((p for p in people if row is not None and p.id == row.id), None)

    def _do(self, action: Callable[[], object]) -> None:
        """Do something that may be refused, and show what came of it."""
        try:
            action()
        except ElvisError as fault:
            self.refuse(self.session.names.text(explain(fault)))
        else:
            self.refuse("")
        self._show()
        self._hide()

    def action_tick(self) -> None:
        one = self._chosen()
        if one is not None:
            self._do(lambda: self._people.tick(one.id))
            self.query_one(RowList).action_move(1)

    def action_all(self) -> None:
        self._do(self._people.tick_all)

    def action_time(self, moment: str) -> None:
        """The time now at the first press, and a field for another one at the next."""
        which, one = Moment(moment), self._chosen()
        if one is None:
            return
        if self._people.meeting.is_running and presence.told_at(one, which) is None:
            now = self.session.gate.clock.now()
            when = time(now.hour, now.minute)
            self._do(lambda: self._people.set_time(one.id, which, when))
            return
        from elvis_tui.screens.meetings.attendance_forms import TimeForm

        def accept(when: time | None) -> None:
            self._people.set_time(one.id, which, when)

        self.app.push_screen(TimeForm(self.session, self._people.meeting, one, which, accept))

    def action_keeper(self) -> None:
        one = self._chosen()
        if one is None:
            return
        self._do(lambda: service.set_keeper(self.session.desk, self._meeting_id, one))

    def action_guest(self) -> None:
        from elvis_tui.screens.meetings.attendance_forms import GuestForm

        def accept(typed: Guest) -> None:
            same = service.same_here(self._people.meeting, service.usable(typed))
            self._people.add(typed)
            if same:
                self.notify(words.was_here(participant(same, self.session.names)), markup=False)

        always = service.calls_nobody(self.session.gate, self._meeting_id)
        of_team = self._people.is_of_team
        self.app.push_screen(
            GuestForm(self.session, self._meeting_id, accept, always=always, of_team=of_team)
        )

    def action_correct(self) -> None:
        one = self._chosen()
        if one is None:
            return
        if one.student:
            self.refuse(_("En elev rettes på elevens egen side."))
            return
        from elvis_tui.screens.meetings.attendance_forms import GuestForm

        def accept(typed: Guest) -> None:
            self._people.correct(one, typed)

        always = service.is_member(self.session.gate, self._people.meeting, one.id)
        of_team = self._people.is_of_team
        self.app.push_screen(
            GuestForm(
                self.session, self._meeting_id, accept, always=always, of_team=of_team, old=one
            )
        )

    def action_leave(self) -> None:
        one = self._chosen()
        if one is None:
            return
        member = service.is_member(self.session.gate, self._people.meeting, one.id)
        if member and self._people.is_of_team:
            self._ask_whether_off_the_team(one)
            return
        from elvis_tui.screens.dialogs.ask import Ask

        def answered(yes: bool | None) -> None:
            if yes:
                self._do(lambda: self._people.remove(one.id, off_team=False))

        told = _("Står ikke lenger i dette møtet.")
        if self._people.meeting.case_id:
            told = _("Står ikke lenger i dette møtet. I teamet er alt som før.")
        self.app.push_screen(Ask(lambda: self._whether_to_remove(one), told), answered)

    def _whether_to_remove(self, one: Participant) -> str:
        return _("Ta bort {name}?").format(name=participant(one, self.session.names))

    def _ask_whether_off_the_team(self, one: Participant) -> None:
        from elvis_tui.screens.dialogs.choose import Answer, Choose

        def answered(code: str | None) -> None:
            if code:
                self._do(lambda: self._people.remove(one.id, off_team=code == TEAM))

        answers = (
            Answer(MEETING, _("bare dette møtet"), _("innkalles som før til de neste")),
            Answer(TEAM, _("også ut av teamet"), _("innkalles ikke mer")),
        )
        self.app.push_screen(Choose(lambda: self._whether_to_remove(one), "", answers), answered)

    def action_close(self) -> None:
        self.dismiss(None)


class Attended(Attendance):
    """Who was in a meeting that is over: all that is put right is one correction, with a reason."""

    def __init__(self, session: Session, meeting_id: str) -> None:
        self._together = AllTogether(session, meeting_id)
        super().__init__(session, meeting_id, self._together)

    def _is_over(self) -> bool:
        return self.session.gate.find(Meeting, self._meeting_id) is None

    def on_mount(self) -> None:
        if self._together.was_draft:
            self.refuse(_("Det du begynte å rette, er hentet fram igjen."))

    def action_close(self) -> None:
        if not self._together.is_changed:
            self.dismiss(None)
            return
        from elvis_tui.screens.dialogs.choose import Answer, Choose
        from elvis_tui.screens.meetings.attendance_forms import WhyForm

        def saved(why: FreeText | None) -> None:
            if why is not None:
                self.dismiss(None)

        def answered(code: str | None) -> None:
            if code == "save":
                self.app.push_screen(
                    WhyForm(self.session, self._meeting_id, self._together.save), saved
                )
            elif code == "drop":
                self._together.drop()
                self.dismiss(None)

        answers = (
            Answer("save", _("lagre rettelsen"), _("referatet får en ny utgave")),
            Answer("drop", _("la det stå som det var"), _("rettelsen forkastes")),
        )
        self.app.push_screen(Choose(_("Lagre hvem som var til stede?"), "", answers), answered)
