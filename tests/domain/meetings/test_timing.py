"""How long an item has been in front, whatever the clock does meanwhile."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.meetings import timing
from elvis_tui.domain.meetings.records import AgendaItem, Meeting

NOON = datetime(2026, 10, 19, 12, 0, tzinfo=UTC)
MEETING = Meeting(
    id="m",
    team="iko",
    on=date(2026, 10, 19),
    agenda=(AgendaItem(id="a", seconds=30), AgendaItem(id="b")),
)


@pytest.mark.parametrize(
    ("passed", "counted"),
    [
        (timedelta(seconds=0.4), 0),
        (timedelta(seconds=59.8), 60),
        (timedelta(seconds=61), 61),
        (timedelta(hours=3), timing.LOOK),
        (timedelta(days=400), timing.LOOK),
        (timedelta(seconds=-1), 0),
        (timedelta(hours=-2), 0),
    ],
)
def test_a_clock_that_is_set_or_a_machine_that_sleeps_gives_no_absurd_time(
    passed: timedelta, counted: int
) -> None:
    assert timing.elapsed(NOON, NOON + passed) == counted


def test_midnight_and_summer_time_are_no_jump() -> None:
    before = datetime(2026, 10, 19, 23, 59, 40, tzinfo=UTC)
    assert timing.elapsed(before, before + timedelta(seconds=50)) == 50
    summer = datetime(2026, 10, 25, 2, 59, 50, tzinfo=timezone(timedelta(hours=2)))
    winter = datetime(2026, 10, 25, 2, 0, 20, tzinfo=timezone(timedelta(hours=1)))
    assert timing.elapsed(summer, winter) == 30


@given(st.lists(st.integers(-100_000, 100_000), max_size=20))
def test_time_never_goes_back_and_never_grows_by_more_than_two_looks(jumps: list[int]) -> None:
    meeting, now = MEETING, NOON
    for jump in jumps:
        later = now + timedelta(seconds=jump)
        before = timing.used(meeting)
        meeting = timing.spent(meeting, "b", timing.elapsed(now, later))
        assert 0 <= timing.used(meeting) - before <= timing.MOST
        now = later


def test_time_is_used_on_the_item_that_is_there() -> None:
    assert [i.seconds for i in timing.spent(MEETING, "b", 90).agenda] == [30, 90]
    assert timing.used(timing.spent(MEETING, "b", 90)) == 120
    assert timing.spent(MEETING, "gone", 90) == MEETING


def test_an_older_version_gets_the_time_as_it_is_now() -> None:
    now = timing.spent(MEETING, "a", 60)
    assert timing.in_step(MEETING, now) == now
