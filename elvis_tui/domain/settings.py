"""What the user has chosen, and what the data file says of itself."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.record import Record


class Settings(Record, frozen=True, kw_only=True):
    """The one settings record. `invented` marks a sample school.

    `sample_monday` is the Monday of the week a sample school is told of: it moves with the dates.
    `lock_minutes` is how long nobody may do anything before the screen is locked; 0 is for ever.
    """

    id: str = "settings"
    school: str = ""
    theme: str = ""
    names_hidden: bool = False
    invented: bool = False
    sample_monday: date | None = None
    lock_minutes: int = 10
