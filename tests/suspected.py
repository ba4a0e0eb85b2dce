"""A school with a case in which an employee is suspected, planted wherever a case can be told of.

Its words are words that nothing else in the school has.
"""

from __future__ import annotations

from datetime import date, timedelta

from elvis_tui.domain.across.checklist import checklist
from elvis_tui.domain.cases.intervention_rules import Part
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.severity import Severity, Suspicion, Trigger
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    AgendaReason,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
)
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.across.history import note_read
from elvis_tui.services.cases import interventions, routes
from elvis_tui.services.cases import verbs as cases
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.meetings import attendance
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.tasks import verbs as tasks
from tests.parties import parties
from tests.school import TODAY
from tests.screens.walks import busy_desk

SUSPECTED = Person(id="p-9", name="Vegard Holtskog", role="Faglærer")
LOGIN = "vholtskog"
OTHER = "siv"
RUNNING, HELD = "meeting-2", "meeting-1"
WORDS = (
    *("fnattvik", "rundvask", "skjorteholk", "blåmyr", "tverrgard", "krokvann", "snurrelid"),
    *("ekornås", "fossgap", "2026-77", "vindsus", "glipheim", "grankongle"),
    *("klåfinger", "myrull", "lyngbrann", "tåkelur", "steinrøys"),
)
"""In the title, what was seen, a step, tasks, what meetings noted, the number, interventions."""
ON = date(2026, 10, 5)


def suspected(*, planned: bool = False) -> Desk:
    """The school in the middle of a meeting, with the case in it, its tasks and its history.

    Args:
        planned: Whether the one who is suspected is called in to the next meeting.
    """
    desk = busy_desk()
    desk.store.commit(put=[SUSPECTED])
    case = Case(
        id="case-77",
        number="2026-77",
        title="Fnattvik i gangen",
        parties=parties("s-4"),
        reported_on=ON,
        reported_by="Tverrgard",
        seen="Rundvask",
        raised_on=ON,
    )
    case = replace(case, steps=checklist(desk.sources.plan().duties))
    desk.save("case.start", case)
    routes.suspect(desk, case.id, Suspicion(whom=SUSPECTED.name, on=ON))
    grave = Severity(triggers=(Trigger.THREATS,), on=ON, by="Rektor", why="Vindsus")
    routes.judge_serious(desk, case.id, grave)
    step = desk.store.get(Case, case.id).steps[0]
    cases.set_step(desk, case.id, replace(step, note="Skjorteholk"))
    note_read(desk, case.id)
    _tasks(desk, case)
    _meetings(desk, case)
    _interventions(desk, case)
    if planned:
        attendance.add_participant(desk, "meeting-3", attendance.Guest(SUSPECTED.name))
    return desk


def _tasks(desk: Desk, case: Case) -> None:
    """One that is late, one that was done, one that was changed and taken away again."""
    new = Task(id="", what="Blåmyr", who="Jon", due=TODAY, created_on=ON, case_id=case.id)
    tasks.add_task(desk, new)
    done = tasks.add_task(desk, replace(new, what="Krokvann", due=TODAY + timedelta(days=3)))
    tasks.finish_task(desk, done.id)
    gone = tasks.add_task(desk, replace(new, what="Snurrelid"))
    changed = replace(gone, what="Grankongle")
    desk.save("task.edit", changed)
    desk.save("task.add", delete=[changed])


def _meetings(desk: Desk, case: Case) -> None:
    """An item of one that is over, put off; one of the meeting that runs; a meeting of its own."""
    held = meetings.get(desk, HELD)
    item = AgendaItem(
        id="i-77",
        case_id=case.id,
        reasons=(AgendaReason.CASE_STEP,),
        detail="Ekornås",
        status=ItemStatus.POSTPONED,
        entries=(Entry(id="e-77", kind=EntryKind.INFO, text="Fossgap"),),
    )
    off = replace(item, id="i-80", entries=(), status=ItemStatus.REPORTED)
    desk.save("meeting.item", replace(held, agenda=(*held.agenda, item), left_out=(off,)))
    running = meetings.get(desk, RUNNING)
    here = replace(item, id="i-78", status=ItemStatus.REPORTED, entries=())
    desk.save("meeting.item", replace(running, agenda=(*running.agenda, here)))
    task = Entry(id="", kind=EntryKind.TASK, text="Glipheim", who="Jon", due=TODAY)
    meetings.note(desk, RUNNING, here.id, task)
    own = Meeting(
        id="meeting-77",
        team=held.team,
        on=ON,
        status=MeetingStatus.FINISHED,
        agenda=(replace(item, id="i-79"),),
        place="Rundvask",
        case_id=case.id,
    )
    desk.save("meeting.plan", own)


def _interventions(desk: Desk, case: Case) -> None:
    """One that belongs to the case, one that the suspected one did, one of that kind gone again.

    The meeting that runs has taken one of them up.
    """
    new = interventions.proposed(desk, "s-4", case.id)
    new = replace(new, employee="Jon Vik", event="Klåfinger", intervened="Steinrøys")
    interventions.record(desk, new)
    by_the_one = replace(new, student="s-5", employee=SUSPECTED.name, case_id=None)
    interventions.record(desk, replace(by_the_one, event="Myrull"))
    gone = interventions.record(desk, replace(by_the_one, event="Steinrøys"))
    seen = replace(gone, student_view="Lyngbrann", student_view_on=TODAY)
    interventions.edit(desk, seen, Part.VIEW, gone)
    interventions.take_away(desk, gone.id)
    item = AgendaItem(
        id="i-80",
        subject=Subject.of_student("s-5"),
        reasons=(AgendaReason.INTERVENTION,),
        entries=(Entry(id="e-80", kind=EntryKind.INFO, text="Tåkelur"),),
    )
    running = meetings.get(desk, RUNNING)
    desk.save("meeting.item", replace(running, agenda=(*running.agenda, item)))


def tick(desk: Desk) -> None:
    """The one who is suspected comes into the room."""
    attendance.add_participant(desk, RUNNING, attendance.Guest(SUSPECTED.name))


def words_in(text: str) -> list[str]:
    """What can be read of the case."""
    return [word for word in WORDS if word in text.casefold()]
