"""What a meeting would be left without if it ended now: in itself, and in the data around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from elvis_tui.domain.across.recipients import students_in
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.meetings import rules
from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.domain.meetings.rules import Gap, OpenEnd
from elvis_tui.domain.meetings.versions import newest
from elvis_tui.domain.teams import Team, every_team
from elvis_tui.domain.text import folded
from elvis_tui.services.desk import consents
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.meetings import attendance
from elvis_tui.services.meetings.changed_meanwhile import with_changes
from elvis_tui.services.meetings.coming import planned_next
from elvis_tui.services.meetings.may_hear import services
from elvis_tui.services.meetings.versions import of_meeting


def gaps(
    reader: Reader, meeting: Meeting, begun: Mapping[str, int] | None = None
) -> tuple[Gap, ...]:
    """All that is still missing, in the order it is told: what is put off comes last.

    Of minutes that were opened again only what has changed since is asked about.

    Args:
        reader: What may be seen.
        meeting: Which meeting.
        begun: How much was begun and not noted under each item (`begun.begun_in`).
    """
    drafts = (Gap(end=OpenEnd.DRAFT, item_id=i, items=n) for i, n in (begun or {}).items())
    before = None
    if meeting.status is MeetingStatus.REOPENED:
        last = newest(of_meeting(reader, meeting.id))
        before = last.meeting if last else None
    found = rules.open_ends(with_changes(reader, meeting), before)
    put_off = tuple(gap for gap in found if gap.end is OpenEnd.UNTOUCHED)
    wanting = (gap for gap in found if gap.end is not OpenEnd.UNTOUCHED)
    hear = _without_consent(reader, meeting, before)
    return (*drafts, *wanting, *hear, *_no_next(reader, meeting), *put_off)


def _without_consent(reader: Reader, meeting: Meeting, before: Meeting | None) -> Iterator[Gap]:
    """Each service that was there, and the students something was noted of without consent for it.

    Who has come to the minutes since they were opened again was there for all of it.
    """
    there = services(reader, meeting.present)
    if not there:
        return
    from elvis_tui.domain.people.consent_rules import valid_consent

    stood = services(reader, before.present) if before else ()
    knew = {folded(unmasked(one.service)) for one in stood}
    cases = reader.all(Case)
    theirs, ages = consents.by_student(reader), consents.ages(reader, meeting.on)
    for one in there:
        service = unmasked(one.service)
        since = before if folded(service) in knew else None
        told = (s for item in rules.noted_in(meeting, since) for s in students_in(item, cases))
        lacking = tuple(
            s
            for s in dict.fromkeys(told)
            if valid_consent(theirs.get(s, []), service, consents.born(reader, s), meeting.on, ages)
            is None
        )
        if lacking:
            yield Gap(end=OpenEnd.CONSENT, students=lacking, service=one.service)


def _no_next(reader: Reader, meeting: Meeting) -> Iterator[Gap]:
    """Whether a team that meets again and again has no meeting after this one."""
    if meeting.case_id or meeting.status is not MeetingStatus.RUNNING:
        return
    others = [m for m in reader.all(Meeting).values() if m.team == meeting.team and not m.case_id]
    coming = planned_next(reader, meeting.team, meeting.on)
    team = every_team(reader.all(Team)).get(meeting.team)
    if not coming and ((team and team.every_weeks) or any(m.is_held for m in others)):
        yield Gap(end=OpenEnd.NEXT_DATE)


def put_keeper_in(desk: Desk, meeting_id: str) -> Meeting:
    """Who takes the minutes was there: ticked, or added to those who are.

    Raises:
        DomainError: as `attendance.add_participant`.
    """
    meeting = desk.get(Meeting, meeting_id)
    known = rules.keeper_in(meeting)
    if known is None:
        keeper = attendance.Guest(unmasked(meeting.keeper))
        return attendance.add_participant(desk, meeting_id, keeper)
    return meeting if known.present else attendance.tick(desk, meeting_id, known.id)
