"""Which follow-ups the list shows: each view is a question that somebody asks before a meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from elvis_tui.domain.across.agenda import held_meetings
from elvis_tui.domain.across.agenda_found import is_new
from elvis_tui.domain.follow_ups import rules
from elvis_tui.domain.follow_ups.contact_rules import USUAL_SILENCE, silent_days
from elvis_tui.domain.follow_ups.handover_rules import of_this_year
from elvis_tui.domain.follow_ups.records import FollowUp, Level
from elvis_tui.domain.follow_ups.saved_views import (
    OF_SOMETHING,
    SavedView,
    View,
    in_classes,
    passes,
)
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.age import is_of_age
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.plan.calendar import times_off
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.services.desk import consents
from elvis_tui.services.desk.absence import without_notice
from elvis_tui.services.desk.departures import coming_up, open_runs
from elvis_tui.services.desk.myself import NamesMe, names_me
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.teams import following
from elvis_tui.services.follow_ups.ladder import outstanding
from elvis_tui.services.follow_ups.seen import of_all_teams
from elvis_tui.services.follow_ups.verbs import index

OF_AGE_WITHIN = timedelta(days=60)
"""How long before somebody turns eighteen one has to ask who may be told."""


Chosen = tuple[View, str]
"""A view, and the id of the team of a `TEAM`'s, or of the view of a `SAVED`'s."""
Wanted = Callable[[FollowUp], bool]
_BUILT_IN = (
    *(View.OVERDUE, View.NEW, View.SILENT, View.STEPS, View.NO_NOTICE, View.OF_AGE),
    *(View.CONSENT, View.RED, View.UNDATED, View.NO_HANDOVER, View.CLOSED),
)


def views(reader: Reader) -> list[Chosen]:
    """What can be shown, in the order one goes through it: the school's own views first."""
    own = [(View.SAVED, view_id) for view_id in reader.all(SavedView)]
    of_teams = [(View.TEAM, team.id) for team in following(reader)]
    before, rest = (View.OPEN, View.MINE), _BUILT_IN
    return [*own, *((v, "") for v in before), *of_teams, *((v, "") for v in rest)]


def base(reader: Reader, chosen: Chosen) -> View:
    """The view whose question is asked: that which one of the school's own begins with."""
    view, which = chosen
    if view is not View.SAVED:
        return view
    saved = reader.find(SavedView, which)
    return saved.base if saved else View.OPEN


def listed(
    reader: Reader, view: View = View.OPEN, which: str = "", user: str = ""
) -> list[FollowUp]:
    """The follow-ups of a view: soonest next date first, or longest silent, or the oldest step.

    Args:
        reader: What may be seen.
        view: Which.
        which: The team with `View.TEAM`, the school's own view with `View.SAVED`.
        user: Who sits at the keyboard, for `View.MINE`.
    """
    found = _held(reader, (view, which), user, *_parted(reader))
    question = base(reader, (view, which))
    found = rules.by_next_date(found, comes_up(reader))
    if question is View.SILENT:
        silent = silence(reader)
        found.sort(key=lambda f: -silent(f))
    if question is View.STEPS:
        steps = outstanding(reader)
        found.sort(key=lambda f: steps[f.subject][0].due or date.max)
    return found


def counts(reader: Reader, chosen: Sequence[Chosen], user: str = "") -> list[int]:
    """How many each of some views holds."""
    still, closed = _parted(reader)
    return [len(_held(reader, one, user, still, closed)) for one in chosen]


def _parted(reader: Reader) -> tuple[list[FollowUp], list[FollowUp]]:
    """Those that are open, and those that have ended."""
    still: list[FollowUp] = []
    closed: list[FollowUp] = []
    for follow_up in reader.all(FollowUp).values():
        (still if follow_up.is_open else closed).append(follow_up)
    return still, closed


def _held(
    reader: Reader,
    chosen: Chosen,
    user: str,
    still: list[FollowUp],
    closed: list[FollowUp],
) -> list[FollowUp]:
    """Those of a view, in the order they came."""
    view, which = chosen
    if view is View.SAVED:
        saved = reader.find(SavedView, which)
        return _of_saved(reader, saved, user, still, closed) if saved else []
    if view is View.CLOSED:
        return closed
    wanted = _wanted(reader, view, which, user)
    return [f for f in still if wanted(f)]


