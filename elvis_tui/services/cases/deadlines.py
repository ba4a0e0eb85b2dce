"""The internal deadline of a case, and of each student in it: how it is counted, and was."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.across.deadline_count import Counted, counted
from elvis_tui.domain.cases import rules
from elvis_tui.domain.cases.parties import Party
from elvis_tui.domain.cases.plan_due import came_later, counted_from, plan_due
from elvis_tui.domain.cases.plan_rules import needs_plan
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.dated_rules import RuleId
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.school_days import assumed_school


def days_for(reader: Reader, start: date) -> int:
    """How many school days: as the school says, else as the dated rules do.

    Practice, not law.
    """
    days = reader.school.internal_deadline
    return reader.sources.rule(RuleId.INTERNAL_DEADLINE, start).number if days is None else days


def counted_out(reader: Reader, start: date, days: int) -> date:
    """The deadline: over weekends, public holidays and the breaks of the school."""
    counts = assumed_school(reader.sources, start.year + 1)
    return rules.working_days_after(start, days, counts)


def with_deadline(reader: Reader, case: Case) -> Case:
    """A new case, or one whose report is of another day, with its deadline as it is counted now."""
    days = days_for(reader, case.reported_on)
    deadline = counted_out(reader, case.reported_on, days)
    return with_deadlines(reader, replace(case, deadline=deadline, deadline_days=days))


def with_deadlines(reader: Reader, case: Case) -> Case:
    """The case with what is counted anew: by as many days as before, in the calendar of today."""
    if case.deadline_days is not None:
        deadline = counted_out(reader, case.reported_on, case.deadline_days)
        case = replace(case, deadline=deadline)
    parties = tuple(
        replace(party, deadline=_of_party(reader, case, party)) for party in case.parties
    )
    return replace(case, parties=parties)


def _of_party(reader: Reader, case: Case, party: Party) -> date | None:
    if not (came_later(case, party) and needs_plan(party)):
        return None
    start, days = counted_from(case, party), case.deadline_days
    return counted_out(reader, start, days_for(reader, start) if days is None else days)


def how_counted(reader: Reader, case: Case, party: Party | None = None) -> Counted | None:
    """Which days the internal deadline passes over, and why; None for a case that has none."""
    start = counted_from(case, party)
    deadline = plan_due(case, party) if party else case.deadline
    if deadline is None or deadline < start:
        return None
    counts = assumed_school(reader.sources, start.year + 1)
    return counted(start, deadline, reader.sources.school_years(), counts)


def recounted(reader: Reader, case: Case) -> date | None:
    """What the deadline would be by the calendar of today, where that is another day."""
    anew = with_deadlines(reader, case).deadline
    return anew if anew != case.deadline else None
