"""The second line of a running meeting: which it is, who is here, and the time where it is on."""

from __future__ import annotations

from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.i18n import _, ngettext
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.meetings.may_hear import services
from elvis_tui.wording.attendance import head_count
from elvis_tui.wording.dates import near_date
from elvis_tui.wording.meeting_names import called
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
    begins = f"{team} {near_date(meeting.on, session.gate.today)}"
    state = meeting_status(meeting.status)
    reopened = [f"◐ {state}"] if meeting.status is MeetingStatus.REOPENED else []
    here = _("til stede {count}").format(count=head_count(meeting))
    count = head_count(meeting, with_gone=False)
    used = [time_used] if time_used else []
    external, how_many = _external(session, meeting)
    # Who is here from outside goes last of all: it decides what may be said.
    tries = (
        [begins, *reopened, here, *used, *external],
        [begins, *reopened, here, *external],
        [begins, *reopened, _("til stede {count}").format(count=count), *external],
        [begins, *reopened, count, *external],
        [begins, *external],
        [begins, *how_many],
    )
    told = (" · ".join(facts) for facts in tries)
    return next((words for words in told if len(words) <= room), " · ".join(tries[-1]))


def _external(session: Session, meeting: Meeting) -> tuple[list[str], list[str]]:
    """The services somebody is here from, and how many there are of them; nothing of nobody."""
    names = session.names
    external = [p for p in meeting.present if p.external]
    if not external:
        return [], []
    here = services(session.gate, external)
    who = ", ".join(names.staff(one.service) for one in here)
    count = len(external)
    many = ngettext("{n} ekstern", "{n} eksterne", count).format(n=count)
    return [_("ekstern: {names}").format(names=who)], [many]
