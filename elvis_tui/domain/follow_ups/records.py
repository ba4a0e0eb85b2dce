"""A follow-up: a student or a class that a team follows through the IKO phases."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked, Id, Line, Mark, Refers, Text
from elvis_tui.domain.measures import Went
from elvis_tui.domain.record import Record
from elvis_tui.domain.subject import Subject


class Phase(StrEnum):
    """Where in the IKO model the follow-up stands (plan row «IKO-team»)."""

    IDENTIFYING = "identifying"
    MAPPING = "mapping"
    FOLLOWING = "following"
    CLOSED = "closed"


class Level(StrEnum):
    """How much it asks for; a label of the school's own, not part of the IKO model."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class Reached(StrEnum):
    """How an attempt at contact ended."""

    YES = "yes"
    NO = "no"
    MESSAGE = "message"


class ContactMethod(StrEnum):
    """How somebody was sought."""

    PHONE = "phone"
    MESSAGE = "message"
    CONVERSATION = "conversation"
    HOME_VISIT = "home_visit"
    OTHER = "other"


class Cause(StrEnum):
    """What stood in the way, as it was told: a category, and never a diagnosis."""

    NOT_TOLD = "not_told"
    WAY = "way"
    SLEEP = "sleep"
    SUBJECTS = "subjects"
    PEERS = "peers"
    HOME = "home"
    WORK = "work"
    HEALTH = "health"
    MOTIVATION = "motivation"
    OTHER = "other"


class Criterion(Record, frozen=True, kw_only=True):
    """A reason for following, with where it was seen and when."""

    text: Annotated[Line, Mark.SEARCHED, Mark.TITLE, Mark.NEEDED, Asked.FACTS]
    source: Annotated[Line, Mark.NEEDED, Asked.FACTS] = FreeText("")
    on: Annotated[date | None, Asked.FACTS] = None


class WentOnWithout(Record, frozen=True, kw_only=True):
    """That it went on to a phase with something missing, and why (`iko`)."""

    phase: Phase
    on: date
    by: Annotated[Line, Mark.WHO]
    why: Annotated[Line, Mark.TITLE]


class Note(Record, frozen=True, kw_only=True):
    """What somebody wrote. Of a `restricted` one all see that it is there, and whose it is."""

    id: Id
    at: datetime
    by: Annotated[Line, Mark.WHO]
    text: Annotated[Text, Mark.SEARCHED, Mark.TITLE, Mark.NEEDED, Asked.FACTS]
    restricted: Annotated[bool, Asked.FACTS] = False


class Contact(Record, frozen=True, kw_only=True):
    """One attempt to reach someone: who, whom, how, reached or not, and what was agreed.

    `next_on` is the day the next contact was agreed for. Of a `restricted` one all see the day and
    whose it is, and no more.
    """

    id: Id
    on: Annotated[date, Asked.FACTS]
    by: Annotated[Line, Mark.WHO, Asked.FACTS]
    whom: Annotated[Line, Mark.NEEDED, Asked.FACTS]
    how: Annotated[ContactMethod, Asked.FACTS]
    reached: Annotated[Reached, Asked.FACTS]
    cause: Annotated[Cause, Asked.FACTS] = Cause.NOT_TOLD
    text: Annotated[Text, Mark.SEARCHED, Mark.TITLE, Asked.FACTS] = FreeText("")
    next_on: Annotated[date | None, Asked.FACTS] = None
    restricted: Annotated[bool, Asked.FACTS] = False


class Measure(Record, frozen=True, kw_only=True):
    """What is tried, by whom, from when, when it is evaluated, and how it went (`result`).

    `went` is whether it was carried out as planned, which the result alone does not tell.
    """

    id: Id
    what: Annotated[Line, Mark.SEARCHED, Mark.TITLE, Mark.NEEDED, Asked.FACTS]
    who: Annotated[Line, Mark.WHO, Asked.FACTS]
    start: Annotated[date, Asked.FACTS]
    evaluate_on: Annotated[date | None, Asked.FACTS] = None
    went: Annotated[Went, Asked.RESULT] = Went.NOT_TOLD
    result: Annotated[Text, Mark.SEARCHED, Mark.NEEDED, Asked.RESULT] = FreeText("")
    evaluated_on: date | None = None


