"""What can be wrong with a document the program is told by, and where in it."""

from datetime import date
from enum import StrEnum

from elvis_tui.domain.record import Record


class SourceWhy(StrEnum):
    """What can be wrong with a source."""

    ENCODING = "encoding"
    NOT_TEXT_AT_ALL = "not_text_at_all"
    LINE_TOO_LONG = "line_too_long"
    WORD_FILE = "word_file"
    SYNTAX = "syntax"
    NO_ACTIVITY_TABLE = "no_activity_table"
    NOTE_LACKS = "note_lacks"
    MISSING = "missing"
    UNKNOWN = "unknown"
    NOT_A_DATE = "not_a_date"
    NOT_A_TEXT = "not_a_text"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_LIST = "not_a_list"
    NOT_A_CERTAINTY = "not_a_certainty"
    NOT_A_COUNT = "not_a_count"
    EMPTY = "empty"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    OUTSIDE_THE_YEAR = "outside_the_year"
    OVERLAPS = "overlaps"
    NOT_ONE_SCHOOL_YEAR = "not_one_school_year"
    NAMED_ANOTHER_YEAR = "named_another_year"
    YEAR_TWICE = "year_twice"
    NOT_A_DAY = "not_a_day"
    NO_SUCH_DAY = "no_such_day"
    NO_YEAR = "no_year"
    WEEKDAY_AND_DATE = "weekday_and_date"
    NOT_A_WEEKDAY = "not_a_weekday"
    ON_A_WEEKEND = "on_a_weekend"
    NO_COLUMNS = "no_columns"
    NO_SCHOOL_START = "no_school_start"
    NO_SCHOOL_END = "no_school_end"
    TOLD_TWICE = "told_twice"
    SCHOOL_DAY_IN_BREAK = "school_day_in_break"
    RECURS_TOO_OFTEN = "recurs_too_often"
    NOT_A_RECURRENCE = "not_a_recurrence"
    NOT_A_CALENDAR = "not_a_calendar"
    CUT_OFF = "cut_off"
    EVENT_HAS_NO_SUCH_DAY = "event_has_no_such_day"
    EVENT_LACKS = "event_lacks"
    EVENT_HAS_TWO = "event_has_two"
    WEEK_AND_DATE = "week_and_date"
    TOO_MUCH = "too_much"
    OTHER = "other"


class SourceFault(Record, frozen=True, kw_only=True):
    """One fault of a source, and where it is.

    Args:
        why: What is wrong.
        line: The line, where it is known.
        place: Tables by name, each followed by its number from 1, and then the field:
            `("skolear", 2, "fri", 3, "til")`.
        other: The line, the number of the table, or the week, that it does not agree with.
        day: The day that it is about.
        weekday: What the document calls that day's weekday (ISO).
        year: The one in which the school year begins that it is about.
    """

    why: SourceWhy
    line: int | None = None
    place: tuple[str | int, ...] = ()
    other: int | None = None
    day: date | None = None
    weekday: int | None = None
    year: int | None = None
