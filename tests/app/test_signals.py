"""The machine ends the program, or its terminal goes."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Iterator

import pytest

from elvis_tui.app.signals import listen_to_signals, watch_terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
PATIENCE_SECONDS = 10.0


@pytest.fixture
def both_ends() -> Iterator[tuple[int, int]]:
    """What is read from, and the other end of it."""
    reading, writing = os.pipe()
    yield reading, writing
    os.close(reading)


@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP"])
async def test_a_signal_ends_it_with_the_code_a_shell_gives(number: str) -> None:
    loop = asyncio.get_running_loop()
    left: asyncio.Future[int] = loop.create_future()
    listen_to_signals(left.set_result)
    try:
        os.kill(os.getpid(), signal.Signals[number])
        async with asyncio.timeout(PATIENCE_SECONDS):
            assert await left == 128 + signal.Signals[number]
    finally:
        for name in ("SIGTERM", "SIGHUP"):
            loop.remove_signal_handler(signal.Signals[name])


async def test_a_terminal_that_goes_ends_it(both_ends: tuple[int, int]) -> None:
    reading, writing = both_ends
    left: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    watch_terminal(left.set_result, reading)
    os.write(writing, b"a key is no end")
    await asyncio.sleep(0)
    assert not left.done()
    os.close(writing)
    async with asyncio.timeout(PATIENCE_SECONDS):
        assert await left == 128 + signal.SIGHUP
