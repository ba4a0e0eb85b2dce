"""For how many meetings in a row the same thing has been up without progress."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from elvis_tui.domain.across.agenda_found import of_task
from elvis_tui.domain.across.agenda_keys import item_key
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.item_changes import Changed
from elvis_tui.domain.meetings.records import AgendaItem, EntryKind, ItemStatus, Meeting
from elvis_tui.domain.tasks.records import Task


def stalled(item: AgendaItem, on: date, held: Sequence[Meeting], days: Collection[date]) -> int:
    """How many meetings in a row it has been up without progress, the one of `on` among them.

    A meeting that left it out neither counts nor breaks the row.

    Args:
        item: As it stands on the saksliste.
        on: The day of the meeting it stands for.
        held: The meetings of the series before it, the latest last.
        days: On which something was done about it outside the meetings.
    """
    key, count, until = item_key(item), 1, on
    for meeting in reversed(held):
        if any(meeting.on <= day <= until for day in days):
            break
        before = next((i for i in meeting.agenda if item_key(i) == key), None)
        if before is None:
            if any(item_key(i) == key for i in meeting.left_out):
                continue
            break
        if came_of(before):
            break
        count, until = count + 1, meeting.on
    return count


def came_of(item: AgendaItem) -> bool:
    """Whether anything came of an item in its meeting: information alone is no progress.

    What was noted or changed closes an item when the meeting ends, so that it is closed tells by
    itself only where nothing was. A task given is progress; any other change that is tells it by
    its day (`progress`).
    """
    given = any(change.what is Changed.TASK_GIVEN for change in item.changed)
    if given or any(entry.kind is not EntryKind.INFO for entry in item.told):
        return True
    return item.status is ItemStatus.CLOSED and item.is_bare


def progress(
    follow_ups: Iterable[FollowUp], cases: Iterable[Case], tasks: Iterable[Task]
) -> dict[str, set[date]]:
    """The days on which something was done about each thing, by its key."""
    found: defaultdict[str, set[date]] = defaultdict(set)
    for follow_up in follow_ups:
        about = AgendaItem(id="", subject=follow_up.subject)
        found[item_key(about)].update(filter(None, _of_follow_up(follow_up)))
    for case in cases:
        about = AgendaItem(id="", case_id=case.id)
        found[item_key(about)].update(filter(None, _of_case(case)))
    for task in tasks:
        if task.done_on:
            found[item_key(of_task(task))].add(task.done_on)
    return found


def _of_follow_up(follow_up: FollowUp) -> Iterator[date | None]:
    yield from (contact.on for contact in follow_up.contacts)
    for measure in follow_up.measures:
        yield from (measure.start, measure.evaluated_on)
    yield from (one.on for one in follow_up.without)
    yield from (follow_up.closed_on, follow_up.reopened_on)


def _of_case(case: Case) -> Iterator[date | None]:
    yield from (step.on for step in case.steps)
    for party in case.parties:
        yield party.plan.first_finish
        for measure in party.plan.measures:
            yield from (measure.start, measure.evaluated_on)
    yield from (case.closed_on, case.reopened_on)
