"""Too little room, without an application."""

from __future__ import annotations

import pytest
from textual import events
from textual.geometry import Size

from elvis_tui.app.smallest import LEAST, SMALLEST, SmallestScreen
from elvis_tui.screens.frame.too_small import TooSmallScreen
from tests.app.stand_in import StandIn

COLUMNS, ROWS = SMALLEST


@pytest.mark.parametrize(
    ("columns", "rows", "too_small"),
    [
        (COLUMNS, ROWS, False),
        (COLUMNS - 1, 100, True),
        (300, ROWS - 1, True),
        (1, 1, True),
    ],
)
def test_a_word_comes_in_front_where_there_is_too_little_room(
    host: StandIn, columns: int, rows: int, too_small: bool
) -> None:
    smallest = SmallestScreen(host)
    smallest.resized(columns, rows)
    assert smallest.is_too_small == too_small
    assert isinstance(host.screen, TooSmallScreen) == too_small


def test_one_word_however_often_it_shrinks_and_another_after_it_went(host: StandIn) -> None:
    smallest = SmallestScreen(host)
    smallest.resized(10, 10)
    smallest.resized(9, 9)
    assert len(host.screen_stack) == 2
    host.answer(None)
    assert not smallest.is_too_small
    smallest.resized(10, 10)
    assert isinstance(host.screen, TooSmallScreen)


@pytest.mark.parametrize(
    ("size", "becomes"),
    [((1, 1), LEAST), ((80, 1), (80, LEAST.height)), ((80, 24), (80, 24))],
)
def test_nothing_is_laid_out_where_there_is_nothing(
    host: StandIn, size: tuple[int, int], becomes: tuple[int, int]
) -> None:
    event = SmallestScreen(host).laid_out(events.Resize(Size(*size), Size(*size)))
    assert isinstance(event, events.Resize)
    assert event.size == becomes
