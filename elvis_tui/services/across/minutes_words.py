"""The words of minutes that a search has found, as they may be shown."""

from __future__ import annotations

from collections.abc import Iterator

from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.text import findable
from elvis_tui.domain.text_places import around, holds


def of_meeting(meeting: Meeting) -> Iterator[str]:
    """What the minutes are found by as a whole: the guests, and the number in the archive."""
    if meeting.archive_ref:
        yield unmasked(meeting.archive_ref)
    yield from (p.name for p in meeting.participants if p.guest and not p.student)


def is_of_guest(meeting: Meeting, typed: str, names: Names) -> bool:
    """Whether it is a guest who was found, and not where the minutes are archived."""
    archived = names.text(meeting.archive_ref)
    return not (archived and any(holds(archived, word) for word in typed.split()))


def shown_words(meeting: Meeting, item: AgendaItem | None, names: Names) -> list[str]:
    """Each text that minutes, or one item of them, are found by, as it may be shown."""
    if item is None:
        return list(map(names.text, of_meeting(meeting)))
    entries = (names.text(entry.text) for entry in item.told)
    return [*entries, names.text(item.detail), names.text(item.title)]


def is_shown(
    meeting: Meeting, item: AgendaItem | None, typed: str, about: str, names: Names
) -> bool:
    """Whether what was typed stands in what may be shown: what a mask covers is not found.

    Args:
        meeting: Which minutes.
        item: The item that was found.
        typed: What it was found by.
        about: What whom the item is about is found by.
        names: How everybody may be named.
    """
    return holds(" ".join((findable(about), *shown_words(meeting, item, names))), typed)


def words_around(
    meeting: Meeting, item: AgendaItem | None, typed: str, names: Names, room: int
) -> str:
    """The words around what was found; of what is found by its name alone, what was noted."""
    texts = list(filter(None, shown_words(meeting, item, names)))
    hits = [text for text in texts if holds(text, typed)]
    hits += [text for text in texts if any(holds(text, word) for word in typed.split())]
    return around(hits[0] if hits else " ".join(texts[:-1] or texts), typed, room)
