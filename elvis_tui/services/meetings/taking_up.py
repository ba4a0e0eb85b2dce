"""«Ta opp i neste møte»: which meetings something may be taken up in, and putting it there."""

from __future__ import annotations

from elvis_tui.domain.across.agenda_keys import both, is_said, item_key
from elvis_tui.domain.across.overview import not_held
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings import rules
from elvis_tui.domain.meetings.records import AgendaItem, AgendaReason, Meeting
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import Team
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.taking_part import check_item, may_take_up
from elvis_tui.services.desk.teams import teams
from elvis_tui.services.meetings import verbs
from elvis_tui.services.meetings.agenda import whole_agenda
from elvis_tui.services.meetings.attendance import invited
from elvis_tui.services.meetings.briefing import followed
from elvis_tui.services.meetings.coming import planned_next
from elvis_tui.services.meetings.plan_item import in_plan_words
from elvis_tui.services.meetings.proposing import proposed


def where(reader: Reader, item: AgendaItem) -> list[Meeting]:
    """The next meeting of each team that may take it up, the most likely teams alone.

    That is the meeting that runs, else the nearest one that is planned; before it one that was
    planned for the last days and is not held: it may be held yet. A student or class comes
    up with who follows them, a case where cases are taken up; for all else any team will do. Where
    those have no meeting the one they usually would have is among them: it has no id, and is
    planned with the item on it. A team that students take part in takes up nothing about a person.
    """
    coming = _coming(reader)
    every = [team for team in teams(reader) if may_take_up(reader, team.id, item)]
    right = _likely(reader, item, every)
    there = [meeting for team in every for meeting in coming.get(team.id, ())]
    if found := [m for m in there if m.team in right]:
        return found
    if right:
        return [*(_usual(reader, team) for team in every if team.id in right), *there]
    return there or [_usual(reader, team) for team in every]


def is_kept_out(reader: Reader, item: AgendaItem) -> bool:
    """Whether a series takes it not up, since students take part there."""
    return not all(may_take_up(reader, team.id, item) for team in teams(reader))


def _coming(reader: Reader) -> dict[str, list[Meeting]]:
    """The meeting of each team that runs, else those not held and the next one that is planned."""
    coming: dict[str, list[Meeting]] = {}
    every = [m for m in reader.all(Meeting).values() if not m.case_id]
    missed = not_held(every, reader.today)
    for team in teams(reader):
        running = next((m for m in every if m.is_running and m.team == team.id), None)
        nearest = running or planned_next(reader, team.id)
        theirs = [m for m in missed if m.team == team.id]
        if nearest or theirs:
            coming[team.id] = [*theirs, nearest or _usual(reader, team)]
    return coming


def _likely(reader: Reader, item: AgendaItem, every: list[Team]) -> set[str]:
    """The teams whose matter it is; none where it is anybody's."""
    if item.subject:
        followed = reader.all(FollowUp).values()
        theirs = {f.team for f in followed if f.is_open and f.subject == item.subject}
        return theirs & {team.id for team in every}
    return {team.id for team in every if team.takes_up_cases} if item.case_id else set()


def _usual(reader: Reader, team: Team) -> Meeting:
    """The meeting a team would have next; today where nothing is usual."""
    found = proposed(reader, team.id)
    on = found.day.on or reader.today
    return Meeting(id="", team=team.id, on=on, start=found.start, place=found.place)


def stands(reader: Reader, meeting: Meeting, item: AgendaItem) -> AgendaItem | None:
    """What stands on the saksliste about the same thing already."""
    key = item_key(item)
    items = whole_agenda(reader, meeting).items
    return next((one for one in items if item_key(one) == key), None)


def take_up(desk: Desk, meeting_id: str, item: AgendaItem) -> bool:
    """Put it on the saksliste; False where it stands there and nothing new is said of it.

    In a meeting that runs it comes up next. What is said about something that stands there already
    comes beside it, and nothing stands twice.

    Raises:
        DomainError: as `verbs.add_item`.
    """
    meeting = rules.check_unlocked(desk.get(Meeting, meeting_id))
    item = in_plan_words(desk, item)
    there = stands(desk, meeting, item)
    if _says_nothing_new(there, item):
        return False
    item = _with_follow_up(desk, meeting, item)
    if there is None or not meeting.is_open:
        verbs.add_item(desk, meeting_id, item)
        return True
    said = both(there.detail, item.detail)
    stored = next(one for one in meeting.agenda if one.id == there.id)
    more = replace(stored, detail=said)
    check_item(desk, meeting, more)
    desk.save("meeting.item", rules.put_item(meeting, more))
    return True


def plan_and_take_up(desk: Desk, usual: Meeting, item: AgendaItem) -> Meeting:
    """Plan the meeting a team would have next, with the item on its saksliste: one step to undo.

    Where the item comes up by itself, and nothing is said of it, the meeting is planned alone.

    Raises:
        DomainError: as `verbs.add_item`.
    """
    item = in_plan_words(desk, item)
    meeting = replace(usual, id=desk.new_id("meeting"), participants=invited(desk, usual.team))
    if not _says_nothing_new(stands(desk, meeting, item), item):
        check_item(desk, meeting, item)
        own = replace(item, id=desk.new_id("item"), reasons=(AgendaReason.ADDED,))
        meeting = replace(meeting, agenda=(_with_follow_up(desk, meeting, own),))
    desk.save("meeting.plan", meeting)
    return meeting


def anew(item: AgendaItem) -> AgendaItem:
    """The same thing to be taken up once more, without what became of it."""
    return AgendaItem(
        id="",
        title=item.title,
        subject=item.subject,
        case_id=item.case_id,
        task_id=item.task_id,
        activity_id=item.activity_id,
    )


def _says_nothing_new(there: AgendaItem | None, item: AgendaItem) -> bool:
    return there is not None and is_said(item.detail, there.detail)


def _with_follow_up(reader: Reader, meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """The item with the open follow-up that the team has of whom it is about."""
    known = followed(reader, meeting, item)
    return replace(item, follow_up_id=known.id) if known else item
