"""Which screen shows a room, and a meeting as it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from elvis_tui.domain.meetings.records import Meeting, MeetingStatus

if TYPE_CHECKING:
    from textual.screen import Screen

    from elvis_tui.screens.frame.room import Room
    from elvis_tui.screens.frame.session import Session


def rooms(session: Session) -> dict[str, Callable[[], Screen[None]]]:
    """How to build each room; nothing of a room is imported before it is shown."""

    def overview() -> Screen[None]:
        from elvis_tui.screens.overview import OverviewScreen

        return OverviewScreen(session)

    def follow_ups() -> Screen[None]:
        from elvis_tui.screens.follow_ups.list import FollowUpsScreen

        return FollowUpsScreen(session)

    def cases() -> Screen[None]:
        from elvis_tui.screens.cases.list import CasesScreen

        return CasesScreen(session)

    def plan() -> Screen[None]:
        from elvis_tui.screens.plan.month import PlanScreen

        return PlanScreen(session)

    def meetings() -> Screen[None]:
        from elvis_tui.screens.meetings.list import MeetingsScreen

        return MeetingsScreen(session)

    return {
        "overview": overview,
        "follow_ups": follow_ups,
        "cases": cases,
        "plan": plan,
        "meetings": meetings,
    }


def meeting_screen(
    session: Session,
    meeting_id: str,
    item_id: str = "",
    found_by: str = "",
    *,
    begins: bool = False,
) -> Room:
    """The agenda of a planned meeting, one that can be noted in itself, or finished minutes.

    The minutes stand at the item that is asked for, and in it at the words it was `found_by`; in
    a meeting that begins it is asked who is there.

    The agenda's page says so of a meeting that is not there.
    """
    meeting = session.gate.find(Meeting, meeting_id)
    status = meeting.status if meeting else MeetingStatus.PLANNED
    if status in (MeetingStatus.RUNNING, MeetingStatus.REOPENED):
        from elvis_tui.screens.meetings.meeting import MeetingScreen

        return MeetingScreen(session, meeting_id, begins=begins)
    if status is MeetingStatus.FINISHED:
        from elvis_tui.screens.meetings.minutes import MinutesScreen

        return MinutesScreen(session, meeting_id, item_id, found_by)
    from elvis_tui.screens.meetings.agenda import AgendaScreen

    return AgendaScreen(session, meeting_id)
