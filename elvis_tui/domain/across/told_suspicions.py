"""Who the history tells was suspected of violating a student (§ 12-5), also where it is no more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from elvis_tui.domain.cases.severity import Suspicion
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry


def suspicions_in(entry: HistoryEntry, on: date) -> Iterator[Suspicion]:
    """The suspicions before and after a change of a case, as far as they say who it is.

    Args:
        entry: What the history tells.
        on: The day they are said to be of: who it is, is all that is asked for.
    """
    for change in entry.changes:
        if change.field == "suspicion":
            for value in (change.before, change.after):
                if isinstance(value, dict) and value.get("whom"):
                    yield Suspicion(
                        whom=FreeText(str(value["whom"])),
                        person=value.get("person"),
                        login=FreeText(str(value.get("login") or "")),
                        formerly=FreeText(str(value.get("formerly") or "")),
                        on=on,
                    )
