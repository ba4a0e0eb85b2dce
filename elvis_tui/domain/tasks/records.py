"""Tasks: who does what by when."""

from datetime import date
from typing import Annotated

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked, Id, Line, Mark, Refers, Text
from elvis_tui.domain.record import Record
from elvis_tui.domain.subject import Subject


class Task(Record, frozen=True, kw_only=True):
    """A task given in a meeting or on a page. `due` is the last day it may be done.

    `done_note` is what came of it, for whoever asks in the next meeting. A step of the
    nærværsteam's ladder has the `trigger` it was taken for, the day that was met, and the id of
    the rung; `listed_on` is the day of the absence list that showed it, where one did.
    """

    id: Id
    what: Annotated[Line, Mark.SEARCHED, Mark.TITLE, Mark.NEEDED, Asked.FACTS]
    who: Annotated[Line, Mark.SEARCHED, Mark.WHO, Mark.NEEDED, Asked.FACTS]
    due: Annotated[date | None, Asked.FACTS] = None
    created_on: date
    subject: Subject | None = None
    case_id: Annotated[str | None, Refers.to("cases"), Mark.UNTOLD] = None
    meeting_id: Annotated[str | None, Refers.to("meetings"), Mark.UNTOLD] = None
    done_on: date | None = None
    done_note: Annotated[Text, Mark.SEARCHED, Asked.RESULT] = FreeText("")
    trigger: Annotated[Line, Mark.SEARCHED] = FreeText("")
    trigger_on: date | None = None
    rung_id: Id = ""
    listed_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.done_on is None
