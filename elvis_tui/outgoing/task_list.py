"""The open tasks as text: who does what by when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.people.names import Names
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.withheld import is_withheld
from elvis_tui.i18n import _
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.due import lateness


def task_list(tasks: Iterable[Task], names: Names, today: date) -> str:
    """A line of Markdown for each, in the order they come in."""
    lines = [_line(task, names, today) for task in tasks]
    title = _("Oppgaver")
    return "\n".join([f"# {title}", "", *(lines or [_("Ingen åpne oppgaver.")]), ""])


def _line(task: Task, names: Names, today: date) -> str:
    who = escaped(names.staff(task.who)) or _("(ingen satt)")
    due = _("uten frist")
    if task.due:
        # Of a day that is withheld it is told whether it is past.
        day = lateness(task.due, today) if is_withheld(task.due) else long_date(task.due)
        due = _("frist {date}").format(date=day)
    line = _("- {what}, {who}, {due}").format(what=escaped(names.text(task.what)), who=who, due=due)
    return f"{line} ({escaped(names.with_group(task.subject))})" if task.subject else line
