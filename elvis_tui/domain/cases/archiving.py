"""That a case lies in the archive: its reference, and since when."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.record import replace
from elvis_tui.domain.written import is_written


def archived(case: Case, today: date) -> Case:
    """The case with a reference that has a date: today's, where nobody has said when.

    Raises:
        DomainError: `EMPTY_FIELD` for a date without a reference; `DAY_TO_COME` or
            `STEP_BEFORE_REPORT` for a day that cannot be.
    """
    on = case.archived_on
    if not is_written(case.archive_reference):
        if on:
            raise DomainError(Fault.EMPTY_FIELD, field="archive_reference")
        return case
    if on is None:
        return replace(case, archived_on=today)
    if on > today:
        raise DomainError(Fault.DAY_TO_COME, day=on, field="archived_on")
    if on < case.reported_on:
        raise DomainError(
            Fault.STEP_BEFORE_REPORT, day=on, other=case.reported_on, field="archived_on"
        )
    return case
