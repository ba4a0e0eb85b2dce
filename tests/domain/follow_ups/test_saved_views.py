"""What a view of the school's own asks for: team, phase, level, owner, and who goes where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.follow_ups.records import Level, Phase
from elvis_tui.domain.follow_ups.saved_views import SavedView, View, in_classes, passes
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.domain.text import folded
from tests.school import FOLLOW_UPS

CODES = ("1BAA", "2STA", "2STB", "3PBA", "2ST")
EVERYBODY = SavedView(id="view-1", name="alt")
ONE = FOLLOW_UPS[0]


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("", {*CODES}),
        ("2STA", {"2STA"}),
        ("2sta; 3pba", {"2STA", "3PBA"}),
        ("2", {"2STA", "2STB", "2ST"}),
        ("Vg2", {"2STA", "2STB", "2ST"}),
        ("2ST", {"2ST"}),
        ("3P 1", {"3PBA", "1BAA"}),
        ("9", set()),
    ],
)
def test_a_class_is_itself_and_the_beginning_of_several_is_all_of_them(
    asked: str, there: set[str]
) -> None:
    goes_there = in_classes(asked, CODES)
    assert {code for code in CODES if goes_there(code)} == there


def test_who_goes_nowhere_is_there_only_when_nothing_is_asked() -> None:
    assert in_classes(" ", CODES)("")
    assert not in_classes("2", CODES)("")


@given(st.text(max_size=12), st.sampled_from(CODES))
def test_a_class_more_that_is_asked_for_takes_nobody_away(asked: str, code: str) -> None:
    before, after = in_classes(asked, CODES), in_classes(f"{asked} {code}", CODES)
    assert after(code)
    if folded(asked).strip(" ,;/&"):  # else nothing is asked for that can be seen
        assert all(after(one) for one in CODES if before(one))


@pytest.mark.parametrize(
    ("view", "there"),
    [
        ({}, True),
        ({"team": IKO}, True),
        ({"team": ATTENDANCE}, False),
        ({"phase": Phase.FOLLOWING, "level": Level.RED}, True),
        ({"phase": Phase.FOLLOWING, "level": Level.GREEN}, False),
        ({"phase": Phase.MAPPING}, False),
        ({"owner": "rådgiver"}, True),
        ({"owner": "råd"}, False),
        ({"owner": "Rådgiver Aas"}, False),
    ],
)
def test_all_that_is_asked_must_be_so(view: dict[str, object], there: bool) -> None:
    assert passes(replace(EVERYBODY, **view), ONE) is there


def test_one_owner_of_several_is_found_by_the_whole_name() -> None:
    both = replace(ONE, owner="Jon Vik og Berit Aas")
    assert passes(replace(EVERYBODY, owner="jon vik"), both)
    assert passes(replace(EVERYBODY, owner="Aas"), both)
    assert not passes(replace(EVERYBODY, owner="Vi"), both)


def test_what_is_empty_is_not_asked() -> None:
    assert EVERYBODY.base is View.OPEN
    assert all(passes(EVERYBODY, one) for one in FOLLOW_UPS)
