"""What cannot be done while somebody else writes: one list of the keys that change something."""

from __future__ import annotations

from collections.abc import Callable

from textual.binding import ActiveBinding

from elvis_tui.domain.errors import ElvisError
from elvis_tui.screens.frame.session import Session

CHANGES = frozenset(
    {
        *("school.edit", "school.new", "school.remove"),
        *("app.undo", "app.redo", "overview.new", "overview.import"),
        *("welcome.new", "welcome.import", "follow_ups.new", "cases.new", "meetings.new"),
        *("follow_up.edit", "follow_up.note", "follow_up.contact", "follow_up.measure"),
        *("follow_up.task", "follow_up.next", "follow_up.phase", "follow_up.level"),
        *("follow_up.close", "follow_up.reopen", "task.done", "task.again"),
        *("case.advance", "case.step", "case.task", "case.close", "case.reopen", "case.facts"),
        *("case.applies", "plan.done", "activity.done"),
        *("agenda.start", "agenda.move", "agenda.cancel", "agenda.add"),
        *("meeting.info", "meeting.decision", "meeting.task", "meeting.next", "meeting.previous"),
        *("meeting.closed", "meeting.postponed", "meeting.finish", "meeting.next_date"),
        *("meeting.add", "meeting.remove"),
        *("attendance.tick", "attendance.all", "attendance.guest", "attendance.leave"),
    }
)
"""Ids of the bindings that change something. A test presses every other key while reading along."""


def working(
    session: Session, look: Callable[[], dict[str, ActiveBinding]]
) -> dict[str, ActiveBinding]:
    """The bindings of a screen, with those that change something out of work while reading.

    Args:
        session: What the screens share.
        look: The screen's own way of finding them.
    """
    try:
        found = look()
    except ElvisError:
        # What they ask about has gone, and the screen goes next.
        return {}
    if not session.reading:
        return found
    return {
        key: active._replace(enabled=False) if active.binding.id in CHANGES else active
        for key, active in found.items()
    }
