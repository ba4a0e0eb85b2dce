"""The teams that meet: two are there from the start, a school adds its own."""

from collections.abc import Mapping
from typing import Annotated

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked, Id, Line, Mark
from elvis_tui.domain.record import Record

IKO, ATTENDANCE = "iko", "attendance"
"""The ids of the teams that are there from the start."""


class Team(Record, frozen=True, kw_only=True):
    """A team that meets. Who sits in it is told by `Person.teams`.

    `name` is empty for a team from the start that nobody has renamed: its word is chosen late.
    `takes_up_cases`: the cases whose step waits stand on its saksliste. A team that was taken
    away is `gone`, never deleted: what it did tells of it by its id.
    """

    id: Id
    name: Annotated[Line, Mark.TITLE, Asked.FACTS] = FreeText("")
    takes_up_cases: Annotated[bool, Asked.FACTS] = False
    order: Annotated[int, Mark.UNTOLD] = 0
    gone: bool = False


FROM_THE_START = (
    Team(id=IKO, takes_up_cases=True, order=1),
    Team(id=ATTENDANCE, order=2),
)
"""Not in the data until the school changes them."""


def every_team(stored: Mapping[str, Team]) -> dict[str, Team]:
    """All teams by id, also those that are gone; a stored one stands for that from the start."""
    return {**{team.id: team for team in FROM_THE_START}, **stored}


def teams(stored: Mapping[str, Team]) -> tuple[Team, ...]:
    """The teams that meet, in their order."""
    there = (team for team in every_team(stored).values() if not team.gone)
    return tuple(sorted(there, key=lambda team: (team.order, team.id)))
