"""One hand-over a school year, and what belongs beside it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups import handover_rules as rules
from elvis_tui.domain.follow_ups.records import FollowUp, Handover, Measure
from elvis_tui.domain.measures import Went
from elvis_tui.domain.record import replace
from tests.records import of
from tests.school import FOLLOW_UPS

SPRING = Handover(id="over-1", on=date(2026, 5, 20), by="berit", works="tegning")
LAST = replace(SPRING, id="over-0", on=date(2025, 8, 1))
FOLLOW_UP = replace(FOLLOW_UPS[0], handovers=(LAST, SPRING))
MINE = replace(SPRING, in_confidence="bor hos tante", confided_by="berit")


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2025, 7, 31), None),
        (date(2025, 8, 1), "over-1"),
        (date(2026, 5, 20), "over-1"),
        (date(2026, 7, 31), "over-1"),
        (date(2026, 8, 1), None),
        (date(2028, 2, 29), None),
    ],
)
def test_a_school_year_has_its_own(today: date, found: str | None) -> None:
    written = rules.of_this_year(FOLLOW_UP, today)
    assert (written.id if written else None) == found


@given(of(FollowUp))
def test_the_one_of_a_year_is_the_last_that_was_written_in_it(follow_up: FollowUp) -> None:
    for one in follow_up.handovers:
        found = rules.of_this_year(follow_up, one.on)
        assert found is not None
        assert found.on >= one.on


def test_nothing_is_no_handover() -> None:
    for works in ("", " \n"):
        with pytest.raises(DomainError) as refused:
            rules.check(replace(SPRING, works=works))
        assert (refused.value.fault, refused.value.facts["field"]) == (Fault.EMPTY_FIELD, "works")
    rules.check(replace(SPRING, works="", in_confidence="bor hos tante"))


def test_what_is_given_in_confidence_is_of_who_wrote_it() -> None:
    typed = replace(SPRING, in_confidence="bor hos tante")
    assert rules.confided(None, typed, "berit", mine=False).confided_by == "berit"
    assert rules.confided(SPRING, typed, "siv", mine=False).confided_by == "siv"


def test_whoever_writes_on_the_rest_leaves_it_its_owner() -> None:
    rest = replace(MINE, works="tegning og musikk", confided_by="")
    assert rules.confided(MINE, rest, "siv", mine=False) == replace(rest, confided_by="berit")


def test_nobody_else_changes_it_and_its_owner_takes_it_away() -> None:
    taken = replace(MINE, in_confidence="")
    with pytest.raises(DomainError) as refused:
        rules.confided(MINE, taken, "siv", mine=False)
    assert refused.value.fault is Fault.NOT_YOURS
    assert refused.value.facts["who"] == "berit"
    assert rules.confided(MINE, taken, "berit", mine=True).confided_by == ""


def measure(measure_id: str, went: Went, on: date | None) -> Measure:
    return Measure(
        id=measure_id, what="w", who="", start=date(2026, 1, 1), went=went, evaluated_on=on
    )


def test_measures_stand_by_how_they_went_the_last_first() -> None:
    follow_up = replace(
        FOLLOW_UP,
        measures=(
            measure("m-1", Went.AS_PLANNED, date(2026, 2, 1)),
            measure("m-2", Went.NOT_DONE, date(2026, 2, 2)),
            measure("m-3", Went.AS_PLANNED, date(2026, 3, 1)),
            measure("m-4", Went.NOT_TOLD, date(2026, 3, 2)),
            measure("m-5", Went.AS_PLANNED, None),
        ),
    )
    assert [m.id for m in rules.carried_out(follow_up)] == ["m-3", "m-1"]
    assert [m.id for m in rules.otherwise_tried(follow_up)] == ["m-4", "m-2"]
