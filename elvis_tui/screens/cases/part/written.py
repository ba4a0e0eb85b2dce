"""What was written of a student's part in a case, as something to read, put right or take away."""

from __future__ import annotations

from typing import Any

from elvis_tui.domain.cases import part_pieces
from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.part_pieces import Piece
from elvis_tui.domain.cases.parties import CaseMeasure, CasePlan, Party
from elvis_tui.domain.cases.plan_rules import measure_of
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.screens.cases.doubting import DoubtsYear
from elvis_tui.screens.cases.part.forms import MEASURE_ORDER
from elvis_tui.screens.dialogs.form import Form
from elvis_tui.screens.dialogs.written import CorrectForm
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.cases import plans as service
from elvis_tui.services.cases import verbs as cases
from elvis_tui.wording import case_parts, case_plans
from elvis_tui.wording import cases as case_words
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.labels import heading

ASKS = {
    Piece.OWN_WORDS: Asked.FACTS,
    Piece.EXPERIENCE: Asked.VOICE,
    Piece.BEST_INTEREST: Asked.VOICE,
    Piece.CLOSING_WORD: Asked.WORD,
}


class PartPiece:
    """See `screens/dialogs/written.Piece`.

    Args:
        session: What the screens share.
        case_id: Of which case.
        party_id: Whose part it is in.
        piece: What of it.
        measure_id: Which measure, where it is one or the evaluation of one.
    """

    def __init__(
        self, session: Session, case_id: str, party_id: str, piece: Piece, measure_id: str = ""
    ) -> None:
        self._session, self._case_id, self._party_id = session, case_id, party_id
        self._piece, self._measure_id = piece, measure_id
        self.piece_id = measure_id or f"{party_id}:{piece.value}"
        if piece is Piece.NO_MORE:
            self.piece_id = f"{measure_id}:{piece.value}"

    @property
    def _party(self) -> Party:
        return service.get(self._session.gate, self._case_id, self._party_id)

    def heading(self) -> str:
        about = Subject.of_student(self._party.student)
        return f"{case_plans.piece(self._piece)}: {self._session.names.with_group(about)}"

    def text(self) -> str:
        party, names = self._party, self._session.names
        if self._piece in (Piece.MEASURE, Piece.EVALUATION):
            return self._measure_text(measure_of(party, self._measure_id))
        if decision := part_pieces.decided(party, self._piece, self._measure_id):
            return case_words.decision(decision, names, self._session.gate.today)
        written = " ".join(names.text(t) for t in part_pieces.texts(party, self._piece))
        told = {
            Piece.EXPERIENCE: party.experience_on,
            Piece.CLOSING_WORD: party.closing_word_on,
        }.get(self._piece)
        head = [long_date(told)] if told else []
        if self._piece is Piece.EXPERIENCE and told:
            head = [_("hørt {day}").format(day=long_date(told))]
        if self._piece is Piece.CLOSING_WORD:
            head.append(case_parts.safe(party.safe))
        return "\n\n".join(filter(None, (" · ".join(head), written)))

    def _measure_text(self, measure: CaseMeasure) -> str:
        names = self._session.names
        if self._piece is Piece.EVALUATION:
            on = long_date(measure.evaluated_on) if measure.evaluated_on else ""
            return f"{on}\n\n{case_plans.evaluation(measure, names)}"
        days = (("start", measure.start), ("evaluate_on", measure.evaluate_on))
        told = {name: long_date(day) if day else "–" for name, day in days}
        told["who"] = names.staff(measure.who) or "–"
        facts = [f"{heading(CaseMeasure, f)}: {told[f]}" for f in MEASURE_ORDER if f in told]
        return "\n".join([names.text(measure.what), "", *facts])

    def form(self) -> Form[Any]:
        """The dialog that puts it right."""
        party, piece = self._party, self._piece
        about = Subject.of_student(party.student)
        if piece in (Piece.MEASURE, Piece.EVALUATION):
            measure = measure_of(party, self._measure_id)
            form: CorrectPiece = CorrectPiece(self._session, about, measure, self._correct)
            form.asks = Asked.RESULT if piece is Piece.EVALUATION else Asked.FACTS
            form.first = MEASURE_ORDER if piece is Piece.MEASURE else ("result", "helped", "went")
        elif decision := part_pieces.decided(party, piece, self._measure_id):
            form = CorrectPiece(self._session, about, decision, self._correct)
        elif piece is Piece.PROBLEM:
            form = CorrectPiece(self._session, about, party.plan, self._correct)
        else:
            form = CorrectPiece(self._session, about, party, self._correct)
            form.asks = ASKS[piece]
        form.keep_as(f"correct:{self.piece_id}")
        form.of_case = cases.get(self._session.gate, self._case_id)
        return form

    def _correct(self, before: Any, new: Any, why: FreeText) -> None:
        desk, case_id, party_id = self._session.desk, self._case_id, self._party_id
        match new:
            case CaseMeasure():
                service.correct_measure(desk, case_id, party_id, new, before, why)
            case CasePlan():
                service.set_problem(desk, case_id, party_id, new, before, why)
            case Decision() if self._piece is Piece.NOT_MADE:
                service.decide_none(desk, case_id, party_id, new, before, why)
            case Decision() if self._piece is Piece.NO_MORE:
                measure_id = self._measure_id
                service.need_no_more(desk, case_id, party_id, measure_id, new, before, why)
            case Decision():
                service.end_without(desk, case_id, party_id, new, before, why)
            case Party():
                save = {
                    Asked.FACTS: service.set_facts,
                    Asked.VOICE: service.set_voice,
                    Asked.WORD: service.set_word,
                }[ASKS[self._piece]]
                save(desk, case_id, new, before, why)

    def take_away(self) -> None:
        desk = self._session.desk
        service.take_away(desk, self._case_id, self._party_id, self._piece, self._measure_id)

    def erase(self, why: FreeText) -> None:
        desk, measure_id = self._session.desk, self._measure_id
        service.erase(desk, self._case_id, self._party_id, self._piece, why, measure_id)


class CorrectPiece(DoubtsYear[Any], CorrectForm[Any]):
    """Puts a piece right; what it was opened on goes with it, and nobody else's change is lost."""

    def __init__(self, session: Session, about: Subject, record: Any, accept: Any) -> None:
        super().__init__(session, about, record, lambda new, why: accept(record, new, why))

    def keep_as(self, draft_key: str) -> None:
        """Name the draft: a part is asked about in more than one dialog."""
        self._draft_key = draft_key


def is_written(party: Party, piece: Piece) -> bool:
    """Whether there is anything in a piece that is no measure."""
    return part_pieces.decided(party, piece) is not None or bool(part_pieces.texts(party, piece))
