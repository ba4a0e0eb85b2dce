"""One step of a case: how far it is, who, when, and what was done; or why it does not apply."""

from __future__ import annotations

from datetime import date

from textual.widget import Widget

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.five_duties import comes_before
from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.cases.rules import check_not_long_past
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.fields import Field
from elvis_tui.domain.record import replace
from elvis_tui.i18n import _
from elvis_tui.screens.cases.doubting import DoubtsYear
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField
from elvis_tui.wording import case_clocks
from elvis_tui.wording import cases as case_words
from elvis_tui.wording.keys import key


class StepForm(DoubtsYear[Step]):
    """Returns the step with what was typed."""

    AUTO_FOCUS = "#note"
    first = ("note", "status")

    def __init__(self, session: Session, case: Case, step: Step, accept: Accept[Step]) -> None:
        self.of_case = self._case = case
        step = replace(step, who=case_words.step_who(step))
        super().__init__(session, f"step:{case.id}:{step.id}", case_words.name(case), step, accept)

    def heading(self) -> str:
        return f"{self._about}: {case_words.step_title(self.record)}"

    def asked_for(self) -> tuple[str, ...]:
        """The reference is asked for where the plan asks for one."""
        names = super().asked_for()
        if self.record.follow_on is FollowOn.ELEMENTS:
            return names
        return tuple(name for name in names if name != "reference")

    def read(self) -> Step:
        typed, was = super().read(), self.record
        if typed.on:
            check_not_long_past(typed.on, self.gate.today)
        if typed.on and typed.on != was.on and typed.is_open and typed.status is was.status:
            # Whoever writes the day it was done has said that it is.
            return replace(typed, status=StepStatus.DONE)
        return typed

    def doubt(self, result: Step) -> str:
        was = self.record
        if result.on != was.on and result.on and comes_before(self._case, result):
            self.query_one("#on").focus()
            save = key("form.save", "ctrl+s")
            return case_clocks.before_report(result.on, self._case.reported_on, save)
        return super().doubt(result)

    def date_of(self, field_id: str, *, has_been: bool = False) -> date | None:
        """A weekday by name is the last one where it is asked when the step was done."""
        return super().date_of(field_id, has_been=has_been or field_id == "on")

    def label_for(self, field: Field) -> str:
        """The heading says that it is Elements: the label stands on one line."""
        return _("Referanse") if field.name == "reference" else super().label_for(field)

    def field_for(self, field: Field) -> Widget:
        if field.name == "status":
            return self._statuses()
        widget = super().field_for(field)
        if field.name == "on" and isinstance(widget, LineField):
            widget.placeholder = case_clocks.when_empty(self._case, self.record, self.gate.today)
        return widget

    def _statuses(self) -> ChoiceField:
        """How far it may be said to be: that it does not apply takes a decision of its own."""
        now = self.record.status
        choices = [
            Choice(status, case_words.step_status(status))
            for status in StepStatus
            if status is not StepStatus.NOT_APPLICABLE or status is now
        ]
        return ChoiceField(choices, now, id="status")


class WaiveForm(DoubtsYear[Decision]):
    """Returns why a step does not apply, who decided so, and when."""

    AUTO_FOCUS = "#why"

    def __init__(self, session: Session, case: Case, step: Step, accept: Accept[Decision]) -> None:
        self.of_case = case
        self._title = case_words.step_title(step)
        self._is_groundless = step.follow_on is FollowOn.COUNTY
        decision = step.waived or Decision(on=session.gate.today)
        key = f"waive:{case.id}:{step.id}"
        super().__init__(session, key, case_words.name(case), decision, accept)

    def heading(self) -> str:
        if self._is_groundless:
            return _("Åpenbart grunnløs, meldes ikke til fylkeskommunen (§ 12-5)")
        return _("Gjelder ikke: {step}").format(step=self._title)