def _of_saved(
    reader: Reader,
    saved: SavedView,
    user: str,
    still: list[FollowUp],
    closed: list[FollowUp],
) -> list[FollowUp]:
    # Its own base is one of the program's: a view is made of none of the school's own.
    of_program = View.OPEN if saved.base in OF_SOMETHING else saved.base
    found = [f for f in _held(reader, (of_program, ""), user, still, closed) if passes(saved, f)]
    if unmasked(saved.classes).strip():
        classes = reader.all(SchoolClass)
        goes_there = in_classes(unmasked(saved.classes), [c.code for c in classes.values()])
        students = reader.all(Student)

        def code(subject: Subject) -> str:
            class_id: str | None = subject.id
            if subject.kind is SubjectKind.STUDENT:
                student = students.get(subject.id)
                class_id = student.class_id if student else None
            school_class = classes.get(class_id or "")
            return school_class.code if school_class else ""

        # Whose class is kept back is in the view of every class: nobody falls out of sight by
        # being protected, and no view tells which class it is.
        found = [f for f in found if reader.is_shielded(f.subject) or goes_there(code(f.subject))]
    if unmasked(saved.search).strip():
        found = index(reader, found).search(unmasked(saved.search))
    return found


def _wanted(reader: Reader, view: View, team_id: str, user: str) -> Wanted:
    today = reader.today
    match view:
        case View.MINE:
            return _is_mine(names_me(reader, user))
        case View.TEAM:
            return lambda f: f.team == team_id
        case View.OVERDUE | View.UNDATED:
            return _wanted_by_day(reader, view)
        case View.NEW:
            return _is_new(reader)
        case View.SILENT:
            silent, limit = silence(reader), silent_after(reader)
            return lambda f: silent(f) >= limit
        case View.STEPS:
            steps = outstanding(reader)
            return lambda f: f.subject in steps
        case View.NO_NOTICE | View.OF_AGE | View.CONSENT:
            return _wanted_of_students(reader, view)
        case View.RED:
            return lambda f: f.level is Level.RED
        case View.NO_HANDOVER:
            return lambda f: of_this_year(f, today) is None
        case _:
            return lambda _f: True


def _wanted_by_day(reader: Reader, view: View) -> Wanted:
    """What is asked of the day that somebody comes up."""
    due, today = comes_up(reader), reader.today
    if view is View.UNDATED:
        return lambda f: due(f) is None
    return lambda f: (on := due(f)) is not None and on < today


def _wanted_of_students(reader: Reader, view: View) -> Wanted:
    """What is asked of the student, whoever follows."""
    if view is View.OF_AGE:
        return _is_soon_of_age(reader)
    if view is View.CONSENT:
        return _has_consent_to_ask(reader)
    wanting = without_notice(reader)
    return lambda f: f.subject.id in wanting


def comes_up(reader: Reader) -> Callable[[FollowUp], date | None]:
    """The day each comes up: its own next date, or what is done next of one who may have left."""
    runs = open_runs(reader)
    if not runs:
        return rules.next_due
    up = coming_up(reader, runs)
    return lambda follow_up: up(follow_up).on


def silence(reader: Reader) -> Callable[[FollowUp], int]:
    """How many days of school it is since any team had any contact."""
    today, off = reader.today, times_off(reader.sources.school_years())
    together = of_all_teams(reader)
    return lambda follow_up: silent_days(together(follow_up), today, off)


def silent_after(reader: Reader) -> int:
    """The days without contact from which one is silent: the school's own, else the usual."""
    own = reader.school.silent_after
    return USUAL_SILENCE if own is None else own


def _is_mine(names_me: NamesMe) -> Wanted:
    def wanted(follow_up: FollowUp) -> bool:
        return names_me(follow_up.owner) or any(names_me(m.who) for m in follow_up.open_measures)

    return wanted


def _is_new(reader: Reader) -> Wanted:
    meetings = reader.all(Meeting).values()
    held = {team.id: held_meetings(meetings, team.id) for team in following(reader)}
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
