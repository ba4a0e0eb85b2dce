"""What the first screen shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from elvis_tui.domain.absence.records import StudentAbsence
from elvis_tui.domain.across.overview import AHEAD, Due, dues, next_meetings, not_held
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.record import Record
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk import consents, interventions, plan
from elvis_tui.services.desk.departures import coming_up, open_runs
from elvis_tui.services.desk.reader import Reader

if TYPE_CHECKING:
    from elvis_tui.domain.across.proposed_steps import Proposed
    from elvis_tui.domain.follow_ups.departure_rules import Run
    from elvis_tui.services.meetings.agenda import AskedIn


class Overview(Record, frozen=True):
    """The day: `now` is due or overdue, `ahead` comes within two weeks.

    `meetings` are all that run, else the next one, each with how many items it has; `not_held`
    are those of the last days that nobody has begun.

    `asked` is what the plan and the team ask for this month, and `school_year` what binds some of
    it to days, where it is known. `new_year_waits` is whether the school year can be begun in the
    plan.

    `undated` are the follow-ups without any date that their team has still to take up, and
    `standing` the open cases without one: nothing else would bring them back.
    """

    meetings: tuple[tuple[Meeting, int], ...]
    not_held: tuple[tuple[Meeting, int], ...]
    now: tuple[Due, ...]
    ahead: tuple[Due, ...]
    undated: tuple[FollowUp, ...]
    standing: tuple[Case, ...]
    asked: tuple[plan.AskedFor, ...]
    school_year: SchoolYear | None
    new_year_waits: bool = False

    @property
    def activities(self) -> tuple[Activity, ...]:
        """The rows of the plan that the month asks for."""
        return tuple(asked.activity for asked in self.asked)


def overview(reader: Reader) -> Overview:
    """What today asks."""
    today = reader.today
    runs, asked_in = open_runs(reader), cache(partial(plan.asked_in, reader))
    every = dues(
        reader.all(FollowUp).values(),
        reader.all(Case).values(),
        reader.all(Task).values(),
        runs.values(),
        consents.asks(reader, today),
        _proposed(reader),
        interventions.standings(reader),
    )
    meetings = reader.all(Meeting).values()
    return Overview(
        meetings=_counted(reader, next_meetings(meetings, today), runs, asked_in),
        not_held=_counted(reader, not_held(meetings, today), runs, asked_in),
        now=tuple(d for d in every if d.on <= today),
        ahead=tuple(d for d in every if today < d.on <= today + AHEAD),
        undated=tuple(_undated(reader, runs)),
        standing=tuple(_standing(reader)),
        asked=tuple(asked_in(today.year, today.month)),
        school_year=plan.this_school_year(reader),
        new_year_waits=plan.new_year_waits(reader),
    )


def _proposed(reader: Reader) -> list[Proposed]:
    """What the absence lists propose; most days nobody has been away for long."""
    if not any(one.streak > 1 for one in reader.all(StudentAbsence).values()):
        return []
    from elvis_tui.services.desk.proposed_steps import standing

    return standing(reader)


def _counted(
    reader: Reader, meetings: Sequence[Meeting], runs: Mapping[str, Run], asked_in: AskedIn
) -> tuple[tuple[Meeting, int], ...]:
    """Meetings with how many items each has."""
    if not meetings:
        return ()
    from elvis_tui.services.meetings.agenda import agenda_of

    return tuple((m, len(agenda_of(reader, m, runs, asked_in))) for m in meetings)


def _undated(reader: Reader, runs: Mapping[str, Run]) -> Iterable[FollowUp]:
    up = coming_up(reader, runs)
    waiting = [f for f in reader.all(FollowUp).values() if f.is_open and up(f).on is None]
    if not waiting:
        return ()
    from elvis_tui.domain.across.agenda import held_meetings
    from elvis_tui.domain.across.agenda_found import is_new

    meetings = reader.all(Meeting).values()
    held = {team: held_meetings(meetings, team) for team in {f.team for f in waiting}}
    return (f for f in waiting if is_new(f, held[f.team]))


def _standing(reader: Reader) -> list[Case]:
    open_ones = [c for c in reader.all(Case).values() if c.is_open]
    if not open_ones:
        return []
    from elvis_tui.domain.cases.moves import case_due, owed

    undated = (c for c in open_ones if not owed(c) and case_due(c) is None)
    return sorted(undated, key=lambda c: c.number)
