"""The field in which a team is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.domain.teams import Team
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.desk.teams import teams
from elvis_tui.widgets.fields import Choice, ChoiceField
from elvis_tui.wording import people as people_words


def team_choices(
    session: Session, chosen: str, offered: Iterable[Team] | None = None
) -> list[Choice]:
    """The teams that are `offered`, else all that meet, and the `chosen` one where it is not."""
    ids = [team.id for team in (teams(session.gate) if offered is None else offered)]
    if chosen and chosen not in ids:
        ids.append(chosen)
    names = session.names
    return [Choice(team_id, people_words.team(team_id, names)) for team_id in ids]


def team_field(session: Session, chosen: str, offered: Iterable[Team] | None = None) -> Labelled:
    """A choice among the `team_choices`."""
    choices = team_choices(session, chosen, offered)
    return Labelled(_("Team"), ChoiceField(choices, chosen, id="team"))
