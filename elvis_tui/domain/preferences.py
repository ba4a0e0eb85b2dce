"""What a user prefers, whichever data are open."""

from typing import Annotated

from elvis_tui.domain.marks import Mark, Word
from elvis_tui.domain.record import Record


class Preferences(Record, frozen=True, kw_only=True):
    """A user's choices; empty where the program chooses.

    `lock_minutes` is how long nobody may do anything before the screen is locked; 0 is for ever.
    `documents_folder` is where documents are proposed to be written, `template` the school's own
    Word file that minutes are written into, and `item_timer` has the time of each item shown in a
    meeting. `language` is empty for the system's. `keys` are pairs of a command's id and its own
    key.
    """

    theme: Annotated[Word, Mark.UNTOLD] = ""
    names_hidden: Annotated[bool, Mark.UNTOLD] = False
    lock_minutes: Annotated[int, Mark.UNTOLD] = 10
    language: Annotated[Word, Mark.UNTOLD] = ""
    documents_folder: Annotated[Word, Mark.UNTOLD] = ""
    template: Annotated[Word, Mark.UNTOLD] = ""
    item_timer: Annotated[bool, Mark.UNTOLD] = False
    keys: Annotated[tuple[tuple[str, str], ...], Mark.PLAIN, Mark.UNTOLD] = ()
