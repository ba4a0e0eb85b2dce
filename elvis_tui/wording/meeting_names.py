"""What a meeting is called: by its team, or by what it ends; and who is called in to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.meetings.records import Meeting, Participant
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _, ngettext
from elvis_tui.wording.dates import at_clock, short_day
from elvis_tui.wording.people import role_and_service, team


def called(meeting: Meeting, names: Names) -> str:
    """«IKO-team»; of one about a case alone «Avslutningsmøte», as the plan calls it."""
    return _("Avslutningsmøte") if meeting.case_id else team(meeting.team, names)


def meeting_day(meeting: Meeting) -> str:
    """«tir. 20.10. kl. 12.00»."""
    day = short_day(meeting.on)
    return at_clock(day, meeting.start) if meeting.start else day


def by_day(meetings: Iterable[Meeting], names: Names) -> dict[date, list[str]]:
    """What the meetings of each day are called."""
    found: dict[date, list[str]] = {}
    for meeting in meetings:
        found.setdefault(meeting.on, []).append(called(meeting, names))
    return found


def participant(one: Participant, names: Names) -> str:
    """Who is called in: one of the staff by name; a student as students may be named now."""
    if one.student:
        return names.student(one.student)
    return names.staff(one.name)


def stands_for(one: Participant, names: Names) -> str:
    """What somebody does there, and from which service; of a student that it is one."""
    if one.student:
        return _("elev")
    return names.text(role_and_service(one.role, one.service))


def with_students(kept_out: int) -> str:
    """That students take part, and how much of what was put in does not come up for that."""
    words = _("Deltar her: ingenting om personer tas opp (opplæringslova § 10-4).")
    if not kept_out:
        return words
    left = ngettext(
        "{n} sak om en person er holdt utenfor.",
        "{n} saker om personer er holdt utenfor.",
        kept_out,
    ).format(n=kept_out)
    return f"{words} {left}"
