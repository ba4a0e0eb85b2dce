"""Who is here, from when, and until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from enum import StrEnum

from elvis_tui.domain.meetings.records import Meeting, Participant
from elvis_tui.domain.record import replace

DAY = 24 * 60
HALF_A_DAY = DAY // 2


class Moment(StrEnum):
    """Which of the two times of somebody who was not there all the time."""

    CAME = "came"
    LEFT = "left"


class Odd(StrEnum):
    """What is asked about once: such a time is hardly ever meant."""

    BEFORE_START = "before_start"
    AFTER_END = "after_end"
    LEFT_BEFORE_CAME = "left_before_came"
    TO_COME = "to_come"
    """Later than now, in a meeting that runs."""


def changed(
    meeting: Meeting, participant_id: str, change: Callable[[Participant], Participant]
) -> Meeting:
    """The meeting with one participant changed."""
    people = (change(p) if p.id == participant_id else p for p in meeting.participants)
    return replace(meeting, participants=tuple(people))


People = tuple[Participant, ...]


def merged(base: People, typed: People, now: People) -> People:
    """`now` with what differs between `base` and `typed`: who came in, who went, facts of one.

    Args:
        base: What was shown when it was begun to be put right.
        typed: What came of it.
        now: What is stored.
    """
    were, mine, there = ({p.id: p for p in people} for people in (base, typed, now))
    kept = (p for p in now if p.id in mine or p.id not in were)
    new = (p for p in typed if p.id not in were and p.id not in there)
    return (*(_merged(were.get(p.id, p), mine.get(p.id, p), p) for p in kept), *new)


def _merged(base: Participant, typed: Participant, now: Participant) -> Participant:
    mine = {field: getattr(typed, field) for field in typed.__struct_fields__}
    return replace(now, **{f: new for f, new in mine.items() if new != getattr(base, f)})


def tick(meeting: Meeting, participant_id: str) -> Meeting:
    """The meeting with one participant's presence turned over."""
    return changed(meeting, participant_id, lambda p: as_present(p, not p.present))


def tick_all(meeting: Meeting) -> Meeting:
    """Everybody is here; or, if they all were, nobody."""
    here = bool(meeting.absent)
    return replace(meeting, participants=tuple(as_present(p, here) for p in meeting.participants))


def as_present(one: Participant, here: bool) -> Participant:
    """Whoever is not here neither came nor left."""
    if here:
        return replace(one, present=True)
    return replace(one, present=False, came=None, left=None)


def at(meeting: Meeting, participant_id: str, which: Moment, when: time | None) -> Meeting:
    """The meeting with the time one of them came or left; one who has such a time was here."""

    def told(one: Participant) -> Participant:
        present = one.present or when is not None
        if which is Moment.CAME:
            return replace(one, came=when, present=present)
        return replace(one, left=when, present=present)

    return changed(meeting, participant_id, told)


def told_at(one: Participant, which: Moment) -> time | None:
    """The time somebody came or left, where it is known."""
    return one.came if which is Moment.CAME else one.left


def minutes_between(start: time, end: time) -> int:
    """Minutes from one time to the next such time of day, past midnight where it has to be."""
    return (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % DAY


def lasted(meeting: Meeting) -> int | None:
    """Minutes a meeting took, also over midnight; None while it is not over."""
    if meeting.start is None or meeting.end is None:
        return None
    return minutes_between(meeting.start, meeting.end)


def odd(
    meeting: Meeting, one: Participant, which: Moment, when: time, now: time | None = None
) -> Odd | None:
    """What is strange about a time: outside the meeting, still to come, or in the wrong order.

    Of a time outside it is told on which side it lies nearest, as a meeting may go on past
    midnight.
    """
    if meeting.start is None:
        return None
    after = minutes_between(meeting.start, when)
    length = lasted(meeting)
    if length is None:
        if after >= HALF_A_DAY:
            return Odd.BEFORE_START
        if meeting.is_running and now and after > minutes_between(meeting.start, now):
            return Odd.TO_COME
    elif after > length:
        return Odd.BEFORE_START if DAY - after <= after - length else Odd.AFTER_END
    came = when if which is Moment.CAME else one.came
    left = when if which is Moment.LEFT else one.left
    if came is None or left is None:
        return None
    backwards = minutes_between(meeting.start, left) < minutes_between(meeting.start, came)
    return Odd.LEFT_BEFORE_CAME if backwards else None


def still_here(meeting: Meeting) -> int:
    """How many have come and not left."""
    return sum(p.left is None for p in meeting.present)
