"""What the user has chosen, and what the data file says of itself."""

from datetime import date
from typing import Annotated

from elvis_tui.domain.marks import Id, Mark, Word
from elvis_tui.domain.record import Record


class Settings(Record, frozen=True, kw_only=True):
    """The one settings record. `invented` marks a sample school.

    `sample_monday` is the Monday of the week a sample school is told of: it moves with the dates.
    `lock_minutes` is how long nobody may do anything before the screen is locked; 0 is for ever.
    """

    id: Id = "settings"
    school: Word = ""
    theme: Annotated[Word, Mark.UNTOLD] = ""
    names_hidden: Annotated[bool, Mark.UNTOLD] = False
    invented: Annotated[bool, Mark.UNTOLD] = False
    sample_monday: Annotated[date | None, Mark.UNTOLD] = None
    lock_minutes: Annotated[int, Mark.UNTOLD] = 10
