"""Which screen shows a thing, and the first questions of a new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.screens.frame.navigation import ShowFollowUp
from elvis_tui.services.desk.teams import teams
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.wording import people as people_words

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


def meeting_screen(session: Session, meeting_id: str) -> Room:
    """The agenda of a planned meeting, a running one itself, or the minutes of a finished one.

    The agenda's page says so of a meeting that is not there.
    """
    meeting = session.gate.find(Meeting, meeting_id)
    status = meeting.status if meeting else MeetingStatus.PLANNED
    if status is MeetingStatus.RUNNING:
        from elvis_tui.screens.meetings.meeting import MeetingScreen

        return MeetingScreen(session, meeting_id)
    if status is MeetingStatus.FINISHED:
        from elvis_tui.screens.meetings.minutes import MinutesScreen

        return MinutesScreen(session, meeting_id)
    from elvis_tui.screens.meetings.agenda import AgendaScreen

    return AgendaScreen(session, meeting_id)


def new_follow_up(screen: Screen[object], session: Session) -> None:
    """Ask whom, then the facts; one who is followed already is shown instead."""
    from elvis_tui.screens.dialogs.ask import Ask
    from elvis_tui.screens.dialogs.pick_subject import PickSubject
    from elvis_tui.screens.follow_ups.form import FollowUpForm

    desk = session.desk

    def accept(typed: FollowUp) -> None:
        made = follow_ups.start(desk, typed)
        screen.post_message(ShowFollowUp(made.id))

    def picked(subject: Subject | None) -> None:
        if subject is None:
            return
        every = teams(session.gate)
        there = [f for f in follow_ups.listed(session.gate) if f.subject == subject]
        free = [team.id for team in every if team.id not in {f.team for f in there}]
        if not there:
            ask_facts(subject, every[0].id)
        elif not free:
            screen.post_message(ShowFollowUp(there[0].id))
        else:
            ask_both(subject, there[0], free[0])

    def ask_facts(subject: Subject, team: str) -> None:
        new = FollowUp(id="", subject=subject, team=team, opened_on=session.gate.today)
        screen.app.push_screen(FollowUpForm(session, new, accept))

    def ask_both(subject: Subject, there: FollowUp, other: str) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                ask_facts(subject, other)
            else:
                screen.post_message(ShowFollowUp(there.id))

        question = _("{team} følger opp her alt. Skal {other} også gjøre det?")
        names = session.names
        words = question.format(
            team=people_words.team(there.team, names), other=people_words.team(other, names)
        )
        screen.app.push_screen(Ask(words, _("Nei viser siden som er der.")), answered)

    screen.app.push_screen(PickSubject(session, _("Hvem skal følges opp?")), picked)
