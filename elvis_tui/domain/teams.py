"""The teams that meet: two are there from the start, a school adds its own."""

from collections.abc import Mapping
from datetime import time
from enum import StrEnum
from typing import Annotated

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked, Id, Line, Mark, Refers
from elvis_tui.domain.record import Record

IKO, ATTENDANCE = "iko", "attendance"
"""The ids of the teams that are there from the start."""


class ItemKind(StrEnum):
    """What an agenda item is about."""

    STUDENT = "student"
    CLASS = "class"
    CASE = "case"
    OTHER = "other"


class Team(Record, frozen=True, kw_only=True):
    """A team or a council that meets: a series of meetings. Who sits in it is told by
    `Person.teams`, and which students by `students`.

    `name` is empty for a team from the start that nobody has renamed: its word is chosen late.
    `takes_up_cases`: the cases whose step waits stand on its saksliste. A team that was taken
    away is `gone`, never deleted: what it did tells of it by its id. One that only meets does not
    follow anybody up (`follows_up`). Where `students_take_part` nothing about a person is taken
    up (opplæringslova § 10-4). It usually meets every `every_weeks` weeks, on a `weekday` (1 is
    Monday) at `start`, in `place`; None or empty where nothing is usual. `standing` is taken up
    in every meeting. Under an item of a kind in `private_kinds` a note is private unless whoever
    writes it says otherwise.
    """

    id: Id
    name: Annotated[Line, Mark.TITLE, Asked.FACTS] = FreeText("")
    takes_up_cases: Annotated[bool, Asked.FACTS] = False
    order: Annotated[int, Mark.UNTOLD] = 0
    gone: bool = False
    follows_up: Annotated[bool, Asked.FACTS] = True
    students_take_part: Annotated[bool, Asked.FACTS] = False
    students: Annotated[tuple[str, ...], Refers.to("students")] = ()
    every_weeks: Annotated[int | None, Asked.FACTS] = None
    weekday: Annotated[int | None, Asked.FACTS] = None
    start: Annotated[time | None, Asked.FACTS] = None
    place: Annotated[Line, Asked.FACTS] = FreeText("")
    standing: Annotated[tuple[Line, ...], Asked.FACTS] = ()
    private_kinds: Annotated[tuple[ItemKind, ...], Asked.FACTS] = ()


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
