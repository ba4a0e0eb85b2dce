"""The meeting itself: one item in front, what was noted under it, and one key for each thing."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.timer import Timer
from textual.widget import Widget

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.history import Reading
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    EntryKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
)
from elvis_tui.domain.meetings.timing import LOOK
from elvis_tui.i18n import _
from elvis_tui.screens.frame.navigation import (
    BeginFollowUp,
    Change,
    ChangeFollowUp,
    ShowCase,
    ShowFollowUp,
    ShowSubject,
)
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.meetings import meeting_commands
from elvis_tui.screens.meetings.agenda_lines import (
    agenda_rows,
    begun_words,
    item_name,
    item_why,
    place_words,
    status_words,
)
from elvis_tui.screens.meetings.briefing import briefing_text
from elvis_tui.screens.meetings.entry_list import EntryList
from elvis_tui.screens.meetings.happened import HappenedList
from elvis_tui.screens.meetings.item_clock import ItemClock
from elvis_tui.screens.meetings.meeting_head import head_words
from elvis_tui.screens.meetings.why_not import SaysWhyNot
from elvis_tui.services.across.history import note_read
from elvis_tui.services.meetings import time_used
from elvis_tui.services.meetings import verbs as service
from elvis_tui.services.meetings.begun import begun_in
from elvis_tui.services.meetings.briefing import briefing
from elvis_tui.widgets.entry_line import EntryLine
from elvis_tui.widgets.rows import Column, Row, RowList
from elvis_tui.widgets.text import toned
from elvis_tui.widgets.words import Words
from elvis_tui.wording import meetings as meeting_words
from elvis_tui.wording.keys import key
from elvis_tui.wording.meetings import entry_row

WITH_AGENDA = 112
"""Columns from which the saksliste stands at the left."""
THREE_COLUMNS = 120
"""Columns from which what has happened stands beside the item in front."""
BROAD = 150
"""Columns from which the saksliste has room for longer names."""
STATUS = "bold $level-green"
"""How it stands there what became of an item."""
ENTRIES = {"": (Column(11), Column(20, grow=True, wrap=True))}
ITEMS = {"": (Column(1), Column(12, grow=True, wrap=True))}
ENTRY_TONES = {EntryKind.INFO: "muted", EntryKind.DECISION: "strong", EntryKind.TASK: "key"}


class ItemList(RowList, can_focus=False):
    """The saksliste at the side; nobody stands in it, so one click goes to an item."""

    def on_click(self, event: events.Click) -> None:
        before = self.cursor
        event.prevent_default()
        super().on_click(event)
        if self.cursor != before:
            self.action_open()


class MeetingScreen(SaysWhyNot):
    """A running meeting. Every key press that means something is saved as it is made."""

    mode = "meetings"
    AUTO_FOCUS = "#entries"
    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"),
        (WITH_AGENDA, "-wide"),
        (THREE_COLUMNS, "-three"),
        (BROAD, "-broad"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (28, "-tall"), (40, "-taller")]
    OWN_COMMANDS = meeting_commands.MEETING

    def __init__(self, session: Session, meeting_id: str, *, begins: bool = False) -> None:
        super().__init__(session, meeting_id)
        self._begins = begins
        self._front = ""
        self._clock = ItemClock(session, meeting_id)
        self._ticking: Timer | None = None

    def body(self) -> Iterable[Widget]:
        items = ItemList(ITEMS, id="items")
        entries = EntryList(ENTRIES, id="entries")
        entries.empty = _(
            "Ingenting notert: {info} info, {decision} beslutning, {task} oppgave."
        ).format(
            info=key("meeting.info", "i"),
            decision=key("meeting.decision", "b"),
            task=key("meeting.task", "o"),
        )
        with Horizontal(id="meeting"):
            yield items
            with Vertical(id="now"):
                with Horizontal():
                    with Vertical(id="front"):
                        with Horizontal(id="item"):
                            yield Words(id="name")
                            yield Words(id="place")
                        # Together, so that PageDown reads on in a reason of many lines too.
                        told = VerticalScroll(Words(id="why"), Words(id="briefing"), id="told")
                        told.can_focus = False
                        yield told
                        yield entries
                    yield HappenedList(id="happened")
                yield EntryLine()

    def head(self) -> str:
        meeting = self.meeting
        return head_words(self.session, meeting, self._clock.words(meeting), self.head_room)

    def on_mount(self) -> None:
        self._wind()
        if self._begins and self.meeting.is_running and not self.session.reading:
            self.action_attendance()

    def reload(self) -> None:
        self.check_stage(MeetingStatus.RUNNING, MeetingStatus.REOPENED)
        self.leave_other_item()
        meeting, item = self.meeting, self.item
        self._show_agenda(meeting)
        self._show_item(meeting, item) if item else self._show_none()
        self.refresh_bindings()

    def _show_agenda(self, meeting: Meeting) -> None:
        if self.app.size.width >= WITH_AGENDA:
            begun = begun_in(self.desk.drafts, meeting)
            self.query_one("#items", RowList).fill(agenda_rows(self.session, meeting, begun))

    def _say_why(self, item: AgendaItem) -> None:
        """Why it is on the agenda, after what is begun under it.

        What became of it stands there too where there is little room beside its name.
        """
        status = status_words(item) if self._has_three_columns else ""
        begun, why = begun_words(self.begun), item_why(self.session, item)
        told = ((status, STATUS), (begun, "$key"), (why, "$muted"))
        pieces = (toned(piece) for piece in told if piece[0])
        self.query_one("#why", Words).say(toned((" · ", "$muted")).join(pieces))

    @property
    def _has_three_columns(self) -> bool:
        return self.app.size.width >= THREE_COLUMNS

    def _show_none(self) -> None:
        self.query_one("#name", Words).say(self.why_no_item())
        for widget in ("#place", "#why", "#briefing"):
            self.query_one(widget, Words).say("")
        self.query_one("#entries", RowList).fill([])
        self.query_one(HappenedList).fill([])

    def _show_item(self, meeting: Meeting, item: AgendaItem) -> None:
        session, names = self.session, self.session.names
        wide = self._has_three_columns
        self.query_one("#items", RowList).select(item.id)
        self.query_one("#name", Words).say(toned((item_name(session, item), "bold $key")))
        status = "" if wide else f"{status_words(item)}  ".lstrip()
        place = place_words(meeting, item)
        self.query_one("#place", Words).say(toned((status, STATUS), (place, "$muted")))
        self._say_why(item)
        known = briefing(self.gate, meeting, item)
        told = briefing_text(session, item, known, tasks_beside=wide)
        self.query_one("#briefing", Words).say(told)
        if self._clock.bring(item.id):
            self.query_one("#told").scroll_home(animate=False)
            if self._ticking is not None:
                self._ticking.reset()
        self._note_read(item)
        if wide:
            self.query_one(HappenedList).tell(session, known)
        self.query_one("#entries", RowList).fill(
            Row(
                e.id,
                (
                    (meeting_words.entry_kind(e.kind), ENTRY_TONES[e.kind]),
                    names.text(entry_row(e)),
                ),
            )
            for e in item.entries
        )

    def _note_read(self, item: AgendaItem) -> None:
        """A case that comes up in front has been read by whoever has the keyboard."""
        if item.id == self._front:
            return
        self._front = item.id
        if item.case_id and self.gate.find(Case, item.case_id):
            note_read(self.desk, item.case_id, Reading.MEETING)

    def show_begun(self) -> None:
        meeting = self.gate.find(Meeting, self._meeting_id)
        if meeting and meeting.item and self.stands and self.is_current:
            self._show_agenda(meeting)
            self._say_why(meeting.item)

    def on_resize(self) -> None:
        if self.stands and self.is_current:
            self.show_again()

    # Walking

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Enter on what was noted changes it; a click on the agenda goes there."""
        if message.rows.id == "items":
            self._go_to(message.row_id)
        elif message.rows.id == "entries":
            self.change_entry(message.row_id)

    def _go_to(self, item_id: str) -> None:
        """Bring an item to the front, wherever it stands on the agenda by now."""
        ids = [item.id for item in self.meeting.agenda]
        if item_id in ids:
            self._go(ids.index(item_id))

    def _go(self, index: int) -> None:
        if not self.may_change():
            return
        if self.query_one(EntryLine).display:
            # What is being written belongs to the item it was begun under.
            self.keep_draft()
            self._leave_line()
        seconds = self._clock.take()
        self.attempt(lambda: service.go_to(self.desk, self._meeting_id, index, seconds))

    def action_step(self, step: int) -> None:
        meeting = self.meeting
        if step > 0 and meeting.current + 1 >= len(meeting.agenda):
            self.action_finish()
        elif meeting.current + step < 0:
            self.tell(_("Dette er den første saken."), wrong=False)
        else:
            self._go(meeting.current + step)

    def action_status(self, status: str) -> None:
        item = self.item
        if item is not None:
            self.attempt(
                lambda: service.set_status(self.desk, self._meeting_id, item.id, ItemStatus(status))
            )

    def action_words(self, step: int) -> None:
        """Scroll what is told of the item in front."""
        told = self.query_one("#told")
        at = told.scroll_offset.y
        told.scroll_relative(y=3 * step, animate=False)
        if (at >= told.max_scroll_y) if step > 0 else at <= 0:
            self.tell(_("Her står det ikke mer den veien."), wrong=False)

    # The time that is used

    def _wind(self) -> None:
        """Look at the clock once a minute while it is on; else nothing is ever drawn for it."""
        if self._ticking is not None:
            self._ticking.stop()
            self._ticking = None
        if self._clock.is_on:
            self._clock.begin()
            self._ticking = self.set_interval(LOOK, self.look_at_clock)

    def look_at_clock(self) -> None:
        """Keep what has passed, and tell it in the second line: nothing else is drawn."""
        if self.gate.find(Meeting, self._meeting_id) is None:
            return
        self._clock.keep()
        self.refresh_heading()

    def action_clock(self) -> None:
        """Have the time shown or not, from now on and in later meetings."""
        if self._clock.is_on:
            self._clock.keep()
        kept = self.attempt(lambda: time_used.turn(self.desk))
        self._wind()
        self.refresh_heading()
        if not self._clock.is_on:
            words = _("Tida vises ikke lenger.")
        elif kept:
            words = _("Tida vises fra nå av, og i møter seinere. {again} tar den bort.")
        else:
            words = _("Tida vises fra nå av. {again} tar den bort.")
        self.tell(words.format(again=key("meeting.clock", "l")), wrong=False)

    def action_back(self) -> None:
        self._clock.keep()
        super().action_back()

    # Changing whom or what it is about

    def action_change(self) -> None:
        from elvis_tui.screens.meetings.changing import open_changes

        if self.item is not None and self.may_change():
            open_changes(self, self.meeting, self.item)

    def action_attendance(self) -> None:
        from elvis_tui.screens.meetings.attendance import Attendance

        self.app.push_screen(Attendance(self.session, self._meeting_id))

    def action_agenda(self) -> None:
        from elvis_tui.screens.meetings.pick_item import PickItem

        def picked(item_id: str | None) -> None:
            if item_id is not None:
                self._go_to(item_id)

        self.app.push_screen(PickItem(self.session, self._meeting_id), picked)

    def action_next_date(self) -> None:
        follow_up = self.followed
        if follow_up is None:
            self.tell(self._why_no_date())
            return
        if not follow_up.is_open:
            words = _("Oppfølgingen er avsluttet. {page} viser siden, der den kan tas opp igjen.")
            self.tell(words.format(page=key("meeting.subject", "s")))
            return

        self.post_message(ChangeFollowUp(follow_up.id, Change.NEXT))

    def _why_no_date(self) -> str:
        item = self.item
        if item and item.subject:
            begin = key("meeting.follow_up", "g")
            return _("Teamet følger ikke opp her. {begin} begynner en oppfølging.").format(
                begin=begin
            )
        if item and item.case_id:
            change = key("meeting.change", "e")
            return _("En sak har frister på sine steg. {change} endrer dem.").format(change=change)
        return _("Saken gjelder ingen bestemt elev eller klasse.")

    def action_follow_up(self) -> None:
        item = self.item
        if item is not None and item.subject is not None:
            self.post_message(BeginFollowUp(item.subject, self.meeting.team))

    def action_subject(self) -> None:
        item, follow_up = self.item, self.followed
        if follow_up is not None:
            self.post_message(ShowFollowUp(follow_up.id))
        elif item is not None and item.subject is not None:
            self.post_message(ShowSubject(item.subject))
        elif item is not None and item.case_id:
            self.post_message(ShowCase(item.case_id))
        else:
            self.tell(_("Saken gjelder ingen bestemt elev eller klasse."))

    def action_minutes(self) -> None:
        from elvis_tui.screens.meetings.minutes import MinutesScreen

        self.app.push_screen(MinutesScreen(self.session, self._meeting_id))

    def action_finish(self) -> None:
        from elvis_tui.screens.meetings.finishing import FINISH, Finishing

        def answered(chosen: str | None) -> None:
            if chosen == FINISH:
                self._clock.keep()
                self._finish()
            elif chosen:
                self._go_to(chosen)
                self.open_begun()

        if self.may_change():
            self.app.push_screen(Finishing(self.session, self._meeting_id), answered)

    def _finish(self) -> None:
        """End it; the page then leads to the minutes, also when somebody else was first."""
        self._ends = self.meeting.is_open
        if not self.attempt(lambda: service.finish(self.desk, self._meeting_id)):
            self._ends = False
            self.show_again()
