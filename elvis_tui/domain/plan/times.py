"""What a «Når» may say, each as far as it says and no more: points in a school year, and rhythms.

A point has no day until it is put into a school year (`resolving.py`): «uke 41», «10. oktober» and
«uka før påske» are other days each year.
"""

from enum import StrEnum
from typing import Annotated

from elvis_tui.domain.marks import Mark, Word
from elvis_tui.domain.record import Record

Number = Annotated[int, Mark.UNTOLD]
Maybe = Annotated[int | None, Mark.UNTOLD]


class Why(StrEnum):
    """Why a time is not placed, or what it contradicts."""

    NOT_UNDERSTOOD = "not_understood"
    NO_TIME = "no_time"
    TWO_KINDS = "two_kinds"
    NO_SUCH_DAY = "no_such_day"
    NO_SUCH_WEEK = "no_such_week"
    WEEK_AND_DATE = "week_and_date"
    WEEKDAY_AND_DATE = "weekday_and_date"
    DATE_AND_MONTH = "date_and_month"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    YEAR_GONE_BY = "year_gone_by"
    LATER_YEAR = "later_year"
    OUTSIDE_THE_YEAR = "outside_the_year"
    CALENDAR_NOT_KNOWN = "calendar_not_known"


class Recurrence(StrEnum):
    """When an activity belongs, as far as the plan says; never more than it says."""

    BEFORE_SCHOOL_START = "before_school_start"
    SCHOOL_START = "school_start"
    FIRST_SCHOOL_WEEKS = "first_school_weeks"
    MONTHS = "months"
    WEEKLY = "weekly"
    RHYTHM = "rhythm"
    ALL_YEAR = "all_year"
    OWN_SCHEDULE = "own_meeting_schedule"
    ON_DEMAND = "on_demand"
    TIMETABLED = "timetabled"
    UNREAD = "unread"


class Landmark(StrEnum):
    """What of a school year a time may be told by; when it is stands in the school's calendar."""

    SCHOOL_START = "school_start"
    SCHOOL_END = "school_end"
    AUTUMN_BREAK = "autumn_break"
    ADVENT = "advent"
    CHRISTMAS = "christmas"
    WINTER_BREAK = "winter_break"
    EASTER = "easter"
    SUMMER = "summer"


class Side(StrEnum):
    """Where a time stands to its landmark; `EARLY` is «de første skoleukene»."""

    BEFORE = "before"
    AT = "at"
    EARLY = "early"
    AFTER = "after"


class Unit(StrEnum):
    """What is counted from a landmark; nothing in «før jul»."""

    NONE = "none"
    DAY = "day"
    SCHOOL_DAY = "school_day"
    WEEK = "week"


class Half(StrEnum):
    """Half of a school year: August to December, or January to June."""

    AUTUMN = "autumn"
    SPRING = "spring"


class Reach(StrEnum):
    """What a span is: a point, from one, until one, or from one to another."""

    AT = "at"
    FROM = "from"
    UNTIL = "until"
    BETWEEN = "between"


class Date(Record, frozen=True, kw_only=True, tag=True):
    """«10. oktober»; `weekday` is ISO (Monday 1), only if one is named."""

    words: Annotated[Word, Mark.UNTOLD] = ""
    day: Number
    month: Number
    year: Maybe = None
    weekday: Maybe = None


class Week(Record, frozen=True, kw_only=True, tag=True):
    """«Uke 41»; with a `weekday` («onsdag i uke 41») it is that day of it."""

    words: Word = ""
    number: int
    year: int | None = None
    weekday: int | None = None


class Month(Record, frozen=True, kw_only=True, tag=True):
    """«Oktober», be it «medio oktober»: the plan says no day of it."""

    words: Word = ""
    month: int
    year: int | None = None


class Nth(Record, frozen=True, kw_only=True, tag=True):
    """«Første mandag i oktober»; the last is -1. Without a `weekday` it is a week of the month.

    With a `unit` it is one of its school days, or of the weeks that have any.
    """

    words: Word = ""
    nth: int
    weekday: int | None = None
    month: int
    year: int | None = None
    unit: Unit = Unit.NONE


class Near(Record, frozen=True, kw_only=True, tag=True):
    """«Før jul», «uka før påske», «3. skoleuke», «ved skolestart», «siste fredag før jul»."""

    words: Word = ""
    landmark: Landmark
    side: Side
    unit: Unit = Unit.NONE
    count: int = 1
    weekday: int | None = None

    @property
    def is_of_start(self) -> bool:
        return self.landmark is Landmark.SCHOOL_START


class Term(Record, frozen=True, kw_only=True, tag=True):
    """«Høsten», «1. termin»."""

    words: Word = ""
    half: Half
    year: int | None = None


Point = Date | Week | Month | Nth | Near | Term


class Span(Record, frozen=True, kw_only=True):
    """A point, or all from one to another; a deadline stands at the point it names."""

    first: Annotated[Point | None, Mark.UNTOLD] = None
    last: Annotated[Point | None, Mark.UNTOLD] = None
    reach: Annotated[Reach, Mark.UNTOLD] = Reach.AT
    is_deadline: Annotated[bool, Mark.UNTOLD] = False


class Together(Record, frozen=True, kw_only=True, tag=True):
    """Times that tell of the same: «uke 41 (10. oktober)». They must agree.

    `under` is the month they stand under, and `is_list` is where commas stand between them alone:
    then a month and a date may also be two times.
    """

    spans: Annotated[tuple[Span, ...], Mark.UNTOLD]
    is_list: Annotated[bool, Mark.UNTOLD] = False
    under: Annotated[Span | None, Mark.UNTOLD] = None


class Rhythm(Record, frozen=True, kw_only=True, tag=True):
    """What comes again and again, by a `code` of `docs/json.md`, `within` times if any are said.

    `every` is how many weeks lie between two times, where that is known; `parity` 0 and 1 are even
    and odd weeks. `nths` are «første og tredje onsdag» of each month.
    """

    code: Word
    band: Recurrence
    weekdays: tuple[int, ...] = ()
    every: int = 1
    parity: int | None = None
    nths: tuple[int, ...] = ()
    within: tuple[Span, ...] = ()


Time = Together | Rhythm


class MonthWords(Record, frozen=True, kw_only=True):
    """What a «Når» says is done in one of its months («Analyse av resultater i februar»)."""

    month: int
    words: Word


class FormerlyInWhen(Record, frozen=True, kw_only=True):
    """What a «Når» held before it held its times: the history of it is still told."""

    months: tuple[int, ...] = ()
    weekday: int | None = None
    day: int | None = None
    last_day: int | None = None


class When(Record, frozen=True, kw_only=True):
    """A «Når», read: its `times`, or `why` it is not and the words that are not understood.

    `recurrence` is the band it stands in where it has no day. `year` is the one year it is for:
    the calendar year in which that school year begins.
    """

    recurrence: Recurrence
    times: Annotated[tuple[Time, ...], Mark.UNTOLD] = ()
    year: int | None = None
    parts: tuple[MonthWords, ...] = ()
    why: Annotated[Why | None, Mark.UNTOLD] = None
    unread: Word = ""
    other: Annotated[Word, Mark.UNTOLD] = ""
