"""Taking back what was done in this session, and doing it again."""

from __future__ import annotations

from collections.abc import Callable

from elvis_tui.domain.across.references import naming, needed
from elvis_tui.domain.errors import DomainError, Fault, StorageError
from elvis_tui.domain.history import REDO, UNDO
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.meetings.timing import in_step
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import FROM_THE_START
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.journal import Change, UndoStep
from elvis_tui.storage.tables import AnyRecord


def undo(desk: Desk) -> str:
    """Take back the last change of this session, as one commit with its own history.

    It is exact or refused: what was changed again by something that is not in the journal
    (another program, whose file was taken over) is left alone.

    Returns:
        The verb that was undone.

    Raises:
        DomainError: `NOTHING_TO_UNDO` or `UNDO_REFUSED`, and then nothing has changed.
        StorageError: `DATA_READ_ONLY` without the write lock.
    """
    step = desk.journal.to_undo(_hidden(desk))
    _check_write_lock(desk)
    if step is None:
        raise DomainError(Fault.NOTHING_TO_UNDO)
    _make(desk, step.turned(f"{UNDO}:{step.verb}"))
    desk.journal.went_back(step)
    return step.verb


def redo(desk: Desk) -> str:
    """Do again what was undone last.

    Returns:
        The verb that was done again.

    Raises:
        DomainError: `NOTHING_TO_REDO` or `UNDO_REFUSED`, and then nothing has changed.
        StorageError: `DATA_READ_ONLY` without the write lock.
    """
    step = desk.journal.to_redo(_hidden(desk))
    _check_write_lock(desk)
    if step is None:
        raise DomainError(Fault.NOTHING_TO_REDO)
    _make(desk, step.under(f"{REDO}:{step.verb}"))
    desk.journal.went_forth(step)
    return step.verb


def _hidden(desk: Desk) -> Callable[[UndoStep], bool]:
    """Whether a step is of a case that is hidden from somebody here: it is not told, nor taken."""
    from elvis_tui.services.desk.concealing import Concealing

    concealing = Concealing(desk)
    return lambda step: any(concealing.tells(c.before, c.after) for c in step.changes)


def _check_write_lock(desk: Desk) -> None:
    if not desk.store.write_lock.held:
        raise StorageError(Fault.DATA_READ_ONLY)


def _make(desk: Desk, step: UndoStep) -> None:
    """Write a step, if every record is as it expects it, and nothing points at what goes."""
    find = desk.store.find
    if not all(_same(find(type(c.record), c.record.id), c.before) for c in step.changes):
        raise DomainError(Fault.UNDO_REFUSED)
    # A team from the start is there also when it is not stored.
    always = {team.id for team in FROM_THE_START}
    gone = {c.record.id for c in step.changes if c.after is None} - always
    if gone and _pointed_at(desk, gone, {(type(c.record), c.record.id) for c in step.changes}):
        raise DomainError(Fault.UNDO_REFUSED)
    desk.write(replace(step, changes=tuple(_in_time(desk, change) for change in step.changes)))


def _same(one: AnyRecord | None, other: AnyRecord | None) -> bool:
    """Whether two versions are the same, but for what in a meeting is nothing that was done: where
    one stands on its agenda, and the time that passes.
    """
    if isinstance(one, Meeting) and isinstance(other, Meeting):
        one = in_step(replace(one, current=other.current), other)
    return one == other


def _in_time(desk: Desk, change: Change) -> Change:
    """The change of a meeting with the time that is used on its items by now."""
    after = change.after
    now = desk.store.find(Meeting, after.id) if isinstance(after, Meeting) else None
    if now is None or not isinstance(after, Meeting):
        return change
    return Change(change.before, in_step(after, now))


def _pointed_at(desk: Desk, gone: set[str], besides: set[tuple[type[AnyRecord], str]]) -> bool:
    """Whether a record that the step does not touch names one of those that it takes away."""
    return any(
        not gone.isdisjoint(needed(record))
        for kind in naming()
        for record in desk.store.all(kind).values()
        if (kind, record.id) not in besides
    )
