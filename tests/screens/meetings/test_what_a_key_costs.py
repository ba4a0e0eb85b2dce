"""What a key in a meeting has done again: layouts, drawings of the whole screen, readings."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.screen import Screen

from elvis_tui.services.desk.desk import Desk
from elvis_tui.widgets.text import Words
from tests.screens.meetings.test_meeting import begin
from tests.screens.running import Running, running


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each of what costs most was done."""
    counted: Counter[str] = Counter()

    def count(owner: type[Any], name: str) -> None:
        real = getattr(owner, name)

        def counting(*args: Any, **named: Any) -> Any:
            counted[name] += 1
            return real(*args, **named)

        monkeypatch.setattr(owner, name, counting)

    count(Screen, "_refresh_layout")
    count(Compositor, "render_full_update")
    return counted


async def quiet(app: Running) -> None:
    """Let the program draw, and save, what the keys before led to."""
    await app.until("lagret")
    await app.pilot.pause(0.1)


async def test_the_key_that_begins_a_note_draws_no_more_than_it_changes(
    desk: Desk, done: Counter[str]
) -> None:
    async with running(desk) as app:
        await begin(app)
        await quiet(app)
        above = {w: w.size for w in app.screen.query(Words) if w.id in ("name", "why", "briefing")}
        done.clear()
        await app.press("i")
        await app.until("Står i referatet")
        await quiet(app)
        assert done["render_full_update"] == 0
        assert {widget: widget.size for widget in above} == above


async def test_a_letter_of_a_note_lays_nothing_out(desk: Desk, done: Counter[str]) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.press("i")
        await app.type("e")
        await quiet(app)
        done.clear()
        await app.type("n")
        await quiet(app)
        assert done["_refresh_layout"] == 0


async def test_that_something_is_being_saved_is_said_without_drawing_the_whole_screen(
    desk: Desk, done: Counter[str]
) -> None:
    async with running(desk) as app:
        await begin(app)
        await quiet(app)
        done.clear()
        app.app.session.data_words = ("lagrer", "$muted")
        app.app.parts.showing.data_state()
        await app.until("lagrer")
        await app.pilot.pause(0.1)
        assert done["render_full_update"] == 0
