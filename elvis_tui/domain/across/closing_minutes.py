"""What the minutes of a closing meeting must hold before they can close a case.

The plan: «Referat fra avslutningsmøte skal foreligge.» A page without a word, or of a meeting where
nobody is said to have been, is no minutes of it.
"""

from __future__ import annotations

from elvis_tui.domain.cases.closing import Want
from elvis_tui.domain.meetings.records import ItemStatus, Meeting
from elvis_tui.domain.written import is_written


def takes_up(meeting: Meeting, case_id: str) -> bool:
    """Whether it is over, and the case was not put off."""
    return meeting.is_held and any(
        i.case_id == case_id and i.status is not ItemStatus.POSTPONED for i in meeting.agenda
    )


def lacking(meeting: Meeting, case_id: str) -> tuple[Want, ...]:
    """What its minutes lack of the case: what was said or decided, and who was there."""
    of_case = (i for i in meeting.agenda if i.case_id == case_id)
    lacks = []
    if not any(is_written(e.text) for i in of_case for e in i.told):
        lacks.append(Want.NOTED)
    if not meeting.present:
        lacks.append(Want.PRESENT)
    return tuple(lacks)
