"""A school year of the plan."""

from __future__ import annotations

from elvis_tui.domain.plan.year import YearView, year_view
from elvis_tui.services.desk.plan import activities
from elvis_tui.services.desk.reader import Reader


def school_year(reader: Reader, year: int) -> YearView:
    """The school year that begins in `year`.

    Raises:
        DomainError: `NOT_A_MONTH` for a year outside the calendar.
        InputError: as `activities`.
    """
    return year_view(activities(reader), year, reader.sources.school_years(), reader.today)
