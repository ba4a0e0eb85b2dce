"""The versions of the minutes: stored in the same write as what made them, read as any record."""

from __future__ import annotations

from collections.abc import Sequence

from elvis_tui.domain.fields import asked
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.meetings import rules
from elvis_tui.domain.meetings.archiving import archived
from elvis_tui.domain.meetings.records import (
    Correction,
    Meeting,
    MeetingStatus,
    MinutesVersion,
)
from elvis_tui.domain.meetings.version_changes import VersionChange, changes
from elvis_tui.domain.meetings.versions import (
    as_it_stood,
    newest,
    number,
    private_since,
    reopened,
    version_of,
)
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import SubjectKind
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.meetings.changed_meanwhile import with_changes

# Reading them


def of_meeting(reader: Reader, meeting_id: str) -> list[MinutesVersion]:
    """All that are stored of a meeting, the first one first."""
    named = reader.mentioning(MinutesVersion, meeting_id)
    return sorted((v for v in named if v.meeting_id == meeting_id), key=lambda v: v.number)


def standing(reader: Reader, meeting: Meeting) -> Meeting:
    """The meeting as its newest finished minutes tell, also while they are open again."""
    if meeting.status is not MeetingStatus.REOPENED:
        return meeting
    last = newest(of_meeting(reader, meeting.id))
    return as_it_stood(meeting, last) if last else meeting


def in_document(
    reader: Reader, meeting: Meeting, every: Sequence[MinutesVersion] | None = None
) -> Meeting:
    """Minutes as a document tells them: without what is private, or became so in a later version.

    Args:
        reader: What may be seen.
        meeting: As it is, or as a version of it tells.
        every: All that is stored `of_meeting`, where it is read already.
    """
    now = reader.as_stored(Meeting).get(meeting.id, meeting)
    if every is None:
        every = of_meeting(reader, meeting.id)
    return rules.in_minutes(meeting, private_since(number(meeting), every, now))


def changed(
    reader: Reader, meeting: Meeting, every: Sequence[MinutesVersion] | None = None
) -> tuple[VersionChange, ...]:
    """What the minutes as they are changed since the version before them; nothing of the first.

    Nothing is told of private notes, not even that there is one: minutes are sent out. The
    arguments are as of `in_document`.
    """
    if every is None:
        every = of_meeting(reader, meeting.id)
    before = [v for v in every if v.number < number(meeting)]
    if not before:
        return ()
    return changes(
        in_document(reader, before[-1].meeting, every), in_document(reader, meeting, every)
    )


def is_unchanged(reader: Reader, meeting: Meeting) -> bool:
    """Whether nothing was changed in minutes since they were opened again.

    That somebody changed what is restricted counts for all.
    """
    if meeting.status is not MeetingStatus.REOPENED:
        return False
    every = reader.as_stored(MinutesVersion).values()
    last = newest(v for v in every if v.meeting_id == meeting.id)
    now = reader.as_stored(Meeting).get(meeting.id)
    return last is not None and now is not None and not changes(last.meeting, now)


# Making them


def finish(desk: Desk, meeting_id: str) -> Meeting:
    """End the meeting: its minutes stand, and are stored as a version of them.

    One that was opened again, and in which nothing was changed, is what it was before.

    Raises:
        DomainError: `MEETING_NOT_RUNNING`.
    """
    was = desk.store.get(Meeting, meeting_id)
    last = newest(of_meeting(desk, meeting_id)) if was.status is MeetingStatus.REOPENED else None
    now = desk.clock.now()
    stands = with_changes(desk, was)
    meeting = rules.finish(stands, at=now, groups=_groups(desk, was, last), nth=_nth(desk))
    if last is not None and not changes(last.meeting, meeting):
        meeting = as_it_stood(was, last)
        desk.save("meeting.unchanged", meeting)
        return meeting
    desk.save("meeting.finish", meeting, version_of(meeting, now, desk.signed))
    return meeting


def _nth(desk: Desk) -> int:
    """Which one a meeting that is finished now is, of all."""
    return 1 + max((m.nth for m in desk.store.all(Meeting).values()), default=0)


def _groups(desk: Desk, meeting: Meeting, last: MinutesVersion | None) -> dict[str, str]:
    """What the class of each item is called now; what stood in a version before keeps its own.

    Of a student whose address is protected none is kept.
    """
    known = {item.id for item in last.meeting.agenda} if last else set()
    found = {}
    for item in meeting.agenda:
        if item.subject is None or item.id in known:
            continue
        class_id: str | None = item.subject.id
        if item.subject.kind is SubjectKind.STUDENT:
            student = desk.store.find(Student, item.subject.id)
            hidden = student is None or student.address_protected
            class_id = None if student is None or hidden else student.class_id
        if school_class := desk.store.find(SchoolClass, class_id or ""):
            found[item.id] = school_class.code
    return found


def reopen(desk: Desk, meeting_id: str, why: FreeText) -> Meeting:
    """Open finished minutes again, for a reason; finishing them makes the next version.

    Raises:
        DomainError: as `reopened`.
    """
    was = desk.store.get(Meeting, meeting_id)
    meeting = reopened(was, at=desk.clock.now(), by=desk.signed, why=why)
    desk.save("meeting.reopen", meeting, *first_of(desk, was), why=why)
    return meeting


def first_of(desk: Desk, meeting: Meeting) -> tuple[MinutesVersion, ...]:
    """What stands, to be stored, where it is not: a meeting of before there were versions."""
    if of_meeting(desk, meeting.id):
        return ()
    at = meeting.finished_at or desk.clock.now()
    return (version_of(meeting, at, FreeText("")),)


def next_of(
    desk: Desk, before: Meeting, after: Meeting, why: FreeText
) -> tuple[Meeting, tuple[MinutesVersion, ...]]:
    """Minutes that were put right at once, with the versions that are to be saved with them.

    A meeting that can be noted in is only changed: finishing it makes its version.
    """
    if before.status is not MeetingStatus.FINISHED:
        return after, ()
    now = desk.clock.now()
    made = Correction(at=now, by=desk.signed, why=why)
    after = replace(after, corrections=(*after.corrections, made))
    return after, (*first_of(desk, before), version_of(after, now, desk.signed))


def archive(desk: Desk, typed: Meeting, base: Meeting) -> Meeting:
    """Note where the minutes lie in the archive, put it right, or take it away.

    Args:
        desk: The working place.
        typed: As the form gave it.
        base: What the form was opened on.

    Raises:
        DomainError: as `archived`; `STALE`, once, when it has been changed elsewhere.
    """
    now = desk.store.get(Meeting, typed.id)
    meeting = desk.conflicts.settle(base, typed, now, asked(Meeting, Asked.ARCHIVE))
    meeting = archived(meeting, desk.today)
    desk.save("meeting.archive", meeting)
    return meeting
