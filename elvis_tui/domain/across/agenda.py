"""The saksliste that makes itself: what a team's meeting should take up, and why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from elvis_tui.domain.across import agenda_found as found_by
from elvis_tui.domain.across.agenda_keys import (
    Found,
    added,
    is_same,
    item_key,
    joined,
    made_id,
    read_taken_off,
)
from elvis_tui.domain.across.agenda_stalled import progress, stalled
from elvis_tui.domain.across.overview import NOTHING_TO_ASK
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem, AgendaReason, Meeting
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.tasks.records import Task

if TYPE_CHECKING:
    from elvis_tui.domain.cases.intervention_rules import Standing
    from elvis_tui.domain.follow_ups.departure_rules import Run
    from elvis_tui.domain.people.consent_rules import Ask

USUALLY_MEETS_AGAIN = 14
"""Days until a series meets again where nobody has said how often it meets."""


class Left(StrEnum):
    """How an item came to be left out."""

    SKIPPED = "skipped"
    """This once."""
    TAKEN_AWAY = "taken_away"
    LAST = "last"
    """Taken off the last saksliste, and nothing new has come up."""
    BEFORE = "before"
    """Taken off that of an earlier meeting."""


OF_EARLIER = (Left.LAST, Left.BEFORE)
"""What is left out because of an earlier meeting."""


class LeftOut(Record, frozen=True):
    """An item that stands below the saksliste, and how it came there."""

    item: AgendaItem
    how: Left


class Agenda(Record, frozen=True):
    """What a meeting takes up, in order, and what it has been decided to leave out."""

    found: tuple[Found, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        return tuple(one.item for one in self.found)


def held_meetings(meetings: Iterable[Meeting], team_id: str) -> list[Meeting]:
    """The meetings held of the team's own series, the latest last.

    One about a case alone is no part of it: nothing is carried over from it, and who is new since
    the last meeting was not there to be taken up.
    """
    return sorted(
        (m for m in meetings if m.team == team_id and m.is_held and not m.case_id),
        key=lambda m: m.order_held,
    )


def build_agenda(
    meeting: Meeting,
    *,
    follow_ups: Iterable[FollowUp],
    cases: Iterable[Case],
    tasks: Iterable[Task],
    activities: Iterable[Activity],
    held: Sequence[Meeting],
    takes_up_cases: bool,
    today: date,
    runs: Mapping[str, Run] | None = None,
    asks: Mapping[str, Sequence[Ask]] = NOTHING_TO_ASK,
    without_notice: Collection[str] = (),
    about_cases: Collection[str] = (),
    interventions: Iterable[Standing] = (),
    standing: Iterable[FreeText] = (),
    every_weeks: int | None = None,
    phase_days: Callable[[str], Collection[date]] | None = None,
    not_held: Iterable[Meeting] = (),
) -> Agenda:
    """What the meeting should take up, in order: put off or left out last time, overdue and due
    follow-ups, tasks, cases that wait or whose clock runs, the plan this month, standing items,
    and what was added by hand; unless somebody has given it another order.

    One thing stands once, with all its reasons.

    Args:
        meeting: The meeting, with what has been put on its agenda by hand.
        follow_ups: Of every team: what is done in one is progress all the same.
        tasks: Open and done.
        held: The team's finished meetings, the latest last.
        takes_up_cases: Whether the team takes up the cases whose step waits.
        today: What is overdue, is so on this day.
        runs: Of the students who may have left, by id.
        asks: What each student has to be asked about on the day of the meeting, by id.
        without_notice: The ids of the students of whom a varsel seems to be wanting.
        about_cases: The ids of the meetings the team held about a case alone: the tasks they gave
            come up here when they are late, where the team takes up cases.
        interventions: How the physical interventions stand, for a team that takes up cases.
        standing: What the series takes up every time.
        every_weeks: How often the series meets; None where nobody has said.
        phase_days: When a follow-up came into another phase, by its id; asked for few.
        not_held: The meetings of the series before it that were planned, and were not held.
    """
    follow_ups, cases, tasks = list(follow_ups), list(cases), list(tasks)
    gave = {m.id for m in held} | (set(about_cases) if takes_up_cases else set())
    ahead = 7 * every_weeks if every_weeks else USUALLY_MEETS_AGAIN
    found = _once(
        [
            *found_by.from_before(held, tasks),
            *found_by.due(meeting, follow_ups, held, runs or {}, asks, without_notice, today),
            *found_by.given(meeting, tasks, gave, held, today),
            *(found_by.waiting(meeting, cases, ahead) if takes_up_cases else ()),
            *(found_by.intervened(meeting, interventions) if takes_up_cases else ()),
            *found_by.planned(meeting, activities),
            *found_by.always(standing),
            *found_by.missed(not_held, held),
            *map(added, meeting.agenda),
        ]
    )
    done = progress(follow_ups, cases, tasks) if held else {}
    found = [
        Found(_completed(meeting, one.item, held, done, phase_days), one.grounds) for one in found
    ]
    agenda = _parted(meeting, found, held)
    return Agenda(tuple(in_order(agenda.found, meeting.order)), agenda.left_out)


def _once(every: Iterable[Found]) -> list[Found]:
    once: list[Found] = []
    for one in every:
        index = next((i for i, there in enumerate(once) if is_same(there.item, one.item)), None)
        if index is None:
            once.append(one)
        else:
            once[index] = joined(once[index], one)
    return once


def _completed(
    meeting: Meeting,
    item: AgendaItem,
    held: Sequence[Meeting],
    done: Mapping[str, Collection[date]],
    phase_days: Callable[[str], Collection[date]] | None,
) -> AgendaItem:
    """An item with its id, and for how many meetings in a row nothing has come of it.

    What is taken up every time has no progress to make, also where it was put off.
    """
    item = item if item.id else replace(item, id=made_id(meeting.id, item))
    if AgendaReason.STANDING in item.reasons:
        return item
    days = done.get(item_key(item), ())
    times = stalled(item, meeting.on, held, days)
    if times > 1 and item.follow_up_id and phase_days:
        times = stalled(item, meeting.on, held, {*days, *phase_days(item.follow_up_id)})
    return replace(item, stalled=times)


def _parted(meeting: Meeting, found: Iterable[Found], held: Sequence[Meeting]) -> Agenda:
    """What is taken up, and what is left out: nothing is in both, and nothing in neither."""
    here, before = read_taken_off(meeting.taken_away), _taken_off_before(held)
    last = held[-1] if held else None
    off_last = read_taken_off(last.taken_away) if last else {}
    kept: list[Found] = []
    left: list[LeftOut] = []
    for one in found:
        key = item_key(one.item)
        if key in here and one.grounds <= here[key]:
            left.append(LeftOut(one.item, Left.TAKEN_AWAY))
        elif key in meeting.skipped:
            left.append(LeftOut(one.item, Left.SKIPPED))
        elif key in before and one.grounds <= before[key]:
            how = Left.LAST if key in off_last else Left.BEFORE
            left.append(LeftOut(one.item, how))
        else:
            kept.append(one)
    there = {item_key(i) for i in (*(f.item for f in kept), *(o.item for o in left))}
    left += (
        LeftOut(replace(item, id=made_id(meeting.id, item)), Left.LAST)
        for item in found_by.taken_off_last(last)
        if item_key(item) not in there
    )
    return Agenda(tuple(kept), tuple(left))


def _taken_off_before(held: Iterable[Meeting]) -> dict[str, frozenset[str]]:
    """What was taken off the saksliste of an earlier meeting, and has not been up since."""
    off: dict[str, frozenset[str]] = {}
    for meeting in held:
        off |= read_taken_off(meeting.taken_away)
        up = map(item_key, meeting.agenda if off else ())
        for key in (*up, *meeting.skipped):
            off.pop(key, None)
    return off


def in_order(found: Iterable[Found], order: Sequence[str]) -> Iterator[Found]:
    """Items in the order somebody gave them; what has come since stands after what it came after.

    Args:
        found: In the order they come by themselves.
        order: The keys of those that were moved, and of what stood around them.
    """
    places = {key: place for place, key in enumerate(order)}
    behind: dict[int, list[Found]] = {-1: []}
    at = -1
    for one in found:
        at = places.get(item_key(one.item), at)
        behind.setdefault(at, []).append(one)
    for place in sorted(behind):
        known = [f for f in behind[place] if item_key(f.item) in places]
        yield from (*known, *(f for f in behind[place] if f not in known))
