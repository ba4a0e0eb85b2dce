"""A student's part in a case: the voice, the written plan of § 12-4, and the word at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from textual.widget import Widget

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.part_pieces import Piece, decided
from elvis_tui.domain.cases.parties import CaseMeasure, Party, Safe
from elvis_tui.domain.cases.plan_rules import measure_of
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.trying_on import word_counts
from elvis_tui.domain.errors import DomainError
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.screens.cases import changing
from elvis_tui.screens.cases.part.commands import PART
from elvis_tui.screens.cases.part.lines import LAYOUTS, WIDE, part_lines
from elvis_tui.screens.frame.navigation import ShowCase, ShowSubject
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.page_rows import told_by
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.across import history
from elvis_tui.services.cases import plans as service
from elvis_tui.services.cases import verbs as cases
from elvis_tui.widgets.rows import RowList
from elvis_tui.wording import case_parts
from elvis_tui.wording import cases as case_words
from elvis_tui.wording.keys import key

NEW, NO_MORE = "new", "no_more"


class CasePartyScreen(Page):
    """One student's part in a case; nothing that was written of another stands on it.

    Args:
        session: What the screens share.
        case_id: Of which case.
        party_id: Whose part.
    """

    mode = "cases"
    OWN_COMMANDS = PART

    def __init__(self, session: Session, case_id: str, party_id: str) -> None:
        super().__init__(session)
        self._case_id, self._party_id = case_id, party_id
        self._row_id = ""

    @property
    def _case(self) -> Case:
        return cases.get(self.gate, self._case_id)

    @property
    def _party(self) -> Party:
        return service.get(self.gate, self._case_id, self._party_id)

    @property
    def _subject(self) -> Subject:
        return Subject.of_student(self._party.student)

    def is_open(self) -> bool:
        """Whether the case has not been closed."""
        return cases.is_open(self.gate, self._case_id) is True

    def is_on_open_measure(self) -> bool:
        """Whether it is a measure one stands on that has to be evaluated."""
        return self.is_open() and self._measure_here() is not None

    def _measure_here(self) -> CaseMeasure | None:
        kind, measure_id, _rest = told_by(self._row_id)
        if kind != Piece.MEASURE:
            return None
        try:
            measure = measure_of(self._party, measure_id)
        except DomainError:
            return None
        return measure if measure.is_open else None

    def body(self) -> Iterable[Widget]:
        yield RowList(LAYOUTS, id="part")

    def head(self) -> str:
        party = self._party
        with self.gate.opening(self._subject):
            who = self.session.names.with_group(self._subject)
        return f"{who} · {case_parts.role(party.role)} · {case_words.name(self._case)}"

    def reload(self) -> None:
        rows = self.query_one(RowList)
        with self.gate.opening(self._subject):
            wide = self.app.size.width >= WIDE
            rows.fill(part_lines(self.session, self._case, self._party, wide=wide))
        self._row_id = rows.row.id if rows.row else ""
        self.refresh_bindings()

    def on_screen_resume(self) -> None:
        # Textual calls the one of the room too.
        if cases.is_open(self.gate, self._case_id) is not None:
            history.note_read(self.desk, self._case_id)

    def on_resize(self) -> None:
        if self.stands and self.is_current:
            self.reload()

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        self._row_id = message.row_id
        self.refresh_bindings()

    # What can be done

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Read what is written; where nothing is, write it."""
        kind, record_id, _rest = told_by(message.row_id)
        if kind == "none":
            self._when_open(self.action_measure)
        elif kind == "failed":
            self._when_open(partial(self._after_failed, record_id))
        elif kind in (Piece.MEASURE, Piece.EVALUATION, Piece.NO_MORE):
            self._read(Piece(kind), record_id)
        elif kind in set(Piece):
            self._open(Piece(kind))

    def _open(self, piece: Piece) -> None:
        from elvis_tui.screens.cases.part.written import is_written

        if is_written(self._party, piece):
            self._read(piece)
            return
        begin = {
            Piece.OWN_WORDS: self.action_facts,
            Piece.EXPERIENCE: self.action_voice,
            Piece.BEST_INTEREST: partial(self._voice, "best_interest"),
            Piece.PROBLEM: self.action_problem,
            Piece.CLOSING_WORD: self.action_word,
        }.get(piece)
        if begin:
            self._when_open(begin)

    def _when_open(self, action: object) -> None:
        if not self.is_open():
            self.tell(
                _("Saken er avsluttet. {reopen} på saken tar den opp igjen.").format(
                    reopen=key("case.reopen", "r")
                )
            )
        elif self.may_change() and callable(action):
            action()

    def _read(self, piece: Piece, measure_id: str = "") -> None:
        from elvis_tui.screens.cases.part.written import PartPiece
        from elvis_tui.screens.dialogs.written import WrittenDialog

        written = PartPiece(self.session, self._case_id, self._party_id, piece, measure_id)
        self.app.push_screen(WrittenDialog(self.session, written), lambda _none: self.show_again())

    def _after_failed(self, measure_id: str) -> None:
        """A new measure after one that did not help, or the decision that there is to be none."""
        from elvis_tui.screens.dialogs.choose import Answer, Choose

        def answered(code: str | None) -> None:
            if code == NEW:
                self.action_measure()
            elif code == NO_MORE:
                save = partial(
                    service.need_no_more, self.desk, self._case_id, self._party_id, measure_id
                )
                self._decide(Piece.NO_MORE, save, measure_id)

        answers = [
            Answer(NEW, _("nytt tiltak")),
            Answer(NO_MORE, _("ikke noe nytt tiltak, med begrunnelse")),
        ]
        self.app.push_screen(Choose(_("Et tiltak hjalp ikke. Hva nå?"), "", answers), answered)

    def _saving(self, save: Callable[..., Any]) -> Callable[..., None]:
        return changing.saving(self, self._case_id, self._party_id, save)

    def action_facts(self) -> None:
        from elvis_tui.screens.cases.part.forms import FactsForm

        old = self._party
        save = partial(service.set_facts, self.desk, self._case_id, base=old)
        self.app.push_screen(FactsForm(self.session, self._case, old, save))

    def action_voice(self) -> None:
        self._voice("experience")

    def _voice(self, first: str) -> None:
        from elvis_tui.screens.cases.part.forms import VoiceForm

        old = self._party
        save = partial(service.set_voice, self.desk, self._case_id, base=old)
        self.app.push_screen(VoiceForm(self.session, self._case, old, self._saving(save), first))

    def action_problem(self) -> None:
        from elvis_tui.screens.cases.part.forms import ProblemForm

        old = self._party
        save = partial(service.set_problem, self.desk, self._case_id, old.id, base=old.plan)
        self.app.push_screen(ProblemForm(self.session, self._case, old, self._saving(save)))

    def action_measure(self) -> None:
        changing.measure(self, self._case_id, self._party_id)

    def action_evaluate(self) -> None:
        if measure := self._measure_here():
            changing.evaluation(self, self._case_id, self._party_id, measure.id)

    def action_finish(self) -> None:
        desk, case_id, party = self.desk, self._case_id, self._party
        if party.plan.finished_on:
            if self.attempt(lambda: service.take_up(desk, case_id, party.id)):
                self.tell(_("Planen er tatt opp igjen."), wrong=False)
        elif self.attempt(lambda: service.check_finished(self.gate, case_id, party.id)):
            self._finish(party)

    def _finish(self, party: Party) -> None:
        """Call it finished; who says so is asked for where the log-in does not tell."""
        desk, case_id = self.desk, self._case_id
        if not desk.author:
            self._ask_who_finished(party)
        elif self.attempt(lambda: service.finish(desk, case_id, party.id)):
            self._tell_finished()

    def _ask_who_finished(self, party: Party) -> None:
        from elvis_tui.screens.cases.part.forms import WhoFinishedForm

        def accept(by: FreeText) -> None:
            service.finish(self.desk, self._case_id, party.id, by)

        def left(by: FreeText | None) -> None:
            self.show_again()
            if by is not None:
                self._tell_finished()

        self.app.push_screen(WhoFinishedForm(self.session, self._case, party, accept), left)

    def _tell_finished(self) -> None:
        self.tell(_("Planen er ferdig. Tiltakene skal evalueres."), wrong=False)

    def action_no_plan(self) -> None:
        """That no plan is made is decided, in writing; that one is made after all is a key."""
        desk, case_id, party = self.desk, self._case_id, self._party
        if party.plan.not_made:
            if self.attempt(lambda: service.take_up(desk, case_id, party.id)):
                self.tell(_("Planen lages likevel."), wrong=False)
            return
        self._decide(Piece.NOT_MADE, partial(service.decide_none, desk, case_id, party.id))

    def action_end_without(self) -> None:
        party = self._party
        if party.ended_without:
            self._read(Piece.ENDED_WITHOUT)
            return
        if not self.attempt(lambda: service.check_ends_without(self.gate, self._case_id, party)):
            return
        save = partial(service.end_without, self.desk, self._case_id, party.id)
        self._decide(Piece.ENDED_WITHOUT, save)

    def _decide(self, piece: Piece, save: partial[Party], measure_id: str = "") -> None:
        from elvis_tui.screens.cases.part.forms import DecisionForm

        party = self._party
        now = decided(party, piece, measure_id)

        def accept(decision: Decision) -> None:
            save(decision, now)

        form = DecisionForm(self.session, self._case, party, piece, now, accept, measure_id)
        self.app.push_screen(form)

    def action_word(self) -> None:
        from elvis_tui.screens.cases.part.forms import WordForm

        old = self._party
        save = partial(service.set_word, self.desk, self._case_id, base=old)
        fresh = word_counts(self._case, old) or not old.closing_word_on
        shown = old if fresh else _unsaid(old)
        self.app.push_screen(WordForm(self.session, self._case, shown, save))

    def action_case(self) -> None:
        self.post_message(ShowCase(self._case_id))

    def action_student(self) -> None:
        self.post_message(ShowSubject(self._subject))


def _unsaid(party: Party) -> Party:
    """The part without a word that is of before: what is asked is how it is now."""
    return replace(party, closing_word=FreeText(""), closing_word_on=None, safe=Safe.NOT_TOLD)
