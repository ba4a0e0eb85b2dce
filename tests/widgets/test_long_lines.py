"""A letter in a very long line: no more is made of it than the rows that are seen."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from rich.containers import Lines
from rich.text import Text
from textual.app import App, ComposeResult
from textual.widgets import TextArea

from elvis_tui.widgets.long_lines import LongLines

LONG = "ord og mer " * 1820
TEXTS = ("", "kort", LONG, "x" * 500, "a\tb\t" * 60, "日本 æøå 🙂 " * 40, "en\n\nto " * 30)


class Two(App[None]):
    CSS = "TextArea { width: 40; height: 8; }"

    def compose(self) -> ComposeResult:
        yield LongLines(id="ours")
        yield TextArea(id="theirs")


def drawn(field: TextArea) -> list[str]:
    return [field.render_line(y).text for y in range(field.size.height)]


async def test_it_is_drawn_and_gone_through_as_any_other() -> None:
    app = Two()
    async with app.run_test(size=(60, 20)) as pilot:
        ours, theirs = app.query_one("#ours", TextArea), app.query_one("#theirs", TextArea)
        for text in TEXTS:
            for move in ("", "end", "middle"):
                for field in (ours, theirs):
                    field.text = text
                    if move == "end":
                        field.move_cursor(field.document.end)
                        field.insert("\tnytt")
                    elif move:
                        field.move_cursor((0, len(field.document[0]) // 2))
                        field.action_cursor_down(select=True)
                await pilot.pause()
                assert drawn(ours) == drawn(theirs), (text[:20], move)
                assert ours.selection == theirs.selection


async def test_a_letter_in_a_long_line_divides_no_more_than_the_rows_that_are_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Two()
    async with app.run_test(size=(60, 20)) as pilot:
        field = app.query_one("#ours", TextArea)
        field.text = LONG
        field.move_cursor(field.document.end)
        await pilot.pause()
        pieces: list[int] = []
        divide = Text.divide

        def counted(self: Text, offsets: Iterable[int]) -> Lines:
            made = divide(self, offsets)
            pieces.append(len(made))
            return made

        monkeypatch.setattr(Text, "divide", counted)
        field.insert("x")
        assert "x" in "".join(drawn(field))
        assert 0 < sum(pieces) <= 4 * field.size.height
