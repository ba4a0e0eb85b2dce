"""What § 13-5 asks of a physical intervention, what of it is missing, and when one is repeated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time
from enum import StrEnum

from elvis_tui.domain.cases.interventions import Intervention, Seriousness
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.record import Record
from elvis_tui.domain.school_year import starting_year
from elvis_tui.domain.written import is_written


class Part(StrEnum):
    """One thing that is asked for, in the order it is done; each has a dialog of its own."""

    FACTS = "facts"
    """What happened, and what the employee did."""
    HEAD = "head"
    """The head is told, at once and of each."""
    PARENTS = "parents"
    """The head tells the parents; those of a student who is of age only if the student asks."""
    VIEW = "view"
    """The student's own view."""
    JUDGED = "judged"
    """Whether it is especially serious, and why."""
    COUNTY = "county"
    """The county is told of what is repeated or especially serious."""


_FIELDS = {
    Part.FACTS: ("event", "intervened", "employee", "on", "at"),
    Part.HEAD: ("head_told", "head_told_on"),
    Part.PARENTS: ("parents_told", "parents_told_on"),
    Part.VIEW: ("student_view", "student_view_on"),
    Part.JUDGED: ("seriousness", "why"),
    Part.COUNTY: ("county_reference", "county_told_on"),
}


class Parents(StrEnum):
    """Whether the parents are to be told."""

    ASKED = "asked"
    OF_AGE = "of_age"
    """The student was of age that day: they are told if the student asks for it."""
    AGE_UNKNOWN = "age_unknown"
    """Nobody knows when the student was born: they are told."""


_PARENTS = {None: Parents.AGE_UNKNOWN, True: Parents.OF_AGE, False: Parents.ASKED}


class Standing(Record, frozen=True):
    """How one stands.

    `time` is which of the student's it is in its school year, `before` how many there were in
    earlier school years.
    """

    intervention: Intervention
    time: int
    before: int
    parents: Parents
    missing: tuple[Part, ...]

    @property
    def is_repeated(self) -> bool:
        return self.time > 1

    @property
    def wants_county(self) -> bool:
        """Whether the county is to be told of it."""
        return self.is_repeated or self.intervention.seriousness is Seriousness.ESPECIALLY


def fields_of(part: Part) -> tuple[str, ...]:
    """The fields that belong to a part, in the order they are asked for."""
    return _FIELDS[part]


def standing(one: Intervention, every: Iterable[Intervention], of_age: bool | None) -> Standing:
    """How one stands among the others of the same student.

    Args:
        one: Which.
        every: At least all of the student, it among them, in the order they came.
        of_age: Whether the student was of age that day, where it is known.
    """
    theirs = sorted((o for o in every if o.student == one.student), key=_when)
    year = starting_year(one.on)
    earlier = [o for o in theirs[: _place(theirs, one)] if o.id != one.id]
    in_year = sum(starting_year(o.on) == year for o in earlier)
    parents = _PARENTS[of_age]
    bare = Standing(one, in_year + 1, len(earlier) - in_year, parents, ())
    return Standing(one, bare.time, bare.before, parents, tuple(_missing(bare)))


def _place(theirs: list[Intervention], one: Intervention) -> int:
    return next((n for n, other in enumerate(theirs) if other.id == one.id), len(theirs))


def _when(one: Intervention) -> tuple[date, time]:
    return one.on, one.at or time.max


def _missing(stands: Standing) -> Iterator[Part]:
    one = stands.intervention
    if not all(map(is_written, (one.employee, one.event, one.intervened))):
        yield Part.FACTS
    if not (is_written(one.head_told) and one.head_told_on):
        yield Part.HEAD
    told = is_written(one.parents_told) and one.parents_told_on
    if stands.parents is not Parents.OF_AGE and not told:
        yield Part.PARENTS
    if not (is_written(one.student_view) and one.student_view_on):
        yield Part.VIEW
    if one.seriousness is Seriousness.NOT_JUDGED or not is_written(one.why):
        yield Part.JUDGED
    told_county = one.county_told_on and is_written(one.county_reference)
    if stands.wants_county and not told_county:
        yield Part.COUNTY


def check(one: Intervention, today: date) -> None:
    """Whether its days can be.

    Raises:
        DomainError: `EMPTY_FIELD` without what happened or the employee; `DAY_TO_COME`;
            `BEFORE_EVENT` for what is said to have come of it before it happened.
    """
    for name in ("employee", "event"):
        if not is_written(getattr(one, name)):
            raise DomainError(Fault.EMPTY_FIELD, field=name)
    if one.on > today:
        raise DomainError(Fault.DAY_TO_COME, day=one.on, field="on")
    for name in ("student_view_on", "head_told_on", "parents_told_on", "county_told_on"):
        day = getattr(one, name)
        if day and day > today:
            raise DomainError(Fault.DAY_TO_COME, day=day, field=name)
        if day and day < one.on:
            raise DomainError(Fault.BEFORE_EVENT, day=day, other=one.on, field=name)
