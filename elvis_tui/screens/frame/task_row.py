"""A task as a line on a page."""

from __future__ import annotations

from elvis_tui.domain.tasks.records import Task
from elvis_tui.i18n import _
from elvis_tui.screens.frame.session import Session
from elvis_tui.widgets.rows import Column, Row
from elvis_tui.wording import due as due_words

ITEM = (Column(1), Column(20, grow=True), Column(16), Column(26))
"""The columns of a task, and of what stands beside tasks: a mark, what, who, when."""


def task_row(session: Session, task: Task) -> Row:
    """What, who and when, in the columns of `ITEM`."""
    names, today = session.names, session.gate.today
    late = task.is_open and task.due is not None and task.due < today
    due = _("frist {when}").format(when=due_words.lateness(task.due, today))
    return Row(
        f"task:{task.id}",
        (
            "□" if task.is_open else ("✔", "green"),
            names.text(task.what),
            (names.text(task.who), "muted"),
            (due if task.is_open else _("gjort i dag"), "red" if late else "muted"),
        ),
        "item",
    )
