"""The verbs of tasks."""

from __future__ import annotations

from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.tasks.rules import open_tasks
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader


def about_subject(reader: Reader, subject: Subject) -> list[Task]:
    """Open tasks about a student or class, and after them what was done today."""
    tasks = [t for t in reader.all(Task).values() if t.subject == subject]
    return [*open_tasks(tasks), *(t for t in tasks if t.done_on == reader.today)]


def about_case(reader: Reader, case_id: str) -> list[Task]:
    """Open tasks about a case."""
    return open_tasks(t for t in reader.all(Task).values() if t.case_id == case_id)


def add_task(desk: Desk, task: Task) -> Task:
    """Give somebody a task outside a meeting, as the form gave it."""
    task = replace(task, id=desk.new_id("task"), created_on=desk.today)
    desk.save("task.add", task)
    return task


def listed(reader: Reader) -> list[Task]:
    """Every task there is, from pages and meetings, in the order they came."""
    return list(reader.all(Task).values())


def given_in(reader: Reader, task: Task) -> str:
    """The id of the item that gave a task in its meeting; empty where none is known."""
    meeting = reader.find(Meeting, task.meeting_id or "")
    agenda = meeting.agenda if meeting else ()
    gave = (i.id for i in agenda if any(e.task_id == task.id for e in i.entries))
    return next(gave, "")


def finish_task(desk: Desk, task_id: str, note: FreeText = FreeText("")) -> Task:
    """Mark a task done today, with what came of it, or open again if it was done."""
    task = desk.store.get(Task, task_id)
    if task.is_open:
        task = replace(task, done_on=desk.today, done_note=FreeText(unmasked(note).strip()))
    else:
        task = replace(task, done_on=None)
    desk.save("task.done", task)
    return task
