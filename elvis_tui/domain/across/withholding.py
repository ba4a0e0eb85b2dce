"""What is kept back of a record before anybody reads it: the one place that knows.

Of a student whose address is protected: the class, and what says where the student will be next:
the next date and step, when a contact is to be, when a measure is evaluated, and when a task about
the student is to be done, in a meeting as well.
Of what somebody wrote in confidence: everything but the day, and whose it is. The gate asks for it
(`services/desk/gate.py`), so that no list, page or document has to remember.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import Any

from elvis_tui.domain.follow_ups.records import (
    Cause,
    Contact,
    ContactMethod,
    FollowUp,
    Handover,
    Measure,
    Note,
    Reached,
)
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.meetings.item_changes import TELL_A_DAY, ItemChange
from elvis_tui.domain.meetings.records import (
    FIELDS_OF_ITEMS,
    TYPED,
    AgendaItem,
    Entry,
    Meeting,
    MinutesVersion,
)
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.subject import SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.withheld import WithheldDay, withheld_text

_PIECES = {"notes": "text", "contacts": "text", "handovers": "in_confidence"}
"""The lists of a follow-up in which something may be restricted, and the text in each."""
_SEEN = {"id", "at", "on", "by", "kind", "restricted", "private", "confided_by"}
"""What everybody sees of what is restricted, in the history as elsewhere."""


class Words(Record, frozen=True):
    """What stands in the place of what is kept back.

    Args:
        shielded: Of a student whose address is protected.
        ask: Of what is restricted; told whom to ask.
        private: Of a private note; told whose it is.
    """

    shielded: str
    ask: Callable[[str], str]
    private: Callable[[str], str]


def of_student(student: Student) -> Student:
    """A student whose address is protected: the class is nobody's to read out of it."""
    return replace(student, class_id=None)


def has_restricted(follow_up: FollowUp) -> bool:
    """Whether something in it is for its owner only."""
    return (
        any(note.restricted for note in follow_up.notes)
        or any(contact.restricted for contact in follow_up.contacts)
        or any(handover.in_confidence for handover in follow_up.handovers)
    )


def of_follow_up(follow_up: FollowUp, *, shielded: bool, words: Words) -> FollowUp:
    """A follow-up without what is kept back; the very same where nothing is.

    Args:
        follow_up: As it is stored.
        shielded: Whether the student's address is protected.
        words: What stands instead.
    """
    if has_restricted(follow_up):
        follow_up = replace(
            follow_up,
            notes=tuple(_note(note, words) for note in follow_up.notes),
            contacts=tuple(_contact(contact, words) for contact in follow_up.contacts),
            handovers=tuple(_handover(one, words) for one in follow_up.handovers),
        )
    if shielded:
        follow_up = replace(
            follow_up,
            next_date=_day(follow_up.next_date),
            next_what=_text(follow_up.next_what, words.shielded),
            contacts=tuple(replace(c, next_on=_day(c.next_on)) for c in follow_up.contacts),
            measures=tuple(map(_measure, follow_up.measures)),
        )
    return follow_up


def of_task(task: Task) -> Task:
    """A task about a student whose address is protected: when it is to be done is not told."""
    return replace(task, due=_day(task.due))


def _measure(measure: Measure) -> Measure:
    return replace(measure, evaluate_on=_day(measure.evaluate_on))


def _note(note: Note, words: Words) -> Note:
    if not note.restricted:
        return note
    return replace(note, text=withheld_text(words.ask(unmasked(note.by))))


def _contact(contact: Contact, words: Words) -> Contact:
    """Also how it went is for its owner only: it is not counted as one where anybody answered."""
    if not contact.restricted:
        return contact
    return replace(
        contact,
        whom=FreeText(""),
        how=ContactMethod.OTHER,
        reached=Reached.NO,
        cause=Cause.NOT_TOLD,
        text=withheld_text(words.ask(unmasked(contact.by))),
        next_on=None,
    )


def _handover(handover: Handover, words: Words) -> Handover:
    if not handover.in_confidence:
        return handover
    return replace(handover, in_confidence=withheld_text(words.ask(unmasked(handover.confided_by))))


def _day(day: date | None) -> date | None:
    return None if day is None else WithheldDay.of(day)


def _text(text: FreeText, words: str) -> FreeText:
    return withheld_text(words) if text else text


