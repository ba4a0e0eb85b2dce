"""A case in words."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.cases.severity import Suspicion
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.record import replace
from elvis_tui.services.cases import routes
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk import naming as register
from elvis_tui.services.desk.desk import Desk
from elvis_tui.wording import case_timeline as case_timeline_words
from elvis_tui.wording import cases as case_words
from tests.parties import make_ready, parties
from tests.school import NAME_PARTS, TODAY, desk_with

CASE = Case(
    id="case-9",
    number="2026-09",
    title="Erting",
    parties=parties("s-1", "s-2"),
    reported_on=date(2026, 10, 12),
    reported_by="Lærer",
    reported_how="muntlig",
    deadline=TODAY,
    steps=(
        Step(id="D1", duty_id="D1", title="Følge med", status=StepStatus.DONE, on=TODAY),
        Step(id="D2", duty_id="D2", title="Gripe inn"),
        Step(id="D3", duty_id="D3", title="Melde fra", due=date(2026, 10, 30)),
        Step(id="S", duty_id="S", title="Alvorlig", status=StepStatus.NOT_APPLICABLE, on=TODAY),
    ),
)


def test_how_far_a_case_is_stands_in_words() -> None:
    assert case_words.progress(CASE) == "1 av 3"


def test_the_report_says_when_by_whom_and_how_as_far_as_it_is_known(desk: Desk) -> None:
    names = register.names(desk)
    assert case_words.report(CASE, names, TODAY) == "meldt 12.10. av Lærer, muntlig"
    unknown = replace(CASE, reported_by="")
    assert case_words.report(unknown, names, TODAY) == "meldt 12.10. muntlig"
    assert case_words.report(replace(unknown, reported_how=""), names, TODAY) == "meldt 12.10."


@pytest.mark.parametrize(
    ("step", "words"), [(0, "19.10."), (1, "i dag"), (2, "frist 30.10."), (3, "")]
)
def test_a_steps_day_is_when_it_was_done_or_when_it_is_due(step: int, words: str) -> None:
    assert case_words.step_day(CASE, CASE.steps[step], TODAY) == words


def test_the_step_a_case_waits_for_has_the_internal_deadline_and_a_late_one_says_so() -> None:
    late = replace(CASE, deadline=date(2026, 10, 16))
    assert case_words.step_day(late, late.steps[1], TODAY) == "forfalt 3 d"
    closed = replace(late, closed_on=TODAY)
    assert case_words.step_day(closed, closed.steps[1], TODAY) == ""


def test_students_are_named_side_by_side_and_namesakes_with_their_class() -> None:
    desk = desk_with(
        (
            SchoolClass(id="c-1", code="2STA"),
            Student(id="s-1", first_name="Nora", last_name="Solli", class_id="c-1", number=1),
            Student(id="s-2", first_name="Omar", last_name="Lid", class_id="c-1", number=2),
            Student(id="s-3", first_name="Nora", last_name="Solli", number=3),
        )
    )
    shown = case_words.StudentNames(register.names(desk))
    assert shown.short(("s-1", "s-2")) == "Nora Solli (2STA), Omar Lid"
    hidden = case_words.StudentNames(register.names(desk, hidden=True))
    assert hidden.short(("s-1", "s-2")) == "Elev 01, Elev 02"


def told(desk: Desk, case: Case, *, hidden: bool = False) -> list[str]:
    """The case's history, newest first, as it stands on the page."""
    names = register.names(desk, hidden=hidden)
    return [case_timeline_words.sentence(e, names, TODAY) for e in service.events(desk, case)]


def test_the_history_tells_every_change_in_words(desk: Desk) -> None:
    case = service.start(desk, replace(CASE, id="", number="", steps=()))
    step = replace(case.steps[1], status=StepStatus.DONE, who="Lærer", note="Stoppet i kantina")
    service.set_step(desk, case.id, step)
    service.edit(
        desk,
        replace(
            case,
            title="Erting i kantina",
            parties=case.parties[:1],
            reported_on=date(2026, 10, 13),
        ),
        case,
    )
    why = Decision(why="Ingen plan trengs", by="Rektor", on=TODAY)
    service.waive(desk, case.id, "D5", why)
    make_ready(desk, case.id)
    service.close(desk, case.id, "Eleven er trygg")
    service.reopen(desk, case.id, "Ny melding")
    lines = told(desk, service.get(desk, case.id))
    lines.remove("Avslutningsmøte: beslutning: Saken avsluttes")
    assert lines[0] == "tatt opp igjen: Ny melding"
    assert lines[1] == "avsluttet: Eleven er trygg"
    assert (
        "Sette inn tiltak og evaluere: ikke begynt → gjelder ikke, "
        "«Ingen plan trengs», Rektor, 19.10."
    ) in lines
    assert lines[-3] == (
        "gjelder: Erting → Erting i kantina; − Øyolf Grønnæss; meldt: 12.10. → 13.10.; "
        "intern frist for plan: 19.10. → 20.10."
    )
    assert lines[-2] == "Gripe inn: ikke begynt → gjort, 19.10., Lærer, «Stoppet i kantina»"
    assert lines[-1] == "av Lærer, muntlig"


def test_it_tells_who_is_suspected_why_it_is_put_right_and_days_as_norwegian_has_them(
    desk: Desk,
) -> None:
    suspicion = Suspicion(whom="Siv Dahle", on=TODAY)
    base = routes.suspect(desk, "case-1", suspicion).suspicion
    assert base
    routes.suspect(desk, "case-1", replace(base, whom="Jon Vik"), base, "hørt feil")
    routes.take_back_suspicion(desk, "case-1", "var ikke der")
    case = service.get(desk, "case-1")
    service.edit(desk, replace(case, raised_on=TODAY))
    lines = told(desk, service.get(desk, "case-1"))
    assert lines[:4] == [
        "tatt opp med rektor: – → 19.10.",
        "mistanken tatt tilbake (§ 12-5): Jon Vik (begrunnelse: var ikke der)",
        "ansatt mistenkt (§ 12-5): Siv Dahle → Jon Vik (begrunnelse: hørt feil)",
        "ansatt mistenkt (§ 12-5): Siv Dahle",
    ]
    hidden = " ".join(told(desk, service.get(desk, "case-1"), hidden=True))
    assert "Siv" not in hidden


def test_the_history_holds_no_name_when_names_are_hidden(desk: Desk) -> None:
    case = service.get(desk, "case-1")
    service.edit(
        desk, replace(case, title="Kvisgaard igjen", parties=parties("s-1"), reported_by="Grønnæss")
    )
    service.set_step(
        desk, case.id, replace(case.steps[1], who="Brækhus", note="Thorvaldine er hørt")
    )
    said = " ".join(told(desk, service.get(desk, case.id), hidden=True)).casefold()
    assert "elev 01" in said
    assert not [part for part in NAME_PARTS if part in said]
