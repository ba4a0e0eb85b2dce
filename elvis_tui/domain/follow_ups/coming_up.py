"""What comes up for somebody who is followed: what every list, document and view goes by."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.record import Record

if TYPE_CHECKING:
    # Most starts get by without: mostly nobody may have left.
    from elvis_tui.domain.follow_ups.departure_rules import Move, Run


class ComingUp(Record, frozen=True):
    """The nearest day of all that waits; None where nothing has one.

    `move` is what the school does then of one who may have left; without it, it is what the
    follow-up says of itself.
    """

    on: date | None = None
    move: Move | None = None


NOTHING = ComingUp()


def coming_up(follow_up: FollowUp, run: Run | None = None) -> ComingUp:
    """What comes up next; nothing of one that has ended.

    Args:
        follow_up: The follow-up.
        run: «Har eleven sluttet?» about the same student, where it has not ended.
    """
    if not follow_up.is_open:
        return NOTHING
    own, due = follow_up.next_due, run.due if run else None
    if run and run.move and due and (own is None or due <= own):
        return ComingUp(due, run.move)
    return ComingUp(own)
