"""The teams of the data, for every room."""

from __future__ import annotations

from elvis_tui.domain import teams as rules
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.teams import Team
from elvis_tui.services.desk.reader import Reader


def teams(reader: Reader) -> tuple[Team, ...]:
    """The teams that meet, in their order; there is always one."""
    return rules.teams(reader.all(Team))


def takes_up_cases(reader: Reader, team_id: str) -> bool:
    """Whether the cases whose step waits stand on the team's saksliste."""
    team = team_of(reader, team_id)
    return team is not None and team.takes_up_cases


def taking_up_cases(reader: Reader) -> str:
    """The id of the team that takes up cases; empty where there is none, or several do."""
    found = [team.id for team in teams(reader) if team.takes_up_cases]
    return found[0] if len(found) == 1 else ""


def team_of(reader: Reader, team_id: str) -> Team | None:
    """One team, also one that is gone; None where there never was one of that id."""
    return rules.every_team(reader.all(Team)).get(team_id)


def following(reader: Reader) -> tuple[Team, ...]:
    """The teams that follow somebody up, in their order; those who only meet are none of them."""
    return tuple(team for team in teams(reader) if team.follows_up)


def check_follows(reader: Reader, team_id: str) -> None:
    """Refuse a team that follows nobody up.

    Raises:
        DomainError: `NOT_FOLLOWING`.
    """
    team = team_of(reader, team_id)
    if team is not None and not team.follows_up:
        raise DomainError(Fault.NOT_FOLLOWING, field="team")


def students_take_part(reader: Reader, team_id: str) -> bool:
    """Whether students sit in the team's meetings: nothing about a person is taken up there."""
    team = team_of(reader, team_id)
    return team is not None and team.students_take_part


def is_with_students(reader: Reader, meeting: Meeting) -> bool:
    """Whether students take part in it; one about a case alone is no meeting of the series."""
    return not meeting.case_id and students_take_part(reader, meeting.team)


def students_in(reader: Reader, team_id: str) -> list[str]:
    """The ids of the students who sit in a team and have not left the school."""
    team = team_of(reader, team_id)
    found = ((one, reader.find(Student, one)) for one in (team.students if team else ()))
    return [
        one
        for one, student in found
        if student and (student.left_on is None or student.left_on > reader.today)
    ]
