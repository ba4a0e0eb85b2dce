"""What the team's own words for a time mean: read once, also over several runs of the program.

The grammar takes a fifth of a start to load, and a team has set the same few times all year.
"""

from __future__ import annotations

from elvis_tui.domain.plan.times import When

_at_hand: dict[str, When] = {}


def own_when(words: str) -> When:
    """What the words mean, as in a «Når»."""
    if words not in _at_hand:
        from elvis_tui.domain.plan.when import read_when

        _at_hand[words] = read_when(words)
    return _at_hand[words]


def is_at_hand(words: str) -> bool:
    """Whether the words have been read."""
    return words in _at_hand


def put_at_hand(words: str, when: When) -> None:
    """Have what the words mean at hand, as an earlier run read them."""
    _at_hand[words] = when


def says_only_times(words: str, when: When) -> bool:
    """Whether the words say nothing but days, weeks and months.

    What is not understood, or stands beside or in brackets, is somebody's own text.
    """
    is_understood = when.why is None and not (when.unread or when.other or when.parts)
    return is_understood and set(words).isdisjoint("()[]")
