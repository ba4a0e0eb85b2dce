"""What a file of schema 2 knew of its user."""

from __future__ import annotations

from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk


def carry_over(desk: Desk) -> None:
    """Have what a file of schema 2 knew of its user among the user's preferences, once."""
    former = desk.facts.former_choices
    if former is None or not desk.preferences.take_over(former):
        return
    if desk.store.write_lock.held:
        desk.store.commit(put=[replace(desk.facts, former_choices=None)])
