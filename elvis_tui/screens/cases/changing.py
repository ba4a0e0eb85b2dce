"""The dialogs that change a case: on its own pages, and from where one stands in a meeting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from elvis_tui.domain.cases.parties import CaseMeasure, Helped
from elvis_tui.domain.cases.plan_rules import measure_of, party_of
from elvis_tui.domain.cases.records import Step, StepStatus
from elvis_tui.domain.cases.rules import step_of
from elvis_tui.domain.record import replace
from elvis_tui.i18n import _
from elvis_tui.screens.frame.navigation import Change
from elvis_tui.screens.frame.page import Page
from elvis_tui.services.cases import plans
from elvis_tui.services.cases import verbs as service
from elvis_tui.wording import case_plans
from elvis_tui.wording.keys import key


def change(page: Page, case_id: str, what: Change, of: str = "") -> None:
    """Open the dialog for one change of a case; saved, one is back where one stood.

    Args:
        page: Where one stands.
        case_id: Which case.
        what: What is changed.
        of: Which step, which part of it a measure belongs to, or which measure.

    Raises:
        DomainError: `NOT_FOUND` for what is gone, or may not be seen.
    """
    match what:
        case Change.STEP:
            step(page, case_id, of)
        case Change.FACTS:
            facts(page, case_id)
        case Change.MEASURE:
            measure(page, case_id, of)
        case Change.EVALUATION:
            party_id, _sep, measure_id = of.partition(":")
            evaluation(page, case_id, party_id, measure_id)


def step(page: Page, case_id: str, step_id: str, *, done: bool = False) -> None:
    """Ask how far a step is; `done` proposes that it is done."""
    from elvis_tui.screens.cases.step_form import StepForm

    case = service.get(page.gate, case_id)
    if not case.is_open:
        reopen = key("case.reopen", "r")
        page.tell(_("Saken er avsluttet. {reopen} tar den opp igjen.").format(reopen=reopen))
        return
    if not page.may_change():
        return

    old = step_of(case, step_id)

    def accept(typed: Step) -> None:
        service.set_step(page.desk, case_id, typed, old)

    shown = replace(old, status=StepStatus.DONE) if done else old
    page.app.push_screen(StepForm(page.session, case, shown, accept))


def facts(page: Page, case_id: str) -> None:
    """Ask for the facts of a case."""
    from elvis_tui.screens.cases.form import CaseForm

    old = service.get(page.gate, case_id)
    form = CaseForm(page.session, old, lambda typed: service.edit(page.desk, typed, old))
    page.app.push_screen(form)


def measure(page: Page, case_id: str, party_id: str) -> None:
    """Ask for a new measure in a student's plan."""
    from elvis_tui.screens.cases.part.forms import MeasureForm

    case = service.get(page.gate, case_id)
    party = party_of(case, party_id)
    save = saving(page, case_id, party_id, partial(plans.add_measure, page.desk, case_id, party_id))
    page.app.push_screen(MeasureForm(page.session, case, party, save))


def evaluation(page: Page, case_id: str, party_id: str, measure_id: str) -> None:
    """Ask how a measure of a student's plan went, and whether it helped."""
    from elvis_tui.screens.cases.part.forms import EvaluateForm

    case = service.get(page.gate, case_id)
    party = party_of(case, party_id)

    def accept(found: CaseMeasure) -> None:
        plans.evaluate(page.desk, case_id, party_id, found)
        if found.helped is Helped.NO:
            page.tell(_did_not_help(page))

    found = measure_of(party, measure_id)
    page.app.push_screen(EvaluateForm(page.session, case, party, found, accept))


def _did_not_help(page: Page) -> str:
    """What to do now; the key is that of the page of a part, and means another thing elsewhere."""
    if "case_part.measure" not in page.commands:
        return _("Tiltaket hjalp ikke. Et nytt tiltak trengs.")
    more = key("case_part.measure", "t")
    return _("Tiltaket hjalp ikke. {measure} setter inn et nytt.").format(measure=more)


def saving(
    page: Page, case_id: str, party_id: str, save: Callable[..., Any]
) -> Callable[..., None]:
    """Saves, and tells when a finished plan has come to lack something by it."""

    def saved(*given: Any) -> None:
        before = plans.get(page.gate, case_id, party_id)
        save(*given)
        after = plans.get(page.gate, case_id, party_id)
        if told := case_plans.falls_away(before, after):
            page.tell(told)

    return saved
