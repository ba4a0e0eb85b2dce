"""The tones of what has more than one screen to stand on: always beside a word and a mark."""

from __future__ import annotations

from elvis_tui.domain.follow_ups.records import Level

LEVEL = {Level.RED: "red", Level.YELLOW: "yellow", Level.GREEN: "green"}


def level_style(level: Level) -> str:
    """The same tone in running text."""
    return f"bold $level-{LEVEL[level]}"
