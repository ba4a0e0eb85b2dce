"""One physical intervention on one page: what is asked for, and what is missing of it."""

from __future__ import annotations

from functools import partial

from elvis_tui.domain.cases.intervention_rules import Part, Standing
from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.errors import ElvisError
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.screens.cases.interventions import commands
from elvis_tui.screens.cases.interventions.lines import LAYOUTS, facts, law, parts
from elvis_tui.screens.cases.interventions.opening import ask
from elvis_tui.screens.frame.navigation import ShowSubject
from elvis_tui.screens.frame.page_rows import told_by
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.frame.taking_up import TakesUp
from elvis_tui.screens.frame.two_columns import TwoColumns
from elvis_tui.services.cases import intervention_document as document
from elvis_tui.services.cases import interventions as service
from elvis_tui.services.desk.interventions import stands
from elvis_tui.widgets.rows import RowList
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import interventions as words
from elvis_tui.wording.faults import explain
from elvis_tui.wording.keys import key

MISTAKE, SAKE = "mistake", "sake"


class InterventionScreen(TakesUp, TwoColumns):
    """One record on one page; every change is saved as it is made."""

    mode = "cases"
    layouts = LAYOUTS
    OWN_COMMANDS = commands.PAGE

    def __init__(self, session: Session, intervention_id: str) -> None:
        super().__init__(session)
        self._intervention_id = intervention_id

    @property
    def _one(self) -> Intervention:
        return service.get(self.gate, self._intervention_id)

    @property
    def _stands(self) -> Standing:
        return stands(self.gate, self._one)

    @property
    def _subject(self) -> Subject:
        return Subject.of_student(self._one.student)

    def to_take_up(self) -> AgendaItem:
        """Whom the page is about."""
        return AgendaItem(id="", subject=self._subject)

    def head(self) -> str:
        return f"{words.title()}: {self.session.names.with_group(self._subject)}"

    def reload(self) -> None:
        now, session = self._stands, self.session
        self.show(facts(session, now), parts(session, now), law(session))

    # What can be done

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        kind, part, _item = told_by(message.row_id)
        if kind == "part" and self.may_change():
            self._ask(Part(part))

    def _ask(self, part: Part) -> None:
        ask(self, self._one, part, self.show_again)

    def action_next(self) -> None:
        missing = self._stands.missing
        if missing:
            self._ask(missing[0])
        else:
            self.tell(_("Alt som kreves, er skrevet."), wrong=False)

    def action_edit(self) -> None:
        row = self.query_one("#page", RowList).row
        kind, part, _item = told_by(row.id if row else "")
        self._ask(Part(part) if kind == "part" else Part.FACTS)

    def action_link(self) -> None:
        from elvis_tui.screens.dialogs.choose import Answer, Choose

        one = self._one
        cases = service.cases_of(self.gate, one)
        if not cases:
            self.tell(_("Eleven er ikke med i noen sak."))
            return
        answers = [Answer(case.id, partial(self._case_named, case.id)) for case in cases]
        answers.append(Answer("none", _("ingen sak")))

        def answered(code: str | None) -> None:
            if code:
                case_id = None if code == "none" else code
                self.attempt(lambda: service.link(self.desk, one.id, case_id))

        first = next((n for n, case in enumerate(cases) if case.id == one.case_id), 0)
        self.app.push_screen(Choose(_("Hvilken sak hører det til?"), "", answers, first), answered)

    def _case_named(self, case_id: str) -> str:
        case = next(c for c in service.cases_of(self.gate, self._one) if c.id == case_id)
        return f"{case_words.name(case)} · {self.session.names.text(case.title)}"

    def action_write(self) -> None:
        from elvis_tui.screens.dialogs.write import Target, WriteForm

        one = self._one

        def accept(target: Target) -> None:
            path = document.write(self.gate, one, target.path, hidden=target.hidden)
            self.tell(_("Skrevet til {path}").format(path=path), wrong=False)

        def name(hidden: bool) -> str:
            return document.file_name(self.gate, one, hidden=hidden)

        self.app.push_screen(WriteForm(self.session, one.id, name, accept))

    def action_student(self) -> None:
        self.post_message(ShowSubject(self._subject))

    def action_history(self) -> None:
        from elvis_tui.screens.history import SubjectHistory

        self.app.push_screen(SubjectHistory(self.session, self._subject))

    def action_remove(self) -> None:
        from elvis_tui.screens.dialogs.choose import Answer, Choose

        undone = _("tas bort; {undo} angrer").format(undo=key("app.undo", "u"))
        answers = [
            Answer(MISTAKE, _("skrevet ved en feil"), undone),
            Answer(SAKE, _("for elevens skyld"), _("borte for godt, også fra historikken")),
        ]
        self.app.push_screen(Choose(_("Hvorfor tas det bort?"), "", answers), self._remove)

    def _remove(self, code: str | None) -> None:
        from elvis_tui.screens.dialogs.written import ErasureForm

        one = self._one

        def gone(why: object) -> None:
            if why is not None and self.app.screen is self:
                self.action_back()

        if code == MISTAKE:
            self._take_away()
        elif code == SAKE:
            erase = partial(service.erase, self.desk, one.id)
            self.app.push_screen(ErasureForm(self.session, one.id, erase), gone)

    def _take_away(self) -> None:
        """Not by `attempt`: there would be nothing left to show again."""
        try:
            service.take_away(self.desk, self._intervention_id)
        except ElvisError as fault:
            self.tell(explain(fault))
        else:
            self.action_back()
