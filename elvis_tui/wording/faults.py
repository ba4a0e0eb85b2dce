"""The sentence for what has gone wrong: found when something has, and not at the start."""

from __future__ import annotations

from elvis_tui.domain.errors import ElvisError


def explain(error: ElvisError) -> str:
    """One clear sentence: what is wrong, where, and what to do."""
    from elvis_tui.wording.fault_words import sentence

    return sentence(error)
