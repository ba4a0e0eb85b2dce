"""«Ta opp i neste møte»: which meetings something may be taken up in, and putting it there."""

from __future__ import annotations

from elvis_tui.domain.across.agenda_keys import both, item_key
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.meetings import rules
from elvis_tui.domain.meetings.records import AgendaItem, Meeting, MeetingStatus
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.teams import teams
from elvis_tui.services.meetings import verbs
from elvis_tui.services.meetings.agenda import whole_agenda


def where(reader: Reader, item: AgendaItem) -> list[Meeting]:
    """The next meeting of each team that may take it up, the most likely teams alone.

    That is the meeting that runs, else the nearest one that is planned. A student or class comes
    up with who follows them, a case where cases are taken up; where none of those teams has a
    meeting, and for all else, any team will do.
    """
    coming: dict[str, Meeting] = {}
    for meeting in verbs.listed(reader):
        is_next = meeting.is_running or (
            meeting.status is MeetingStatus.PLANNED and meeting.on >= reader.today
        )
        if is_next and not meeting.case_id:
            coming.setdefault(meeting.team, meeting)
    every = {team.id: team for team in teams(reader)}
    likely: set[str] = set()
    if item.subject:
        followed = reader.all(FollowUp).values()
        likely = {f.team for f in followed if f.is_open and f.subject == item.subject}
    elif item.case_id:
        likely = {team.id for team in every.values() if team.takes_up_cases}
    there = [coming[team] for team in every if team in coming]
    return [m for m in there if m.team in likely] or there


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
    meeting = desk.get(Meeting, meeting_id)
    there = stands(desk, meeting, item)
    if there is not None and unmasked(item.detail) in unmasked(there.detail):
        return False
    if item.subject and not item.follow_up_id:
        of_team = (f for f in desk.all(FollowUp).values() if f.team == meeting.team)
        known = next((f.id for f in of_team if f.subject == item.subject), None)
        item = replace(item, follow_up_id=known)
    if there is None or not meeting.is_running:
        verbs.add_item(desk, meeting_id, item)
        return True
    said = both(there.detail, item.detail)
    stored = next(one for one in meeting.agenda if one.id == there.id)
    after = rules.put_item(meeting, replace(stored, detail=said))
    desk.save("meeting.item", after)
    return True
