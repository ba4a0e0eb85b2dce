"""What can be wrong with an exchange file, told by its place and never by what stands there."""

from __future__ import annotations

from enum import StrEnum

from elvis_tui.domain.record import Record

FORMAT = "elvis"
"""What an exchange file says that it is."""


class Flaw(StrEnum):
    """What is wrong at a place."""

    UNKNOWN = "unknown"
    MISSING = "missing"
    SHAPE = "shape"
    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes_no"
    DATE = "date"
    MOMENT = "moment"
    TIME = "time"
    CHOICE = "choice"
    TWICE = "twice"
    LETTER = "letter"
    SAME_ID = "same_id"
    NO_ID = "no_id"
    DANGLING = "dangling"
    ORDER = "order"


class Finding(Record, frozen=True):
    """A flaw and its place: keys, and places in lists from 0 («follow_ups», 2, «measures», 0)."""

    place: tuple[str | int, ...]
    flaw: Flaw
