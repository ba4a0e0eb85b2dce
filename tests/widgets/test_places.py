"""Which line belongs to which row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.widgets.places import Places


@given(st.lists(st.integers(1, 5)))
def test_every_line_belongs_to_one_row_in_order(heights: list[int]) -> None:
    places = Places(len(heights), heights)
    expected = [(row, part) for row, height in enumerate(heights) for part in range(height)]
    assert [places.at(line) for line in range(places.lines)] == expected
    assert places.at(places.lines) is None
    assert places.at(-1) is None
    for row, height in enumerate(heights):
        assert places.at(places.first(row)) == (row, 0)
        assert places.height(row) == height


@given(st.integers(0, 50))
def test_rows_of_one_line_need_no_heights(count: int) -> None:
    plain, given_heights = Places(count), Places(count, [1] * count)
    assert plain.lines == given_heights.lines == count
    assert [plain.at(i) for i in range(-1, count + 1)] == [
        given_heights.at(i) for i in range(-1, count + 1)
    ]
