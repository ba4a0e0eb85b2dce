"""What makes a case a stricter one: an employee suspected (§ 12-5), or a serious case."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked, Line, Mark, Refers, Text
from elvis_tui.domain.record import Record


class Trigger(StrEnum):
    """What makes a case serious: the plan's section «Ved alvorlige tilfeller»."""

    VIOLENCE = "violence"
    ACROSS_SCHOOLS = "across_schools"
    THREATS = "threats"
    UNSOLVED = "unsolved"
    OTHER = "other"


class Suspicion(Record, frozen=True, kw_only=True):
    """That an employee is suspected of violating a student (§ 12-5).

    `whom` is who; `person` the record of the staff, where there is one. `login` is what that one
    logs in as, where the name does not tell it: an employee number, an e-mail address; of several
    each stands after a comma. `formerly` is what that one was called before, in the same way: a new
    name opens no case. `leader` is whether that one is of the leadership: then the county
    is told directly. `groundless` is the decision that the report is openly groundless, so that
    the county is not told.
    """

    whom: Annotated[Line, Mark.WHO, Mark.TITLE, Mark.ACCUSED, Mark.NEEDED, Asked.FACTS]
    person: Annotated[str | None, Refers.to("people"), Mark.UNTOLD] = None
    login: Annotated[Line, Mark.ACCUSED, Asked.FACTS] = FreeText("")
    formerly: Annotated[Line, Mark.ACCUSED, Mark.UNTOLD] = FreeText("")
    leader: Annotated[bool, Asked.FACTS] = False
    on: Annotated[date, Asked.FACTS]
    groundless: Decision | None = None


class Severity(Record, frozen=True, kw_only=True):
    """That a case is serious: by which of the plan's triggers, since when, and who judged so."""

    triggers: Annotated[tuple[Trigger, ...], Asked.FACTS] = ()
    on: Annotated[date, Asked.FACTS]
    by: Annotated[Line, Mark.WHO, Asked.FACTS] = FreeText("")
    why: Annotated[Text, Mark.SEARCHED, Mark.TITLE, Asked.FACTS] = FreeText("")
