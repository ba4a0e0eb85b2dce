"""What the school is called, and the limits it has set itself."""

from __future__ import annotations

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.record import replace
from elvis_tui.domain.school import School
from elvis_tui.domain.text import clean
from elvis_tui.services.desk.desk import Desk
from elvis_tui.wording.follow_ups import usual_criteria

LONGEST_DEADLINE = 60
"""Working days: a written plan that is due after a term is no plan."""

LONGEST_SILENCE = 200
"""Days: nearly a school year."""


HIGHEST_WARNING = 15
"""Percent: over it rektor may allow nothing, and it is late to warn."""

LARGEST_SMALL_SUBJECT = 200
"""Hours a year."""


def edit(desk: Desk, typed: School) -> School:
    """Save the facts of the school as a dialog gave them; an empty name is none.

    A list of criteria that is the usual one, or empty, is none of its own.

    Open cases keep the deadline they have; it is counted for those that are opened from now on.

    Raises:
        DomainError: `OUT_OF_RANGE` for a deadline that is not 1 to `LONGEST_DEADLINE` days, a
            silence that is not 1 to `LONGEST_SILENCE`, a warning that is not 1 to
            `HIGHEST_WARNING` percent, or a small subject of more than `LARGEST_SMALL_SUBJECT`
            hours.
    """
    _check(typed.internal_deadline, LONGEST_DEADLINE, "internal_deadline")
    _check(typed.silent_after, LONGEST_SILENCE, "silent_after")
    _check(typed.warn_at, HIGHEST_WARNING, "warn_at")
    _check(typed.warn_at_small, HIGHEST_WARNING, "warn_at_small")
    _check(typed.small_subject, LARGEST_SMALL_SUBJECT, "small_subject")
    name = FreeText(clean(unmasked(typed.name)).strip())
    lines = (clean(unmasked(one)).strip() for one in typed.criteria)
    criteria = tuple(dict.fromkeys(filter(None, lines)))
    own = () if criteria == usual_criteria() else tuple(map(FreeText, criteria))
    school = replace(
        desk.school,
        name=name,
        internal_deadline=typed.internal_deadline,
        silent_after=typed.silent_after,
        warn_at=typed.warn_at,
        warn_at_small=typed.warn_at_small,
        small_subject=typed.small_subject,
        criteria=own,
    )
    desk.save("school.edit", school)
    return school


def _check(number: float | None, most: int, field: str) -> None:
    if number is not None and not 1 <= number <= most:
        raise DomainError(Fault.OUT_OF_RANGE, text=f"{number:g}", least=1, most=most, field=field)
