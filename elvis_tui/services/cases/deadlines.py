"""How the internal deadline of a case was counted."""

from __future__ import annotations

from elvis_tui.domain.across.deadline_count import Counted, counted
from elvis_tui.domain.cases.records import Case
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.school_days import was_school


def how_counted(reader: Reader, case: Case) -> Counted | None:
    """Which days the internal deadline passes over, and why; None for a case that has none."""
    if case.deadline is None or case.deadline < case.reported_on:
        return None
    counts = was_school(reader.sources, case.reported_on.year + 1)
    return counted(case.reported_on, case.deadline, reader.sources.school_years(), counts)
