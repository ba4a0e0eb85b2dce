"""The pages that a message from a screen asks for."""

from __future__ import annotations

from elvis_tui.app.host import Host
from elvis_tui.screens.frame.session import Session


class Pages:
    """Opens the page of a record; nothing of a page is imported before it is shown.

    Args:
        session: What the screens share.
        host: The application.
    """

    def __init__(self, session: Session, host: Host) -> None:
        self._session, self._host = session, host

    def show_follow_up(self, follow_up_id: str) -> None:
        """The page of a student or a class."""
        from elvis_tui.screens.follow_ups.page import FollowUpScreen

        self._host.push_screen(FollowUpScreen(self._session, follow_up_id))

    def show_case(self, case_id: str) -> None:
        """A case's checklist."""
        from elvis_tui.screens.cases.page import CaseScreen

        self._host.push_screen(CaseScreen(self._session, case_id))

    def show_meeting(self, meeting_id: str) -> None:
        """A meeting as it stands."""
        from elvis_tui.screens.routes import meeting_screen

        self._host.push_screen(meeting_screen(self._session, meeting_id))

    def begin_follow_up(self) -> None:
        """Ask who is to be followed up."""
        from elvis_tui.screens.new_follow_up import new_follow_up

        new_follow_up(self._host.screen, self._session)
