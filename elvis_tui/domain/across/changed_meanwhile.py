"""What the history of some records says was changed in them, in the few words minutes have for it.

Only what came of it all is told: what was changed and changed back was not changed. Of what is
restricted nothing is told, and nothing of what somebody wrote at length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from elvis_tui.domain.cases.records import StepStatus
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.item_changes import Changed, ItemChange
from elvis_tui.domain.record import Record
from elvis_tui.domain.withheld import is_withheld

Plain = Mapping[str, Any]
_NOTHING: Plain = {}


class Net(Record, frozen=True):
    """What came of all changes of one record: each field before the first, and after the last.

    Of a list `pieces` has each thing that came, went or changed, by id, words by themselves; a
    thing that came has nothing before, and one that went has nothing after.
    """

    record_id: str
    fields: dict[str, tuple[Any, Any]]
    pieces: dict[str, dict[str, tuple[Plain, Plain]]]

    def changed(self, field: str) -> tuple[Any, Any] | None:
        before, after = self.fields.get(field, (None, None))
        return None if before == after else (before, after)

    def came(self, field: str) -> bool:
        """Whether a field that every such record has is there and was not: the record is new."""
        before, after = self.fields.get(field, (None, None))
        return before is None and after is not None

    def went(self, field: str) -> bool:
        """The other way round: the record is gone."""
        before, after = self.fields.get(field, (None, None))
        return before is not None and after is None

    def is_any_but(self, field: str) -> bool:
        """Whether anything else than a field is another than before the first change."""
        changed = (self.changed(one) for one in self.fields if one != field)
        return any(changed) or any(any(self.of_list(one)) for one in self.pieces)

    def of_list(self, field: str) -> Iterator[tuple[str, Plain, Plain]]:
        for piece_id, (before, after) in self.pieces.get(field, {}).items():
            if before != after:
                yield piece_id, before, after


def net(entries: Iterable[HistoryEntry]) -> Net:
    """What came of the changes of one record, in the order they were made."""
    record_id = ""
    fields: dict[str, tuple[Any, Any]] = {}
    pieces: dict[str, dict[str, tuple[Plain, Plain]]] = {}
    for entry in entries:
        record_id = entry.record_id
        for change in entry.changes:
            if isinstance(change.before, list) or isinstance(change.after, list):
                there = pieces.setdefault(change.field, {})
                left, came = _by_id(change.left), _by_id(change.came)
                for key in {**left, **came}:
                    known = there.get(key)
                    first = known[0] if known else left.get(key, _NOTHING)
                    there[key] = (first, came.get(key, _NOTHING))
            else:
                before, _last = fields.get(change.field, (change.before, None))
                fields[change.field] = (before, change.after)
    return Net(record_id, fields, pieces)


def _by_id(values: list[Any]) -> dict[str, Plain]:
    """Each by its id; what has none, by all that is in it, and words by themselves."""
    things = (v if isinstance(v, dict) else {"": v} for v in values)
    return {str(thing.get("id") or thing): thing for thing in things}


def told(table: str, found: Net) -> tuple[ItemChange, ...]:
    """The changes of one record, by the table it lies in; none of what went or is no item's own."""
    of = _OF.get(table)
    return tuple(of(found)) if of and not found.went(_ALWAYS.get(table, "")) else ()


_ALWAYS = {"follow_ups": "subject", "consents": "standing", "tasks": "created_on"}
"""What every record of the table has as long as it is there."""


def _one(found: Net, what: Changed, before: object = None, after: object = None) -> ItemChange:
    return ItemChange(
        id=f"{found.record_id}:{what}",
        record_id=found.record_id,
        what=what,
        before=_code(before),
        after=_code(after),
    )


def _code(value: object) -> str:
    return "" if value is None or is_withheld(value) else str(value)


def _text(value: object) -> FreeText:
    return FreeText("" if is_withheld(value) else str(value or ""))


def _piece(
    found: Net, what: Changed, piece_id: str, text: object = "", who: object = ""
) -> ItemChange:
    return ItemChange(
        id=piece_id, record_id=found.record_id, what=what, text=_text(text), who=_text(who)
    )


