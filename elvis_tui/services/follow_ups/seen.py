"""When the student, or the class, was last met or spoken with."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.follow_ups import rules
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.whom import says_subject


def last_seen(reader: Reader, follow_up: FollowUp) -> date | None:
    """The last day somebody met or spoke with the one it is about; None if nobody has."""
    if not follow_up.contacts:
        return None
    return rules.last_seen(follow_up, says_subject(reader, follow_up.subject))
