"""What the rows of Oversikt are about, for a meeting to take up."""

from __future__ import annotations

from elvis_tui.domain.across.agenda_found import of_activity, of_task
from elvis_tui.domain.across.overview import DueKind
from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.follow_ups.departure import Departure
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk.gate import Gate
from elvis_tui.widgets.rows import Row


def to_take_up(gate: Gate, row: Row | None) -> AgendaItem | None:
    """The item of a row, by what its id tells; None where there is none."""
    kind, _sep, rest = row.id.partition(":") if row else ("", "", "")
    record_id = rest.partition(":")[0]
    if kind == DueKind.CASE:
        return AgendaItem(id="", case_id=record_id)
    if kind == DueKind.TASK:
        task = gate.find(Task, record_id)
        return of_task(task) if task else None
    if kind == "plan":
        every = gate.sources.activities()
        return next((of_activity(a, gate.today.month) for a in every if a.id == record_id), None)
    about = gate.find(FollowUp, record_id) or gate.find(Departure, record_id)
    if about is not None:
        return AgendaItem(id="", subject=about.subject)
    one = gate.find(Intervention, record_id)
    return AgendaItem(id="", subject=Subject.of_student(one.student)) if one else None
