"""What was changed of whom or of what an item is about, while the meeting ran."""

from enum import StrEnum
from typing import Annotated

from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Id, Line, Mark, Word
from elvis_tui.domain.record import Record


class Changed(StrEnum):
    """One thing that was done."""

    BEGUN = "begun"
    """The team began to follow."""
    LEVEL = "level"
    PHASE = "phase"
    OWNER = "owner"
    NEXT_DATE = "next_date"
    MAPPING = "mapping"
    CRITERION = "criterion"
    CONTACT = "contact"
    NOTE = "note"
    HANDOVER = "handover"
    MEASURE = "measure"
    EVALUATED = "evaluated"
    CONSENT = "consent"
    STEP = "step"
    CASE_FACTS = "case_facts"
    CASE_CLOSED = "case_closed"
    CASE_REOPENED = "case_reopened"
    PLAN_DONE = "plan_done"
    PLAN_NOT_DONE = "plan_not_done"
    TASK_GIVEN = "task_given"
    TASK_DONE = "task_done"
    TASK_OPENED = "task_opened"
    TASK_WHO = "task_who"
    TASK_DUE = "task_due"


OF_TASKS = frozenset(one for one in Changed if one.value.startswith("task_"))
TELL_A_DAY = frozenset({Changed.NEXT_DATE, Changed.TASK_DUE})
"""What says when somebody is to come up."""


class ItemChange(Record, frozen=True, kw_only=True):
    """One thing that was changed in the meeting, as it stood when the meeting ended.

    Its `id` is that of the piece of the record it is about (`record_id`), or of what it is a field
    of. `before` and `after` are codes, or days: the words come when it is read. `text` is what a
    measure, a task or a step is called; what somebody wrote at length is not told. Of a follow-on
    duty there is the `duty` instead.
    """

    id: Id
    record_id: Id
    what: Annotated[Changed, Mark.UNTOLD]
    before: Annotated[Word, Mark.UNTOLD] = ""
    after: Annotated[Word, Mark.UNTOLD] = ""
    text: Annotated[Line, Mark.UNTOLD] = FreeText("")
    who: Annotated[Line, Mark.UNTOLD, Mark.WHO] = FreeText("")
    duty: Annotated[FollowOn | None, Mark.UNTOLD] = None
