"""A planned meeting: its saksliste as it makes itself, and the key that starts it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.domain.errors import ElvisError
from elvis_tui.domain.meetings.records import AgendaItem, Meeting, MeetingStatus
from elvis_tui.i18n import _, ngettext
from elvis_tui.screens.frame.navigation import ShowCase, ShowFollowUp, ShowMeeting, ShowSubject
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.meetings import commands
from elvis_tui.screens.meetings.agenda_lines import item_name, item_why
from elvis_tui.screens.meetings.meeting_page import MeetingPage
from elvis_tui.services.desk.plan import lacks_calendar
from elvis_tui.services.meetings import verbs as service
from elvis_tui.services.meetings.agenda import agenda_of
from elvis_tui.widgets.facts import Facts
from elvis_tui.widgets.rows import Column, Row, RowList
from elvis_tui.widgets.text import toned
from elvis_tui.wording.attendance import who
from elvis_tui.wording.dates import at_clock, long_date, weekday_name
from elvis_tui.wording.faults import explain
from elvis_tui.wording.keys import key
from elvis_tui.wording.meeting_names import called
from elvis_tui.wording.plan import no_calendar

LAYOUT = {
    "": (Column(3, right=True), Column(30, wrap=True), Column(20, grow=True, wrap=True)),
    "plan": (Column(3, right=True), Column(20, grow=True, wrap=True)),
}
"""An item of the plan says itself why it is there; all else has its reason beside it."""


class AgendaScreen(MeetingPage):
    """Everything the meeting will take up, before it begins."""

    mode = "meetings"
    OWN_COMMANDS = commands.AGENDA

    def __init__(self, session: Session, meeting_id: str) -> None:
        super().__init__(session)
        self._meeting_id = meeting_id
        self._agenda: tuple[AgendaItem, ...] = ()

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
        when = f"{weekday_name(meeting.on.isoweekday())} {long_date(meeting.on)}"
        if meeting.start:
            when = at_clock(when, meeting.start)
        return f"{called(meeting, self.session.names)} {when}"

    def reload(self) -> None:
        self.check_stage(MeetingStatus.PLANNED)
        meeting = self._meeting
        self._agenda = agenda_of(self.gate, meeting)
        names = self.session.names
        called = [(who(p, names), names.text(p.role)) for p in meeting.participants]
        people = ", ".join(f"{name} ({role})" if role else name for name, role in called)
        count = ngettext("{n} sak", "{n} saker", len(self._agenda)).format(n=len(self._agenda))
        no_days = lacks_calendar(self.gate, meeting.on)
        self.query_one(Facts).show(
            "",
            (
                (_("Sted"), names.text(meeting.place) or "–"),
                (_("Innkalt"), people or _("ingen ennå")),
                (_("Saksliste"), toned((count, "bold"))),
                *([(_("Planen"), no_calendar(meeting.on))] if no_days else []),
            ),
        )
        self.query_one(RowList).fill(
            self._row(number, item) for number, item in enumerate(self._agenda, 1)
        )

    def _row(self, number: int, item: AgendaItem) -> Row:
        name, why = item_name(self.session, item), item_why(self.session, item)
        if item.subject is None and item.case_id is None:
            cells = (f"{number}", f"{name} · {why}" if why else name)
            return Row(f"{number}", cells, "plan", opens=False)
        return Row(f"{number}", (f"{number}", name, (why, "muted")))

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        item = self._agenda[int(message.row_id) - 1]
        if item.follow_up_id:
            self.post_message(ShowFollowUp(item.follow_up_id))
        elif item.subject:
            self.post_message(ShowSubject(item.subject))
        elif item.case_id:
            self.post_message(ShowCase(item.case_id))

    def action_attendance(self) -> None:
        from elvis_tui.screens.meetings.attendance import Attendance

        self.app.push_screen(Attendance(self.session, self._meeting_id))

    def action_move(self) -> None:
        from elvis_tui.screens.meetings.form import MeetingForm, PlannedMeeting

        old = self._meeting

        def accept(planned: PlannedMeeting) -> None:
            service.reschedule(self.desk, self._meeting_id, *planned, base=old)

        self.app.push_screen(MeetingForm(self.session, accept, old))

    def action_cancel(self) -> None:
        from elvis_tui.screens.dialogs.ask import Ask

        def answered(yes: bool | None) -> None:
            if yes:
                service.cancel(self.desk, self._meeting_id)
                self.app.pop_screen()

        self.app.push_screen(Ask(_("Avlyse møtet?"), self.head()), answered)

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
        self.app.post_message(ShowMeeting(self._meeting_id))

    def action_add(self) -> None:
        from elvis_tui.screens.meetings.item_form import ItemForm

        self.app.push_screen(
            ItemForm(
                self.session,
                self._meeting_id,
                lambda i: service.add_item(self.desk, self._meeting_id, i),
            )
        )
