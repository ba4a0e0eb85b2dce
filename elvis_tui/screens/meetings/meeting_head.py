"""The second line of a running meeting: which it is, who is here, and the time where it is on."""

from __future__ import annotations

from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.i18n import _, ngettext
from elvis_tui.screens.frame.session import Session
from elvis_tui.wording.attendance import head_count
from elvis_tui.wording.dates import near_date
from elvis_tui.wording.meeting_names import called, participant
from elvis_tui.wording.meetings import meeting_status


def head_words(session: Session, meeting: Meeting, time_used: str, room: int) -> str:
    """«IKO-team 19.10. · til stede 6 av 7 · møtet 14 min · saken 3 min · ekstern: PPT».

    Args:
        session: What the screens share.
        meeting: The meeting.
        time_used: The words of the clock, if it is on.
        room: Columns there are.
    """
    team = called(meeting, session.names)
    words = f"{team} {near_date(meeting.on, session.gate.today)}"
    if meeting.status is MeetingStatus.REOPENED:
        words += " · ◐ " + meeting_status(meeting.status)
    words += " · " + _("til stede {count}").format(count=head_count(meeting))
    if time_used:
        words += f" · {time_used}"
    return words + _external(session, meeting, room - len(words))


def _external(session: Session, meeting: Meeting, room: int) -> str:
    """Who is here from another service; how many of them where there is no room for who."""
    names = session.names
    external = [p for p in meeting.present if p.external]
    if not external:
        return ""
    who = ", ".join(names.text(p.service or p.role) or participant(p, names) for p in external)
    told = " · " + _("ekstern: {names}").format(names=who)
    if len(told) <= room:
        return told
    count = len(external)
    short = " · " + ngettext("{n} ekstern", "{n} eksterne", count).format(n=count)
    return short if len(short) <= room else ""
