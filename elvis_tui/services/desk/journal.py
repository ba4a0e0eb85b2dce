"""The changes of this session, so that they can be taken back, and made again, step by step."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import FieldChange
from elvis_tui.domain.marks import Mark
from elvis_tui.domain.record import Record
from elvis_tui.storage.tables import AnyRecord

MOST_STEPS = 500
"""Steps that can be undone; the oldest is let go of. A step holds the records themselves, which
they share with the store, so that even a list of 1,200 students costs little."""


class Change(Record, frozen=True):
    """One record before and after; None where it was not there."""

    before: AnyRecord | None
    after: AnyRecord | None

    @property
    def record(self) -> AnyRecord:
        """The newest version there is."""
        record = self.after if self.after is not None else self.before
        assert record is not None
        return record

    @property
    def renames(self) -> bool:
        """Whether somebody is called something else than before."""
        from elvis_tui.domain.fields import fields_of

        before, after = self.before, self.after
        if before is None or after is None:
            return False
        return any(
            Mark.OWN_NAME in field.marks and getattr(before, name) != getattr(after, name)
            for name, field in fields_of(type(after)).items()
        )


class UndoStep(Record, frozen=True, kw_only=True):
    """What one save did. `summary` is its whole history where the records have none each.

    `why` is told in the history, but not of the step that takes this one back.
    """

    verb: str
    changes: tuple[Change, ...]
    summary: tuple[FieldChange, ...] | None = None
    why: FreeText = FreeText("")

    def turned(self, verb: str) -> UndoStep:
        """The step that takes this one back, under a verb of its own."""
        summary = self.summary and tuple(
            FieldChange(field=c.field, before=c.after, after=c.before) for c in self.summary
        )
        changes = tuple(Change(c.after, c.before) for c in reversed(self.changes))
        return UndoStep(verb=verb, changes=changes, summary=summary)

    def under(self, verb: str) -> UndoStep:
        """The same step under another verb."""
        return UndoStep(verb=verb, changes=self.changes, summary=self.summary)


Skip = Callable[[UndoStep], bool]
"""Whether a step is to be passed over now."""


class Journal:
    """The steps that can be undone, and those that were and can be done again.

    Their order is the one they were made in: no clock has a say in it.
    """

    def __init__(self) -> None:
        self._done: deque[UndoStep] = deque(maxlen=MOST_STEPS)
        self._undone: list[UndoStep] = []

    def add(self, step: UndoStep) -> None:
        """Take in a new change; what was undone before it cannot be done again."""
        self._done.append(step)
        self._undone.clear()

    def clear(self) -> None:
        """Forget every step: the data they were made in are not these."""
        self._done.clear()
        self._undone.clear()

    @property
    def last_done(self) -> UndoStep | None:
        return self._done[-1] if self._done else None

    @property
    def last_undone(self) -> UndoStep | None:
        return self._undone[-1] if self._undone else None

    def to_undo(self, but: Skip) -> UndoStep | None:
        """The last step that can be taken back, but for those that are to be passed over."""
        return next((step for step in reversed(self._done) if not but(step)), None)

    def to_redo(self, but: Skip) -> UndoStep | None:
        """The last step that can be made again, but for those that are to be passed over."""
        return next((step for step in reversed(self._undone) if not but(step)), None)

    def went_back(self, step: UndoStep) -> None:
        """A step has been undone."""
        self._undone.append(_taken(self._done, step))

    def went_forth(self, step: UndoStep) -> None:
        """An undone step has been done again."""
        self._done.append(_taken(self._undone, step))


def _taken(steps: deque[UndoStep] | list[UndoStep], step: UndoStep) -> UndoStep:
    """The step, out of where it stood: the last that is the very same."""
    at = next(i for i in range(len(steps) - 1, -1, -1) if steps[i] is step)
    del steps[at]
    return step
