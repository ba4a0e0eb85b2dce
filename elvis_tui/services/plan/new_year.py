"""A new school year of the plan: what the last one left, and beginning it."""

from __future__ import annotations

from collections.abc import Collection

from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.plan.new_year import OfLastYear, of_last_year, year_to_begin
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import activities
from elvis_tui.services.desk.reader import Reader


def left(reader: Reader, year: int) -> list[OfLastYear]:
    """What the year before left for the school year that begins in `year`.

    Raises:
        InputError: as `activities`.
    """
    return of_last_year(activities(reader), year, reader.sources.school_years())


def begin(desk: Desk, year: int, taken: Collection[str]) -> int:
    """Begin a school year: take over the times that go on, as one step to undo.

    Args:
        desk: The working place.
        year: The one in which it begins.
        taken: The ids of last year's times that are taken over.

    Returns:
        How many were taken over.
    """
    every = [own for row in left(desk, year) for own in row.goes_on]
    new = [
        replace(
            own,
            id=desk.new_id("own"),
            year=year,
            on=desk.today,
            by=unmasked(desk.signed),
        )
        for own in every
        if own.id in taken
    ]
    facts = desk.facts
    # Of what is made ready long before one is still reminded when the year begins.
    if year <= year_to_begin(desk.today):
        facts = replace(facts, plan_year=year)
    desk.save("plan.new_year", *new, facts)
    return len(new)
