"""Several words as one."""

from __future__ import annotations

from collections.abc import Sequence

from elvis_tui.i18n import _


def either(words: Sequence[str]) -> str:
    """«IKO-team, Nærværsteam eller Klasseteam»."""
    *others, last = words
    if not others:
        return last
    return _("{others} eller {last}").format(others=", ".join(others), last=last)


def all_of(words: Sequence[str]) -> str:
    """«5.10., 7.10. og 12.10.»."""
    *others, last = words
    if not others:
        return last
    return _("{others} og {last}").format(others=", ".join(others), last=last)
