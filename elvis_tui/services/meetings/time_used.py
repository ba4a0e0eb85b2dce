"""The time that is used on the items of a meeting, while the user wants it counted."""

from __future__ import annotations

from elvis_tui.domain.meetings import timing
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.services.desk.desk import Desk


def is_counted(desk: Desk) -> bool:
    """Whether the user has the clock of a meeting on."""
    return desk.preferences.now.item_timer


def turn(desk: Desk) -> bool:
    """Have it on, or off where it was on, from now on and at the next start.

    Returns:
        Whether it is on now.

    Raises:
        StorageError: as `PreferencesFile.choose`; it counts all the same until the program ends.
    """
    on = not is_counted(desk)
    desk.preferences.choose(item_timer=on)
    return on


def keep(desk: Desk, meeting_id: str, item_id: str, seconds: int) -> None:
    """Keep what was used on an item. It is no part of the history, and no step to undo."""
    meeting = desk.store.find(Meeting, meeting_id)
    if meeting is not None and meeting.is_running and seconds > 0:
        desk.store.commit(put=[timing.spent(meeting, item_id, seconds)])
