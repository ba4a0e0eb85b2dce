"""The follow-up list for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.outgoing.follow_up_list import follow_up_list
from elvis_tui.outgoing.spreadsheet import Sheet
from elvis_tui.services.desk.departures import coming_up
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.follow_ups.seen import last_contact, last_seen
from elvis_tui.services.follow_ups.views import listed, silence


def sheet(
    reader: Reader,
    follow_ups: Sequence[FollowUp] | None = None,
    *,
    hidden: bool,
    step: Callable[[FollowUp], str] | None = None,
) -> Sheet:
    """Everybody who is followed now, or those given, in their order; by number when `hidden`.

    Args:
        reader: What may be seen.
        follow_ups: Those of a view.
        hidden: Whether students stand by number.
        step: The step of the ladder that is still to be taken, where the view asks for it.
    """
    found = listed(reader) if follow_ups is None else follow_ups
    return follow_up_list(
        found,
        names(reader, hidden=hidden),
        last_seen(reader),
        last_contact(reader),
        silence(reader),
        coming_up(reader),
        step,
    )
