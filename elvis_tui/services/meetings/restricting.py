"""What was noted in a meeting, for its owner alone: as with a note of a follow-up."""

from __future__ import annotations

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem, Entry, EntryKind, Meeting
from elvis_tui.domain.meetings.rules import item_kind, place, with_entry
from elvis_tui.domain.record import replace
from elvis_tui.domain.withheld import is_withheld
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.myself import check_owner
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.taking_part import check_entry
from elvis_tui.services.desk.teams import team_of
from elvis_tui.services.meetings.versions import next_of


def restrict(desk: Desk, meeting_id: str, entry_id: str) -> Meeting:
    """Restrict what was noted; to open it again is to put it right.

    Also in minutes that stand, which get another version by it; it goes for those before too.

    Raises:
        DomainError: `NOT_FOUND`; as `settled`.
    """
    return _changed(desk, "meeting.restrict", meeting_id, entry_id, restricted=True)


def make_private(desk: Desk, meeting_id: str, entry_id: str, private: bool) -> Meeting:
    """Take what was noted out of the minutes, or let it stand there for all to read.

    Raises:
        DomainError: `NOT_FOUND`; as `settled` and, for all to read, as `check_entry`.
    """
    verb = "meeting.private" if private else "meeting.public"
    if not private:
        meeting = desk.get(Meeting, meeting_id)
        check_entry(desk, meeting, place(meeting, entry_id)[1])
    return _changed(desk, verb, meeting_id, entry_id, restricted=private, private=private)


def notes_privately(reader: Reader, meeting: Meeting, item: AgendaItem) -> bool:
    """Whether a note under an item is private unless whoever writes it says otherwise."""
    team = team_of(reader, meeting.team)
    return team is not None and item_kind(item) in team.private_kinds


def _changed(desk: Desk, verb: str, meeting_id: str, entry_id: str, **flags: bool) -> Meeting:
    meeting = desk.get(Meeting, meeting_id)
    before = place(meeting, entry_id)[1]
    after = settled(desk, before, replace(before, **flags))
    changed = with_entry(meeting, entry_id, after)
    meeting, versions = next_of(desk, meeting, changed, FreeText(""))
    desk.save(verb, meeting, *versions)
    return meeting


def settled(desk: Desk, before: Entry, after: Entry) -> Entry:
    """What was noted as it may be changed by whoever sits at the keyboard, with whose it is.

    Where nobody knows who noted it, it is whoever restricts it.

    Raises:
        DomainError: `NOT_YOURS` for what is, or was to be, restricted and is somebody else's, also
            where no more than what stands in its place would be saved; `TASK_RESTRICTED`.
    """
    owner = before.by or desk.author
    if after.private:
        after = replace(after, restricted=True)
    if before.is_kept_back or after.restricted or is_withheld(after.text):
        check_owner(desk, desk.user, owner)
        if is_withheld(after.text):
            raise DomainError(Fault.NOT_YOURS, who=owner, field="text")
    if after.restricted and after.kind is EntryKind.TASK:
        raise DomainError(Fault.TASK_RESTRICTED, field="restricted")
    return replace(after, by=owner)
