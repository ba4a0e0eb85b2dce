"""A school-environment case (opplæringsloven § 12-4) as a checklist of the plan's duties."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.parties import Party
from elvis_tui.domain.cases.severity import Severity, Suspicion
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked, Id, Line, Mark, Refers, Text, Word
from elvis_tui.domain.record import Record
from elvis_tui.domain.written import is_written


class StepStatus(StrEnum):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"


class CaseStanding(StrEnum):
    """Where a case stands as a whole."""

    WAITING = "waiting"
    """A step waits to be done."""
    DONE = "done"
    """All that applies is done: the case can be ended."""
    NOTHING_APPLIES = "nothing_applies"
    """Every step has been said not to apply, or there is none."""
    REOPENED = "reopened"
    """Taken up again, and no step of it since."""
    CLOSED = "closed"


class Step(Record, frozen=True, kw_only=True):
    """One duty on a case's checklist; `duty_id` points at the plan's own words for it.

    `title` is the plan's; a follow-on duty has none, and is known by `follow_on`. `due` is when it
    is planned, `on` when it was done. A duty of the plan or the law that does not apply has been
    `waived`: by whom, when and why. `reference` is what it has in the archive.
    """

    id: Id
    duty_id: Id
    title: Annotated[Word, Mark.SEARCHED, Mark.TITLE] = ""
    follow_on: Annotated[FollowOn | None, Mark.TITLE] = None
    who: Annotated[Line, Mark.WHO, Asked.FACTS] = FreeText("")
    status: Annotated[StepStatus, Asked.FACTS] = StepStatus.NOT_STARTED
    on: Annotated[date | None, Asked.FACTS] = None
    due: Annotated[date | None, Asked.FACTS] = None
    note: Annotated[Text, Mark.SEARCHED, Asked.FACTS] = FreeText("")
    reference: Annotated[Line, Mark.SEARCHED, Asked.FACTS] = FreeText("")
    waived: Decision | None = None

    @property
    def lacks_reason(self) -> bool:
        """Whether it is said not to apply, and nobody has written why."""
        is_waived = self.status is StepStatus.NOT_APPLICABLE
        return is_waived and not (self.waived and self.waived.is_whole)

    @property
    def lacks_reference(self) -> bool:
        """Whether it is the varsel in Elements, said to be done without its reference there."""
        is_done = self.follow_on is FollowOn.ELEMENTS and self.status is StepStatus.DONE
        return is_done and not is_written(self.reference)

    @property
    def is_open(self) -> bool:
        return self.status in (StepStatus.NOT_STARTED, StepStatus.IN_PROGRESS)


class Case(Record, frozen=True, kw_only=True):
    """A case, named by `number` (2026-04). `deadline` is the school's own for the written plan,
    counted out as `deadline_days` school days from the report.

    `seen` is what was seen or told when it was reported; `raised_on` the day it was raised with
    the head, from which § 12-6 counts. `archive_reference` is where it lies in the archive.
    `plan_digest` is that of the action plan it was opened under, empty where it is not known: its
    steps are that plan's duties.
    """

    id: Id
    number: Annotated[Word, Mark.SEARCHED, Mark.UNTOLD]
    title: Annotated[Line, Mark.SEARCHED, Mark.TITLE, Mark.NEEDED, Asked.FACTS]
    parties: Annotated[tuple[Party, ...], Asked.FACTS]
    reported_on: Annotated[date, Asked.FACTS]
    reported_by: Annotated[Line, Mark.SEARCHED, Mark.WHO, Asked.FACTS] = FreeText("")
    reported_how: Annotated[Line, Asked.FACTS] = FreeText("")
    seen: Annotated[Text, Mark.SEARCHED, Asked.FACTS] = FreeText("")
    raised_on: Annotated[date | None, Asked.FACTS] = None
    deadline: date | None = None
    deadline_days: int | None = None
    steps: tuple[Step, ...] = ()
    suspicion: Suspicion | None = None
    severity: Severity | None = None
    complaints: tuple[Complaint, ...] = ()
    archive_reference: Annotated[Line, Mark.SEARCHED, Asked.ARCHIVE] = FreeText("")
    archived_on: Annotated[date | None, Asked.ARCHIVE] = None
    closed_on: date | None = None
    closed_why: Annotated[Text, Mark.NEEDED, Asked.WHY] = FreeText("")
    reopened_on: date | None = None
    reopened_why: Annotated[Text, Mark.NEEDED, Asked.REOPENING] = FreeText("")
    plan_digest: Annotated[Word, Mark.UNTOLD] = ""

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    @property
    def students(self) -> tuple[str, ...]:
        """Whom it is about, each student once."""
        return tuple(party.student for party in self.parties)

    @property
    def next_step(self) -> Step | None:
        """The first step that is still open: what the case waits for."""
        return next((s for s in self.steps if s.is_open), None) if self.is_open else None

    @property
    def progress(self) -> tuple[int, int]:
        """Steps done and steps that apply."""
        apply = [s for s in self.steps if s.status is not StepStatus.NOT_APPLICABLE]
        done = (s.status is StepStatus.DONE and not s.lacks_reference for s in apply)
        return sum(done), len(apply)


class FormerlyInCase(Record, frozen=True, kw_only=True):
    """What a case had until schema 7; a student has a part of its own in it since."""

    students: Annotated[tuple[str, ...], Refers.to("students")] = ()
