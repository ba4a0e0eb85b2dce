"""The dialogs that change a follow-up: on its own page, and from where one stands in a meeting."""

from __future__ import annotations

from functools import partial

from elvis_tui.domain.follow_ups.records import FollowUp, Level, Measure
from elvis_tui.i18n import _
from elvis_tui.screens.follow_ups.contacting import log_contact
from elvis_tui.screens.frame.navigation import Change
from elvis_tui.screens.frame.page import Page
from elvis_tui.services.follow_ups import phases
from elvis_tui.services.follow_ups import verbs as service
from elvis_tui.wording import follow_ups as words


def change(page: Page, follow_up_id: str, what: Change, measure_id: str = "") -> None:
    """Open the dialog for one change of a follow-up; saved, one is back where one stood.

    Raises:
        DomainError: `NOT_FOUND` for a follow-up that is gone, or may not be seen.
    """
    match what:
        case Change.NEXT:
            next_date(page, follow_up_id)
        case Change.LEVEL:
            level(page, follow_up_id)
        case Change.PHASE:
            phase(page, follow_up_id)
        case Change.MAPPING:
            mapping(page, follow_up_id)
        case Change.MEASURE:
            measure(page, follow_up_id)
        case Change.EVALUATION:
            evaluation(page, follow_up_id, measure_id)
        case Change.CONTACT:
            log_contact(page, follow_up_id)
        case Change.END:
            end(page, follow_up_id)


def next_date(page: Page, follow_up_id: str) -> None:
    """Ask what happens next, and when."""
    from elvis_tui.screens.dialogs.next_step import NextStepForm

    old = page.gate.to_change(FollowUp, follow_up_id)

    def accept(new: FollowUp) -> None:
        service.set_next(page.desk, old.id, new.next_date, new.next_what, old)

    page.app.push_screen(NextStepForm(page.session, old, accept))


def level(page: Page, follow_up_id: str) -> None:
    """Ask which level it is at."""
    from elvis_tui.screens.dialogs.choose import Answer, Choose

    levels = list(Level)
    now = levels.index(service.get(page.gate, follow_up_id).level)

    def chosen(answer: str | None) -> None:
        if answer:
            page.attempt(lambda: service.set_level(page.desk, follow_up_id, Level(answer)))

    answers = [Answer(one.value, words.level(one)) for one in levels]
    page.app.push_screen(Choose(_("Hvilket nivå?"), "", answers, now), chosen)


def phase(page: Page, follow_up_id: str) -> None:
    """Go on to the next phase, and ask for what it lacks; the last one is ended instead."""
    from elvis_tui.domain.follow_ups import iko
    from elvis_tui.screens.follow_ups.phase_forms import Onwards, PhaseForm

    old = page.gate.to_change(FollowUp, follow_up_id)
    if not iko.lacks(old):
        page.attempt(lambda: phases.advance(page.desk, old))
        return

    def accept(typed: Onwards) -> None:
        phases.advance(page.desk, typed.follow_up, typed.without, old)

    page.app.push_screen(PhaseForm(page.session, old, accept))


def mapping(page: Page, follow_up_id: str) -> None:
    """Ask what the kartlegging showed, and how the student sees it."""
    from elvis_tui.screens.follow_ups.phase_forms import MappingForm

    old = page.gate.to_change(FollowUp, follow_up_id)

    def accept(typed: FollowUp) -> None:
        phases.map_out(page.desk, typed, old)

    page.app.push_screen(MappingForm(page.session, f"mapping:{old.id}", old.subject, old, accept))


def measure(page: Page, follow_up_id: str) -> None:
    """Ask for a new measure."""
    from elvis_tui.screens.follow_ups.forms import MeasureForm

    about = service.get(page.gate, follow_up_id).subject

    def accept(typed: Measure) -> None:
        service.add_measure(page.desk, follow_up_id, typed)

    page.app.push_screen(MeasureForm(page.session, f"measure:{follow_up_id}", about, accept))


def evaluation(page: Page, follow_up_id: str, measure_id: str) -> None:
    """Ask how a measure went."""
    from elvis_tui.screens.follow_ups.forms import EvaluateForm

    if not page.may_change():
        return
    follow_up = service.get(page.gate, follow_up_id)
    measure = next(m for m in follow_up.measures if m.id == measure_id)

    def accept(evaluated: Measure) -> None:
        service.evaluate(page.desk, follow_up_id, measure_id, evaluated.result, evaluated.went)

    page.app.push_screen(EvaluateForm(page.session, measure, follow_up.subject, accept))


def end(page: Page, follow_up_id: str) -> None:
    """Ask why it ends, and tell which measures are not evaluated."""
    from elvis_tui.screens.follow_ups.page_lines import open_measures
    from elvis_tui.screens.follow_ups.phase_forms import CloseForm, Onwards

    old = page.gate.to_change(FollowUp, follow_up_id)

    def accept(typed: Onwards) -> None:
        closed = typed.follow_up
        service.close(page.desk, old.id, closed.closed_why, closed.student_word, typed.without, old)

    notice = partial(open_measures, page.session, old) if old.open_measures else ""
    page.app.push_screen(CloseForm(page.session, old, accept, notice))
