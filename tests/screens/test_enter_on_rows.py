"""Enter is on the key line where it leads somewhere, and nowhere else."""

from __future__ import annotations

import pytest

from elvis_tui.widgets.rows import RowList
from tests.screens.running import Running, running
from tests.screens.walks import busy_desk, walk

PAGES = [
    *("overview", "school", "tasks", "follow-ups", "page", "cases", "case"),
    *("meetings", "agenda", "everything", "a class", "plan"),
]


def looks(program: Running) -> tuple[object, ...]:
    return (program.screen, program.text)


@pytest.mark.parametrize("name", PAGES)
async def test_enter_opens_what_the_key_line_says_it_opens(name: str) -> None:
    async with running(busy_desk(), (120, 40)) as program:
        index = 0
        while True:
            await walk(program, name)
            page, rows = program.screen, program.screen.query(RowList).first()
            if index == len(rows.rows):
                return
            rows.focus()
            row = rows.rows[index]
            rows.select(row.id)
            await program.pilot.pause()
            says, before = rows.has_row(), looks(program)
            assert ("⏎" in program.text.splitlines()[-1]) == says, row
            await program.press("enter")
            assert (looks(program) != before) == says, row
            index += 1
            for _ in range(3):
                if program.screen is not page:
                    await program.press("escape")
