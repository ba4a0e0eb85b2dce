"""That an employee has intervened physically against a student (§ 13-5): a record of its own."""

from datetime import date, time
from enum import StrEnum
from typing import Annotated

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked, Id, Line, Mark, Refers, Text
from elvis_tui.domain.record import Record


class Seriousness(StrEnum):
    """Whether it is especially serious: then the county is told."""

    NOT_JUDGED = "not_judged"
    NOT = "not"
    ESPECIALLY = "especially"


class Intervention(Record, frozen=True, kw_only=True):
    """What happened, what the employee did, how the student sees it, and who was told.

    `event` is what happened before, `intervened` what the employee did. `head_told` and
    `parents_told` are those who were told. `case_id` is the case it belongs to, if to one.
    """

    id: Id
    student: Annotated[str, Refers.to("students")]
    on: Annotated[date, Asked.FACTS]
    at: Annotated[time | None, Asked.FACTS] = None
    employee: Annotated[Line, Mark.SEARCHED, Mark.WHO, Mark.NEEDED, Asked.FACTS] = FreeText("")
    event: Annotated[Text, Mark.SEARCHED, Mark.TITLE, Mark.NEEDED, Asked.FACTS] = FreeText("")
    intervened: Annotated[Text, Mark.SEARCHED, Asked.FACTS] = FreeText("")
    student_view: Annotated[Text, Mark.SEARCHED, Asked.VOICE] = FreeText("")
    student_view_on: Annotated[date | None, Asked.VOICE] = None
    head_told: Annotated[Line, Mark.WHO, Asked.TOLD] = FreeText("")
    head_told_on: Annotated[date | None, Asked.TOLD] = None
    parents_told: Annotated[Line, Asked.TOLD] = FreeText("")
    parents_told_on: Annotated[date | None, Asked.TOLD] = None
    seriousness: Annotated[Seriousness, Asked.DECISION] = Seriousness.NOT_JUDGED
    why: Annotated[Text, Mark.SEARCHED, Asked.DECISION] = FreeText("")
    county_told_on: Annotated[date | None, Asked.TOLD] = None
    county_reference: Annotated[Line, Mark.SEARCHED, Asked.TOLD] = FreeText("")
    case_id: Annotated[str | None, Refers.to("cases")] = None
