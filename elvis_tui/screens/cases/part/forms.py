"""The dialogs of a student's part in a case."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.part_pieces import Piece
from elvis_tui.domain.cases.parties import CaseMeasure, CasePlan, Party
from elvis_tui.domain.cases.plan_rules import needs_plan
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.fields import Field
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _, later
from elvis_tui.screens.cases.doubting import DoubtsYear
from elvis_tui.screens.dialogs.described import R
from elvis_tui.screens.dialogs.evaluating import EvaluatingForm
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.dialogs.subject_form import SubjectForm
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.fields import LineField
from elvis_tui.wording import case_plans

MEASURE_ORDER = ("what", "start", "who", "evaluate_on")
"""A measure in the order of the law: b what, c when, d who, e when it is evaluated."""


def today_where_empty(field: Field, widget: Widget, name: str) -> Widget:
    """Say of the field of a day that it may stand empty."""
    if field.name == name and isinstance(widget, LineField):
        widget.placeholder = _("tom: i dag")
    return widget


class PartForm(DoubtsYear[R]):
    """A dialog of a student's part.

    Args:
        session: What the screens share.
        case: Which case it is a part of.
        key: Names this dialog about this thing, for the draft.
        party: Whose part.
        record: What the fields hold at first.
        accept: Takes the record when it is saved.
    """

    def __init__(
        self, session: Session, case: Case, key: str, party: Party, record: R, accept: Accept[R]
    ) -> None:
        super().__init__(session, key, Subject.of_student(party.student), record, accept)
        self.of_case = case


class FactsForm(PartForm[Party]):
    """The role, and what the student told when it was reported."""

    words = later("Rolle og egne ord")
    first = ("role", "own_words", "since")

    def __init__(self, session: Session, case: Case, party: Party, accept: Accept[Party]) -> None:
        super().__init__(session, case, f"part-facts:{party.id}", party, party, accept)

    def asked_for(self) -> tuple[str, ...]:
        """Why the role is another is asked where it may have to be said, or has been."""
        names, now = super().asked_for(), self.record
        if needs_plan(now) or now.role_why:
            return names
        return tuple(name for name in names if name != "role_why")


class VoiceForm(PartForm[Party]):
    """How the student sees it, and what is best for the student."""

    words = later("Elevens syn")
    asks = Asked.VOICE

    def __init__(
        self,
        session: Session,
        case: Case,
        party: Party,
        accept: Accept[Party],
        first: str = "experience",
    ) -> None:
        super().__init__(session, case, f"voice:{party.id}", party, party, accept)
        self._first = first

    def filled(self) -> None:
        self.query_one(f"#{self._first}").focus()

    def field_for(self, field: Field) -> Widget:
        return today_where_empty(field, super().field_for(field), "experience_on")


class WordForm(PartForm[Party]):
    """What the student says at the end, and whether it is safe."""

    words = later("Elevens ord til slutt")
    asks = Asked.WORD

    def __init__(self, session: Session, case: Case, party: Party, accept: Accept[Party]) -> None:
        super().__init__(session, case, f"word:{party.id}", party, party, accept)

    def field_for(self, field: Field) -> Widget:
        return today_where_empty(field, super().field_for(field), "closing_word_on")


class ProblemForm(PartForm[CasePlan]):
    """What problem the measures are to solve."""

    words = later("Problem som skal løses")

    def __init__(
        self, session: Session, case: Case, party: Party, accept: Accept[CasePlan]
    ) -> None:
        super().__init__(session, case, f"problem:{party.id}", party, party.plan, accept)


class MeasureForm(PartForm[CaseMeasure]):
    """A new measure of a plan, in the order of the law."""

    words = later("Nytt tiltak")
    first = MEASURE_ORDER

    def __init__(
        self, session: Session, case: Case, party: Party, accept: Accept[CaseMeasure]
    ) -> None:
        new = CaseMeasure(id="", what=FreeText(""), start=session.gate.today)
        super().__init__(session, case, f"case-measure:{party.id}", party, new, accept)


class EvaluateForm(EvaluatingForm[CaseMeasure], PartForm[CaseMeasure]):
    """How a measure went, and whether it helped."""

    first = ("result", "helped", "went")

    def __init__(
        self,
        session: Session,
        case: Case,
        party: Party,
        measure: CaseMeasure,
        accept: Accept[CaseMeasure],
    ) -> None:
        super().__init__(session, case, f"evaluate:{measure.id}", party, measure, accept)

    def field_for(self, field: Field) -> Widget:
        return today_where_empty(field, super().field_for(field), "evaluated_on")


class DecisionForm(PartForm[Decision]):
    """Why something is not done, who decided so, and when.

    Args:
        session: What the screens share.
        case: Which case it is in.
        party: Whose part it is in.
        piece: What is decided.
        decision: As it stands, if it has been made.
        accept: Takes it.
        measure_id: Of which measure, where it is decided of one.
    """

    def __init__(
        self,
        session: Session,
        case: Case,
        party: Party,
        piece: Piece,
        decision: Decision | None,
        accept: Accept[Decision],
        measure_id: str = "",
    ) -> None:
        self._piece = piece
        decision = decision or Decision(on=session.gate.today)
        key = f"{piece.value}:{measure_id or party.id}"
        super().__init__(session, case, key, party, decision, accept)

    def purpose(self) -> str:
        return case_plans.piece(self._piece)


class WhoFinishedForm(SubjectForm[FreeText]):
    """Who says that a plan is finished, where the log-in does not tell."""

    words = later("Planen er ferdig")

    def __init__(
        self, session: Session, case: Case, party: Party, accept: Accept[FreeText]
    ) -> None:
        about = Subject.of_student(party.student)
        super().__init__(session, f"finished-by:{party.id}", about, accept)
        self.of_case = case

    def fields(self) -> Iterable[Widget]:
        yield Labelled(_("Ferdig, sier"), self.who_field("by"))

    def read(self) -> FreeText:
        return FreeText(self.needed("by"))
