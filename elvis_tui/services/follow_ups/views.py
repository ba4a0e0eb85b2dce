"""Which follow-ups the list shows: each view is a question that somebody asks before a meeting."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from elvis_tui.domain.across.agenda import held_meetings, is_new
from elvis_tui.domain.follow_ups import rules
from elvis_tui.domain.follow_ups.contact_rules import USUAL_SILENCE, silent_days
from elvis_tui.domain.follow_ups.records import FollowUp, Level
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.age import is_of_age
from elvis_tui.domain.people.records import Person, Student
from elvis_tui.domain.plan.calendar import times_off
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.text import folded
from elvis_tui.services.desk import consents
from elvis_tui.services.desk.departures import next_due, open_runs
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.teams import teams

OF_AGE_WITHIN = timedelta(days=60)
"""How long before somebody turns eighteen one has to ask who may be told."""
_BETWEEN_NAMES = re.compile(r"[,/&;]| og ")


class View(StrEnum):
    """Which follow-ups the list shows."""

    OPEN = "open"
    MINE = "mine"
    """Those that oneself owns, or has a measure to see to in."""
    TEAM = "team"
    OVERDUE = "overdue"
    NEW = "new"
    """Not taken up in any meeting of their team yet."""
    SILENT = "silent"
    """No contact of any kind for the days that the school has set."""
    OF_AGE = "of_age"
    """They turn eighteen soon: guardians drop out, and consent is asked for anew."""
    CONSENT = "consent"
    """Consent runs out, has to be asked for anew, or is not clear."""
    RED = "red"
    UNDATED = "undated"
    CLOSED = "closed"


Chosen = tuple[View, str]
"""A view, and the id of the team of a `TEAM`'s."""
Wanted = Callable[[FollowUp], bool]


def views(desk: Desk) -> list[Chosen]:
    """What can be shown, in the order one goes through it; a `TEAM`'s view with its id."""
    before = [(View.OPEN, ""), (View.MINE, "")]
    of_teams = [(View.TEAM, team.id) for team in teams(desk)]
    asked = (View.OVERDUE, View.NEW, View.SILENT, View.OF_AGE, View.CONSENT)
    rest = (*asked, View.RED, View.UNDATED, View.CLOSED)
    return [*before, *of_teams, *((view, "") for view in rest)]


def listed(
    reader: Reader, view: View = View.OPEN, team_id: str = "", user: str = ""
) -> list[FollowUp]:
    """The follow-ups of a view: soonest next date first, or longest silent first.

    Args:
        reader: What may be seen.
        view: Which.
        team_id: Of a team with `View.TEAM`.
        user: Who sits at the keyboard, for `View.MINE`.
    """
    every = reader.all(FollowUp).values()
    if view is View.CLOSED:
        return rules.by_next_date(f for f in every if not f.is_open)
    wanted = _wanted(reader, view, team_id, user)
    found = rules.by_next_date((f for f in every if f.is_open and wanted(f)), comes_up(reader))
    if view is View.SILENT:
        silent = silence(reader)
        found.sort(key=lambda f: -silent(f))
    return found


def counts(reader: Reader, chosen: Sequence[Chosen], user: str = "") -> list[int]:
    """How many each of some views holds."""
    every = reader.all(FollowUp).values()
    still = [f for f in every if f.is_open]
    closed = len(every) - len(still)
    return [
        closed if view is View.CLOSED else sum(map(_wanted(reader, view, team_id, user), still))
        for view, team_id in chosen
    ]


def _wanted(reader: Reader, view: View, team_id: str, user: str) -> Wanted:
    today = reader.today
    match view:
        case View.MINE:
            return _is_mine(my_names(reader, user))
        case View.TEAM:
            return lambda f: f.team == team_id
        case View.OVERDUE:
            due = comes_up(reader)
            return lambda f: (on := due(f)) is not None and on < today
        case View.NEW:
            return _is_new(reader)
        case View.SILENT:
            silent, limit = silence(reader), silent_after(reader)
            return lambda f: silent(f) >= limit
        case View.OF_AGE:
            return _is_soon_of_age(reader)
        case View.CONSENT:
            return _has_consent_to_ask(reader)
        case View.RED:
            return lambda f: f.level is Level.RED
        case View.UNDATED:
            due = comes_up(reader)
            return lambda f: due(f) is None
        case _:
            return lambda _f: True


def comes_up(reader: Reader) -> Callable[[FollowUp], date | None]:
    """The day each comes up: its own next date, or what is done next of one who may have left."""
    runs = open_runs(reader)
    if not runs:
        return rules.next_due
    return lambda follow_up: next_due(follow_up, runs)


def silence(reader: Reader) -> Callable[[FollowUp], int]:
    """How many days of school it is since there was any contact."""
    today, off = reader.today, times_off(reader.sources.school_years())
    return lambda follow_up: silent_days(follow_up, today, off)


def silent_after(reader: Reader) -> int:
    """The days without contact from which one is silent: the school's own, else the usual."""
    own = reader.school.silent_after
    return USUAL_SILENCE if own is None else own


def my_names(reader: Reader, user: str) -> frozenset[str]:
    """What somebody who has logged in may be called where it says who sees to something.

    It is the log-in itself, and the name of the one person of the staff whose name, or a part of
    it, that is; and the role of that person, where nobody else has it.
    """
    own = {folded(user)} - {""}
    people = list(reader.all(Person).values())
    called = [p for p in people if own & {folded(p.name), *folded(p.name).split()}]
    if len(called) != 1:
        return frozenset(own)
    (me,) = called
    own.add(folded(me.name))
    if sum(folded(p.role) == folded(me.role) for p in people) == 1:
        own.add(folded(me.role))
    return frozenset(own)


def _is_mine(own: frozenset[str]) -> Wanted:
    def named(text: str) -> bool:
        return any(part.strip() in own for part in _BETWEEN_NAMES.split(folded(text)))

    def wanted(follow_up: FollowUp) -> bool:
        measures = (named(unmasked(m.who)) for m in follow_up.open_measures)
        return named(unmasked(follow_up.owner)) or any(measures)

    return wanted


def _is_new(reader: Reader) -> Wanted:
    meetings = reader.all(Meeting).values()
    held = {team.id: held_meetings(meetings, team.id) for team in teams(reader)}
    about: dict[tuple[str, Subject], list[Meeting]] = {}
    for team_id, ended in held.items():
        for meeting in ended:
            for subject in {item.subject for item in meeting.agenda if item.subject}:
                about.setdefault((team_id, subject), []).append(meeting)

    def wanted(follow_up: FollowUp) -> bool:
        # The meetings that could have taken it up, and the last one, which says how long ago.
        theirs = about.get((follow_up.team, follow_up.subject), [])
        return is_new(follow_up, [*theirs, *held.get(follow_up.team, [])[-1:]])

    return wanted


def _is_soon_of_age(reader: Reader) -> Wanted:
    today = reader.today

    def wanted(follow_up: FollowUp) -> bool:
        student = reader.find(Student, follow_up.subject.id)
        born = student.birth_date if student else None
        if born is None or is_of_age(born, today):
            return False
        return is_of_age(born, today + OF_AGE_WITHIN)

    return wanted


def _has_consent_to_ask(reader: Reader) -> Wanted:
    to_ask = consents.to_ask(reader, reader.today)
    return lambda follow_up: follow_up.subject.id in to_ask


def shown_first(views: Sequence[Chosen], shown: Chosen) -> int:
    """Where a view stands among those that can be chosen; the first where it is none of them."""
    return views.index(shown) if shown in views else 0