_NONE: frozenset[str] = frozenset()


def of_version(
    version: MinutesVersion,
    meeting: Meeting,
    is_shielded: Callable[[str], bool],
    restricted: Collection[str],
    words: Words,
) -> MinutesVersion:
    """A version of minutes without what is kept back in it; the very same where nothing is.

    Args:
        version: As it is stored.
        meeting: The one in it, without what is hidden.
        is_shielded: Whether a student's address is protected.
        restricted: What is restricted in any version, by id: what was restricted later was so
            before.
        words: What stands instead.
    """
    meeting = of_meeting(meeting, is_shielded, words, restricted)
    return version if meeting is version.meeting else replace(version, meeting=meeting)


def restricted_in(meetings: Iterable[Meeting]) -> frozenset[str]:
    """What was noted and is restricted in any of them, by id."""
    items = (item for meeting in meetings for item in meeting.agenda)
    return frozenset(e.id for item in items for e in item.entries if e.restricted or e.private)


def of_meeting(
    meeting: Meeting,
    is_shielded: Callable[[str], bool],
    words: Words,
    restricted: Collection[str] = _NONE,
) -> Meeting:
    """A meeting without what is restricted, and what is next for those shielded, and when."""
    restricted = restricted_in((meeting,)).union(restricted)

    def cleaned(item: AgendaItem) -> AgendaItem:
        if any(entry.id in restricted for entry in item.entries):
            item = replace(
                item,
                entries=tuple(
                    _entry(one, words) if one.id in restricted else one for one in item.entries
                ),
            )
        about = item.subject
        if about is None or about.kind is not SubjectKind.STUDENT or not is_shielded(about.id):
            return item
        if item.group:
            item = replace(item, group="")
        if item.detail and not TYPED.issuperset(item.reasons):
            item = replace(item, detail=_text(item.detail, words.shielded))
        if any(entry.due for entry in item.entries):
            item = replace(
                item, entries=tuple(replace(one, due=_day(one.due)) for one in item.entries)
            )
        if any(one.what in TELL_A_DAY for one in item.changed):
            item = replace(item, changed=tuple(map(_without_day, item.changed)))
        return item

    agenda, left_out = tuple(map(cleaned, meeting.agenda)), tuple(map(cleaned, meeting.left_out))
    before = (*meeting.agenda, *meeting.left_out)
    same = all(new is old for new, old in zip((*agenda, *left_out), before, strict=True))
    return meeting if same else replace(meeting, agenda=agenda, left_out=left_out)


def _without_day(change: ItemChange) -> ItemChange:
    return replace(change, before="", after="") if change.what in TELL_A_DAY else change


def _entry(entry: Entry, words: Words) -> Entry:
    told = words.private if entry.private else words.ask
    instead = withheld_text(told(unmasked(entry.by)))
    return replace(entry, text=instead, who=FreeText(""), due=None)


def of_entry(
    entry: HistoryEntry,
    *,
    whose: str,
    is_shielded: Callable[[str], bool],
    is_restricted: Callable[[str], bool],
    confided: Collection[str],
    words: Words,
) -> HistoryEntry:
    """An entry of the history without what is kept back, before and after; else the very same.

    Args:
        entry: As it is stored.
        whose: The student a follow-up or the record itself is of; "" for none.
        is_shielded: Whether a student's address is protected.
        is_restricted: Whether a piece of the follow-up, or an entry of the meeting, is, by its id.
        confided: What restricted contacts of the follow-up agreed, which may have been its next.
        words: What stands instead.
    """
    shielded = (bool(whose) and is_shielded(whose)) or _was_protected(entry)
    cleaner = _History(shielded, is_shielded, is_restricted, confided, words)
    changes = tuple(
        FieldChange(
            field=change.field,
            before=cleaner.value(entry.table, change.field, change.before),
            after=cleaner.value(entry.table, change.field, change.after),
        )
        for change in entry.changes
    )
    return entry if changes == entry.changes else replace(entry, changes=changes)


def _was_protected(entry: HistoryEntry) -> bool:
    """Of a student who is not there any more, whether the address was protected to the end."""
    fields = ((c.field, c.before) for c in entry.changes)
    return entry.table == "students" and ("address_protected", True) in fields