def _follow_up(found: Net) -> Iterator[ItemChange]:
    is_new = found.came("subject")
    if is_new:
        yield _one(found, Changed.BEGUN)
    codes = {"level": Changed.LEVEL, "phase": Changed.PHASE, "next_date": Changed.NEXT_DATE}
    for field, what in codes.items():
        if (both := found.changed(field)) and not (is_new and what is Changed.PHASE):
            yield _one(found, what, *both)
    if owner := found.changed("owner"):
        yield _piece(found, Changed.OWNER, f"{found.record_id}:owner", who=owner[1])
    if found.changed("findings") or found.changed("student_view"):
        yield _one(found, Changed.MAPPING)
    if not is_new and any(after for _id, _before, after in found.of_list("criteria")):
        yield _one(found, Changed.CRITERION)
    for field, what in _WRITTEN.items():
        for piece_id, before, after in found.of_list(field):
            if after and not before and not _is_kept_back(after):
                yield _piece(found, what, piece_id)
    yield from _measures(found, found.of_list("measures"))


_WRITTEN = {
    "contacts": Changed.CONTACT,
    "notes": Changed.NOTE,
    "handovers": Changed.HANDOVER,
}


def _is_kept_back(piece: Plain) -> bool:
    return bool(piece.get("restricted")) or any(is_withheld(value) for value in piece.values())


def _measures(found: Net, every: Iterable[tuple[str, Plain, Plain]]) -> Iterator[ItemChange]:
    for piece_id, before, after in every:
        what, who = after.get("what"), after.get("who")
        if after and not before:
            yield _piece(found, Changed.MEASURE, piece_id, what, who)
        if after.get("evaluated_on") and not before.get("evaluated_on"):
            yield _piece(found, Changed.EVALUATED, piece_id, what)


def _consent(found: Net) -> Iterator[ItemChange]:
    standing = found.changed("standing")
    if found.is_any_but("student"):
        after = standing[1] if standing else None
        yield ItemChange(
            id=found.record_id,
            record_id=found.record_id,
            what=Changed.CONSENT,
            after=_code(after),
        )


def _case(found: Net) -> Iterator[ItemChange]:
    for piece_id, before, after in found.of_list("steps"):
        was, now = (side.get("status") or StepStatus.NOT_STARTED.value for side in (before, after))
        if after and was != now:
            duty = after.get("follow_on")
            yield ItemChange(
                id=piece_id,
                record_id=found.record_id,
                what=Changed.STEP,
                before=was,
                after=now,
                text=_text(after.get("title")),
                duty=FollowOn(duty) if duty else None,
            )
    for _id, before, after in found.of_list("parties"):
        if not _is_hidden(after):
            yield from _measures(found, _both(_planned(before), _planned(after)))
    if closed := found.changed("closed_on"):
        yield _one(found, Changed.CASE_CLOSED if closed[1] else Changed.CASE_REOPENED)
    if any(found.changed(field) for field in _FACTS) or _is_changed_party(found):
        yield _one(found, Changed.CASE_FACTS)


_FACTS = ("title", "reported_on", "reported_by", "reported_how", "seen", "raised_on")


def _is_hidden(party: Plain) -> bool:
    return any(is_withheld(value) for value in party.values())


def _planned(party: Plain) -> dict[str, Plain]:
    plan = party.get("plan")
    measures = plan.get("measures") if isinstance(plan, dict) else None
    return _by_id(measures or [])


def _both(
    before: Mapping[str, Plain], after: Mapping[str, Plain]
) -> Iterator[tuple[str, Plain, Plain]]:
    for key in {**before, **after}:
        old, new = before.get(key, _NOTHING), after.get(key, _NOTHING)
        if old != new:
            yield key, old, new


def _is_changed_party(found: Net) -> bool:
    """Whether somebody came into the case, went out of it, or has another role there."""
    every = found.of_list("parties")
    return any(b.get("role") != a.get("role") or not a or not b for _id, b, a in every)


def _task(found: Net) -> Iterator[ItemChange]:
    def one(what: Changed, before: object = None, after: object = None) -> ItemChange:
        return ItemChange(
            id=found.record_id,
            record_id=found.record_id,
            what=what,
            before=_code(before),
            after=_code(after),
        )

    if found.came("created_on"):
        yield one(Changed.TASK_GIVEN)
    else:
        if found.changed("who"):
            yield one(Changed.TASK_WHO)
        if due := found.changed("due"):
            yield one(Changed.TASK_DUE, *due)
    if done := found.changed("done_on"):
        yield one(Changed.TASK_DONE if done[1] else Changed.TASK_OPENED)


def _mark(found: Net) -> Iterator[ItemChange]:
    if marked := found.changed("period"):
        yield _one(found, Changed.PLAN_DONE if marked[1] else Changed.PLAN_NOT_DONE)


_OF: Mapping[str, Callable[[Net], Iterator[ItemChange]]] = {
    "follow_ups": _follow_up,
    "consents": _consent,
    "cases": _case,
    "tasks": _task,
    "activity_marks": _mark,
}
