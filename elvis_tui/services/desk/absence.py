"""What absence is held against, and whose varsel seem to be wanting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from elvis_tui.domain.absence.records import StudentAbsence
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.services.desk.reader import Reader

if TYPE_CHECKING:
    from elvis_tui.domain.absence.rules import Limits

USUAL_WARNING, USUAL_SMALL_WARNING = 7.5, 5.0
"""Percent from which schools warn (practice: 6 to 8, and 5 in subjects of two hours a week)."""
USUAL_SMALL_SUBJECT = 60
"""Hours a year: a subject of two hours a week has 56."""


def limits(reader: Reader, day: date | None = None) -> Limits:
    """What figures are held against on a day: the law's of that day and the school's own."""
    from elvis_tui.domain.absence.rules import Limits
    from elvis_tui.domain.dated_rules import RuleId, rule_on

    dated, school = reader.sources.rules(), reader.school
    on = day or reader.today
    ten = rule_on(dated, RuleId.ABSENCE_HEALTH, on)
    fifteen = rule_on(dated, RuleId.ABSENCE_SELF_REPORTED, on)
    small = school.small_subject
    return Limits(
        ten=ten.number if ten else None,
        fifteen=fifteen.number if fifteen else None,
        warn=USUAL_WARNING if school.warn_at is None else school.warn_at,
        warn_small=USUAL_SMALL_WARNING if school.warn_at_small is None else school.warn_at_small,
        small_hours=USUAL_SMALL_SUBJECT if small is None else small,
    )


def without_notice(reader: Reader, team_id: str | None = None) -> frozenset[str]:
    """The ids of those who are followed, and of whom no varsel of § 9-7 is known to be sent.

    Args:
        reader: What may be seen.
        team_id: The team that follows them; any if None.
    """
    every = reader.all(StudentAbsence).values()
    if not every:
        return frozenset()
    from elvis_tui.domain.absence.rules import lacks_notice

    held, today = limits(reader), reader.today
    follow_ups = (f for f in reader.all(FollowUp).values() if team_id in (None, f.team))
    followed = {f.subject.id for f in follow_ups if f.is_open}
    theirs = (one for one in every if one.student_id in followed)
    return frozenset(one.student_id for one in theirs if lacks_notice(one, held, today))
