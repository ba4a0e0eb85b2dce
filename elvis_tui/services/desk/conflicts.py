"""An edit of something that may have changed since the dialog was opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.record import Record, replace

R = TypeVar("R", bound=Record)


class Conflicts:
    """Puts what was typed on top of what is stored, and refuses once where both have changed.

    Only the fields that were changed in the dialog are taken from it, so what somebody else
    changed beside them stays. A field that both changed is refused the first time; saved again
    with nothing changed since, the typed value stands.
    """

    def __init__(self) -> None:
        self._refused: tuple[Record, Record] | None = None

    def settle(self, base: R, typed: R, now: R, fields: Sequence[str]) -> R:
        """`now` with those of the `fields` that differ between `base` and `typed`.

        Args:
            base: What the dialog was opened on.
            typed: What came out of it.
            now: What is stored.
            fields: What the dialog can change.

        Raises:
            DomainError: `STALE` with the `fields` that something else has changed too, and the
                `kind` of record that has them.
        """
        mine = {f: getattr(typed, f) for f in fields if getattr(typed, f) != getattr(base, f)}
        both = [f for f, new in mine.items() if getattr(now, f) not in (getattr(base, f), new)]
        if both and self._refused != (base, now):
            self._refused = (base, now)
            raise DomainError(Fault.STALE, fields=tuple(both), kind=type(base))
        return replace(now, **mine)
