"""A page of a meeting that is planned, or that runs."""

from __future__ import annotations

from elvis_tui.domain.errors import DomainError, ElvisError, Fault
from elvis_tui.domain.meetings.records import AgendaItem, MeetingStatus
from elvis_tui.i18n import _
from elvis_tui.screens.frame.navigation import ShowMeeting
from elvis_tui.screens.frame.page import Page
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.wording.keys import key


def how_again() -> str:
    """How what is on a saksliste comes up again in the next meeting."""
    words = _("{put_off} i møtet utsetter en sak: da kommer den opp igjen i neste møte.")
    return words.format(put_off=key("meeting.postponed", "t"))


class MeetingPage(Page):
    """One who reads along is taken on when the one who writes starts the meeting, or ends it."""

    _meeting_id: str

    def action_add(self) -> None:
        """Put something on the saksliste by hand."""
        from elvis_tui.screens.meetings.item_form import ItemForm

        def accept(item: AgendaItem) -> None:
            meetings.add_item(self.desk, self._meeting_id, item)

        self.app.push_screen(ItemForm(self.session, self._meeting_id, accept))

    def check_stage(self, *stages: MeetingStatus) -> None:
        """Leave the page to another one when the meeting has come further, or been taken back.

        Raises:
            DomainError: `MEETING_NOT_RUNNING` when it has.
        """
        if meetings.get(self.gate, self._meeting_id).status not in stages:
            raise DomainError(Fault.MEETING_NOT_RUNNING)

    def gone(self, fault: ElvisError) -> None:
        if fault.fault is not Fault.MEETING_NOT_RUNNING:
            super().gone(fault)
        elif self.app.screen is self:
            told = self.says_where_it_went()
            self.app.pop_screen()
            self.app.post_message(ShowMeeting(self._meeting_id))
            if told:
                self.tell(told, wrong=False)

    def says_where_it_went(self) -> str:
        """What is said when another page takes over; empty for nothing."""
        return ""
