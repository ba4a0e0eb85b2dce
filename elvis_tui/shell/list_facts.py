"""The follow-ups as `elvis-tui list --format json` gives them; docs/json.md has the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from elvis_tui.domain.follow_ups.coming_up import ComingUp
from elvis_tui.domain.follow_ups.iko import lacks
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.record import Record
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.tasks.records import Task
from elvis_tui.wording.coming_up import what


class StepFacts(Record, frozen=True, kw_only=True):
    """A step that is still to be taken, and the trigger it was given for."""

    what: str
    who: str
    due: date | None
    trigger: str
    triggered: date | None


class FollowUpFacts(Record, frozen=True, kw_only=True):
    """A follow-up; `about` is the student or the class, as they may be named.

    `next_due` and `next_what` are what the list shows: the nearest day of all that waits, and what
    is done then. Of one that has ended there is no day, and `next_what` is what came of it.

    `lacks` is what is missing before the next phase, as codes. `last_seen` is the last day the
    student was met or spoken with, `last_contact` the last one that anybody was reached, and
    `silent_days` the days of school since any contact, whichever team had it; None for one that has
    ended. `steps` are
    those of the ladder that are still to be taken. Where the student's
    address is protected, `next_due` is None.
    """

    id: str
    about: str
    team: str
    phase: str
    level: str
    lacks: tuple[str, ...]
    owner: str
    next_due: date | None
    next_what: str
    last_seen: date | None
    last_contact: date | None
    opened: date
    closed: date | None
    silent_days: int | None
    steps: tuple[StepFacts, ...]


class ListFacts(Record, frozen=True, kw_only=True):
    """A view of the follow-up list, in its order, and whether students stand by number."""

    names_hidden: bool
    follow_ups: tuple[FollowUpFacts, ...]


def facts(
    follow_ups: Iterable[FollowUp],
    names: Names,
    last_seen: Callable[[FollowUp], date | None],
    last_contact: Callable[[FollowUp], date | None],
    silent_days: Callable[[FollowUp], int],
    comes_up: Callable[[FollowUp], ComingUp],
    steps: Mapping[Subject, Sequence[Task]],
) -> ListFacts:
    """The follow-ups in the order they come in."""

    def step(task: Task) -> StepFacts:
        return StepFacts(
            what=names.text(task.what),
            who=names.staff(task.who),
            due=task.due,
            trigger=names.text(task.trigger),
            triggered=task.trigger_on,
        )

    return ListFacts(
        names_hidden=names.hidden,
        follow_ups=tuple(
            FollowUpFacts(
                id=one.id,
                about=names.with_group(one.subject),
                team=one.team,
                phase=one.phase,
                level=one.level,
                lacks=lacks(one),
                owner=names.staff(one.owner),
                next_due=comes_up(one).on,
                next_what=what(one, comes_up(one), names),
                last_seen=last_seen(one),
                last_contact=last_contact(one),
                opened=one.opened_on,
                closed=one.closed_on,
                silent_days=silent_days(one) if one.is_open else None,
                steps=tuple(map(step, steps.get(one.subject, ()))),
            )
            for one in follow_ups
        ),
    )
