"""The dialog that gives somebody a task."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.domain.subject import Subject
from elvis_tui.domain.tasks.records import Task
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.dialogs.subject_form import DATE_HINT, About
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.fields import LineField


class TaskForm(About[Task]):
    words = _("Ny oppgave")

    def __init__(
        self,
        session: Session,
        key: str,
        about: Subject | str,
        accept: Accept[Task],
        *,
        case_id: str | None = None,
    ) -> None:
        super().__init__(session, key, about, accept)
        self._case_id = case_id

    def fields(self) -> Iterable[Widget]:
        yield Labelled(_("Hvem"), self.who_field("who"))
        yield Labelled(_("Hva"), LineField(id="what"))
        yield Labelled(_("Frist"), LineField(placeholder=DATE_HINT, id="due"))

    def read(self) -> Task:
        return Task(
            id="",
            who=self.needed("who"),
            what=self.needed("what"),
            due=self.date_of("due"),
            created_on=self.desk.today,
            subject=self._about if isinstance(self._about, Subject) else None,
            case_id=self._case_id,
        )
