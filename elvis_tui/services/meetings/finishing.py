"""What a meeting would be left without if it ended now: in itself, and in the data around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings import rules
from elvis_tui.domain.meetings.records import Meeting, MeetingStatus, Participant
from elvis_tui.domain.meetings.rules import Gap, OpenEnd
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.subject import SubjectKind
from elvis_tui.domain.teams import Team, every_team
from elvis_tui.services.desk import consents
from elvis_tui.services.desk.reader import Reader


def gaps(
    reader: Reader, meeting: Meeting, begun: Mapping[str, int] | None = None
) -> tuple[Gap, ...]:
    """All that is still missing, in the order it is told: what is put off comes last.

    Args:
        reader: What may be seen.
        meeting: Which meeting.
        begun: How much was begun and not noted under each item (`begun.begun_in`).
    """
    drafts = (Gap(end=OpenEnd.DRAFT, item_id=i, many=n) for i, n in (begun or {}).items())
    found = rules.open_ends(meeting)
    put_off = tuple(gap for gap in found if gap.end is OpenEnd.UNTOUCHED)
    wanting = (gap for gap in found if gap.end is not OpenEnd.UNTOUCHED)
    return (
        *drafts,
        *wanting,
        *_without_consent(reader, meeting),
        *_no_next(reader, meeting),
        *put_off,
    )


def _without_consent(reader: Reader, meeting: Meeting) -> Iterator[Gap]:
    """The students who are named before somebody of another service, without consent for it."""
    services = _services(reader, meeting)
    students = _named(reader, meeting) if services else {}
    if not students:
        return
    from elvis_tui.domain.people.consent_rules import valid_consent

    theirs, ages = consents.by_student(reader), consents.ages(reader, meeting.on)
    for student_id, item_id in students.items():
        born, answers = consents.born(reader, student_id), theirs.get(student_id, [])
        missing = tuple(
            FreeText(service)
            for service in services
            if valid_consent(answers, service, born, meeting.on, ages) is None
        )
        if missing:
            yield Gap(end=OpenEnd.CONSENT, item_id=item_id, student=student_id, services=missing)


def _services(reader: Reader, meeting: Meeting) -> tuple[str, ...]:
    """The other services that somebody is called in from: they are there, or get the minutes."""
    external = (p for p in meeting.participants if p.external)
    return tuple(dict.fromkeys(_service(reader, p) for p in external))


def _service(reader: Reader, one: Participant) -> str:
    """The service somebody is from; where nobody has said which, what they do, or who they are."""
    person = reader.find(Person, one.id)
    return one.service or (person.service if person else "") or one.role or one.name


def _named(reader: Reader, meeting: Meeting) -> dict[str, str]:
    """The students the minutes are about, each with the first item that is."""
    found: dict[str, str] = {}
    for item in meeting.agenda:
        case = reader.find(Case, item.case_id or "")
        if item.subject and item.subject.kind is SubjectKind.STUDENT:
            found.setdefault(item.subject.id, item.id)
        for student_id in case.students if case else ():
            found.setdefault(student_id, item.id)
    return found


def _no_next(reader: Reader, meeting: Meeting) -> Iterator[Gap]:
    """Whether a team that meets again and again has no meeting after this one."""
    if meeting.case_id or meeting.status is not MeetingStatus.RUNNING:
        return
    others = [m for m in reader.all(Meeting).values() if m.team == meeting.team and not m.case_id]
    coming = any(m.status is MeetingStatus.PLANNED and m.on >= meeting.on for m in others)
    team = every_team(reader.all(Team)).get(meeting.team)
    if not coming and ((team and team.every_weeks) or any(m.is_held for m in others)):
        yield Gap(end=OpenEnd.NEXT_DATE)
