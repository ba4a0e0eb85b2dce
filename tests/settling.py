"""Waiting until the program has done all it was asked to, and not a moment longer."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

AT_ONCE = 0.001
"""Seconds between frames in tests; nobody looks at them."""
SOON = 0.02
"""What is to happen within this many seconds is waited for; a blinking cursor is not."""
LONGEST = 10.0
"""Seconds after which it goes on whatever is left: on a loaded machine drawing takes its time."""


async def settled(*_how_long: float) -> None:
    """Wait until nothing is left to run in the loop, now or in a moment.

    Textual's own way is to sleep 20 ms at a time until the processor had less than one of them to
    do: two or three times for each key, which is most of what its tests take.
    """
    loop: Any = asyncio.get_running_loop()
    end, quiet = loop.time() + LONGEST, 0
    while quiet < 3 and loop.time() < end:
        await asyncio.sleep(0)
        soon = loop.time() + SOON
        # Private, and the only place that knows: what can run now, and what is to run when.
        if loop._ready:
            quiet = 0
        elif any(timer.when() < soon and not timer.cancelled() for timer in loop._scheduled):
            quiet = 0
            await asyncio.sleep(AT_ONCE)
        else:
            quiet += 1


@pytest.fixture(autouse=True)
def no_sleeping(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pilot wait for what there is to wait for."""
    for module in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{module}.wait_for_idle", settled)
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", AT_ONCE)
