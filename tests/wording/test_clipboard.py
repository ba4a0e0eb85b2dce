"""Which terminals take a text to the clipboard, as far as the program can know."""

from __future__ import annotations

import pytest

from elvis_tui.wording.clipboard import LARGEST, why_not

SCREEN, NONE = "GNU screen", "Terminalen har ingen utklippstavle"


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"TERM": "xterm-256color"}, ""),
        ({"TERM": "foot"}, ""),
        ({}, ""),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/tmux-1/default,1,0"}, ""),
        ({"TERM": "screen-256color", "TMUX": "/tmp/tmux-1/default,1,0"}, ""),
        ({"TERM": "screen"}, SCREEN),
        ({"TERM": "screen-256color"}, SCREEN),
        ({"TERM": "screen.xterm-256color"}, SCREEN),
        ({"TERM": "xterm-256color", "STY": "4711.pts-0.skole"}, SCREEN),
        ({"TERM": "screen", "STY": "4711.pts-0.skole", "TMUX": "/tmp/tmux-1/default,1,0"}, SCREEN),
        ({"TERM": "screenless"}, ""),
        ({"TERM": "linux"}, NONE),
        ({"TERM": "linux-16color"}, NONE),
        ({"TERM": "dumb"}, NONE),
    ],
)
def test_what_is_known_not_to_take_it_says_so(environment: dict[str, str], said: str) -> None:
    told = why_not(environment, "Referat")
    assert told.startswith(said) if said else not told


def test_a_text_too_long_is_for_a_file() -> None:
    assert "for langt" in why_not({"TERM": "xterm"}, "æ" * LARGEST)
