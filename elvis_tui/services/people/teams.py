"""The teams of the school, each a series of meetings: add, change, take away."""

from __future__ import annotations

from elvis_tui.domain.across.taking_part import first_named
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.fields import asked
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import Team, every_team
from elvis_tui.domain.text import clean, folded
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.taking_part import kept_out, named_in
from elvis_tui.services.desk.teams import following, students_take_part, teams
from elvis_tui.wording import people as words

MOST_WEEKS = 26
"""Weeks from one meeting to the next: a series that meets more seldom has no cadence."""


def add(desk: Desk, typed: Team) -> Team:
    """A team of the school's own, last in the order.

    Args:
        desk: The working place.
        typed: As the form gave it, with an empty id.

    Raises:
        DomainError: `EMPTY_FIELD`, `TEAM_EXISTS`, `TEAM_NAMES_STUDENT`; as `_check`.
    """
    every = every_team(desk.store.all(Team)).values()
    team = replace(
        typed,
        id=desk.new_id("team"),
        name=FreeText(_usable(desk, typed.name, "")),
        order=max(team.order for team in every) + 1,
    )
    _check(desk, team)
    desk.save("team.add", team)
    return team


def edit(desk: Desk, typed: Team, base: Team | None = None) -> Team:
    """Change what a team is called, takes up, and usually does.

    Args:
        desk: The working place.
        typed: As the form gave it.
        base: What the form was opened on.

    Raises:
        DomainError: `EMPTY_FIELD`, `TEAM_EXISTS`, `TEAM_NAMES_STUDENT`; `NOT_FOUND` for a team
            that is gone; `STALE`, once, when a field changed in the form has been changed
            elsewhere; as `_check`.
    """
    old = _there(desk, typed.id)
    usable = _usable(desk, typed.name, typed.id)
    base = base or old
    # The word of a team that nobody has renamed is chosen late: it is not stored.
    kept = base.name if usable == words.team(typed.id, names(desk)) else FreeText(usable)
    fields = asked(Team, Asked.FACTS)
    team = desk.conflicts.settle(base, replace(typed, name=kept), old, fields)
    _check(desk, team)
    if team != old:  # one from the start that nobody has changed is not stored
        desk.save("team.edit", team)
    return team


def _check(desk: Desk, team: Team) -> None:
    """Refuse what does not go together.

    Raises:
        DomainError: `STUDENTS_AND_PERSONS` where students take part in what is about persons;
            `TEAM_FOLLOWS` with how many it follows up while it should not; `TEAM_HAS_STUDENTS`
            where students sit in a team they take no part in; `NAMED_WITH_STUDENTS` for what is
            always taken up and names one; `TEAM_MEETS_NOW` while a meeting of it takes up persons;
            `LAST_TEAM` where nobody else follows up; `NOT_A_CADENCE`.
    """
    if team.every_weeks is not None and not 1 <= team.every_weeks <= MOST_WEEKS:
        raise DomainError(Fault.NOT_A_CADENCE, most=MOST_WEEKS, field="every_weeks")
    open_ones = desk.store.all(FollowUp).values()
    followed = sum(f.is_open and f.team == team.id for f in open_ones)
    if followed and (team.students_take_part or not team.follows_up):
        field = "students_take_part" if team.students_take_part else "follows_up"
        raise DomainError(Fault.TEAM_FOLLOWS, n=followed, field=field)
    if not team.follows_up and not _others_follow(desk, team.id):
        raise DomainError(Fault.LAST_TEAM, field="follows_up")
    if team.students and not team.students_take_part:
        raise DomainError(Fault.TEAM_HAS_STUDENTS, n=len(team.students), field="students_take_part")
    if not team.students_take_part:
        return
    for field in ("takes_up_cases", "follows_up"):
        if getattr(team, field):
            raise DomainError(Fault.STUDENTS_AND_PERSONS, field=field)
    if word := first_named(team.standing, named_in(desk)):
        raise DomainError(Fault.NAMED_WITH_STUDENTS, word=word, field="standing")
    every = desk.store.all(Meeting).values()
    open_now = (m for m in every if m.team == team.id and m.is_open and not m.case_id)
    if any(kept_out(desk, meeting.agenda) for meeting in open_now):
        # What has been noted there must not go.
        raise DomainError(Fault.TEAM_MEETS_NOW, field="students_take_part")


def left_out_of(reader: Reader, team_id: str) -> int:
    """How many items of its planned meetings do not come up, since students take part."""
    if not students_take_part(reader, team_id):
        return 0
    every = reader.all(Meeting).values()
    planned = (m for m in every if m.team == team_id and m.status is MeetingStatus.PLANNED)
    return sum(len(kept_out(reader, m.agenda)) for m in planned if not m.case_id)


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
    if not _others_follow(desk, team_id):
        raise DomainError(Fault.LAST_TEAM)


def _others_follow(desk: Desk, team_id: str) -> bool:
    return any(team.id != team_id for team in following(desk))


def _to_be_held(reader: Reader, team_id: str) -> int:
    every = reader.all(Meeting).values()
    return sum(m.team == team_id and not m.is_held for m in every)


def _there(desk: Desk, team_id: str) -> Team:
    team = next((team for team in teams(desk) if team.id == team_id), None)
    if team is None:
        raise DomainError(Fault.NOT_FOUND, what="teams")
    return team


def _usable(desk: Desk, typed: FreeText, team_id: str) -> str:
    """The name as it is kept: no other team has it, and no student's is in it."""
    name = clean(unmasked(typed)).strip()
    if not name:
        raise DomainError(Fault.EMPTY_FIELD, field="name")
    shown = names(desk)
    others = (words.team(team.id, shown) for team in teams(desk) if team.id != team_id)
    if folded(name) in map(folded, others):
        raise DomainError(Fault.TEAM_EXISTS, field="name")
    word = named_in(desk)(name)
    if word and folded(name) != folded(words.team(team_id, shown)):
        # One that was called so before the student came can still be changed.
        raise DomainError(Fault.TEAM_NAMES_STUDENT, word=word, field="name")
    return name
