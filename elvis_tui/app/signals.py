"""The machine ends the program, or the terminal goes: it lets go of everything at once."""

from __future__ import annotations

import asyncio
import select
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

Leave = Callable[[int], object]
"""Ends the program with a return code."""


def listen_to_signals(leave: Leave) -> None:
    """Leave on SIGTERM and SIGHUP, with the return code a shell gives for them."""
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, leave, 128 + number)


def watch_terminal(leave: Leave, handle: int = 0) -> None:
    """Leave when the terminal has gone, which can happen without a signal that gets here.

    Reading from it would spin. To leave at once matters: a write to it ends Textual's writer, and
    the next ones wait.

    Args:
        leave: Called in the loop that runs now.
        handle: What is read from.
    """
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()

    def wait() -> None:
        look = select.poll()
        look.register(handle, 0)
        if any(event & select.POLLHUP for _, event in look.poll()):
            with suppress(RuntimeError):  # the program has ended
                loop.call_soon_threadsafe(leave, 128 + signal.SIGHUP)

    threading.Thread(target=wait, daemon=True).start()
