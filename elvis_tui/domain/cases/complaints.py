"""A matter that has been taken to Statsforvalteren (§ 12-6), and what the school does of it."""

from datetime import date
from typing import Annotated

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked, Id, Line, Mark, Text
from elvis_tui.domain.record import Record
from elvis_tui.domain.written import is_written


class Complaint(Record, frozen=True, kw_only=True):
    """That the student or guardians have taken the case to Statsforvalteren.

    `asked_for` is what Statsforvalteren asks the school for, to be sent by `answer_by`; `decision`
    is the enkeltvedtak, to be carried out by `deadline`; `followed` how it was. `asked_since` is
    whether more has been asked for since something was sent.
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
    asked_since: Annotated[bool, Mark.UNTOLD] = False

    @property
    def is_asked(self) -> bool:
        """Whether Statsforvalteren has asked for something, with or without a deadline."""
        return is_written(self.asked_for) or bool(self.asked_on or self.answer_by)

    @property
    def is_answered(self) -> bool:
        """Whether something was sent, and nothing more has been asked for since."""
        if self.sent_on is None or self.asked_since:
            return False
        return self.asked_on is None or self.sent_on >= self.asked_on

    @property
    def waits_for_school(self) -> bool:
        """Whether it is the school's move, whether or not a deadline is written.

        What is asked for is to be sent, and a decision is followed: how it was, is written down.
        """
        if self.decided_on:
            return self.followed_on is None
        return self.is_asked and not self.is_answered

    @property
    def next_due(self) -> date | None:
        """When the school has to act next, where Statsforvalteren has said when."""
        if not self.waits_for_school:
            return None
        return self.deadline if self.decided_on else self.answer_by

    @property
    def waits_for_answer(self) -> bool:
        """Whether it is Statsforvalteren's move: nothing waits for the school, or is decided."""
        return self.decided_on is None and not self.waits_for_school
