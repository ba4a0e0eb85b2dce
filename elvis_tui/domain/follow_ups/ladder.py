"""The nærværsteam's ladder: what the school does when something is seen, and within how long.

A rung is one step of one trigger. Several steps of one trigger share its words. Sources for what
stands there until the school has its own: the practice of neighbouring municipalities (a call home
after three days; a meeting within a week), which the school edits as it edits its criteria.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.marks import Asked, Id, Line, Mark
from elvis_tui.domain.record import Record
from elvis_tui.domain.text import folded

LONGEST = 200
"""Days: a step that is to be taken after a school year is none."""


class StepKind(StrEnum):
    """What a step is."""

    CALL = "call"
    LETTER = "letter"
    MEETING = "meeting"
    HOME_VISIT = "home_visit"
    OTHER = "other"


class Rung(Record, frozen=True, kw_only=True):
    """A step that the school takes when its trigger is met, `within` so many days of that day.

    They are days of the calendar, weekends and breaks among them; with `school_days` only days of
    school count. `since` is the day from which it is in force: of two that are the same step of
    the same trigger, the later counts. `streak` is after how many whole school days away in a row
    the trigger is proposed, from the absence lists; 0 is never. One that was taken away is `gone`,
    never deleted, so that it stands for the usual one of its id.
    """

    id: Id
    trigger: Annotated[Line, Mark.NEEDED, Asked.FACTS]
    step: Annotated[Line, Mark.TITLE, Mark.NEEDED, Asked.FACTS]
    kind: Annotated[StepKind, Asked.FACTS] = StepKind.CALL
    within: Annotated[int, Asked.FACTS] = 0
    school_days: Annotated[bool, Asked.FACTS] = False
    since: Annotated[date | None, Asked.FACTS] = None
    streak: Annotated[int, Asked.FACTS] = 0
    order: Annotated[int, Mark.UNTOLD] = 0
    gone: bool = False

    @property
    def trigger_key(self) -> str:
        """What tells the steps of one trigger from those of another."""
        return folded(unmasked(self.trigger)).strip()

    @property
    def step_key(self) -> tuple[str, str]:
        """What tells one step of one trigger, whichever version of it."""
        return self.trigger_key, folded(unmasked(self.step)).strip()


def in_order(rungs: Iterable[Rung]) -> list[Rung]:
    """Those that are not gone, the steps of one trigger together, as they came."""
    there = sorted((r for r in rungs if not r.gone), key=lambda r: (r.order, r.id))
    first: dict[str, int] = {}
    for at, rung in enumerate(there):
        first.setdefault(rung.trigger_key, at)
    return sorted(there, key=lambda r: first[r.trigger_key])


def in_force(rungs: Iterable[Rung], on: date) -> list[Rung]:
    """Those in force on a day, in order; of two versions of a step, the one that came last."""
    there = [r for r in in_order(rungs) if r.since is None or r.since <= on]
    last: dict[tuple[str, str], Rung] = {}
    for rung in there:
        other = last.get(rung.step_key)
        if other is None or (other.since or date.min) <= (rung.since or date.min):
            last[rung.step_key] = rung
    return [rung for rung in there if last[rung.step_key] is rung]


def due(rung: Rung, on: date, next_school_day: Callable[[date], date]) -> date:
    """The last day to take a step when its trigger was met on a day.

    Args:
        rung: The step.
        on: When the trigger was met.
        next_school_day: The first day of school after another.
    """
    if not rung.school_days:
        return on + timedelta(days=rung.within)
    for _day in range(rung.within):
        on = next_school_day(on)
    return on


def check(rung: Rung) -> None:
    """Whether it is a step.

    Raises:
        DomainError: `EMPTY_FIELD`, `OUT_OF_RANGE`.
    """
    for name, text in (("trigger", rung.trigger), ("step", rung.step)):
        if not unmasked(text).strip():
            raise DomainError(Fault.EMPTY_FIELD, field=name)
    for name, days in (("within", rung.within), ("streak", rung.streak)):
        if not 0 <= days <= LONGEST:
            raise DomainError(Fault.OUT_OF_RANGE, text=str(days), least=0, most=LONGEST, field=name)
