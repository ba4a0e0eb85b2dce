"""What a user prefers, whichever data are open."""

from __future__ import annotations

from elvis_tui.domain.record import Record


class Preferences(Record, frozen=True, kw_only=True):
    """A user's choices; empty where the program chooses.

    `lock_minutes` is how long nobody may do anything before the screen is locked; 0 is for ever.
    `language` is empty for the system's. `keys` are pairs of a command's id and its own key.
    """

    theme: str = ""
    names_hidden: bool = False
    lock_minutes: int = 10
    language: str = ""
    keys: tuple[tuple[str, str], ...] = ()
