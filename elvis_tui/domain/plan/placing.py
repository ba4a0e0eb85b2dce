"""What of a plan a month asks for, and the words a row has for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.plan.times import Recurrence
from elvis_tui.domain.school_year import FIRST_MONTH
from elvis_tui.domain.text import folded

AROUND_SCHOOL_START = (FIRST_MONTH, FIRST_MONTH + 1)
"""The months in which a school year begins, and «de første skoleukene» end."""
AT_SCHOOL_START = (
    Recurrence.BEFORE_SCHOOL_START,
    Recurrence.SCHOOL_START,
    Recurrence.FIRST_SCHOOL_WEEKS,
)
DUE = (Recurrence.MONTHS, *AT_SCHOOL_START)
"""What a month asks for; the rest goes on, and is late in none of them."""
_PART = re.compile(
    r"\b(primo|medio|ultimo|(?:tidlig|seint|sent|først|sist|midt) i|"
    r"(?:begynnelsen|midten|slutten) av) (\w+)",
    re.IGNORECASE,
)
"""What a «Når» says of a part of a month, whose days nobody knows."""


def text_in(activity: Activity, month: int) -> str:
    """What the row says is done, with the «Når»'s own words for the month first, if it has any.

    Plan row P19 is «Elevundersøkelsen …» in November, and «Analyse og drøfting av resultater –
    Elevundersøkelsen …» in February.
    """
    words = next((part.words for part in activity.when.parts if part.month == month), "")
    return f"{words} – {activity.text}" if words else activity.text


def parts_of_months(when_text: str) -> Iterator[tuple[str, str]]:
    """«medio april» and «april», for each part of a month that a «Når» names: its days are none."""
    for found in _PART.finditer(when_text):
        yield found[0].lower(), folded(found[2])
