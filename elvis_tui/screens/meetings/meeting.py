"""The meeting itself: one item in front, what was noted under it, and one key for each thing."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.history import Reading
from elvis_tui.domain.meetings.records import AgendaItem, EntryKind, ItemStatus, MeetingStatus
from elvis_tui.i18n import _, ngettext
from elvis_tui.screens.frame.navigation import (
    BeginFollowUp,
    ShowCase,
    ShowFollowUp,
    ShowSubject,
)
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.meetings import commands
from elvis_tui.screens.meetings.agenda_lines import item_mark, item_name, item_why
from elvis_tui.screens.meetings.briefing import briefing_text
from elvis_tui.screens.meetings.happened import HappenedList
from elvis_tui.screens.meetings.noting import EntryList, Noting
from elvis_tui.services.across.history import note_read
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings import verbs as service
from elvis_tui.services.meetings.briefing import followed
from elvis_tui.services.people import register
from elvis_tui.widgets.entry_line import EntryLine
from elvis_tui.widgets.rows import Column, Row, RowList
from elvis_tui.widgets.text import Words, toned
from elvis_tui.wording import meetings as meeting_words
from elvis_tui.wording.dates import near_date
from elvis_tui.wording.keys import key
from elvis_tui.wording.meeting_names import called
from elvis_tui.wording.meetings import entry_text

THREE_COLUMNS = 140
"""Columns from which what has happened stands beside the item in front."""
ENTRIES = {"": (Column(11), Column(20, grow=True, wrap=True))}
ITEMS = {"": (Column(1), Column(12, grow=True))}
ENTRY_TONES = {EntryKind.INFO: "muted", EntryKind.DECISION: "strong", EntryKind.TASK: "key"}


class MeetingScreen(Noting):
    """A running meeting. Every key press that means something is saved as it is made."""

    mode = "meetings"
    AUTO_FOCUS = "#entries"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (112, "-wide"), (THREE_COLUMNS, "-three")]
    OWN_COMMANDS = commands.MEETING

    def __init__(self, session: Session, meeting_id: str) -> None:
        super().__init__(session, meeting_id)
        self._asked = False
        self._front = ""

    def body(self) -> Iterable[Widget]:
        items = RowList(ITEMS, id="items")
        items.can_focus = False
        entries = EntryList(ENTRIES, id="entries")
        entries.empty = _(
            "Ingenting notert ennå: {info} info, {decision} beslutning, {task} oppgave."
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
                        yield Words(id="why")
                        yield Words(id="briefing")
                        yield entries
                    yield HappenedList(id="happened")
                yield EntryLine(register.who_options(self.gate))

    def head(self) -> str:
        meeting = self.meeting
        team = called(meeting, self.session.names)
        words = f"{team} {near_date(meeting.on, self.gate.today)}"
        if meeting.status is MeetingStatus.REOPENED:
            words += " · ◐ " + meeting_words.meeting_status(meeting.status)
        words += " · " + _("til stede {here} av {all}").format(
            here=len(meeting.present), all=len(meeting.participants)
        )
        return words + self._who_is_external(self.head_room - len(words))

    def _who_is_external(self, room: int) -> str:
        """Who is here from another service; how many of them where there is no room for who."""
        names = self.session.names
        external = [p for p in self.meeting.present if p.external]
        if not external:
            return ""
        who = ", ".join(names.text(p.role) or names.staff(p.name) for p in external)
        told = " · " + _("ekstern: {names}").format(names=who)
        if len(told) <= room:
            return told
        count = len(external)
        return " · " + ngettext("{n} ekstern", "{n} eksterne", count).format(n=count)

    def on_mount(self) -> None:
        if self.session.reading or self._asked or not self.meeting.is_running:
            return
        if all(i.is_untouched for i in self.meeting.agenda):
            self._asked = True
            self.action_attendance()

    def reload(self) -> None:
        self.check_stage(MeetingStatus.RUNNING, MeetingStatus.REOPENED)
        meeting, item = self.meeting, self.item
        names = self.session.names
        items = self.query_one("#items", RowList)
        items.fill(
            Row(i.id, (item_mark(i), f"{n}. {item_name(self.session, i)}"))
            for n, i in enumerate(meeting.agenda, 1)
        )
        if item is None:
            self.query_one("#name", Words).say(
                _("Sakslista er tom. {add} tar opp en sak.").format(add=key("meeting.add", "n"))
            )
            self.query_one("#entries", RowList).fill([])
            self.query_one(HappenedList).fill([])
            return
        items.select(item.id)
        self.query_one("#name", Words).say(toned((item_name(self.session, item), "bold $key")))
        status = (
            ""
            if item.status is ItemStatus.REPORTED
            else f"{meeting_words.item_status(item.status)}  "
        )
        place = _("sak {n} av {all}").format(n=meeting.current + 1, all=len(meeting.agenda))
        mark, _tone = item_mark(item)
        self.query_one("#place", Words).say(
            toned((f"{mark} {status}" if status else "", "bold $level-green"), (place, "$muted"))
        )
        self.query_one("#why", Words).say(toned((item_why(self.session, item), "$muted")))
        self.query_one("#briefing", Words).say(briefing_text(self.session, meeting, item))
        self._note_read(item)
        if self.app.size.width >= THREE_COLUMNS:
            self.query_one(HappenedList).tell(self.session, meeting, item)
        self.query_one("#entries", RowList).fill(
            Row(
                e.id,
                (
                    (meeting_words.entry_kind(e.kind), ENTRY_TONES[e.kind]),
                    names.text(entry_text(e)),
                ),
            )
            for e in item.entries
        )
        self.refresh_bindings()

    def _note_read(self, item: AgendaItem) -> None:
        """A case that comes up in front has been read by whoever has the keyboard."""
        if item.id == self._front:
            return
        self._front = item.id
        if item.case_id and self.gate.find(Case, item.case_id):
            note_read(self.desk, item.case_id, Reading.MEETING)

    def on_resize(self) -> None:
        if self.stands and self.is_current:
            self.show_again()

    def has_item(self) -> bool:
        """Whether there is an item in front."""
        return self.item is not None

    def has_entries(self) -> bool:
        """Whether anything is noted under the item in front."""
        return self.item is not None and bool(self.item.entries)

    @property
    def _followed(self) -> FollowUp | None:
        """The follow-up behind the item in front."""
        return followed(self.gate, self.meeting, self.item) if self.item else None

    def is_about_one_not_followed(self) -> bool:
        """Whether the item in front is a student or a class that the team does not follow."""
        about = self.item is not None and self.item.subject is not None
        return about and self._followed is None

    # Walking

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Enter on what was noted changes it; a click on the agenda goes there."""
        if message.rows.id == "items":
            agenda = [i.id for i in self.meeting.agenda]
            self._go(agenda.index(message.row_id))
        elif message.rows.id == "entries":
            self.change_entry(message.row_id)

    def _go(self, index: int) -> None:
        if not self.may_change():
            return
        if self.query_one(EntryLine).display:
            # What is being written belongs to the item it was begun under.
            self.on_entry_line_left()
        service.go_to(self.desk, self._meeting_id, index)
        self.show_again()

    def action_step(self, step: int) -> None:
        meeting = self.meeting
        if step > 0 and meeting.current + 1 >= len(meeting.agenda):
            self.action_finish()
        else:
            self._go(meeting.current + step)

    def action_status(self, status: str) -> None:
        item = self.item
        if item is not None:
            self.attempt(
                lambda: service.set_status(self.desk, self._meeting_id, item.id, ItemStatus(status))
            )

    def action_attendance(self) -> None:
        from elvis_tui.screens.meetings.attendance import Attendance

        self.app.push_screen(Attendance(self.session, self._meeting_id))

    def action_agenda(self) -> None:
        from elvis_tui.screens.meetings.pick_item import PickItem

        def picked(index: int | None) -> None:
            if index is not None:
                self._go(index)

        self.app.push_screen(PickItem(self.session, self.meeting), picked)

    def action_add(self) -> None:
        from elvis_tui.screens.meetings.item_form import ItemForm

        self.app.push_screen(
            ItemForm(
                self.session,
                self._meeting_id,
                lambda i: service.add_item(self.desk, self._meeting_id, i),
            )
        )

    def action_next_date(self) -> None:
        from elvis_tui.screens.dialogs.next_step import NextStepForm

        follow_up = self._followed
        if follow_up is None:
            self.tell(self._why_no_date())
            return
        if not follow_up.is_open:
            words = _("Oppfølgingen er avsluttet. {page} viser siden, der den kan tas opp igjen.")
            self.tell(words.format(page=key("meeting.subject", "s")))
            return

        old = self.gate.to_change(FollowUp, follow_up.id)

        def accept(new: FollowUp) -> None:
            follow_ups.set_next(self.desk, old.id, new.next_date, new.next_what, old)

        self.app.push_screen(NextStepForm(self.session, old, accept))

    def _why_no_date(self) -> str:
        item = self.item
        if item and item.subject:
            begin = key("meeting.follow_up", "g")
            return _("Teamet følger ikke opp her. {begin} begynner en oppfølging.").format(
                begin=begin
            )
        if item and item.case_id:
            page = key("meeting.subject", "s")
            return _("En sak har frister på sine steg. {page} viser saken.").format(page=page)
        return _("Saken gjelder ingen bestemt elev eller klasse.")

    def action_follow_up(self) -> None:
        item = self.item
        if item is not None and item.subject is not None:
            self.post_message(BeginFollowUp(item.subject, self.meeting.team))

    def action_subject(self) -> None:
        item, follow_up = self.item, self._followed
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
                # The page then leads to the minutes, also when somebody else was first.
                self.attempt(lambda: service.finish(self.desk, self._meeting_id))
            elif chosen:
                ids = [item.id for item in self.meeting.agenda]
                self._go(ids.index(chosen) if chosen in ids else 0)

        if self.may_change():
            self.app.push_screen(Finishing(self.session, self._meeting_id), answered)
