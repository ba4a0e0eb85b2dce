"""A matter that has been taken to Statsforvalteren (§ 12-6), and what the school does of it."""

from datetime import date
from typing import Annotated

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked, Id, Line, Mark, Text
from elvis_tui.domain.record import Record


class Complaint(Record, frozen=True, kw_only=True):
    """That the student or guardians have taken the case to Statsforvalteren.

    `asked_for` is what Statsforvalteren asks the school for, to be sent by `answer_by`; `decision`
    is the enkeltvedtak, to be carried out by `deadline`; `followed` how it was.
    """

    id: Id
    on: Annotated[date, Asked.FACTS]
    by: Annotated[Line, Mark.WHO, Mark.NEEDED, Asked.FACTS] = FreeText("")
    reference: Annotated[Line, Mark.SEARCHED, Asked.FACTS] = FreeText("")
    asked_for: Annotated[Text, Mark.SEARCHED, Mark.TITLE, Asked.ASKED_FOR] = FreeText("")
    asked_on: Annotated[date | None, Asked.ASKED_FOR] = None
    answer_by: Annotated[date | None, Asked.ASKED_FOR] = None
    sent: Annotated[Text, Mark.SEARCHED, Asked.RESULT] = FreeText("")
    sent_on: Annotated[date | None, Asked.RESULT] = None
    decision: Annotated[Text, Mark.SEARCHED, Asked.DECISION] = FreeText("")
    decided_on: Annotated[date | None, Asked.DECISION] = None
    deadline: Annotated[date | None, Asked.DECISION] = None
    followed: Annotated[Text, Mark.SEARCHED, Asked.FOLLOWED] = FreeText("")
    followed_on: Annotated[date | None, Asked.FOLLOWED] = None

    @property
    def next_due(self) -> date | None:
        """When the school has to act next, of what Statsforvalteren has asked for or decided."""
        if self.decided_on:
            return None if self.followed_on else self.deadline
        return None if self.sent_on else self.answer_by

    @property
    def waits_for_answer(self) -> bool:
        """Whether it is Statsforvalteren's move: what was asked for is sent, nothing decided."""
        return self.decided_on is None and self.next_due is None
