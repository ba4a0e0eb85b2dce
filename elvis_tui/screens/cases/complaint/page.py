"""m on the page of a case: what the family can do, and a matter that Statsforvalteren has."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from textual.widget import Widget

from elvis_tui.domain.cases.complaint_rules import Stage, complaint_of, next_stage
from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import FreeText
from elvis_tui.i18n import _
from elvis_tui.screens.cases.complaint import commands
from elvis_tui.screens.cases.complaint.lines import LAYOUTS, lines
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.page_rows import told_by
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.cases import complaints as service
from elvis_tui.services.cases import verbs as cases
from elvis_tui.widgets.rows import RowList
from elvis_tui.wording import cases as case_words
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.keys import key

SLIP, SAKE = "slip", "sake"


class ComplaintScreen(Page):
    """What can be read aloud, and the steps of what has been reported; each saved as it is made."""

    mode = "cases"
    OWN_COMMANDS = commands.PAGE

    def __init__(self, session: Session, case_id: str) -> None:
        super().__init__(session)
        self._case_id = case_id

    @property
    def _case(self) -> Case:
        return cases.get(self.gate, self._case_id)

    def is_open(self) -> bool:
        """Whether the case has not been closed."""
        return cases.is_open(self.gate, self._case_id) is True

    def has_any(self) -> bool:
        """Whether it has been reported."""
        found = self.gate.find(Case, self._case_id)
        return bool(found and found.complaints)

    def is_reported(self) -> bool:
        """Whether it has been reported, and something can be written of it."""
        return self.is_open() and self.has_any()

    def body(self) -> Iterable[Widget]:
        yield RowList(LAYOUTS, id="complaint")

    def head(self) -> str:
        return _("{case}: til Statsforvalteren (§ 12-6)").format(case=case_words.name(self._case))

    def reload(self) -> None:
        self.query_one(RowList).fill(lines(self.session, self._case))
        self.refresh_bindings()

    # What can be done

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        kind, complaint_id, stage = told_by(message.row_id)
        if kind == "stage" and self.may_change():
            self._ask(complaint_of(self._case, complaint_id), Stage(stage))

    def _ask(self, complaint: Complaint, stage: Stage) -> None:
        from elvis_tui.screens.cases.complaint.form import ComplaintForm

        case = self._case
        if not case.is_open:
            self.tell(_("Saken er avsluttet. Ta den opp igjen på siden til saken først."))
            return

        def accept(typed: Complaint) -> None:
            service.edit(self.desk, case.id, typed, stage, complaint)

        form = ComplaintForm(self.session, case, complaint, stage, accept)
        self.app.push_screen(form, lambda _none: self.show_again())

    def action_next(self) -> None:
        complaint = self._chosen
        self._ask(complaint, next_stage(complaint))

    def action_edit(self) -> None:
        row = self.query_one(RowList).row
        kind, _complaint_id, stage = told_by(row.id if row else "")
        self._ask(self._chosen, Stage(stage) if kind == "stage" else Stage.REPORTED)

    @property
    def _chosen(self) -> Complaint:
        """The one whose step one stands on, else the last."""
        row = self.query_one(RowList).row
        _kind, complaint_id, _stage = told_by(row.id if row else "")
        every = self._case.complaints
        return next((c for c in every if c.id == complaint_id), every[-1])

    def action_new(self) -> None:
        from elvis_tui.screens.cases.complaint.form import ComplaintForm

        case = self._case

        def accept(typed: Complaint) -> None:
            service.report(self.desk, case.id, typed)

        new = service.proposed(self.gate)
        form = ComplaintForm(self.session, case, new, Stage.REPORTED, accept)
        self.app.push_screen(form, lambda _none: self.show_again())

    def action_history(self) -> None:
        from elvis_tui.screens.history import CaseHistory

        self.app.push_screen(CaseHistory(self.session, self._case_id))

    def action_remove(self) -> None:
        from elvis_tui.screens.dialogs.choose import Answer, Choose

        complaint = self._chosen
        undone = _("tas bort; {undo} angrer").format(undo=key("app.undo", "u"))
        answers = [
            Answer(SLIP, _("skrevet ved en feil"), undone),
            Answer(SAKE, _("for elevens skyld"), _("borte for godt, også fra historikken")),
        ]
        question = _("Hvorfor tas meldingen {day} bort?").format(day=long_date(complaint.on))
        answered = partial(self._remove, complaint.id)
        self.app.push_screen(Choose(question, "", answers), answered)

    def _remove(self, complaint_id: str, code: str | None) -> None:
        from elvis_tui.screens.dialogs.written import ErasureForm

        case_id = self._case_id
        if code == SLIP:
            self.attempt(lambda: service.take_away(self.desk, case_id, complaint_id))
        elif code == SAKE:

            def erase(why: FreeText) -> None:
                service.erase(self.desk, case_id, complaint_id, why)

            form = ErasureForm(self.session, complaint_id, erase)
            self.app.push_screen(form, lambda _none: self.show_again())
