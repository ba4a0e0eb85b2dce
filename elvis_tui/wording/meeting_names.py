"""What a meeting is called: by its team, or by what it ends."""

from __future__ import annotations

from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _
from elvis_tui.wording.people import team


def called(meeting: Meeting, names: Names) -> str:
    """«IKO-team»; of one about a case alone «Avslutningsmøte», as the plan calls it."""
    return _("Avslutningsmøte") if meeting.case_id else team(meeting.team, names)
