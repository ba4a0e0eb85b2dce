"""The verbs of møter: plan, start, walk, note, finish."""

from __future__ import annotations

from datetime import date, time

from elvis_tui.domain.across.agenda_keys import item_key
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.meetings import rules, timing
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    AgendaReason,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
)
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.myself import check_owner, my_name
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.taking_part import check_entry, check_item, check_may_take_cases
from elvis_tui.services.meetings import versions
from elvis_tui.services.meetings.agenda import as_it_begins
from elvis_tui.services.meetings.attendance import invited
from elvis_tui.services.meetings.corrections import following
from elvis_tui.services.meetings.restricting import settled


def listed(reader: Reader) -> list[Meeting]:
    """Running first, then planned from the nearest, then finished from the newest."""
    every = list(reader.all(Meeting).values())
    running = [m for m in every if m.is_running]
    planned = sorted(
        (m for m in every if m.status is MeetingStatus.PLANNED),
        key=lambda m: m.order_planned,
    )
    return [*running, *planned, *held(reader)]


def held(reader: Reader) -> list[Meeting]:
    """The meetings that there are minutes of, the newest first."""
    found = (m for m in reader.all(Meeting).values() if m.is_held)
    return sorted(found, key=lambda m: (m.on, m.start or time.min, m.order_held), reverse=True)


def get(reader: Reader, meeting_id: str) -> Meeting:
    return reader.get(Meeting, meeting_id)


def latest_finished(reader: Reader) -> Meeting:
    """The meeting of a team whose minutes are the newest; one about a case alone is the case's.

    Raises:
        DomainError: `NO_MINUTES`.
    """
    latest = next((m for m in held(reader) if not m.case_id), None)
    if latest is None:
        raise DomainError(Fault.NO_MINUTES)
    return latest


def plan(desk: Desk, team: str, on: date, start: time | None, place: str) -> Meeting:
    """Put a meeting in the calendar, with the team's people invited."""
    meeting = Meeting(
        id=desk.new_id("meeting"),
        team=team,
        on=on,
        start=start,
        place=FreeText(place),
        participants=invited(desk, team),
    )
    desk.save("meeting.plan", meeting)
    return meeting


def reschedule(
    desk: Desk,
    meeting_id: str,
    team: str,
    on: date,
    start: time | None,
    place: str,
    base: Meeting | None = None,
) -> Meeting:
    """Move a planned meeting; another team's people are invited if it changes team.

    Args:
        desk: The working place.
        meeting_id: Which meeting.
        team: As the form gave it.
        on: As the form gave it.
        start: As the form gave it.
        place: As the form gave it.
        base: What the form was opened on.

    Raises:
        DomainError: `ALREADY_CLOSED` for one that has begun; `STALE`, once, when a field changed
            in the form has been changed elsewhere; as `check_item` where what somebody put on the
            saksliste cannot be taken up in the other team.
    """
    from elvis_tui.domain.fields import asked

    now = _planned(desk, meeting_id)
    base = base or now
    typed = replace(base, team=team, on=on, start=start, place=place)
    meeting = desk.conflicts.settle(base, typed, now, asked(Meeting, Asked.FACTS))
    if meeting.team != now.team and meeting.case_id:
        check_may_take_cases(desk, meeting.team)
    elif meeting.team != now.team:
        for item in meeting.agenda:
            check_item(desk, meeting, item)
        meeting = replace(meeting, participants=invited(desk, meeting.team), not_called=())
    return _save(desk, "meeting.plan", meeting)


def _planned(desk: Desk, meeting_id: str) -> Meeting:
    meeting = get(desk, meeting_id)
    if meeting.status is not MeetingStatus.PLANNED:
        raise DomainError(Fault.ALREADY_CLOSED)
    return meeting


def start(desk: Desk, meeting_id: str) -> Meeting:
    """Begin a planned meeting: its agenda is made and stands.

    Raises:
        DomainError: `MEETING_RUNNING` while another meeting of the team runs, `ALREADY_CLOSED`
            for one that has been held: its minutes stand.
    """
    meeting = get(desk, meeting_id)
    if meeting.is_running:
        return meeting
    if meeting.is_held:
        raise DomainError(Fault.ALREADY_CLOSED)
    if any(m.is_running and m.team == meeting.team for m in desk.store.all(Meeting).values()):
        raise DomainError(Fault.MEETING_RUNNING)
    now = desk.clock.now()
    there = {*meeting.not_called, *(p.student or p.id for p in meeting.participants)}
    called = () if meeting.case_id else invited(desk, meeting.team)
    since = tuple(p for p in called if (p.student or p.id) not in there)
    if not meeting.case_id:
        meeting = as_it_begins(desk, replace(meeting, on=desk.today))
    meeting = replace(
        meeting,
        participants=meeting.participants + since,
        status=MeetingStatus.RUNNING,
        on=desk.today,
        start=time(now.hour, now.minute),
        keeper=meeting.keeper or my_name(desk, desk.user),
        current=0,
    )
    desk.save("meeting.start", meeting)
    return meeting


