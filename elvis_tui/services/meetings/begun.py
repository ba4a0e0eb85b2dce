"""What was begun in a meeting and not noted: it stands in no minutes until it is."""

from __future__ import annotations

from typing import NamedTuple

from elvis_tui.domain.meetings.records import AgendaItem, EntryKind, Meeting
from elvis_tui.storage.drafts import Drafts


class Begun(NamedTuple):
    """The draft of a note; `entry_id` is empty for a new one. What it says stays with it."""

    kind: EntryKind
    entry_id: str = ""


def draft_key(meeting_id: str, item_id: str, kind: EntryKind, entry_id: str = "") -> str:
    """Where what is typed under an item is kept."""
    return f"entry:{meeting_id}:{item_id}:{entry_id or kind}"


def begun_under(drafts: Drafts, meeting: Meeting, item: AgendaItem) -> tuple[Begun, ...]:
    """What whoever logs in has begun under an item, of every kind."""
    new = (Begun(kind) for kind in EntryKind)
    noted = (Begun(entry.kind, entry.id) for entry in item.entries)
    found = (
        (one, drafts.get(draft_key(meeting.id, item.id, one.kind, one.entry_id)))
        for one in (*new, *noted)
    )
    return tuple(one for one, draft in found if any(draft.get(f) for f in ("text", "who", "due")))


def begun_in(drafts: Drafts, meeting: Meeting) -> dict[str, int]:
    """How many were begun under each item where any were."""
    counted = {item.id: len(begun_under(drafts, meeting, item)) for item in meeting.agenda}
    return {item_id: many for item_id, many in counted.items() if many}
