"""That a command wrote out a case is told in the case's history, like every other reading."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from elvis_tui.domain.errors import StorageError
from elvis_tui.domain.history import Reading
from elvis_tui.i18n import _
from elvis_tui.services.desk.desk import Desk
from elvis_tui.terminal.streams import say


def note_printed(desk: Desk, case_ids: Sequence[str]) -> None:
    """Log that whoever is logged in has read some cases; where that cannot be, it is said.

    The document has been written by then: what is only told of holds nobody up.

    Args:
        desk: One that was opened to be read; the write lock is taken for this alone, if it is free.
        case_ids: What was written out.
    """
    if not case_ids:
        return
    from elvis_tui.services.across.history import note_reads

    with suppress(StorageError):
        if desk.store.take_write_lock():
            try:
                note_reads(desk, case_ids, Reading.SHELL)
            finally:
                desk.store.close()
            if not desk.waiting_reads:
                return
    say_not_logged()


def say_not_logged() -> None:
    """Say that a reading could not be told in the history."""
    say(_("Lesingen er ikke ført i historikken: dataene kan ikke skrives nå."))
