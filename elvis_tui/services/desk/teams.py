"""The teams of the data, for every room."""

from __future__ import annotations

from elvis_tui.domain import teams as rules
from elvis_tui.domain.teams import Team
from elvis_tui.services.desk.desk import Desk


def teams(desk: Desk) -> tuple[Team, ...]:
    """The teams that meet, in their order; there is always one."""
    return rules.teams(desk.store.all(Team))


def takes_up_cases(desk: Desk, team_id: str) -> bool:
    """Whether the cases whose step waits stand on the team's saksliste."""
    team = rules.every_team(desk.store.all(Team)).get(team_id)
    return team is not None and team.takes_up_cases
