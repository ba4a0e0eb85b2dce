"""When a series meets next."""

from __future__ import annotations

from datetime import date, timedelta

from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.domain.teams import Team, every_team
from elvis_tui.services.desk.reader import Reader


def next_on(reader: Reader, meeting: Meeting) -> date | None:
    """The day of the next meeting of the series: the one planned, else the one that is usual."""
    planned = (
        m.on
        for m in reader.all(Meeting).values()
        if m.team == meeting.team and m.status is MeetingStatus.PLANNED and not m.case_id
    )
    if coming := min((on for on in planned if on > meeting.on), default=None):
        return coming
    team = every_team(reader.all(Team)).get(meeting.team)
    if team is None or not team.every_weeks:
        return None
    weeks = timedelta(weeks=team.every_weeks)
    off = (team.weekday or meeting.on.isoweekday()) - meeting.on.isoweekday()
    return meeting.on + weeks + timedelta(days=off)
