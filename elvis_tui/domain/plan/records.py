"""The school's plan: its activities, its duties, and what a «Når» was read as."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked, Id, Line, Mark, Word
from elvis_tui.domain.record import Record
from elvis_tui.domain.source import digest
from elvis_tui.domain.text import folded


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


class MonthWords(Record, frozen=True, kw_only=True):
    """What a «Når» says is done in one of its months («Analyse av resultater i februar»)."""

    month: int
    words: Word


class When(Record, frozen=True, kw_only=True):
    """A «Når», read. `months` are calendar months; `weekday` is ISO (Monday 1), only if named.

    `day` is the day of its first month, `last_day` that of its last where it lasts, `year` the one
    year it is for, and `unread` what was not understood where it is unread.
    """

    recurrence: Recurrence
    months: tuple[int, ...] = ()
    weekday: int | None = None
    day: int | None = None
    last_day: int | None = None
    year: int | None = None
    parts: tuple[MonthWords, ...] = ()
    unread: Word = ""


class DoneMark(Record, frozen=True, kw_only=True):
    """That an activity was carried out in a `period`, by `who`, and what was learned.

    A period is a month (2026-10), a day (2026-10-14), an ISO week (2026-W42) or a term
    (2026-autumn, 2027-spring). `activity` is the row's key. `text` is what the row said: the mark
    outlives the row. `on` is when it was marked, and `by` who did that.
    """

    id: Id
    activity: Annotated[Word, Mark.UNTOLD]
    text: Annotated[Word, Mark.TITLE]
    period: Word
    on: date
    by: Word
    who: Annotated[Line, Mark.WHO, Asked.FACTS] = FreeText("")
    evaluation: Annotated[Line, Mark.SEARCHED, Asked.FACTS] = FreeText("")


class OwnTime(Record, frozen=True, kw_only=True):
    """When the team has set that an activity is to be, in one school year; never the plan's words.

    `when_text` is read as a «Når» is: what recurs is computed and not copied. `activity` is the
    row's key, `text` what the row said, and `year` the one the school year begins in.
    """

    id: Id
    activity: Annotated[Word, Mark.UNTOLD]
    text: Annotated[Word, Mark.TITLE]
    year: int
    when_text: Annotated[Word, Mark.NEEDED, Asked.FACTS]
    on: Annotated[date, Mark.UNTOLD]
    by: Word


class RowNote(Record, frozen=True, kw_only=True):
    """What else a row says, under the heading it says it («Metode», «Status», «Gjelder for»)."""

    label: Word
    text: Annotated[Word, Mark.SEARCHED]


class Activity(Record, frozen=True, kw_only=True):
    """A row of the action plan, word for word; `when_text` is its «Når», `when` what that means.

    It is derived from the plan each time. `id` is its place there, `key` what its marks know it by,
    and `line` the line of the document it stands on, from 1; 0 where that is not known.
    """

    id: Id
    key: Annotated[Word, Mark.UNTOLD] = ""
    text: Annotated[Word, Mark.SEARCHED, Mark.TITLE]
    when_text: Word
    when: When
    responsible: tuple[Word, ...]
    done: tuple[DoneMark, ...] = ()
    own: tuple[OwnTime, ...] = ()
    line: Annotated[int, Mark.UNTOLD] = 0
    notes: tuple[RowNote, ...] = ()


class Duty(Record, frozen=True, kw_only=True):
    """A row of the duty table (opplæringsloven § 12-4): one step of every case."""

    id: str
    title: str
    text: str
    when_text: str
    responsible: tuple[str, ...]


class PlanSection(Record, frozen=True, kw_only=True):
    """A heading of the plan with the words under it, as Markdown."""

    title: str
    text: str


class Plan(Record, frozen=True, kw_only=True):
    """The whole plan document, read."""

    title: str
    activities: tuple[Activity, ...]
    duties: tuple[Duty, ...]
    sections: tuple[PlanSection, ...]
    digest: str = ""


def activity_keys(texts: Iterable[str]) -> tuple[str, ...]:
    """What each row of a plan is known by, whatever is put in above it.

    It is a digest of the row's own words; of rows with the same words the second has «-2».

    Args:
        texts: The words of all rows, in the plan's order.
    """
    seen: Counter[str] = Counter()
    keys = []
    for text in texts:
        key = digest(folded(text).encode("utf-8", "replace"))
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return tuple(keys)
