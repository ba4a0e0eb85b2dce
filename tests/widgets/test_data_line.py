"""The line that says what stands in the way of saving."""

from __future__ import annotations

import pytest

from elvis_tui.widgets.data_line import DataLine, DataNotice
from tests.widgets.host import drawn, shown, widths

NOTICE = DataNotice(
    "◇",
    "$level-yellow",
    (
        ("lukket: Berit har fila siden kl. 12.04", (("F6", "ta over når den er ledig"),)),
        ("lukket: Berit har fila", (("F6", "ta over"), ("F7", "kopi"))),
    ),
)


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (90, " ◇ lukket: Berit har fila siden kl. 12.04 · F6 ta over når den er ledig"),
        (71, " ◇ lukket: Berit har fila siden kl. 12.04 · F6 ta over når den er ledig"),
        (70, " ◇ lukket: Berit har fila · F6 ta over · F7 kopi"),
        (40, " ◇ lukket: Beri… · F6 ta over · F7 kopi"),
    ],
)
async def test_the_longest_wording_that_fits_is_shown_and_the_keys_always(
    width: int, words: str
) -> None:
    async with shown(DataLine, size=(width, 4)) as (pilot, _heard):
        line = pilot.app.query_one(DataLine)
        assert not line.display
        line.notice = NOTICE
        await pilot.pause()
        assert drawn(line) == [words]
        assert max(widths(line)) <= width
        line.notice = None
        await pilot.pause()
        assert not line.display


async def test_text_is_never_read_as_markup_or_sent_as_control_codes() -> None:
    hostile = DataNotice("✖", "$level-red", (("[bold]x[/] \x1b[2J: [@click=app.quit]y", ()),))
    async with shown(DataLine, size=(80, 4)) as (pilot, _heard):
        line = pilot.app.query_one(DataLine)
        line.notice = hostile
        await pilot.pause()
        assert "[bold]x[/]" in drawn(line)[0]
        assert "\x1b" not in drawn(line)[0]


@pytest.mark.parametrize(("key", "pressed"), [("F6", ["F6"]), ("F7", ["F7"]), ("Berit", [])])
async def test_a_click_presses_the_key_it_hits(key: str, pressed: list[str]) -> None:
    async with shown(DataLine, size=(60, 4)) as (pilot, heard):
        line = pilot.app.query_one(DataLine)
        line.notice = NOTICE
        await pilot.pause()
        await pilot.click(DataLine, offset=(drawn(line)[0].index(key) + 1, 0))
        await pilot.pause()
        assert [m.key for m in heard.of(DataLine.Pressed)] == pressed
