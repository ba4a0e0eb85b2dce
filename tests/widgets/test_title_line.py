"""The top line: the five rooms, whether the data are safe, and the day."""

from __future__ import annotations

import pytest

from elvis_tui.screens.frame.room import TABS
from elvis_tui.widgets.title_line import TitleLine
from tests.widgets.host import drawn, shown, widths

DAY = "man. 19.10. uke 43"


async def title(size: int) -> str:
    line = TitleLine(TABS, "cases")
    async with shown(line, size=(size, 3)) as (pilot, _heard):
        line.state, line.day = ("lagret", "$muted"), DAY
        await pilot.pause()
        assert widths(line) == {size}
        return drawn(line)[0]


async def test_the_rooms_stand_to_the_left_and_the_day_to_the_right() -> None:
    told = await title(100)
    assert told.startswith(" 1 Oversikt  2 Oppfølging  3 Saker  4 Plan  5 Møter  ")
    assert told.endswith(f"  lagret  {DAY}")


@pytest.mark.parametrize("width", [80, 72])
async def test_where_there_is_no_room_for_both_the_state_stays(width: int) -> None:
    told = await title(width)
    assert "5 Møter" in told
    assert "lagret" in told


async def test_the_room_one_stands_in_is_marked_by_more_than_colour() -> None:
    line = TitleLine(TABS, "cases")
    async with shown(line, size=(80, 3)):
        styled = [s for s in line.render_line(0) if s.style and s.style.underline]
        assert "".join(s.text for s in styled) == "3 Saker"


async def test_a_state_is_told_in_words_however_long() -> None:
    line = TitleLine(TABS, "plan")
    async with shown(line, size=(80, 3)) as (pilot, _heard):
        line.day = DAY
        line.state = ("✖ IKKE LAGRET", "bold $level-red")
        await pilot.pause()
        assert "✖ IKKE LAGRET" in drawn(line)[0]


@pytest.mark.parametrize("tab", TABS)
async def test_a_click_on_a_room_goes_there(tab: object) -> None:
    line = TitleLine(TABS, "cases")
    async with shown(line, size=(80, 3)) as (pilot, heard):
        label = tab.label  # type: ignore[attr-defined]
        await pilot.click(line, offset=(drawn(line)[0].index(label), 0))
        await pilot.click(line, offset=(75, 0))
        await pilot.pause()
        assert [m.mode for m in heard.of(TitleLine.Chosen)] == [tab.mode]  # type: ignore[attr-defined]
