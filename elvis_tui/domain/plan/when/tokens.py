"""What the words of a «Når» are taken for, one piece after the other."""

from __future__ import annotations

from enum import Enum, auto

from elvis_tui.domain.plan.times import Point, Rhythm, Unit
from elvis_tui.domain.record import Record


class Sign(Enum):
    """A word or a mark that says how what stands around it goes together."""

    AND = auto()
    COMMA = auto()
    SLASH = auto()
    SEMICOLON = auto()
    OPEN = auto()
    CLOSE = auto()
    IN = auto()
    TO = auto()
    FROM = auto()
    UNTIL = auto()
    BEFORE = auto()
    AFTER = auto()
    DEADLINE = auto()
    BETWEEN = auto()
    PART = auto()
    WHOLE = auto()
    SKIPPED = auto()


class Unknown(Record, frozen=True):
    """A word that is not one of time."""


class Number(Record, frozen=True):
    """A bare number: a day of a month or a week, by what it stands beside or under."""

    number: int
    has_stop: bool = False


class Weeks(Record, frozen=True):
    """The numbers of «uke 36, 38–40 og 44», each with the last where it is a range."""

    spans: tuple[tuple[int, int], ...]


class Weekdays(Record, frozen=True):
    """Weekdays that are named and not said to come again."""

    days: tuple[int, ...]


class Nths(Record, frozen=True):
    """«Første og tredje onsdag»; without a weekday it is a week, or the `unit` it names."""

    nths: tuple[int, ...]
    weekday: int | None
    unit: Unit = Unit.NONE


class Year(Record, frozen=True):
    """«2026»; of a school year, the one it begins in."""

    year: int
    is_school_year: bool = False


Thing = Sign | Unknown | Number | Weeks | Weekdays | Nths | Year | Point | Rhythm


class Token(Record, frozen=True):
    """A piece of the text: what it is taken for, and its words as they are written."""

    thing: Thing
    words: str
