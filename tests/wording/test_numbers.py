"""Figures as Norwegian writes them; none is ever rounded onto a limit."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from elvis_tui.wording.numbers import change, percent, plain


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0.0, "0"),
        (7.5, "7,5"),
        (8.4, "8,4"),
        (10.0, "10"),
        (7.142857, "7,14"),
        (10.004, "10,004"),
        (9.999, "9,999"),
        (15.0001, "15,0001"),
        (10.0000001, "10,0000001"),
        (1200.25, "1\u00a0200,25"),
        (100, "100"),
    ],
)
def test_a_figure_has_as_many_decimals_as_it_needs(value: float, told: str) -> None:
    assert plain(value) == told
    assert percent(value) == f"{told}\u00a0%"


@pytest.mark.parametrize(
    ("points", "told"),
    [(1.2, "+1,2"), (-0.5, "−0,5"), (0.0, "0"), (0.001, "0"), (-0.004, "0"), (10.0, "+10")],
)
def test_a_change_has_its_sign(points: float, told: str) -> None:
    assert change(points) == told


@given(st.floats(0, 100))
@example(10.004)
@example(14.999999)
@example(10.000000000000002)
def test_a_figure_over_a_limit_is_never_shown_as_the_limit(value: float) -> None:
    for limit in (10.0, 15.0):
        assert (plain(value) == plain(limit)) is (value == limit)
