"""When and where a series meets next, as it usually does."""

from __future__ import annotations

from datetime import date, time

from elvis_tui.domain.across.next_meeting import NextMeeting, last_of_series, next_meeting
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.record import Record
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.teams import team_of


class Proposal(Record, frozen=True, kw_only=True):
    """What is proposed for the next meeting of a series; empty where nothing is usual."""

    day: NextMeeting = NextMeeting()
    start: time | None = None
    place: FreeText = FreeText("")


def proposed(reader: Reader, team_id: str) -> Proposal:
    """The next meeting of a team, over the school's calendar."""
    team = team_of(reader, team_id)
    if team is None:
        return Proposal()
    return Proposal(day=usual(reader, team_id), start=team.start, place=team.place)


def usual(reader: Reader, team_id: str, after: date | None = None) -> NextMeeting:
    """The day a team meets next by its own cadence, over the school's calendar.

    Args:
        reader: What may be seen.
        team_id: The series.
        after: The day of a meeting it comes after, whether or not that is the last one.
    """
    from elvis_tui.wording.public_holidays import public_holidays

    team = team_of(reader, team_id)
    if team is None:
        return NextMeeting()
    held = last_of_series(reader.all(Meeting).values(), team_id)
    last = max(filter(None, (held, after)), default=None)
    years = reader.sources.school_years() if team.weekday or team.every_weeks else ()
    return next_meeting(team, last, reader.today, years, public_holidays)
