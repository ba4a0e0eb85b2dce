"""The students of a case on its page: each with role, how far the plan is, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from elvis_tui.domain.cases.parties import Party
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.session import Session
from elvis_tui.widgets.rows import Column, Line, Row, Section
from elvis_tui.wording import case_parts, case_plans
from elvis_tui.wording import due as due_words
from elvis_tui.wording.dates import near_date

PART = (
    Column(1),
    Column(27, wrap=True),
    Column(20, grow=True, wrap=True),
    Column(12),
)
"""The mark of the plan, who in which role, how far the plan is with what comes next, and when."""
SEEN = (Column(20, grow=True, wrap=True),)


def part_lines(session: Session, case: Case) -> Iterator[Line]:
    """Under the checklist: what was seen, and each student."""
    yield Section()
    yield Section(_("Elever"), str(len(case.parties)))
    for party in case.parties:
        yield _part(session, case, party)
    if case.seen or case.raised_on:
        yield Section()
        yield Section(_("Meldingen"), _raised(session, case))
        seen = session.names.text(case.seen)
        none = (_("Hva som ble sett eller fortalt, er ikke skrevet."), "muted")
        yield Row("seen:", (seen or none,), "seen")


def _raised(session: Session, case: Case) -> str:
    if case.raised_on is None:
        return ""
    day = near_date(case.raised_on, session.gate.today)
    return _("tatt opp med rektor {day}").format(day=day)


def _part(session: Session, case: Case, party: Party) -> Row:
    names, today = session.names, session.gate.today
    move = case_plans.next_move(case, party)
    due = move.on if move else None
    late = due is not None and due < today
    when = due_words.lateness(due, today) if due else ""
    waits = case_plans.what_next(case, party, names)
    cells = (
        case_plans.plan_mark(party),
        f"{_named(session, party)}\n{case_parts.role(party.role)}",
        "\n".join(filter(None, (case_plans.plan_state(party, today), waits))),
        (when, "red" if late else "strong" if due == today else "muted"),
    )
    return Row(f"part:{party.id}", cells, "part")


def _named(session: Session, party: Party) -> str:
    return session.names.with_group(Subject.of_student(party.student))


def show_part(page: Page, case: Case, party_id: str | None) -> None:
    """Open a student's part in a case."""
    from elvis_tui.screens.cases.part.page import CasePartyScreen

    if party_id:
        page.app.push_screen(CasePartyScreen(page.session, case.id, party_id))


def choose_part(page: Page, case: Case) -> None:
    """Open the part of the one student, or ask whose."""
    from elvis_tui.screens.dialogs.choose import Answer, Choose

    if len(case.parties) == 1:
        show_part(page, case, case.parties[0].id)
        return
    answers = [
        Answer(p.id, partial(_named, page.session, p), case_parts.role(p.role))
        for p in case.parties
    ]
    page.app.push_screen(
        Choose(_("Hvilken elevs del av saken?"), "", answers), partial(show_part, page, case)
    )


def choose_student(page: Page, case: Case, then: Callable[[str], None]) -> None:
    """Go on with the one student of a case, or with the one that is chosen."""
    from elvis_tui.screens.dialogs.choose import Answer, Choose

    if len(case.parties) == 1:
        then(case.parties[0].student)
        return
    answers = [
        Answer(p.student, partial(_named, page.session, p), case_parts.role(p.role))
        for p in case.parties
    ]

    def chosen(student: str | None) -> None:
        if student:
            then(student)

    page.app.push_screen(Choose(_("Hvem gjelder inngrepet?"), "", answers), chosen)
