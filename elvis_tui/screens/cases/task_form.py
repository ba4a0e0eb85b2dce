"""A task of a case: its date is asked about as every other day of a case is."""

from __future__ import annotations

from elvis_tui.domain.tasks.records import Task
from elvis_tui.screens.cases.doubting import DoubtsYear
from elvis_tui.screens.dialogs.task import TaskForm


class CaseTaskForm(DoubtsYear[Task], TaskForm):
    """Returns a new task of a case."""
