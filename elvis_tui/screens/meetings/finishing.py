"""The check before a meeting ends: what it would be left without, and Enter to mend it there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.widget import Widget

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import ElvisError
from elvis_tui.domain.meetings.records import AgendaItem, Entry, Meeting, MeetingStatus
from elvis_tui.domain.meetings.rules import Gap, OpenEnd, place
from elvis_tui.domain.meetings.versions import number
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _, later
from elvis_tui.screens.dialogs.described import DescribedForm
from elvis_tui.screens.frame.commands import HasCommandsThatChange
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.screens.meetings import minutes_commands
from elvis_tui.screens.meetings.agenda_lines import item_name
from elvis_tui.services.meetings import finishing as service
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings import versions
from elvis_tui.services.meetings.begun import begun_in
from elvis_tui.widgets.rows import Column, Line, Row, RowList
from elvis_tui.wording import finishing as words
from elvis_tui.wording.faults import explain
from elvis_tui.wording.keys import key
from elvis_tui.wording.meeting_names import called

FINISH = "finish"
"""What the check gives when the meeting is to end; else the id of an item to go to, or None."""
MOST_TOLD = 3
"""Of what there is more of one line tells how many: the whole check is to be seen at a glance."""
_GROUP = {
    OpenEnd.TASK_WITHOUT_DUE: OpenEnd.TASK_WITHOUT_BOTH,
    OpenEnd.TASK_WITHOUT_WHO: OpenEnd.TASK_WITHOUT_BOTH,
}
"""What is told together."""
LAYOUT = {"": (Column(1), Column(20, grow=True, wrap=True), Column(18, right=True))}


class GapList(RowList):
    """Enter ends the meeting, or goes where what is missing is put right."""

    OWN_COMMANDS = minutes_commands.GAPS


class Finishing(HasCommandsThatChange, Dialog[str | None]):
    """Lists what is missing, as it stands; one may always finish anyway.

    Args:
        session: What the screens share.
        meeting_id: Which meeting.
    """

    shape = "list"
    OWN_COMMANDS = minutes_commands.FINISHING

    def __init__(self, session: Session, meeting_id: str) -> None:
        super().__init__()
        self.session, self._meeting_id = session, meeting_id
        self._gaps: dict[str, Gap] = {}
        self._unfolded: set[str] = set()

    def heading(self) -> str:
        meeting = self._meeting
        if meeting.status is MeetingStatus.REOPENED:
            return _("Gjøre referatet ferdig som utgave {n}?").format(n=number(meeting))
        return _("Avslutte møtet?")

    def _ready(self, meeting: Meeting) -> str:
        """What finishing makes of the minutes."""
        if versions.is_unchanged(self.session.gate, meeting):
            told = _("Ingenting er endret: utgave {n} blir stående som den var.")
            return told.format(n=number(meeting) - 1)
        if self._gaps:
            told = _("Avslutt likevel ({key})")
            return told.format(key=key("finishing.finish", "a"))
        return _("Alt er i orden. Referatet er ferdig når møtet avsluttes.")

    def body(self) -> Iterable[Widget]:
        yield GapList(LAYOUT)

    def on_screen_resume(self) -> None:
        self.names_changed()

    def names_changed(self) -> None:
        """Show what is missing now, and whom it is about as they may be named now."""
        meeting = self.session.gate.find(Meeting, self._meeting_id)
        if meeting is None or meeting.status is MeetingStatus.FINISHED:
            # It was cancelled or ended elsewhere: the page behind says so.
            self.dismiss(None)
            return
        begun = begun_in(self.session.desk.drafts, meeting)
        found = service.gaps(self.session.gate, meeting, begun)
        self._gaps = {gap.id: gap for gap in found}
        self.say_heading()
        self.query_one(RowList).fill(self._lines(meeting))

    @property
    def _meeting(self) -> Meeting:
        return meetings.get(self.session.gate, self._meeting_id)

    def _lines(self, meeting: Meeting) -> Iterator[Line]:
        yield Row(FINISH, (("✔", "green"), self._ready(meeting), (_("avslutt"), "muted")))
        groups: dict[OpenEnd, list[Gap]] = {}
        for gap in self._gaps.values():
            groups.setdefault(_GROUP.get(gap.end, gap.end), []).append(gap)
        for end, gaps in groups.items():
            if len(gaps) <= MOST_TOLD:
                yield from (self._line(meeting, gap) for gap in gaps)
                continue
            is_open = end in self._unfolded
            opens = _("▾ skjul") if is_open else _("▸ vis alle")
            yield Row(end, (_mark(end), words.gaps(end, len(gaps)), (opens, "muted")))
            if is_open:
                yield from (self._line(meeting, gap) for gap in gaps)

    def _line(self, meeting: Meeting, gap: Gap) -> Row:
        told = words.gap(gap, self._about(meeting, gap), self._what(meeting, gap))
        return Row(gap.id, (_mark(gap.end), told, (words.mends(gap.end), "muted")))

    def _about(self, meeting: Meeting, gap: Gap) -> str:
        names = self.session.names
        if gap.students:
            return names.with_group(Subject.of_student(gap.students[0]))
        if gap.end is OpenEnd.KEEPER_AWAY:
            return names.staff(meeting.keeper)
        if gap.end is OpenEnd.NEXT_DATE:
            return called(meeting, names)
        item = _item(meeting, gap)
        return item_name(self.session, item) if item else ""

    def _what(self, meeting: Meeting, gap: Gap) -> str:
        names = self.session.names
        if gap.end is OpenEnd.DRAFT:
            return str([i.id for i in meeting.agenda].index(gap.item_id) + 1)
        if gap.students:
            return names.staff(gap.service)
        return names.text(place(meeting, gap.entry_id)[1].text) if gap.entry_id else ""

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        if message.row_id == FINISH:
            self.dismiss(FINISH)
        elif gap := self._gaps.get(message.row_id):
            self._mend(gap)
        else:
            self._unfolded ^= {message.row_id}
            self.names_changed()

    def _mend(self, gap: Gap) -> None:
        """Go where it is put right; what is asked here comes back here."""
        try:
            match gap.end:
                case OpenEnd.NOBODY_PRESENT:
                    self._tick()
                case OpenEnd.CONSENT:
                    self._consent(gap.students[0])
                case OpenEnd.KEEPER_AWAY:
                    service.put_keeper_in(self.session.desk, self._meeting_id)
                    self.names_changed()
                case OpenEnd.NEXT_DATE:
                    self._plan()
                case _ if gap.entry_id:
                    self._fill_out(gap)
                case _:
                    self.dismiss(gap.item_id or None)
        except ElvisError as fault:
            self.refuse(explain(fault))

    def _tick(self) -> None:
        from elvis_tui.screens.meetings.attendance import Attendance

        self.app.push_screen(Attendance(self.session, self._meeting_id))

    def _consent(self, student_id: str) -> None:
        from elvis_tui.screens.dialogs.consent import consent_form

        self.app.push_screen(consent_form(self.session, student_id))

    def _plan(self) -> None:
        from elvis_tui.screens.meetings.form import MeetingForm, PlannedMeeting

        def accept(planned: PlannedMeeting) -> None:
            meetings.plan(self.session.desk, *planned)

        self.app.push_screen(MeetingForm(self.session, accept, team=self._meeting.team))

    def _fill_out(self, gap: Gap) -> None:
        stored = self.session.gate.to_change(Meeting, self._meeting_id)
        item, base = place(stored, gap.entry_id)

        def accept(entry: Entry) -> None:
            meetings.note(self.session.desk, self._meeting_id, item.id, entry, base)

        key_ = f"fill_out:{self._meeting_id}:{base.id}"
        form = TaskEntryForm(self.session, key_, item, base, accept)
        form.series, form.after = stored.team, stored.on
        self.app.push_screen(form)

    def action_finish(self) -> None:
        self.dismiss(FINISH)

    def action_close(self) -> None:
        self.dismiss(None)


def _mark(end: OpenEnd) -> tuple[str, str]:
    return ("→", "muted") if end is OpenEnd.UNTOUCHED else ("▲", "yellow")


def _item(meeting: Meeting, gap: Gap) -> AgendaItem | None:
    return next((i for i in meeting.agenda if i.id == gap.item_id), None)


class TaskEntryForm(DescribedForm[Entry]):
    """Returns a task of the meeting, noted under `item`, with who does it, and by when."""

    words = later("Oppgave")

    def __init__(
        self, session: Session, key: str, item: AgendaItem, record: Entry, accept: Accept[Entry]
    ) -> None:
        super().__init__(session, key, item.subject or "", record, accept)
        self._item = item
        self.of_case = self.gate.find(Case, item.case_id or "")

    def heading(self) -> str:
        return f"{self.purpose()}: {item_name(self.session, self._item)}"

    def asked_for(self) -> tuple[str, ...]:
        # A task is neither restricted nor private: whoever is to do it has to read it.
        return tuple(name for name in super().asked_for() if name in ("text", "who", "due"))