class Handover(Record, frozen=True, kw_only=True):
    """What next year's team is told of a student, or of a class: what works before all else.

    `remember` is the one thing to remember. `in_confidence` is for whom `confided_by` gives it to,
    and stands in no other document.
    """

    id: Id
    on: date
    by: Annotated[Line, Mark.WHO]
    works: Annotated[Text, Mark.SEARCHED, Mark.TITLE, Asked.FACTS] = FreeText("")
    reach: Annotated[Text, Mark.SEARCHED, Asked.FACTS] = FreeText("")
    family: Annotated[Text, Mark.SEARCHED, Asked.FACTS] = FreeText("")
    peers: Annotated[Text, Mark.SEARCHED, Asked.FACTS] = FreeText("")
    left_to_do: Annotated[Text, Mark.SEARCHED, Asked.FACTS] = FreeText("")
    remember: Annotated[Line, Mark.SEARCHED, Asked.FACTS] = FreeText("")
    in_confidence: Annotated[Text, Asked.FACTS] = FreeText("")
    confided_by: Annotated[Line, Mark.WHO] = FreeText("")


class FollowUp(Record, frozen=True, kw_only=True):
    """A subject a team follows. `next_date` and `next_what` are what happens next, and when.

    `findings` is what the conversation of the kartlegging showed, `student_view` how the student
    sees it; `student_word` is the student's own word of how it went, when it ended.
    """

    id: Id
    subject: Subject
    team: Annotated[str, Refers.to("teams"), Asked.FACTS]
    opened_on: date
    phase: Annotated[Phase, Asked.FACTS] = Phase.IDENTIFYING
    level: Annotated[Level, Asked.FACTS] = Level.YELLOW
    criteria: Annotated[tuple[Criterion, ...], Asked.FACTS] = ()
    owner: Annotated[Line, Mark.SEARCHED, Mark.WHO, Asked.FACTS] = FreeText("")
    next_date: Annotated[date | None, Asked.FACTS, Asked.NEXT, Asked.REOPENING] = None
    next_what: Annotated[Line, Mark.SEARCHED, Asked.FACTS, Asked.NEXT, Asked.REOPENING] = FreeText(
        ""
    )
    findings: Annotated[Text, Mark.SEARCHED, Asked.MAPPING] = FreeText("")
    student_view: Annotated[Text, Mark.SEARCHED, Asked.MAPPING] = FreeText("")
    without: tuple[WentOnWithout, ...] = ()
    notes: tuple[Note, ...] = ()
    contacts: tuple[Contact, ...] = ()
    measures: tuple[Measure, ...] = ()
    handovers: tuple[Handover, ...] = ()
    closed_on: date | None = None
    closed_why: Annotated[Text, Mark.NEEDED, Asked.WHY] = FreeText("")
    student_word: Annotated[Text, Mark.SEARCHED, Asked.WHY] = FreeText("")
    reopened_on: date | None = None
    reopened_why: Annotated[Text, Mark.NEEDED, Asked.REOPENING] = FreeText("")

    @property
    def is_open(self) -> bool:
        return self.phase is not Phase.CLOSED

    @property
    def next_due(self) -> date | None:
        """The nearest of the next date and the evaluations still to be done; closed, nothing is."""
        if not self.is_open:
            return None
        if not self.measures:
            return self.next_date
        dates = [m.evaluate_on for m in self.open_measures if m.evaluate_on]
        if self.next_date:
            dates.append(self.next_date)
        return min(dates, default=None)

    @property
    def next_evaluation(self) -> Measure | None:
        """The measure whose evaluation comes before the next date, if one does."""
        due = self.next_due
        if due is None or due == self.next_date:
            return None
        return next((m for m in self.open_measures if m.evaluate_on == due), None)

    @property
    def open_measures(self) -> tuple[Measure, ...]:
        return tuple(m for m in self.measures if m.evaluated_on is None)

    @property
    def taken_up_on(self) -> date:
        """The day it was begun, or the last one it was taken up again."""
        return self.reopened_on or self.opened_on


class FormerlyInFollowUp(Record, frozen=True, kw_only=True):
    """What a follow-up had until schema 6; a `Consent` has a record of its own since."""

    consent: Line = FreeText("")