class _History:
    """Takes what is kept back out of the plain values of an entry."""

    def __init__(
        self,
        shielded: bool,
        is_shielded: Callable[[str], bool],
        is_restricted: Callable[[str], bool],
        confided: Collection[str],
        words: Words,
    ) -> None:
        self._shielded, self._is_shielded = shielded, is_shielded
        self._is_restricted, self._confided, self._words = is_restricted, confided, words

    def value(self, table: str, field: str, value: Any) -> Any:
        if not value:
            return value
        if table == "students":
            return self._instead() if self._shielded and field == "class_id" else value
        if table == "meetings" and field in FIELDS_OF_ITEMS and isinstance(value, list):
            return [self._item(one) for one in value]
        if table == "absence" and field == "notices" and isinstance(value, list):
            return [self._notice(one) for one in value]
        if table == "tasks":
            return self._instead() if self._shielded and field == "due" else value
        if table != "follow_ups":
            return value
        if field in ("next_date", "next_what"):
            return self._next(field, value)
        if self._shielded and field == "measures" and isinstance(value, list):
            return [self._without(one, "evaluate_on") for one in value]
        if field in _PIECES and isinstance(value, list):
            return [self._piece(one, _PIECES[field]) for one in value]
        return value

    def _next(self, field: str, value: Any) -> Any:
        """What comes next: also what a restricted contact agreed may have been copied there."""
        if self._shielded:
            return self._instead()
        copied = field == "next_what" and str(value).strip() in self._confided
        return self._ask("") if copied else value

    def _instead(self) -> Any:
        return withheld_text(self._words.shielded)

    def _ask(self, whom: object) -> Any:
        return withheld_text(self._words.ask(str(whom or "")))

    def _notice(self, notice: Any) -> Any:
        """The code of a teaching group has the class in it."""
        if not self._shielded or not isinstance(notice, dict) or not notice.get("subject"):
            return notice
        return {**notice, "subject": self._instead()}

    def _item(self, item: Any) -> Any:
        if isinstance(item, dict) and isinstance(item.get("entries"), list):
            item = {**item, "entries": [self._piece(one, "text") for one in item["entries"]]}
        subject = item.get("subject") if isinstance(item, dict) else None
        if not isinstance(subject, dict) or not self._is_shielded(str(subject.get("id"))):
            return item
        if item.get("group"):
            item = {**item, "group": ""}
        if entries := item.get("entries"):
            item = {**item, "entries": [self._without(one, "due") for one in entries]}
        if changed := item.get("changed"):
            told = [one for one in changed if one.get("what") not in TELL_A_DAY]
            item = {**item, "changed": told}
        if set(item.get("reasons", ())) <= {reason.value for reason in TYPED}:
            return item
        return self._without(item, "detail")

    def _without(self, piece: Any, name: str) -> Any:
        """A piece with something else in the place of what is under a name, where there is any."""
        there = isinstance(piece, dict) and piece.get(name)
        return {**piece, name: self._instead()} if there else piece

    def _piece(self, piece: Any, text: str) -> Any:
        if not isinstance(piece, dict):
            return piece
        if text == "in_confidence":
            instead = self._ask(piece.get("confided_by"))
            return {**piece, text: instead} if piece.get(text) else piece
        if self._is_restricted(str(piece.get("id"))):
            seen = {name: value for name, value in piece.items() if name in _SEEN}
            if piece.get("private") is True:
                private = self._words.private(str(piece.get("by") or ""))
                return {**seen, text: withheld_text(private)}
            return {**seen, text: self._ask(piece.get("by"))}
        return self._without(piece, "next_on") if self._shielded else piece


def flagged(entries: Iterable[HistoryEntry], piece_id: str) -> bool:
    """Whether the history knows a piece that is not there any more as restricted."""
    return any(
        one.get("restricted") is True or one.get("private") is True
        for entry in entries
        for change in entry.changes
        for one in _pieces(change)
        if isinstance(one, dict) and one.get("id") == piece_id
    )


def _pieces(change: FieldChange) -> Iterator[Any]:
    """What a change tells of that may be restricted: pieces, and what was noted under items."""
    both = (*change.left, *change.came)
    if change.field in _PIECES:
        yield from both
    elif change.field in FIELDS_OF_ITEMS:
        yield from (
            one for item in both if isinstance(item, dict) for one in item.get("entries") or ()
        )
