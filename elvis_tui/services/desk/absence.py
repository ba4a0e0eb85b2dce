"""What absence is held against, and whose varsel seem to be wanting."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.absence.records import StudentAbsence
from elvis_tui.domain.absence.rules import Limits, missing_notices
from elvis_tui.domain.dated_rules import RuleId, rule_on
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.services.desk.reader import Reader

USUAL_WARNING, USUAL_SMALL_WARNING = 7.5, 5.0
"""Percent from which schools warn (practice: 6 to 8, and 5 in subjects of two hours a week)."""
USUAL_SMALL_SUBJECT = 60
"""Hours a year: a subject of two hours a week has 56."""


def limits(reader: Reader, day: date | None = None) -> Limits:
    """What figures are held against on a day: the law's of that day and the school's own."""
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


def without_notice(reader: Reader) -> frozenset[str]:
    """The ids of those who are followed, and of whom no varsel of § 9-7 is known to be sent."""
    every = reader.all(StudentAbsence).values()
    if not every:
        return frozenset()
    held, today = limits(reader), reader.today
    followed = {f.subject.id for f in reader.all(FollowUp).values() if f.is_open}
    theirs = (one for one in every if one.student_id in followed)
    return frozenset(one.student_id for one in theirs if missing_notices(one, held, today))
