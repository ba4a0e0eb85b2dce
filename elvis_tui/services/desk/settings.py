"""What the user has chosen."""

from __future__ import annotations

from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk


def remember(
    desk: Desk,
    *,
    theme: str | None = None,
    names_hidden: bool | None = None,
    lock_minutes: int | None = None,
) -> None:
    """Keep a choice for the next start; choices leave no history.

    While somebody else has the write lock it lasts only as long as the program runs.
    """
    if not desk.store.write_lock.held:
        return
    settings = desk.settings
    if theme is not None:
        settings = replace(settings, theme=theme)
    if names_hidden is not None:
        settings = replace(settings, names_hidden=names_hidden)
    if lock_minutes is not None:
        settings = replace(settings, lock_minutes=lock_minutes)
    desk.store.commit(put=[settings])
