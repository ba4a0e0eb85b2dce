"""What an item of a saksliste is known by from one meeting to the next."""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.meetings.records import TYPED, AgendaItem, AgendaReason, Meeting
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.source import digest
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.text import JOINT, folded

_NOTHING = "-"


class Found(Record, frozen=True):
    """An item, and what brought it up: other `grounds` than before are a new reason."""

    item: AgendaItem
    grounds: frozenset[str] = frozenset()


def item_key(item: AgendaItem) -> str:
    """What an item is about, the same in every meeting: no name stands in it.

    It is the student or class, the case, the task, the activity of the plan, or the words of an
    item that is about none of them.
    """
    if item.subject:
        return f"{item.subject.kind}:{item.subject.id}"
    if item.case_id:
        return f"case:{item.case_id}"
    if item.task_id:
        return f"task:{item.task_id}"
    if item.activity_id:
        return f"activity:{item.activity_id}"
    words = folded(unmasked(item.title)).strip()
    return f"words:{_short(words)}" if words else f"item:{item.id}"


def is_same(one: AgendaItem, other: AgendaItem) -> bool:
    """Whether two items are about the same thing.

    Of two that are about nobody the words tell, unless they are known to be two.
    """
    if item_key(one) == item_key(other):
        return True
    if one.subject or other.subject or one.case_id or other.case_id:
        return False
    is_known = all(i.task_id or i.activity_id for i in (one, other))
    return not is_known and folded(unmasked(one.title)) == folded(unmasked(other.title))


def made_id(meeting_id: str, item: AgendaItem) -> str:
    """The id of an item that made itself: the same as long as the meeting is planned."""
    return f"item-{_short(f'{meeting_id} {item_key(item)}')}"


def taken_off(found: Found) -> str:
    """What a meeting keeps of an item that was taken away: its key, and what had brought it up."""
    return f"{item_key(found.item)} {','.join(sorted(found.grounds)) or _NOTHING}"


def read_taken_off(kept: Iterable[str]) -> dict[str, frozenset[str]]:
    """The grounds of each that was taken away, by its key; of two that became one, of both."""
    off: dict[str, frozenset[str]] = {}
    for one in kept:
        key, _space, grounds = one.rpartition(" ")
        off[key] = off.get(key, frozenset()) | (frozenset(grounds.split(",")) - {_NOTHING})
    return off


def put_on(meeting: Meeting) -> list[Found]:
    """What somebody put on the saksliste of a meeting by hand, and nobody took off it again."""
    off = read_taken_off(meeting.taken_away)
    found = (added(item) for item in meeting.agenda if AgendaReason.ADDED in item.reasons)
    return [one for one in found if not one.grounds <= off.get(item_key(one.item), frozenset())]


def added(item: AgendaItem) -> Found:
    """An item as somebody put it on by hand."""
    return Found(item, frozenset({f"added:{item.id}"}))


def rekeyed(meeting: Meeting, old: Subject, new: Subject) -> Meeting:
    """The meeting with what it keeps of `old` by its key kept of `new`: the two are one now."""
    before, after = (item_key(AgendaItem(id="", subject=one)) for one in (old, new))

    def moved(kept: tuple[str, ...]) -> tuple[str, ...]:
        parts = (one.partition(" ") for one in kept)
        told = (f"{after if key == before else key}{space}{more}" for key, space, more in parts)
        return tuple(dict.fromkeys(told))

    if not any(before in one for one in (*meeting.order, *meeting.skipped, *meeting.taken_away)):
        return meeting
    return replace(
        meeting,
        order=moved(meeting.order),
        skipped=moved(meeting.skipped),
        taken_away=moved(meeting.taken_away),
    )


def joined(there: Found, also: Found) -> Found:
    """One thing that was found twice, with all its reasons and all that somebody typed."""
    return Found(_joined(there.item, also.item), there.grounds | also.grounds)


_LAST_TIME = {AgendaReason.CARRIED_OVER, AgendaReason.SKIPPED}


def _joined(there: AgendaItem, item: AgendaItem) -> AgendaItem:
    new = tuple(r for r in item.reasons if r not in there.reasons)
    detail = there.detail or item.detail
    if not is_said(item.detail, detail):
        if not TYPED.isdisjoint(item.reasons):  # it gives way to nothing
            detail = both(detail, item.detail)
        elif not _LAST_TIME.isdisjoint(there.reasons) and item.follow_up_id:
            # What comes next now, and not when it was put off; what was typed stays beside it.
            kept = AgendaReason.ADDED in there.reasons
            detail = both(item.detail, detail) if kept else item.detail
    return _with(there, item, there.reasons + new, detail)


def _with(
    there: AgendaItem, item: AgendaItem, reasons: tuple[AgendaReason, ...], detail: FreeText
) -> AgendaItem:
    """An item with what another one about the same thing knows beside it."""
    return replace(
        there,
        reasons=reasons,
        detail=detail,
        duty=there.duty or item.duty,
        consent_until=there.consent_until or item.consent_until,
        follow_up_id=there.follow_up_id or item.follow_up_id,
        task_id=there.task_id or item.task_id,
        activity_id=there.activity_id or item.activity_id,
        missed_on=there.missed_on or item.missed_on,
    )


def both(*texts: FreeText) -> FreeText:
    """What was said of one thing at different times, put together."""
    return FreeText(JOINT.join(filter(None, map(unmasked, texts))))


def is_said(words: FreeText, said: FreeText) -> bool:
    """Whether each part of some words is among what was put together, as a whole part of it."""
    parts = {"", *unmasked(said).split(JOINT)}
    return parts.issuperset(unmasked(words).split(JOINT))


def _short(words: str) -> str:
    return digest(words.encode("utf-8", "replace"))
