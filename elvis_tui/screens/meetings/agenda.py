"""A planned meeting: its saksliste as it makes itself, and the key that starts it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from textual.widget import Widget

from elvis_tui.domain.across.agenda import Agenda, LeftOut
from elvis_tui.domain.errors import ElvisError
from elvis_tui.domain.history import Reading
from elvis_tui.domain.meetings.records import AgendaItem, Meeting, MeetingStatus
from elvis_tui.i18n import _, ngettext
from elvis_tui.screens.frame.navigation import ShowCase, ShowFollowUp, ShowMeeting, ShowSubject
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.meetings import commands
from elvis_tui.screens.meetings.agenda_lines import item_name, item_why
from elvis_tui.screens.meetings.meeting_page import MeetingPage
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import lacks_calendar
from elvis_tui.services.desk.teams import is_with_students
from elvis_tui.services.meetings import planning
from elvis_tui.services.meetings import verbs as service
from elvis_tui.services.meetings.agenda import kept_out_of, whole_agenda
from elvis_tui.widgets.facts import Facts
from elvis_tui.widgets.rows import Column, Line, Row, RowList, Section
from elvis_tui.widgets.text import toned
from elvis_tui.wording.agenda import left as left_words
from elvis_tui.wording.dates import at_clock, long_day
from elvis_tui.wording.faults import explain
from elvis_tui.wording.keys import key
from elvis_tui.wording.meeting_names import called, participant, stands_for, with_students
from elvis_tui.wording.plan import no_calendar

LAYOUT = {
    "": (Column(3, right=True), Column(30, wrap=True), Column(20, grow=True, wrap=True)),
    "plan": (Column(3, right=True), Column(20, grow=True, wrap=True)),
}
"""An item about nobody says itself why it is there; all else has its reason beside it."""


class AgendaScreen(MeetingPage):
    """Everything the meeting will take up, before it begins."""

    mode = "meetings"
    OWN_COMMANDS = commands.AGENDA

    def __init__(self, session: Session, meeting_id: str) -> None:
        super().__init__(session)
        self._meeting_id = meeting_id
        self._agenda = Agenda(())

    @property
    def _meeting(self) -> Meeting:
        return service.get(self.gate, self._meeting_id)

    def body(self) -> Iterable[Widget]:
        yield Facts(id="facts")
        rows = RowList(LAYOUT, id="agenda")
        rows.empty = _(
            "Ingenting står for tur. {add} melder inn en sak, {start} starter møtet."
        ).format(add=key("agenda.add", "n"), start=key("agenda.start", "m"))
        yield rows

    def head(self) -> str:
        meeting = self._meeting
        when = long_day(meeting.on)
        if meeting.start:
            when = at_clock(when, meeting.start)
        return f"{called(meeting, self.session.names)} {when}"

    def reload(self) -> None:
        self.check_stage(MeetingStatus.PLANNED)
        meeting = self._meeting
        self._agenda = whole_agenda(self.gate, meeting)
        names = self.session.names
        called = [(participant(p, names), stands_for(p, names)) for p in meeting.participants]
        people = ", ".join(f"{name} ({role})" if role else name for name, role in called)
        length = len(self._agenda.items)
        count = ngettext("{n} sak", "{n} saker", length).format(n=length)
        if left := len(self._agenda.left_out):
            count += " · " + _("{n} ikke denne gangen").format(n=left)
        no_days = lacks_calendar(self.gate, meeting.on)
        together = is_with_students(self.gate, meeting)
        kept_out = kept_out_of(self.gate, meeting) if together else 0
        self.query_one(Facts).show(
            "",
            (
                (_("Sted"), names.text(meeting.place) or "–"),
                (_("Innkalt"), people or _("ingen ennå")),
                (_("Saksliste"), toned((count, "bold"))),
                *([(_("Planen"), no_calendar(meeting.on))] if no_days else []),
                *([(_("Elever"), with_students(kept_out))] if together else []),
            ),
        )
        self.query_one(RowList).fill(self._lines())

    def _lines(self) -> Iterator[Line]:
        for number, item in enumerate(self._agenda.items, 1):
            yield self._row(f"{number}", item, item_why(self.session, item))
        if not self._agenda.left_out:
            return
        yield Section()
        yield Section(_("Ikke denne gangen"), _("Enter tar inn igjen"))
        for one in self._agenda.left_out:
            words = f"{left_words(one.how)} · {item_why(self.session, one.item)}"
            yield self._row("–", one.item, words)

    def _row(self, number: str, item: AgendaItem, why: str) -> Row:
        name = item_name(self.session, item)
        if item.subject is None and item.case_id is None:
            opens = self._left_out(item.id) is not None
            cells = (number, f"{name} · {why}" if why else name)
            return Row(item.id, cells, "plan", opens=opens)
        return Row(item.id, (number, name, (why, "muted")))

    def _left_out(self, item_id: str) -> LeftOut | None:
        return next((one for one in self._agenda.left_out if one.item.id == item_id), None)

    @property
    def _item(self) -> AgendaItem | None:
        """The item of the saksliste that the cursor stands on, if it is taken up."""
        row = self.query_one(RowList).row if self.stands else None
        return next((i for i in self._agenda.items if row and i.id == row.id), None)

    def is_on_item(self) -> bool:
        """Whether the cursor stands on something that is taken up."""
        return self._item is not None

    def is_on_row_of_series(self) -> bool:
        """Whether it stands on something that can be left out, or taken in again."""
        if not self.stands or self.query_one(RowList).row is None:
            return False
        return not self._meeting.case_id  # the closing meeting of a case has the case alone

    def on_row_list_moved(self, _message: RowList.Moved) -> None:
        self.refresh_bindings()

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        if self._left_out(message.row_id):
            self._bring_back(message.row_id)
            return
        item = next(i for i in self._agenda.items if i.id == message.row_id)
        if item.follow_up_id:
            self.post_message(ShowFollowUp(item.follow_up_id))
        elif item.subject:
            self.post_message(ShowSubject(item.subject))
        elif item.case_id:
            self.post_message(ShowCase(item.case_id))

    def action_reorder(self, step: int) -> None:
        item = self._item
        if item is not None:
            self.attempt(lambda: planning.move(self.desk, self._meeting_id, item.id, step))

    def action_skip(self) -> None:
        self._leave_out(planning.skip)

    def action_take_away(self) -> None:
        self._leave_out(planning.take_away)

    def _leave_out(self, verb: Callable[[Desk, str, str], None]) -> None:
        """Leave out what the cursor stands on, and go on to the next; or take it in again."""
        rows = self.query_one(RowList)
        row = rows.row
        if row is None:
            return
        if self._left_out(row.id):
            self._bring_back(row.id)
            return
        ids = [item.id for item in self._agenda.items]
        after = ids[ids.index(row.id) + 1 :] or ids[: ids.index(row.id)][-1:]
        if self.attempt(lambda: verb(self.desk, self._meeting_id, row.id)) and after:
            rows.select(after[0])

    def _bring_back(self, item_id: str) -> None:
        if self.may_change():
            self.attempt(lambda: planning.bring_back(self.desk, self._meeting_id, item_id))

    def action_attendance(self) -> None:
        from elvis_tui.screens.meetings.attendance import Attendance

        self.app.push_screen(Attendance(self.session, self._meeting_id))

    def action_write(self) -> None:
        from elvis_tui.screens.dialogs.write import Target, WriteForm
        from elvis_tui.services.across.history import note_reads
        from elvis_tui.services.meetings import sending_out

        meeting = self._meeting

        def accept(target: Target) -> None:
            path = sending_out.write(self.gate, meeting, target.path, hidden=target.hidden)
            cases = sending_out.cases_in(self.gate, meeting)
            note_reads(self.desk, cases, Reading.DOCUMENT)
            self.tell(_("Skrevet til {path}").format(path=path), wrong=False)

        def name(_hidden: bool) -> str:
            return sending_out.file_name(self.gate, meeting)

        self.app.push_screen(WriteForm(self.session, f"agenda:{meeting.id}", name, accept))

    def action_move(self) -> None:
        from elvis_tui.screens.meetings.form import MeetingForm, PlannedMeeting

        old = self._meeting

        def accept(planned: PlannedMeeting) -> None:
            service.reschedule(self.desk, self._meeting_id, *planned, base=old)

        self.app.push_screen(MeetingForm(self.session, accept, old))

    def action_cancel(self) -> None:
        from elvis_tui.screens.meetings.cancelling import ask_and_cancel

        ask_and_cancel(self, self._meeting, self.head())

    def action_start(self) -> None:
        """Start the meeting; on another day than planned only after a yes."""
        if self._meeting.on == self.gate.today:
            self._start()
            return
        from elvis_tui.screens.dialogs.ask import Ask

        def answered(yes: bool | None) -> None:
            if yes:
                self._start()

        words = _("Planlagt: {when}.").format(when=self.head())
        self.app.push_screen(Ask(_("Starte møtet nå?"), words), answered)

    def _start(self) -> None:
        try:
            service.start(self.desk, self._meeting_id)
        except ElvisError as fault:
            self.tell(explain(fault))
            return
        self.app.pop_screen()
        self.app.post_message(ShowMeeting(self._meeting_id, begins=True))
