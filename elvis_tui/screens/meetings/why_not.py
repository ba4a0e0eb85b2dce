"""A key that does nothing in a meeting says why."""

from __future__ import annotations

from textual import events

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.i18n import _
from elvis_tui.screens.frame.idle_keys import said_of_idle
from elvis_tui.screens.meetings import meeting_commands
from elvis_tui.screens.meetings.meeting_page import how_again
from elvis_tui.screens.meetings.on_entries import OnEntries
from elvis_tui.services.meetings.briefing import followed
from elvis_tui.widgets.commands import Command, HasCommands
from elvis_tui.widgets.entry_line import EntryLine
from elvis_tui.widgets.key_line import key_words
from elvis_tui.wording.keys import key


class SaysWhyNot(OnEntries):
    """The part of a meeting's screen that knows what can be done now, and why the rest cannot."""

    def has_item(self) -> bool:
        """Whether there is an item in front."""
        return self.item is not None

    def has_entries(self) -> bool:
        """Whether anything is noted under the item in front."""
        return self.item is not None and bool(self.item.entries)

    @property
    def followed(self) -> FollowUp | None:
        """The follow-up behind the item in front."""
        return followed(self.gate, self.meeting, self.item) if self.item else None

    def is_about_one_not_followed(self) -> bool:
        """Whether the item in front is a student or a class that the team does not follow."""
        about = self.item is not None and self.item.subject is not None
        return about and self.followed is None

    def on_key(self, event: events.Key) -> None:
        """A key that can do nothing now says why; one that means nothing here says that."""
        line = self.query_one(EntryLine)
        writing = line.display
        where: HasCommands = line if writing else self
        called = {event.key, event.character or "", key_words(event.key)}
        may = writing or not self.session.reading
        if why := where.why_not(called) if may else "":
            event.stop()
            self.tell(why)
        elif not writing and (said := self._said(event)):
            self.tell(said, wrong=False)

    def _said(self, event: events.Key) -> str:
        if event.key == key("page.take_up", "z") and event.key not in self.active_bindings:
            return how_again()
        return said_of_idle(self, event)

    def told_why_not(self, command: Command) -> str:
        """Of following up it says which of the reasons it is."""
        if command.when != "is_about_one_not_followed":
            return super().told_why_not(command)
        if self.item is None:
            return str(meeting_commands.NO_ITEM)
        if self.followed is None:
            return _("Saken gjelder ingen bestemt elev eller klasse.")
        change, page = key("meeting.change", "e"), key("meeting.subject", "s")
        words = _("Teamet følger opp her alt. {change} endrer noe, {page} viser siden.")
        return words.format(change=change, page=page)

    def why_no_item(self) -> str:
        """That there is nothing on the saksliste, and what to do about it."""
        return _("Sakslista er tom. {add} tar opp en sak.").format(add=key("meeting.add", "n"))

    def on_entry_list_at_edge(self) -> None:
        self.tell(
            _("Det er ikke flere punkter den veien.")
            if self.has_entries()
            else str(meeting_commands.NO_ENTRIES),
            wrong=False,
        )