def add_item(desk: Desk, meeting_id: str, item: AgendaItem) -> Meeting:
    """Put something on the agenda by hand, last; in a running meeting it comes up next.

    Raises:
        DomainError: `PERSON_WITH_STUDENTS` for what is about a person, where students take part.
    """
    item = replace(item, id=desk.new_id("item"), reasons=(AgendaReason.ADDED,))
    meeting = rules.check_unlocked(get(desk, meeting_id))
    check_item(desk, meeting, item)
    if meeting.is_open and meeting.agenda:
        cut = meeting.current + 1
        meeting = replace(
            meeting, agenda=(*meeting.agenda[:cut], item, *meeting.agenda[cut:]), current=cut
        )
    else:
        kept = tuple(key for key in meeting.skipped if key != item_key(item))
        meeting = rules.put_item(replace(meeting, skipped=kept), item)
    return _save(desk, "meeting.item", meeting)


def go_to(desk: Desk, meeting_id: str, index: int, seconds: int = 0) -> Meeting:
    """Bring another item to the front. Where one stands is kept, but is no part of the history.

    Args:
        desk: The working place.
        meeting_id: Which meeting.
        index: The place of the item on the agenda.
        seconds: What was used on the one that goes, and is not kept yet.
    """
    meeting = rules.check_unlocked(get(desk, meeting_id))
    if meeting.item is not None:
        meeting = timing.spent(meeting, meeting.item.id, seconds)
    meeting = rules.go_to(meeting, index)
    desk.store.commit(put=[meeting])
    return meeting


def note(
    desk: Desk,
    meeting_id: str,
    item_id: str,
    entry: Entry,
    base: Entry | None = None,
    verb: str = "meeting.note",
) -> Meeting:
    """Note info, a decision or a task under an item; a task becomes a record of its own too.

    What was a task and is one no more takes its record away; who and by when stay with the entry.

    Args:
        desk: The working place.
        meeting_id: Which meeting.
        item_id: Which item of its agenda.
        entry: As typed; an empty id makes a new entry, else the one with that id is replaced.
        base: What a change of an entry began from.
        verb: What the history calls it.

    Raises:
        DomainError: `MEETING_NOT_RUNNING`, `EMPTY_FIELD` or `NOT_FOUND`; `STALE`, once, when
            what was changed has been changed elsewhere; as `restricting.settled`;
            `NAMED_WITH_STUDENTS` for a student's name where students take part.
    """
    from elvis_tui.domain.fields import asked

    meeting = get(desk, meeting_id)
    check_entry(desk, meeting, entry)
    item = next((i for i in meeting.agenda if i.id == item_id), None)
    now = next((e for e in item.entries if e.id == entry.id), None) if item else None
    entry = settled(desk, now or entry, entry)
    if base is not None and now is not None:
        kind = entry.kind
        entry = desk.conflicts.settle(base, entry, now, asked(Entry, Asked.FACTS))
        entry = replace(entry, kind=kind)
    entry = replace(entry, id=entry.id or desk.new_id("entry"))
    known = desk.store.find(Task, entry.task_id) if entry.task_id else None
    if entry.kind is not EntryKind.TASK or item is None:
        meeting = rules.note(meeting, item_id, replace(entry, task_id=None))
        desk.save(verb, meeting, delete=[known] if known else [])
        return meeting
    if known and now:
        task = following(known, now, entry)
    else:
        task = Task(
            id=desk.new_id("task"),
            what=entry.text,
            who=entry.who,
            due=entry.due,
            created_on=meeting.on,
            subject=item.subject,
            case_id=item.case_id,
            meeting_id=meeting.id,
        )
    meeting = rules.note(meeting, item_id, replace(entry, task_id=task.id))
    desk.save(verb, meeting, task)
    return meeting


def remove_entry(desk: Desk, meeting_id: str, entry_id: str) -> Meeting:
    """Take away what was noted, and the task that came of it.

    Raises:
        DomainError: `NOT_FOUND`; `NOT_YOURS` for what is restricted and somebody else's.
    """
    meeting = rules.check_unlocked(get(desk, meeting_id))
    gone = rules.place(meeting, entry_id)[1]
    if gone.is_kept_back:
        check_owner(desk, desk.user, gone.by)
    meeting = rules.with_entry(meeting, entry_id, None)
    task = desk.store.find(Task, gone.task_id) if gone.task_id else None
    desk.save("meeting.unnote", meeting, delete=[task] if task else [])
    return meeting


def set_status(desk: Desk, meeting_id: str, item_id: str, status: ItemStatus) -> Meeting:
    """Close an item, or put it off to the next meeting; the same again takes it back."""
    meeting = rules.check_unlocked(get(desk, meeting_id))
    meeting = rules.set_status(meeting, item_id, status)
    return _save(desk, "meeting.status", meeting)


def finish(desk: Desk, meeting_id: str) -> Meeting:
    """End the meeting; the minutes are done: see `versions.finish`."""
    return versions.finish(desk, meeting_id)


def _save(desk: Desk, verb: str, meeting: Meeting) -> Meeting:
    desk.save(verb, meeting)
    return meeting
