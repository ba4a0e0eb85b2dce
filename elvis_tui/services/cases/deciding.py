"""A decision in a case that may have been made by somebody else since the dialog was opened."""

from __future__ import annotations

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.fields import asked
from elvis_tui.domain.marks import Asked
from elvis_tui.services.desk.desk import Desk


def settled(desk: Desk, base: Decision | None, typed: Decision, now: Decision | None) -> Decision:
    """What was typed, on top of what is stored; where nothing is, as it was typed.

    Args:
        desk: The working place.
        base: The decision the dialog was opened on, where there was one.
        typed: What came out of it.
        now: The decision that is stored, where there is one.

    Raises:
        DomainError: `STALE`, once, when somebody else has decided meanwhile.
    """
    fields = asked(Decision, Asked.FACTS)
    return desk.conflicts.settle(base or Decision(), typed, now or Decision(), fields)
