"""Putting right, or taking away, what was written in a follow-up."""

from __future__ import annotations

from typing import TypeAlias

from elvis_tui.domain.erasing import copy_marks, text_mark
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups import handover_rules, rules
from elvis_tui.domain.follow_ups.contact_rules import agreed, without_copy
from elvis_tui.domain.follow_ups.records import Contact, FollowUp, Handover, Measure, Note
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.record import exchanged, replace
from elvis_tui.services.desk import myself
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.follow_ups import handovers

Written: TypeAlias = Note | Contact | Measure | Handover


def find(reader: Reader, follow_up_id: str, piece_id: str) -> Written:
    """A note, a contact, a measure or a hand-over.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    found = reader.find(FollowUp, follow_up_id)
    pieces = _pieces(found) if found else []
    piece = next((one for one in pieces if one.id == piece_id), None)
    if piece is None:
        raise DomainError(Fault.NOT_FOUND, what="note")
    return piece


def _pieces(follow_up: FollowUp) -> list[Written]:
    return [*follow_up.notes, *follow_up.contacts, *follow_up.measures, *follow_up.handovers]


def holder(reader: Reader, piece_id: str) -> str:
    """The id of the follow-up that holds a note, a contact or a measure; "" for none."""
    return next(
        (
            f.id
            for f in reader.all(FollowUp).values()
            if any(one.id == piece_id for one in _pieces(f))
        ),
        "",
    )


def correct(desk: Desk, follow_up_id: str, piece: Written, why: FreeText) -> FollowUp:
    """Save a note, contact or measure as it should have been; the history tells both.

    Raises:
        DomainError: `NOT_FOUND`; `EMPTY_FIELD` for a note of nothing; `NOT_YOURS` for what is, or
            was to be, restricted and is somebody else's; as `rules.check_contact` and
            `rules.check_measure`.
    """
    before = find(desk, follow_up_id, piece.id)
    check_owner(desk, before, piece)
    if isinstance(piece, Handover) and isinstance(before, Handover):
        handover_rules.check(piece)
        piece = handovers.owned(desk, before, piece)
    if isinstance(piece, Note) and not unmasked(piece.text).strip():
        raise DomainError(Fault.EMPTY_FIELD, field="text")
    if isinstance(piece, Contact):
        rules.check_contact(piece, desk.today)
    if isinstance(piece, Measure):
        rules.check_measure(piece)
    follow_up = _with(desk.store.get(FollowUp, follow_up_id), piece.id, piece)
    if isinstance(piece, Contact) and piece.restricted and isinstance(before, Contact):
        follow_up = without_copy(without_copy(follow_up, before), piece)
    desk.save("follow_up.correct", follow_up, why=why)
    return follow_up


def check_owner(desk: Desk, before: Written, after: Written) -> None:
    """Whether it may be changed so by whoever sits at the keyboard.

    Raises:
        DomainError: `NOT_YOURS`.
    """
    if not isinstance(before, Note | Contact) or not isinstance(after, Note | Contact):
        return
    if before.restricted or after.restricted:
        myself.check_owner(desk, desk.user, before.by)


def take_away(desk: Desk, follow_up_id: str, piece_id: str) -> FollowUp:
    """Take away what was written by mistake; it can be undone, and the history tells of it.

    Raises:
        DomainError: `NOT_FOUND`; `NOT_YOURS` for what is restricted and somebody else's.
    """
    piece = find(desk, follow_up_id, piece_id)
    check_owner(desk, piece, piece)
    follow_up = _with(desk.store.get(FollowUp, follow_up_id), piece_id, None)
    desk.save("follow_up.take_away", follow_up)
    return follow_up


def erase(desk: Desk, follow_up_id: str, piece_id: str, why: FreeText) -> FollowUp:
    """Take away for the student's sake: gone from data, history and former versions alike.

    Raises:
        DomainError: `NOT_FOUND`, `EMPTY_FIELD` without a reason; `NOT_YOURS` as
            `myself.check_erasing`.
    """
    piece = find(desk, follow_up_id, piece_id)
    if isinstance(piece, Note | Contact) and piece.restricted:
        myself.check_erasing(desk, desk.user, piece.by)
    follow_up = _with(desk.store.get(FollowUp, follow_up_id), piece_id, None)
    marks = [piece_id]
    if isinstance(piece, Contact) and (copied := agreed(piece)):
        follow_up = without_copy(follow_up, piece)
        if unmasked(follow_up.next_what) != copied:
            marks.append(text_mark(follow_up_id, copied))
            marks += copy_marks([copied], follow_up_id, follow_up.subject.id)
    desk.erase("follow_up.erase", follow_up, marks=tuple(marks), why=why)
    desk.drafts.forget(*_texts(piece))
    return follow_up


def _with(follow_up: FollowUp, piece_id: str, piece: Written | None) -> FollowUp:
    """The follow-up with another piece in place of the one of that id, or with none."""
    return replace(
        follow_up,
        notes=exchanged(follow_up.notes, piece_id, piece),
        contacts=exchanged(follow_up.contacts, piece_id, piece),
        measures=exchanged(follow_up.measures, piece_id, piece),
        handovers=exchanged(follow_up.handovers, piece_id, piece),
    )


def _texts(piece: Written) -> tuple[str, ...]:
    """What was written in it."""
    if isinstance(piece, Measure):
        return unmasked(piece.what), unmasked(piece.result)
    if isinstance(piece, Handover):
        written = (unmasked(getattr(piece, name)) for name in handover_rules.TOLD)
        return tuple(text for text in written if text)
    return (unmasked(piece.text),)
