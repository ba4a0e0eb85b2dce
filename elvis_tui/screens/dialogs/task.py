"""The dialog that gives somebody a task."""

from __future__ import annotations

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.tasks.records import Task
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.described import DescribedForm
from elvis_tui.screens.frame.session import Accept, Session


class TaskForm(DescribedForm[Task]):
    words = _("Ny oppgave")
    first = ("who",)

    def __init__(
        self,
        session: Session,
        key: str,
        about: Subject | str,
        accept: Accept[Task],
        *,
        case_id: str | None = None,
    ) -> None:
        new = Task(
            id="",
            who=FreeText(""),
            what=FreeText(""),
            created_on=session.gate.today,
            subject=about if isinstance(about, Subject) else None,
            case_id=case_id,
        )
        super().__init__(session, key, about, new, accept)
