"""One step of a case: how far it is, who, when, and what was done."""

from __future__ import annotations

from textual.widget import Widget

from elvis_tui.domain.cases.records import Case, Step
from elvis_tui.domain.cases.rules import leaves_nothing
from elvis_tui.domain.errors import ElvisError
from elvis_tui.domain.fields import Field
from elvis_tui.domain.record import replace
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.ask import Ask
from elvis_tui.screens.dialogs.described import DescribedForm
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.cases import verbs as cases
from elvis_tui.widgets.fields import LineField
from elvis_tui.wording import cases as case_words


class StepForm(DescribedForm[Step]):
    """Returns the step with what was typed."""

    AUTO_FOCUS = "#note"
    first = ("status",)

    def __init__(self, session: Session, case: Case, step: Step, accept: Accept[Step]) -> None:
        self._case_id = case.id
        step = replace(step, who=case_words.step_who(step))
        super().__init__(session, f"step:{case.id}:{step.id}", case_words.name(case), step, accept)

    def action_save(self) -> None:
        """Save; that nothing of the case would apply is asked about first."""
        if not self._would_leave_nothing():
            super().action_save()
            return

        def answered(yes: bool | None) -> None:
            if yes:
                super(StepForm, self).action_save()

        self.app.push_screen(nothing_applies(), answered)

    def _would_leave_nothing(self) -> bool:
        try:
            return leaves_nothing(cases.get(self.gate, self._case_id), self.read())
        except ElvisError:
            return False  # what is wrong with it is told when it is saved

    def heading(self) -> str:
        return f"{self._about}: {case_words.step_title(self.record)}"

    def field_for(self, field: Field) -> Widget:
        widget = super().field_for(field)
        if field.name == "on" and isinstance(widget, LineField):
            widget.placeholder = _("tom: i dag, når steget er gjort")
        return widget


def nothing_applies() -> Ask:
    """The question whether nothing of a case's checklist applies."""
    return Ask(
        _("Da gjelder ingen steg i saken. Stemmer det?"),
        _("Saken står åpen på Oversikt og sakslista til den avsluttes."),
    )
