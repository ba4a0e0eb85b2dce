"""What somebody decided, in writing: why, who, and when."""

from datetime import date
from typing import Annotated

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked, Line, Mark, Text
from elvis_tui.domain.record import Record
from elvis_tui.domain.written import says_something


class Decision(Record, frozen=True, kw_only=True):
    """Why something the law or the plan asks for is not done, who decided so, and when.

    § 12-10 puts the burden of proof on the school: without these three it is no decision.
    """

    why: Annotated[Text, Mark.SEARCHED, Mark.TITLE, Mark.NEEDED, Asked.FACTS] = FreeText("")
    by: Annotated[Line, Mark.WHO, Mark.NEEDED, Asked.FACTS] = FreeText("")
    on: Annotated[date | None, Asked.FACTS] = None

    @property
    def is_whole(self) -> bool:
        """Whether all three are there; «-» is no reason, and nobody's name."""
        return says_something(self.why) and says_something(self.by) and self.on is not None


def check_decision(decision: Decision) -> None:
    """Whether a decision says why, who and when.

    Raises:
        DomainError: `EMPTY_FIELD`.
    """
    if decision.is_whole:
        return
    wanting = (name for name in ("why", "by") if not says_something(getattr(decision, name)))
    raise DomainError(Fault.EMPTY_FIELD, field=next(wanting, "on"))
