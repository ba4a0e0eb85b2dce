"""Every task there is, from pages and meetings: by date, by person, and those that are done."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from textual.widget import Widget

from elvis_tui.domain.across.agenda_found import of_task
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.domain.tasks import rules
from elvis_tui.domain.tasks.records import Task
from elvis_tui.i18n import _, later
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.frame.taking_up import TakesUp
from elvis_tui.screens.tasks import commands
from elvis_tui.services.tasks import verbs as service
from elvis_tui.widgets.rows import Cell, Column, Line, Row, RowList, Section
from elvis_tui.wording import due as due_words
from elvis_tui.wording import ladder as ladder_words
from elvis_tui.wording import tasks as task_words
from elvis_tui.wording.dates import near_date, number
from elvis_tui.wording.keys import key

COLUMNS = {
    "": (
        Column(1),
        Column(20, later("Hva, og om hvem"), grow=True, wrap=True),
        Column(16, later("Hvem")),
        Column(13, later("Frist")),
    )
}


class View(Enum):
    """How the list is parted."""

    DATE = "date"
    PERSON = "person"
    DONE = "done"


class TasksScreen(TakesUp, Page):
    """The list; Enter shows a task, and there it is marked as done."""

    mode = "overview"
    OWN_COMMANDS = commands.LIST

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._view = View.DATE
        self._count = 0

    def body(self) -> Iterator[Widget]:
        yield RowList(COLUMNS, heading=True)

    def head(self) -> str:
        words = {
            View.DATE: _("Oppgaver etter dato"),
            View.PERSON: _("Oppgaver etter person"),
            View.DONE: _("Gjorte oppgaver"),
        }
        return f"{words[self._view]} · {number(self._count)}"

    def reload(self) -> None:
        lines = list(self._lines(service.listed(self.gate)))
        self._count = sum(isinstance(line, Row) for line in lines)
        rows = self.query_one(RowList)
        rows.empty = (
            _("Ingen oppgaver er gjort ennå. {view} skifter visning.").format(
                view=key("tasks.view", "v")
            )
            if self._view is View.DONE
            else _("Ingen åpne oppgaver. De kommer fra møter, og fra {task} på en side.").format(
                task=key("follow_up.task", "o")
            )
        )
        rows.fill(lines)

    def _lines(self, tasks: list[Task]) -> Iterator[Line]:
        if self._view is View.DONE:
            yield from map(self._row, rules.done_tasks(tasks))
            return
        parts: list[tuple[str, list[Task]]]
        if self._view is View.DATE:
            by_when = rules.by_when(tasks, self.gate.today)
            parts = [(task_words.when(part), found) for part, found in by_when.items()]
        else:
            # Two of whom only a mask is seen are still two.
            names, named = self.session.names, rules.by_person(tasks)
            parts = [(names.staff(who) or _("Ingen satt"), found) for who, found in named.items()]
        for at, (title, found) in enumerate(parts):
            if at:
                yield Section()
            yield Section(title, str(len(found)))
            yield from map(self._row, found)

    def _row(self, task: Task) -> Row:
        names, today = self.session.names, self.gate.today
        late = task.is_open and task.due is not None and task.due < today
        due: Cell = (due_words.lateness(task.due, today), "red" if late else "muted")
        if task.done_on:
            due = (_("gjort {day}").format(day=near_date(task.done_on, today)), "muted")
        mark: Cell = "□" if task.is_open else ("✔", "green")
        what = names.text(task.what)
        if task.subject:
            what = f"{what} · {names.subject(task.subject)}"
        if why := ladder_words.triggered(task, names, today):
            what = f"{what} · {why}"
        return Row(task.id, (mark, what, names.staff(task.who) or "–", due))

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        from elvis_tui.screens.dialogs.task_done import TaskDone

        self.app.push_screen(TaskDone(self.session, message.row_id))

    def to_take_up(self) -> AgendaItem | None:
        """The task the cursor stands on, as what it is about."""
        row = self.row_here
        task = self.gate.find(Task, row.id) if row else None
        return of_task(task) if task else None

    def action_view(self) -> None:
        views = list(View)
        self._view = views[(views.index(self._view) + 1) % len(views)]
        self.show_again()
