"""The teams of the data, for every room."""

from __future__ import annotations

from elvis_tui.domain import teams as rules
from elvis_tui.domain.teams import Team
from elvis_tui.services.desk.reader import Reader


def teams(reader: Reader) -> tuple[Team, ...]:
    """The teams that meet, in their order; there is always one."""
    return rules.teams(reader.all(Team))


def takes_up_cases(reader: Reader, team_id: str) -> bool:
    """Whether the cases whose step waits stand on the team's saksliste."""
    team = rules.every_team(reader.all(Team)).get(team_id)
    return team is not None and team.takes_up_cases
