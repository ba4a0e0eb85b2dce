"""Waiting for a condition instead of for a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot

PATIENCE_SECONDS = 10.0
"""Only a test that fails waits this long."""


async def wait_until(pilot: Pilot[Any], condition: Callable[[], object]) -> None:
    """Let the app work until `condition()` is true.

    Raises:
        AssertionError: when it has not become true after `PATIENCE_SECONDS`.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE_SECONDS
    while not condition():
        assert loop.time() < end, "waited in vain"
        await pilot.pause()
