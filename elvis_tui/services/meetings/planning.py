"""What somebody does with a saksliste: orders it, leaves out of it, and takes back in again."""

from __future__ import annotations

from elvis_tui.domain.across.agenda import OF_EARLIER, Agenda
from elvis_tui.domain.across.agenda_keys import item_key, read_taken_off, taken_off
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.meetings.records import AgendaItem, AgendaReason, Meeting, MeetingStatus
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.taking_part import check_item
from elvis_tui.services.meetings.agenda import whole_agenda


def move(desk: Desk, meeting_id: str, item_id: str, step: int) -> bool:
    """Move an item up or down among the others; False where it stands at the end already.

    In a meeting that runs the item in front stays in front.

    Raises:
        DomainError: `NOT_FOUND`; `ALREADY_CLOSED` when the meeting has been held.
    """
    meeting = _open(desk, meeting_id)
    agenda = whole_agenda(desk, meeting)
    items = list(agenda.items)
    at = _place(agenda, item_id)
    to = at + step
    if not 0 <= to < len(items):
        return False
    items.insert(to, items.pop(at))
    if meeting.status is MeetingStatus.PLANNED and not meeting.case_id:
        meeting = replace(meeting, order=tuple(map(item_key, items)))
    else:
        stored = {item.id: item for item in meeting.agenda}
        front = meeting.item
        moved = tuple(stored[item.id] for item in items)
        current = moved.index(front) if front else meeting.current
        meeting = replace(meeting, agenda=moved, current=current)
    desk.save("meeting.order", meeting)
    return True


def skip(desk: Desk, meeting_id: str, item_id: str) -> None:
    """Leave an item out this once: it comes next time, and says so.

    Raises:
        DomainError: as `take_away`.
    """
    meeting, agenda = _planned(desk, meeting_id)
    key = item_key(agenda.items[_place(agenda, item_id)])
    desk.save("meeting.skip", replace(meeting, skipped=(*meeting.skipped, key)))


def take_away(desk: Desk, meeting_id: str, item_id: str) -> None:
    """Take an item off: it comes back when there is a new reason, or when somebody wants it back.

    Raises:
        DomainError: `NOT_FOUND`; `ALREADY_CLOSED` when the meeting has begun.
    """
    meeting, agenda = _planned(desk, meeting_id)
    found = agenda.found[_place(agenda, item_id)]
    kept = _without(meeting.taken_away, item_key(found.item))
    desk.save("meeting.off", replace(meeting, taken_away=(*kept, taken_off(found))))


def bring_back(desk: Desk, meeting_id: str, item_id: str) -> None:
    """Put an item that was left out on the saksliste again.

    Raises:
        DomainError: as `take_away`; as `check_item`.
    """
    meeting, agenda = _planned(desk, meeting_id)
    left = next((one for one in agenda.left_out if one.item.id == item_id), None)
    if left is None:
        raise DomainError(Fault.NOT_FOUND, what="item")
    check_item(desk, meeting, left.item)
    key = item_key(left.item)
    meeting = replace(
        meeting,
        skipped=tuple(one for one in meeting.skipped if one != key),
        taken_away=_without(meeting.taken_away, key),
    )
    if left.how in OF_EARLIER:
        # No reason of its own brings it back: somebody wants it.
        meeting = replace(meeting, agenda=(*meeting.agenda, _by_hand(left.item)))
    desk.save("meeting.back", meeting)


def _by_hand(item: AgendaItem) -> AgendaItem:
    return replace(item, reasons=(AgendaReason.ADDED,), stalled=0, consent_until=None, duty=None)


def _without(kept: tuple[str, ...], key: str) -> tuple[str, ...]:
    return tuple(one for one in kept if key not in read_taken_off((one,)))


def _planned(desk: Desk, meeting_id: str) -> tuple[Meeting, Agenda]:
    meeting = desk.get(Meeting, meeting_id)
    if meeting.status is not MeetingStatus.PLANNED:
        raise DomainError(Fault.ALREADY_CLOSED)
    return meeting, whole_agenda(desk, meeting)


def _open(desk: Desk, meeting_id: str) -> Meeting:
    meeting = desk.get(Meeting, meeting_id)
    if meeting.is_held:
        raise DomainError(Fault.ALREADY_CLOSED)
    return meeting


def _place(agenda: Agenda, item_id: str) -> int:
    at = next((i for i, item in enumerate(agenda.items) if item.id == item_id), None)
    if at is None:
        raise DomainError(Fault.NOT_FOUND, what="item")
    return at
