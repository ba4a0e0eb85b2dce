"""A student's part in a case: the role, what the student says, and the written plan."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked, Id, Line, Mark, Refers, Text
from elvis_tui.domain.measures import Went
from elvis_tui.domain.record import Record


class Role(StrEnum):
    """What a student has to do with a case."""

    NOT_TOLD = "not_told"
    AFFECTED = "affected"
    """Does not have it safe and good at school (§ 12-2): the duty to act is towards this one."""
    OTHER = "other"
    """The other party."""
    WITNESS = "witness"


class Helped(StrEnum):
    """Whether a measure helped, as it was found when it was evaluated."""

    NOT_TOLD = "not_told"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Safe(StrEnum):
    """Whether the student has it safe and good at school, in the student's own word."""

    NOT_TOLD = "not_told"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class CaseMeasure(Record, frozen=True, kw_only=True):
    """A measure of a written plan. § 12-4 asks what, when, who, and when it is evaluated.

    What is planned is not thereby done: `went` says whether it was carried out, `helped` whether
    it helped, and both are asked when it is evaluated. `planned_on` is when it came into the plan,
    `follows` the measures that had not helped then: it is tried in their place. `no_more` is the
    decision that nothing is tried in the place of this one.
    """

    id: Id
    what: Annotated[Line, Mark.SEARCHED, Mark.TITLE, Mark.NEEDED, Asked.FACTS]
    who: Annotated[Line, Mark.WHO, Asked.FACTS] = FreeText("")
    start: Annotated[date | None, Asked.FACTS] = None
    evaluate_on: Annotated[date | None, Asked.FACTS] = None
    went: Annotated[Went, Asked.RESULT] = Went.NOT_TOLD
    helped: Annotated[Helped, Asked.RESULT] = Helped.NOT_TOLD
    result: Annotated[Text, Mark.SEARCHED, Mark.NEEDED, Asked.RESULT] = FreeText("")
    evaluated_on: Annotated[date | None, Asked.RESULT] = None
    planned_on: date | None = None
    follows: tuple[Id, ...] = ()
    no_more: Decision | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still has to be evaluated."""
        return self.evaluated_on is None


class CasePlan(Record, frozen=True, kw_only=True):
    """The written plan (tiltaksplan, aktivitetsplan) of § 12-4 for one student.

    `not_made` is the decision that there shall be none: the plan document says both that one is
    always made and that one is made when the head so judges; always is what holds here.
    `first_finished_on` is when it was finished before it came to be changed: that stands.
    """

    problem: Annotated[Text, Mark.SEARCHED, Mark.TITLE, Asked.FACTS] = FreeText("")
    measures: tuple[CaseMeasure, ...] = ()
    finished_on: date | None = None
    finished_by: Annotated[Line, Mark.WHO] = FreeText("")
    not_made: Decision | None = None
    first_finished_on: date | None = None
    first_finished_by: Annotated[Line, Mark.WHO] = FreeText("")

    @property
    def first_finish(self) -> date | None:
        """When it was finished the first time, whatever became of it since."""
        return self.first_finished_on or self.finished_on

    @property
    def open_measures(self) -> tuple[CaseMeasure, ...]:
        return tuple(m for m in self.measures if m.is_open)

    @property
    def is_begun(self) -> bool:
        """Whether anything has been written in it."""
        return bool(self.problem or self.measures or self.first_finish or self.not_made)


class Party(Record, frozen=True, kw_only=True):
    """A student in a case.

    `own_words` is what the student told when it was reported; `experience` how the student sees it,
    which the duty begins and ends with; `best_interest` what is best for the student, as it was
    weighed. `closing_word` is what the student says at the end; where that cannot be had,
    `ended_without` says why it is ended all the same, and `before_reopening` that both are older
    than that the case was taken up again. `role_why` is why one who was affected is so no more.
    `since` is when the student came into the case, where that was after the report; `deadline` is
    then the student's own.
    """

    id: Id
    student: Annotated[str, Refers.to("students"), Mark.TITLE]
    role: Annotated[Role, Asked.FACTS] = Role.NOT_TOLD
    role_why: Annotated[Text, Mark.SEARCHED, Asked.FACTS] = FreeText("")
    own_words: Annotated[Text, Mark.SEARCHED, Asked.FACTS] = FreeText("")
    experience: Annotated[Text, Mark.SEARCHED, Asked.VOICE] = FreeText("")
    experience_on: Annotated[date | None, Asked.VOICE] = None
    best_interest: Annotated[Text, Mark.SEARCHED, Asked.VOICE] = FreeText("")
    plan: CasePlan = CasePlan()
    closing_word: Annotated[Text, Mark.SEARCHED, Mark.NEEDED, Asked.WORD] = FreeText("")
    closing_word_on: Annotated[date | None, Asked.WORD] = None
    safe: Annotated[Safe, Asked.WORD] = Safe.NOT_TOLD
    ended_without: Decision | None = None
    since: Annotated[date | None, Asked.FACTS] = None
    deadline: date | None = None
    before_reopening: Annotated[bool, Mark.UNTOLD] = False

    @property
    def has_words(self) -> bool:
        """Whether anything has been written of the student's part."""
        written = (self.own_words, self.experience, self.best_interest, self.closing_word)
        return any(written) or self.plan.is_begun or self.ended_without is not None
