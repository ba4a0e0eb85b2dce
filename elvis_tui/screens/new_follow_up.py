"""The first questions of a new follow-up: whom, and by which team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.screens.frame.navigation import ShowFollowUp
from elvis_tui.services.desk.teams import following
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.follow_ups.views import listed
from elvis_tui.wording import people as people_words
from elvis_tui.wording.lists import either

if TYPE_CHECKING:
    from textual.screen import Screen

    from elvis_tui.screens.frame.session import Session


def new_follow_up(screen: Screen[object], session: Session) -> None:
    """Ask whom, then as `follow_up_of`."""
    from elvis_tui.screens.dialogs.pick_subject import PickSubject

    def picked(subject: Subject | None) -> None:
        if subject is not None:
            follow_up_of(screen, session, subject)

    screen.app.push_screen(PickSubject(session, _("Hvem skal følges opp?")), picked)


def follow_up_of(
    screen: Screen[object], session: Session, subject: Subject, team: str = ""
) -> None:
    """Ask for the facts; one whom every team follows already is shown instead.

    Args:
        screen: Where one stands.
        session: What the screens share.
        subject: Who is to be followed.
        team: By which team; it does not follow them yet, and one stays where one is.
    """
    from elvis_tui.screens.dialogs.ask import Ask
    from elvis_tui.screens.follow_ups.form import FollowUpForm

    every = following(session.gate)
    there = [f for f in listed(session.gate) if f.subject == subject]
    free = [team.id for team in every if team.id not in {f.team for f in there}]

    def accept(typed: FollowUp) -> None:
        made = follow_ups.start(session.desk, typed)
        if not team:
            screen.post_message(ShowFollowUp(made.id))

    def ask_facts(by: str) -> None:
        new = FollowUp(id="", subject=subject, team=by, opened_on=session.gate.today)
        screen.app.push_screen(FollowUpForm(session, new, accept))

    def answered(yes: bool | None) -> None:
        if yes:
            ask_facts(free[0])
        else:
            screen.post_message(ShowFollowUp(there[0].id))

    if team or not there:
        follows = team in [one.id for one in every]
        ask_facts(team if follows else every[0].id)
    elif not free:
        screen.post_message(ShowFollowUp(there[0].id))
    else:
        question = _("{team} følger opp her alt. Skal {other} også gjøre det?")
        names = session.names
        other = either([people_words.team(one, names) for one in free])
        words = question.format(team=people_words.team(there[0].team, names), other=other)
        screen.app.push_screen(Ask(words, _("Nei viser siden som er der.")), answered)
