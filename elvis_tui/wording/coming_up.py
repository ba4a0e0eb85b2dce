"""The words for what comes up for somebody who is followed, on the screen and in what goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elvis_tui.domain.follow_ups.coming_up import ComingUp
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.wording import follow_ups

if TYPE_CHECKING:
    from elvis_tui.domain.people.names import Names


def what(follow_up: FollowUp, up: ComingUp, names: Names) -> str:
    """What happens next; of one that has ended, what is left of it and why it did."""
    if not follow_up.is_open:
        parts = (follow_ups.left_open(follow_up), names.text(follow_up.closed_why))
        return " · ".join(part for part in parts if part)
    if up.move:
        from elvis_tui.wording import departures

        return departures.due(up.move)
    return follow_ups.what_next(follow_up, names)
