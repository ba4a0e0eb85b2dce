"""The half year behind the sample's own week, and the days on which something can happen."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta, timezone

REFERENCE = date(2026, 10, 19)
"""The Monday of the week the sample is told of."""
SUMMER_TIME = timezone(timedelta(hours=2))
_FREE = (
    (date(2026, 5, 1), date(2026, 5, 1)),
    (date(2026, 5, 14), date(2026, 5, 17)),
    (date(2026, 5, 25), date(2026, 5, 25)),
    (date(2026, 6, 20), date(2026, 8, 16)),
    (date(2026, 10, 3), date(2026, 10, 11)),
)
TERM_START = date(2026, 8, 17)
LAST_SCHOOL_DAY = date(2027, 6, 18)


def day(offset: int) -> date:
    """The day `offset` days from the Monday of the sample's week."""
    return REFERENCE + timedelta(days=offset)


def is_school_day(on: date) -> bool:
    return on.isoweekday() <= 5 and not any(first <= on <= last for first, last in _FREE)


SCHOOL_DAYS = tuple(d for n in range(-195, 0) if is_school_day(d := day(n)))
"""From 7 April to the Friday before the sample's week."""
EARLIER = tuple(d for n in range(21) if is_school_day(d := date(2026, 2, 25) + timedelta(days=n)))
"""Days before the half year, for what had been going on for some time."""


def between(first: date, last: date) -> tuple[date, ...]:
    """The school days from `first` to `last`."""
    return tuple(d for d in SCHOOL_DAYS if first <= d <= last)


def moment(rng: random.Random, on: date) -> datetime:
    """A time of day when somebody sits down to write."""
    return datetime(
        on.year, on.month, on.day, 8 + rng.randrange(8), rng.randrange(60), tzinfo=SUMMER_TIME
    )


def working_day(offset: int) -> int:
    """The offset of the weekday at or after `offset`."""
    while day(offset).isoweekday() > 5:
        offset += 1
    return offset


# Held meetings as month and day.
IKO_HELD = tuple(
    date(2026, month, on)
    for month, on in (
        *((4, 8), (4, 22), (5, 6), (5, 20), (6, 3), (6, 17)),
        *((8, 19), (9, 2), (9, 16), (9, 30)),
    )
)
ATTENDANCE_HELD = tuple(
    date(2026, month, on)
    for month, on in (
        *((4, 10), (4, 17), (4, 24), (5, 8), (5, 22), (5, 29), (6, 5), (6, 12), (6, 19)),
        *((8, 21), (8, 28), (9, 4), (9, 11), (9, 18), (9, 25), (10, 2), (10, 16)),
    )
)
