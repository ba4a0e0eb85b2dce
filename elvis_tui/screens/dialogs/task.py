"""The dialogs that give somebody a task, and say what came of it."""

from __future__ import annotations

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.tasks.records import Task
from elvis_tui.i18n import later
from elvis_tui.screens.dialogs.described import DescribedForm
from elvis_tui.screens.frame.session import Accept, Session


class TaskForm(DescribedForm[Task]):
    words = later("Ny oppgave")

    def __init__(
        self,
        session: Session,
        key: str,
        about: Subject | str,
        accept: Accept[Task],
        *,
        case_id: str | None = None,
        series: str = "",
    ) -> None:
        self.series = series
        self.of_case = session.gate.find(Case, case_id or "")
        new = Task(
            id="",
            who=FreeText(""),
            what=FreeText(""),
            created_on=session.gate.today,
            subject=about if isinstance(about, Subject) else None,
            case_id=case_id,
        )
        super().__init__(session, key, about, new, accept)


class TaskResultForm(DescribedForm[Task]):
    """What came of a task, while it is marked as done."""

    words = later("Gjort")
    asks = Asked.RESULT

    def __init__(self, session: Session, task: Task, accept: Accept[Task]) -> None:
        super().__init__(session, f"task-done:{task.id}", "", task, accept)

    def heading(self) -> str:
        return f"{self.purpose()}: {self.session.names.text(self.record.what)}"
