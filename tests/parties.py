"""Students in cases, for the tests, and cases that can be closed."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.cases.parties import CaseMeasure, CasePlan, Helped, Party, Role, Safe
from elvis_tui.domain.cases.records import Case, StepStatus
from elvis_tui.domain.measures import Went
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Entry,
    EntryKind,
    Meeting,
    MeetingStatus,
    Participant,
)
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk


def parties(*students: str, role: Role = Role.AFFECTED) -> tuple[Party, ...]:
    """A part in a case for each student, with nothing written of it."""
    return tuple(Party(id=f"party-{s}", student=s, role=role) for s in students)


def heard(party: Party, day: date) -> Party:
    """The part of a student whose plan is finished and evaluated, and who says that it is safe."""
    measure = CaseMeasure(
        id=f"measure-{party.id}",
        what="Fast voksen",
        who="Rektor",
        start=day,
        evaluate_on=day,
        went=Went.AS_PLANNED,
        helped=Helped.YES,
        result="Det hjalp.",
        evaluated_on=day,
    )
    plan = CasePlan(problem="Alene", measures=(measure,), finished_on=day, finished_by="Rektor")
    return replace(
        party,
        experience="Det er stille i kantina.",
        experience_on=day,
        best_interest="Å bli i klassen",
        plan=plan,
        closing_word="Det er trygt nå.",
        closing_word_on=day,
        safe=Safe.YES,
    )


def ready(case: Case, day: date) -> Case:
    """The case with every step done that is open, and each student heard."""
    steps = (
        replace(s, status=StepStatus.DONE, on=s.on or day) if s.is_open else s for s in case.steps
    )
    return replace(case, steps=tuple(steps), parties=tuple(heard(p, day) for p in case.parties))


def make_ready(desk: Desk, case_id: str) -> Case:
    """Bring a case so far that it can be closed: with the minutes of its closing meeting."""
    case = ready(desk.store.get(Case, case_id), desk.today)
    said = Entry(id=f"entry-{case_id}", kind=EntryKind.DECISION, text="Saken avsluttes.")
    closing = Meeting(
        id=f"closing-{case_id}",
        team="iko",
        on=desk.today,
        status=MeetingStatus.FINISHED,
        participants=(Participant(id="p-1", name="Berit Aas", role="Rådgiver", present=True),),
        agenda=(AgendaItem(id=f"item-{case_id}", case_id=case_id, entries=(said,)),),
        case_id=case_id,
    )
    desk.save("case.edit", case, closing)
    return case
