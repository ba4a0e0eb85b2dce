"""The school's plan: its activities, its duties, and what a «Når» was read as."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Annotated

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked, Id, Line, Mark, Text, Word
from elvis_tui.domain.plan.times import MonthWords, Recurrence, When
from elvis_tui.domain.record import Record
from elvis_tui.domain.source import digest
from elvis_tui.domain.text import folded


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
    evaluation: Annotated[Text, Mark.SEARCHED, Asked.FACTS] = FreeText("")


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
    """A heading of the plan with the words under it, as Markdown.

    `level` is that of the heading, 1 to 6; 0 for words before the first of them.
    """

    title: str
    text: str
    level: int = 0


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


__all__ = [
    "Activity",
    "DoneMark",
    "Duty",
    "MonthWords",
    "OwnTime",
    "Plan",
    "PlanSection",
    "Recurrence",
    "RowNote",
    "When",
    "activity_keys",
]
