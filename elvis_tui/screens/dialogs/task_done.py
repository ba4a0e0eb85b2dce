"""One task: read it, and mark it done."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.domain.tasks.records import Task
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.commands import TASK_DONE
from elvis_tui.screens.frame.commands import HasCommandsThatChange
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.navigation import ShowMeeting
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.tasks import verbs as tasks
from elvis_tui.widgets.words import Words
from elvis_tui.wording import due as due_words
from elvis_tui.wording.dates import long_date


class TaskDone(HasCommandsThatChange, Dialog[bool]):
    """Dismisses with whether the task was changed.

    Args:
        session: What the screens share.
        task_id: Which.
        on_own_page: Whether it stands in front of the page of whom it is about, where the day is
            told also of a student whose address is protected.
    """

    OWN_COMMANDS = TASK_DONE

    def __init__(self, session: Session, task_id: str, *, on_own_page: bool = False) -> None:
        super().__init__()
        self.session = session
        self._record = session.gate.get(Task, task_id)
        self._on_own_page = on_own_page

    def heading(self) -> str:
        return self.session.names.text(self._record.what)

    def body(self) -> Iterable[Widget]:
        yield Words(id="facts")

    def on_mount(self) -> None:
        self.names_changed()

    def names_changed(self) -> None:
        """Show the task as it may be shown now."""
        task, names = self._as_it_may_be_read(), self.session.names
        about = f"{names.with_group(task.subject)}\n" if task.subject else ""
        facts = _("Hvem: {who}\nFrist: {due}\nGitt: {on}").format(
            who=names.staff(task.who) or "–",
            due=due_words.dated_lateness(task.due, self.session.gate.today),
            on=long_date(task.created_on),
        )
        if task.trigger_on:
            why = _("Utløst av: {trigger}, {on}").format(
                trigger=names.text(task.trigger), on=long_date(task.trigger_on)
            )
            facts = f"{facts}\n{why}"
        if task.done_on:
            done = _("Gjort: {on}").format(on=long_date(task.done_on))
            facts = f"{facts}\n{done}"
        if task.done_note:
            facts = f"{facts}\n{names.text(task.done_note)}"
        self.say_heading()
        self.query_one("#facts", Words).say(about + facts)

    def _as_it_may_be_read(self) -> Task:
        task, gate = self._record, self.session.gate
        if task.subject is None or not self._on_own_page:
            return task
        with gate.opening(task.subject):
            return gate.find(Task, task.id) or task

    def task_is_open(self) -> bool:
        """Whether the task can be marked as done."""
        return self._record.is_open

    def task_is_done(self) -> bool:
        """Whether the task can be taken up again."""
        return not self._record.is_open

    def has_meeting(self) -> bool:
        """Whether the task came from a meeting."""
        return self._record.meeting_id is not None

    def action_done(self) -> None:
        tasks.finish_task(self.session.desk, self._record.id)
        self.dismiss(True)

    def action_result(self) -> None:
        from elvis_tui.screens.dialogs.task import TaskResultForm

        task = self._record

        def accept(done: Task) -> None:
            tasks.finish_task(self.session.desk, task.id, done.done_note)

        def left(done: Task | None) -> None:
            if done is not None:
                self.dismiss(True)

        self.app.push_screen(TaskResultForm(self.session, task, accept), left)

    def action_again(self) -> None:
        self.action_done()

    def action_meeting(self) -> None:
        item_id = tasks.given_in(self.session.gate, self._record)
        self.dismiss(False)
        self.app.post_message(ShowMeeting(self._record.meeting_id or "", item_id))

    def action_close(self) -> None:
        self.dismiss(False)
