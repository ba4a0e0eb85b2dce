"""The open tasks as text: who does what by when."""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.domain.people.names import Names
from elvis_tui.domain.tasks.records import Task
from elvis_tui.i18n import _
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording.dates import long_date


def task_list(tasks: Iterable[Task], names: Names) -> str:
    """A line of Markdown for each, in the order they come in."""
    lines = [_line(task, names) for task in tasks]
    title = _("Oppgaver")
    return "\n".join([f"# {title}", "", *(lines or [_("Ingen åpne oppgaver.")]), ""])


def _line(task: Task, names: Names) -> str:
    who = escaped(names.staff(task.who)) or _("(ingen satt)")
    due = _("frist {date}").format(date=long_date(task.due)) if task.due else _("uten frist")
    line = _("- {who}: {what}, {due}").format(who=who, what=escaped(names.text(task.what)), due=due)
    return f"{line} ({escaped(names.with_group(task.subject))})" if task.subject else line
