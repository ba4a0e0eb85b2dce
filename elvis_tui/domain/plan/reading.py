"""What came of reading a plan document: the plan, and what in it was not read, and why."""

from __future__ import annotations

from enum import StrEnum

from elvis_tui.domain.plan.records import Plan
from elvis_tui.domain.record import Record
from elvis_tui.domain.school_year import label_of


class NotRead(StrEnum):
    """Why something that stands in a plan document became no activity, or not as it stood."""

    OTHER_TABLE = "other_table"
    """A table that is no list of activities or duties; `words` are its headings."""
    ROW_WITHOUT_TEXT = "row_without_text"
    """A row with a time or somebody responsible, and nothing to do."""
    HEADING_ROW = "heading_row"
    """A row that is a heading of those below it."""
    TOO_MANY_CELLS = "too_many_cells"
    """A row with more cells than headings; `words` are those that were left over."""
    MONTH_OF_ABOVE = "month_of_above"
    """A row with an empty month, read as the month of the row above."""
    LIST_ITEM = "list_item"
    """A point among activities that has neither time nor anybody responsible."""
    TOO_LONG = "too_long"
    """Words too long to be an activity; `words` are how they begin."""
    OTHER_YEAR = "other_year"
    """A heading that says what school year the plan is for; `words` are that year («2025/26»)."""
    NO_TIME = "no_time"
    """A heading of something to do, with somebody responsible, that says no time."""
    WORDS_IN_MONTH = "words_in_month"
    """Words under the heading of a month, beside its activities."""


class Untold(Record, frozen=True, kw_only=True):
    """Something that was not read, with the line it stands on (from 1) and its own words."""

    why: NotRead
    line: int
    words: str = ""


class PlanReading(Record, frozen=True, kw_only=True):
    """A plan document, read. `plan` may be without activities: then there is nothing to use."""

    plan: Plan
    untold: tuple[Untold, ...] = ()
    named_years: tuple[Untold, ...] = ()
    """The school years that its headings say it is for."""

    def untold_in(self, year: int) -> tuple[Untold, ...]:
        """What must be told of it in the school year that begins in `year`."""
        there = label_of(year)
        return (*(told for told in self.named_years if told.words != there), *self.untold)
