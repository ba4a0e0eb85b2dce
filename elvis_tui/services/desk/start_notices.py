"""What has to be said when the data file has just been opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from elvis_tui.domain.history import HistoryEntry
from elvis_tui.services.desk.clock import SystemClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.pasted import is_to_be_told

SLACK = timedelta(minutes=10)
"""Two machines' clocks are never quite the same."""


def notices(desk: Desk) -> Sequence[str]:
    """Sentences without names, said once.

    They tell of preferences that cannot be used, who could read the file, its age, the clock, and
    what was pasted the last time and taken by no field.
    """
    return (*_of_preferences(desk), *_of_data(desk), *_of_what_was_pasted(desk))


def _of_what_was_pasted(desk: Desk) -> Sequence[str]:
    if not is_to_be_told(desk):
        return ()
    from elvis_tui.wording.data import pasted_notice

    return (pasted_notice(),)


def _of_preferences(desk: Desk) -> list[str]:
    if not desk.preferences.faults:
        return []
    from elvis_tui.wording.faults import explain

    return [explain(fault) for fault in desk.preferences.faults]


def _of_data(desk: Desk) -> Sequence[str]:
    tightened, newer, ahead = desk.store.tightened, desk.store.dropped_from, _ahead(desk)
    if not tightened and newer is None and ahead is None:
        return ()
    from elvis_tui.wording.data import opened_notices

    return opened_notices(tightened=tightened, newer=newer, ahead=ahead, now=desk.clock.now())


def source_notices(desk: Desk) -> list[str]:
    """A sentence for each document of the user's own that cannot be used; it reads them all."""
    faults = desk.sources.check()
    if not faults:
        return []
    from elvis_tui.wording.faults import explain

    return [explain(fault) for fault in faults]


def _ahead(desk: Desk) -> datetime | None:
    """The moment of the newest change, if the clock has not come so far yet."""
    if isinstance(desk.clock, SystemClock) and desk.clock.fixed is not None:
        return None  # the day was asked for
    newest = desk.store.last(HistoryEntry)
    return newest.at if newest and newest.at > desk.clock.now() + SLACK else None
