"""The teams of the school: add, name, take away."""

from __future__ import annotations

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import Team, every_team
from elvis_tui.domain.text import clean, folded
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.teams import teams
from elvis_tui.wording import people as words


def add(desk: Desk, name: FreeText, *, takes_up_cases: bool) -> Team:
    """A team of the school's own, last in the order.

    Raises:
        DomainError: `EMPTY_FIELD`, `TEAM_EXISTS`.
    """
    every = every_team(desk.store.all(Team)).values()
    team = Team(
        id=desk.new_id("team"),
        name=FreeText(_usable(desk, name, "")),
        takes_up_cases=takes_up_cases,
        order=max(team.order for team in every) + 1,
    )
    desk.save("team.add", team)
    return team


def edit(desk: Desk, team_id: str, name: FreeText, *, takes_up_cases: bool) -> Team:
    """Another name for a team, or other things to take up.

    Raises:
        DomainError: `EMPTY_FIELD`, `TEAM_EXISTS`; `NOT_FOUND` for a team that is gone.
    """
    old = _there(desk, team_id)
    usable = _usable(desk, name, team_id)
    kept = old.name if usable == words.team(team_id, names(desk)) else FreeText(usable)
    team = replace(old, name=kept, takes_up_cases=takes_up_cases)
    if team != old:  # one from the start that nobody has changed is not stored
        desk.save("team.edit", team)
    return team


def take_away(desk: Desk, team_id: str) -> None:
    """Have a team no more; what it has finished still tells of it.

    Raises:
        DomainError: `TEAM_IN_USE` with how many open `follow_ups` and `meetings` it has;
            `LAST_TEAM`; `NOT_FOUND` for a team that is gone.
    """
    check_unused(desk, team_id)
    desk.save("team.remove", replace(_there(desk, team_id), gone=True))


def check_unused(desk: Desk, team_id: str) -> None:
    """Refuse a team that cannot be taken away.

    Raises:
        DomainError: as `take_away`.
    """
    store = desk.store
    follow_ups = sum(f.is_open and f.team == team_id for f in store.all(FollowUp).values())
    if follow_ups or _to_be_held(desk, team_id):
        # A meeting about a case that is hidden from somebody here is not told of.
        meetings = _to_be_held(Gate(desk), team_id)
        raise DomainError(Fault.TEAM_IN_USE, follow_ups=follow_ups, meetings=meetings)
    if len(teams(desk)) == 1:
        raise DomainError(Fault.LAST_TEAM)


def _to_be_held(reader: Reader, team_id: str) -> int:
    every = reader.all(Meeting).values()
    return sum(m.team == team_id and not m.is_held for m in every)


def _there(desk: Desk, team_id: str) -> Team:
    team = next((team for team in teams(desk) if team.id == team_id), None)
    if team is None:
        raise DomainError(Fault.NOT_FOUND, what="teams")
    return team


def _usable(desk: Desk, typed: FreeText, team_id: str) -> str:
    """The name as it is kept: no other team has it."""
    name = clean(unmasked(typed)).strip()
    if not name:
        raise DomainError(Fault.EMPTY_FIELD, field="name")
    shown = names(desk)
    others = (words.team(team.id, shown) for team in teams(desk) if team.id != team_id)
    if folded(name) in map(folded, others):
        raise DomainError(Fault.TEAM_EXISTS, field="name")
    return name
