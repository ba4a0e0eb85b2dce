"""The follow-up list for a spreadsheet."""

from __future__ import annotations

from functools import partial

from elvis_tui.outgoing.follow_up_list import follow_up_list
from elvis_tui.outgoing.spreadsheet import Sheet
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.naming import names
from elvis_tui.services.follow_ups.seen import last_seen
from elvis_tui.services.follow_ups.views import listed


def sheet(desk: Desk, *, hidden: bool) -> Sheet:
    """Everybody who is followed now, soonest next date first; by number when `hidden`."""
    return follow_up_list(listed(desk), names(desk, hidden=hidden), partial(last_seen, desk))
