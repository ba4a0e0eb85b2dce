"""«Har eleven sluttet?»: whether a student has left, a matter of its own kind with its own clock.

Source: forskrift om skoleregler for videregående skoler i Innlandet (2024-10-23-3801) § 9. The
tries to reach somebody are no part of it: they are the contacts of the student's follow-ups, which
stand in one place. What the clock says is worked out from both (`departure_rules`).
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked, Id, Line, Mark, Text
from elvis_tui.domain.record import Record
from elvis_tui.domain.subject import Subject


class Deed(StrEnum):
    """What is done once in the course of it, the tries apart."""

    NOTICE = "notice"
    """The written varsel that the place is lost unless they get in touch."""
    ANSWER = "answer"
    """Somebody who got the varsel has got in touch."""
    DECISION = "decision"
    """The sluttmelding, an enkeltvedtak."""
    COMPLAINT = "complaint"
    """A complaint in time: the decision is reversed."""
    SIGNED_OUT = "signed_out"
    OT_TOLD = "ot_told"


class Day(StrEnum):
    """The days of it that can be put right: three that are worked out, and when things were done.

    Those of what was done are called as the `Deed`.
    """

    BEGAN = "began"
    NOTICE_FROM = "notice_from"
    """First day of the varsel: the tries have gone on long enough."""
    NOTICE = "notice"
    ANSWER_BY = "answer_by"
    """Last day to answer the varsel."""
    ANSWER = "answer"
    DECISION = "decision"
    COMPLAIN_BY = "complain_by"
    """Last day to complain."""
    COMPLAINT = "complaint"
    SIGNED_OUT = "signed_out"
    OT_TOLD = "ot_told"


class Done(Record, frozen=True, kw_only=True):
    """One thing that was done: when, by whom, to whom and how.

    `why` is told where it was done with something missing that the regulation asks for.
    """

    id: Id
    deed: Deed
    on: Annotated[date, Asked.FACTS]
    by: Annotated[Line, Mark.WHO, Asked.FACTS]
    whom: Annotated[Line, Asked.FACTS] = FreeText("")
    sent_as: Annotated[Line, Asked.FACTS] = FreeText("")
    text: Annotated[Text, Mark.SEARCHED, Mark.TITLE, Asked.FACTS] = FreeText("")
    why: Line = FreeText("")


class DateCorrection(Record, frozen=True, kw_only=True):
    """That a day was put right: what it was before, what it is, and why.

    `before` is what was worked out, or what stood, when it was put right.
    """

    id: Id
    day: Day
    before: date | None
    on: date
    by: Annotated[Line, Mark.WHO]
    made_on: date
    why: Annotated[Line, Mark.TITLE]


class Withdrawn(Record, frozen=True, kw_only=True):
    """That something that had ended it was withdrawn, and it went on."""

    id: Id
    deed: Deed
    on: date
    by: Annotated[Line, Mark.WHO]
    made_on: date
    why: Annotated[Line, Mark.TITLE]


class Departure(Record, frozen=True, kw_only=True):
    """Whether a student has left. `began_on` is the day of the doubt, `doubt` what it rests on."""

    id: Id
    subject: Subject
    began_on: Annotated[date, Asked.FACTS]
    doubt: Annotated[Text, Mark.SEARCHED, Mark.TITLE, Mark.NEEDED, Asked.FACTS]
    done: tuple[Done, ...] = ()
    corrections: tuple[DateCorrection, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()

    def of(self, deed: Deed) -> Done | None:
        """When and how something was done, if it was."""
        return next((one for one in self.done if one.deed is deed), None)

    def correction_of(self, day: Day) -> DateCorrection | None:
        """The last time a day was put right, if it was."""
        return next((one for one in reversed(self.corrections) if one.day is day), None)
