"""The keys of a case's page for § 12-5 and for serious cases, and what it tells of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.severity import Severity, Suspicion
from elvis_tui.domain.free_text import FreeText
from elvis_tui.i18n import _
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.cases import routes as service
from elvis_tui.services.cases import verbs as cases
from elvis_tui.wording import case_routes as words

Piece = str | tuple[str, str]
CHANGE, BACK = "change", "back"


class RoutesOnPage(Page):
    """The part of a case's page that says an employee is suspected, or that it is serious."""

    _case_id: str

    def action_suspect(self) -> None:
        """Who is suspected; where somebody is, put it right or take it back."""
        case = cases.get(self.gate, self._case_id)
        if case.suspicion is None:
            self._ask_whom()
            return
        self._choose(words.suspected(), self._ask_whom, self._ask_why_not_suspected)

    def _ask_whom(self) -> None:
        from elvis_tui.screens.cases.route_forms import SuspicionForm

        case = cases.get(self.gate, self._case_id)

        def accept(typed: Suspicion, why: FreeText) -> None:
            service.suspect(self.desk, case.id, typed, case.suspicion, why)

        self.app.push_screen(SuspicionForm(self.session, case, accept))

    def _ask_why_not_suspected(self) -> None:
        from elvis_tui.screens.cases.route_forms import TakenBackForm

        case = cases.get(self.gate, self._case_id)

        def accept(why: FreeText) -> None:
            service.take_back_suspicion(self.desk, case.id, why)

        purpose = _("Ta tilbake mistanken")
        self.app.push_screen(TakenBackForm(self.session, case, purpose, accept))

    def action_serious(self) -> None:
        """What makes it serious; where it is, put it right or take it back."""
        case = cases.get(self.gate, self._case_id)
        if case.severity is None:
            self._ask_triggers()
            return
        self._choose(words.serious(), self._ask_triggers, self._ask_why_not_serious)

    def _ask_triggers(self) -> None:
        from elvis_tui.screens.cases.route_forms import SeverityForm

        case = cases.get(self.gate, self._case_id)

        def accept(typed: Severity, why: FreeText) -> None:
            service.judge_serious(self.desk, case.id, typed, case.severity, why)

        self.app.push_screen(SeverityForm(self.session, case, accept))

    def _ask_why_not_serious(self) -> None:
        from elvis_tui.screens.cases.route_forms import TakenBackForm

        case = cases.get(self.gate, self._case_id)

        def accept(why: FreeText) -> None:
            service.take_back_severity(self.desk, case.id, why)

        purpose = _("Ikke alvorlig likevel")
        self.app.push_screen(TakenBackForm(self.session, case, purpose, accept))

    def _choose(self, question: str, change: Callable[[], None], back: Callable[[], None]) -> None:
        from elvis_tui.screens.dialogs.choose import Answer, Choose

        answers = [
            Answer(CHANGE, _("rett opp")),
            Answer(BACK, _("ta tilbake, med begrunnelse")),
        ]

        def answered(code: str | None) -> None:
            if code == CHANGE:
                change()
            elif code == BACK:
                back()

        self.app.push_screen(Choose(question, "", answers), answered)


def route_pieces(session: Session, case: Case) -> Iterator[Piece]:
    """A line each, where an employee is suspected or the case is serious."""
    names, today = session.names, session.gate.today
    if case.suspicion:
        yield "\n"
        yield f"{words.suspected()}:", "bold $level-red"
        yield f" {words.suspicion(case.suspicion, names, today)}"
    if case.severity:
        yield "\n"
        yield f"{words.serious()}:", "bold $level-red"
        yield f" {words.severity(case.severity, names, today)}"
