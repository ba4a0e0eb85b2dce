"""5 Møter: what runs, what is planned, what has been held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.widget import Widget

from elvis_tui.domain.across.overview import next_meeting
from elvis_tui.domain.meetings.records import EntryKind, Meeting, MeetingStatus
from elvis_tui.i18n import _, ngettext
from elvis_tui.screens.frame.navigation import ShowMeeting
from elvis_tui.screens.frame.room import Room
from elvis_tui.screens.meetings import commands
from elvis_tui.services.meetings import verbs as service
from elvis_tui.widgets.rows import Column, Line, Row, RowList, Section
from elvis_tui.wording import due as due_words
from elvis_tui.wording.dates import clock_time, near_date, short_weekday
from elvis_tui.wording.finishing import archive_state, version_state
from elvis_tui.wording.keys import key
from elvis_tui.wording.meeting_names import called

LAYOUTS = {
    "": (
        Column(5),
        Column(11),
        Column(5),
        Column(18),
        Column(10, grow=True),
        Column(14, right=True),
    ),
    "held": (
        Column(5),
        Column(10),
        Column(5),
        Column(13),
        Column(17, grow=True, wrap=True),
        Column(15, right=True),
    ),
    "say": (Column(10, grow=True),),
}


class MeetingsScreen(Room):
    """All meetings; Enter opens the agenda, the meeting or its minutes."""

    mode = "meetings"
    OWN_COMMANDS = commands.LIST

    _looked = False
    """Whether it has been shown: the first time the cursor stands on the next meeting."""

    def body(self) -> Iterable[Widget]:
        yield RowList(LAYOUTS, id="list")

    def head(self) -> str:
        return _("Møter")

    def reload(self) -> None:
        self._meetings = {m.id: m for m in service.listed(self.gate)}
        rows = self.query_one(RowList)
        rows.fill(self._lines())
        if not self._looked and (coming := next_meeting(self._meetings.values(), self.gate.today)):
            # Before the list has a size it would scroll too far.
            self.call_after_refresh(rows.select, coming.id)
        self._looked = True

    def _lines(self) -> Iterator[Line]:
        titles = {
            MeetingStatus.RUNNING: _("Pågår"),
            MeetingStatus.PLANNED: _("Planlagt"),
            MeetingStatus.FINISHED: _("Avholdt"),
        }
        meetings = list(self._meetings.values())
        first = True
        for status, title in titles.items():
            chosen = [m for m in meetings if _belongs(m, status)]
            if status is MeetingStatus.RUNNING and not chosen:
                continue
            if not first:
                yield Section()
            first = False
            yield Section(title, str(len(chosen) or ""))
            for meeting in chosen:
                yield self._row(meeting)
            if not chosen:
                words = (
                    _("Ingen møter er planlagt. {new} planlegger ett.").format(
                        new=key("meetings.new", "n")
                    )
                    if status is MeetingStatus.PLANNED
                    else _("Referatene kommer hit når møter er holdt.")
                )
                yield Row(f"none:{status}", ((words, "muted"),), "say", opens=False)

    def _row(self, meeting: Meeting) -> Row:
        if meeting.is_held:
            return self._held_row(meeting)
        today = self.gate.today
        note = ""
        tone = "muted"
        if meeting.status is MeetingStatus.PLANNED:
            late = meeting.on < today
            note = _("ikke holdt") if late else due_words.lateness(meeting.on, today)
            tone = "yellow" if late else "strong" if meeting.on == today else "muted"
        else:
            note, tone = _("fortsett"), "strong"
        place = (self.session.names.text(meeting.place), "muted")
        return Row(meeting.id, (*self._when(meeting), place, (note, tone)))

    def _when(self, meeting: Meeting) -> tuple[str, str, str, str]:
        return (
            short_weekday(meeting.on.isoweekday()),
            near_date(meeting.on, self.gate.today),
            clock_time(meeting.start) if meeting.start else "",
            called(meeting, self.session.names),
        )

    def _held_row(self, meeting: Meeting) -> Row:
        """How its minutes stand, and how much is in them."""
        count = len(meeting.agenda)
        told = ngettext("{n} sak", "{n} saker", count).format(n=count)
        tasks = sum(e.kind is EntryKind.TASK for i in meeting.agenda for e in i.entries)
        if tasks:
            told += " · " + ngettext("{n} oppg.", "{n} oppg.", tasks).format(n=tasks)
        version = version_state(meeting)
        if meeting.status is MeetingStatus.REOPENED:
            state = (version, "strong")
        else:
            told = " · ".join(filter(None, (told, version)))
            state = (archive_state(meeting), "muted")
        return Row(meeting.id, (*self._when(meeting), (told, "muted"), state), "held")

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        if message.row_id in self._meetings:
            self.post_message(ShowMeeting(message.row_id))

    def action_new(self, team: str = "") -> None:
        from elvis_tui.screens.meetings.form import MeetingForm, PlannedMeeting

        def accept(planned: PlannedMeeting) -> None:
            made = service.plan(self.desk, *planned)
            self.post_message(ShowMeeting(made.id))

        self.app.push_screen(MeetingForm(self.session, accept, team=team))

    def action_series(self) -> None:
        """A new series, and then its first meeting."""
        from elvis_tui.screens.dialogs.team_form import new_team

        new_team(self, self.session, lambda team: self.action_new(team.id))


def _belongs(meeting: Meeting, status: MeetingStatus) -> bool:
    """Whether it stands with those of a status: one opened again has been held."""
    if status is MeetingStatus.FINISHED:
        return meeting.is_held
    return meeting.status is status
