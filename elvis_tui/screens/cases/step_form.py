"""One step of a case: how far it is, who, when, and what was done."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.record import replace
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.dialogs.subject_form import DATE_HINT, About
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField, TextField
from elvis_tui.wording import cases as case_words
from elvis_tui.wording.dates import long_date


class StepForm(About[Step]):
    """Returns the step with what was typed."""

    def __init__(self, session: Session, case: Case, step: Step, accept: Accept[Step]) -> None:
        super().__init__(session, f"step:{case.id}:{step.id}", case_words.name(case), accept)
        self._step = step

    def heading(self) -> str:
        return f"{self._about}: {self._step.title}"

    def fields(self) -> Iterable[Widget]:
        old = self._step
        yield Labelled(
            _("Status"),
            ChoiceField(
                [Choice(s, case_words.step_status(s)) for s in StepStatus], old.status, id="status"
            ),
        )
        yield Labelled(_("Hvem"), self.who_field("who", old.who))
        yield Labelled(
            _("Gjort"),
            LineField(
                long_date(old.on) if old.on else "",
                placeholder=_("tom: i dag, når steget er gjort"),
                id="on",
            ),
        )
        yield Labelled(
            _("Frist"),
            LineField(long_date(old.due) if old.due else "", placeholder=DATE_HINT, id="due"),
        )
        yield Labelled(_("Notat"), TextField(old.note, id="note"))

    def read(self) -> Step:
        return replace(
            self._step,
            status=StepStatus(self.value("status")),
            who=self.value("who"),
            on=self.date_of("on"),
            due=self.date_of("due"),
            note=self.value("note"),
        )
