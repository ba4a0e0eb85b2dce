"""Who takes the minutes: in the room, whether ticked or not."""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.meetings.records import Meeting, Participant
from elvis_tui.domain.text import folded


def with_keeper(meeting: Meeting, people: Iterable[Participant]) -> list[Participant]:
    """Those, and who takes the minutes: that one is in the room whether ticked or not."""
    name = unmasked(meeting.keeper)
    if not folded(name):
        return list(people)
    return [*people, *(called_keeper(meeting) or [Participant(id="", name=name)])]


def called_keeper(meeting: Meeting) -> list[Participant]:
    """Those in the meeting who are called as who takes the minutes; a student has no name there."""
    name = folded(unmasked(meeting.keeper))
    return [p for p in meeting.participants if p.name and folded(p.name) == name]
