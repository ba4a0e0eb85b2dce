"""Keeping what is being typed, on every screen of every room."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from elvis_tui.screens.frame.session import Typing, WritesPrivately


def keep_drafts(screens: Iterable[object]) -> None:
    """Keep what has been typed and not yet saved on those screens one can type in."""
    for screen in screens:
        if isinstance(screen, Typing):
            # Whatever is wrong with one screen must not stop the others, or the end.
            with suppress(Exception):
                screen.keep_draft()


def put_private_away(screens: Iterable[object]) -> None:
    """Take what is private off those screens: whoever opens the lock may be somebody else."""
    for screen in screens:
        if isinstance(screen, WritesPrivately):
            with suppress(Exception):
                screen.put_private_away()
