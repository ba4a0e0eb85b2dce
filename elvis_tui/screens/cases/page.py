"""A case: its checklist, and beside each step the plan's own words and what the law adds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from textual.containers import VerticalScroll
from textual.widget import Widget

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.records import Case, StepStatus
from elvis_tui.domain.cases.routes import asks_more, check_waivable
from elvis_tui.domain.cases.rules import status_after, step_of
from elvis_tui.domain.errors import InputError
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.domain.plan.records import Plan
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.screens.cases import changing, commands, page_closing
from elvis_tui.screens.cases.page_lines import (
    LAYOUTS,
    WIDE,
    case_lines,
    facts_text,
    heading,
    law_text,
    note_text,
    plan_text,
)
from elvis_tui.screens.cases.page_parts import choose_part, choose_student, show_part
from elvis_tui.screens.cases.page_routes import RoutesOnPage
from elvis_tui.screens.frame.navigation import ShowIntervention, ShowMeeting, ShowSubject
from elvis_tui.screens.frame.page_rows import told_by
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.frame.taking_up import TakesUp
from elvis_tui.services.across import history
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.plan import plan_under
from elvis_tui.services.tasks import verbs as tasks
from elvis_tui.widgets.rows import RowList
from elvis_tui.widgets.words import Words
from elvis_tui.wording import cases as case_words
from elvis_tui.wording.keys import key


class StepList(RowList):
    """The checklist, and under it tasks and history."""

    OWN_COMMANDS = commands.STEPS


class CaseScreen(TakesUp, RoutesOnPage):
    """One case on one page; every change is saved as it is made."""

    mode = "cases"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (28, "-tall")]
    OWN_COMMANDS = commands.PAGE

    def __init__(self, session: Session, case_id: str) -> None:
        super().__init__(session)
        self._case_id = case_id
        self._plan: Plan | None = None
        self._shown = False
        self._step_id = ""

    @property
    def _case(self) -> Case:
        return service.get(self.gate, self._case_id)

    @property
    def _wide(self) -> bool:
        return self.app.size.width >= WIDE

    def to_take_up(self) -> AgendaItem:
        """The case."""
        return AgendaItem(id="", case_id=self._case_id)

    def is_open(self) -> bool:
        """Whether the case has not been closed."""
        return service.is_open(self.gate, self._case_id) is True

    def is_closed(self) -> bool:
        """Whether the case can be taken up again."""
        return service.is_open(self.gate, self._case_id) is False

    def body(self) -> Iterable[Widget]:
        yield Words(id="facts")
        yield StepList(LAYOUTS, id="steps")
        beside = VerticalScroll(Words(id="note"), Words(id="plan"), Words(id="law"), id="words")
        beside.can_focus = False
        yield beside

    def head(self) -> str:
        return heading(self.session, self._case)

    def reload(self) -> None:
        case = self._case
        self.query_one("#facts", Words).say(facts_text(self.session, case, self.app.size.width))
        rows = self.query_one(StepList)
        rows.fill(case_lines(self.session, case))
        if not self._shown:
            self._shown = True
            self._plan = _plan_or_none(self.gate, case)
            if waiting := case.next_step or next(iter(case.steps), None):
                # Before the list has a size it would scroll too far.
                self.call_after_refresh(rows.select, f"step:{waiting.id}")
                self._step_id = waiting.id
        self._show_words()
        self.refresh_bindings()

    def on_screen_resume(self) -> None:
        # Textual calls the one of the room too.
        if service.is_open(self.gate, self._case_id) is not None:
            history.note_read(self.desk, self._case_id)

    def on_resize(self) -> None:
        if self.stands and self.is_current:
            self.reload()

    # The words beside the step

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        kind, _sep, step_id = message.row_id.partition(":")
        if kind == "step":
            self._step_id = step_id
            self._show_words()
            self.query_one("#words").scroll_home(animate=False)

    def _show_words(self) -> None:
        if not self._case.steps:
            return  # as an exchange file may have it: there is nothing to do, and nothing to read
        step = step_of(self._case, self._step_id)
        note = self.query_one("#note", Words)
        note.display = bool(step.note or step.waived or step.lacks_reason) and not self._wide
        note.say(note_text(self.session, step))
        self.query_one("#plan", Words).say(plan_text(self._plan, self._case, step, wide=self._wide))
        self.query_one("#law", Words).say(law_text(self.session, step, wide=self._wide))

    def action_words(self, step: int) -> None:
        """Scroll the words beside the step."""
        self.query_one("#words").scroll_relative(y=3 * step, animate=False)

    # What can be done

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        kind, record_id, item_id = told_by(message.row_id)
        if kind == "step":
            self._edit_step(record_id)
        elif kind == "task":
            from elvis_tui.screens.dialogs.task_done import TaskDone

            self.app.push_screen(TaskDone(self.session, record_id))
        elif kind == "meeting":
            self.post_message(ShowMeeting(record_id, item_id))
        elif kind == "want":
            self.action_meeting()
        elif kind == "part":
            show_part(self, self._case, record_id)
        elif kind == "seen" and self.is_open() and self.may_change():
            self.action_facts()
        elif kind == "intervention":
            self.post_message(ShowIntervention(record_id))

    def _edit_step(self, step_id: str, *, done: bool = False) -> None:
        changing.step(self, self._case_id, step_id, done=done)

    def action_step(self) -> None:
        if self._stands_on_step():
            self._edit_step(self._step_id)

    def _stands_on_step(self) -> bool:
        """Whether the cursor stands on a step; if not, that is told: none is changed unseen."""
        row = self.query_one("#steps", StepList).row
        if row and row.id == f"step:{self._step_id}":
            return True
        self.tell(
            _("Gå til et steg på sjekklista først.")
            if self._case.steps
            else _("Saken har ingen steg.")
        )
        return False

    def action_advance(self) -> None:
        if not self._stands_on_step():
            return
        step = step_of(self._case, self._step_id)
        if not step.is_open:
            self.tell(
                _("«{title}» er gjort. {edit} endrer steget.").format(
                    edit=key("rows.open", "Enter"), title=case_words.step_title(step)
                )
                if step.status is StepStatus.DONE
                else _("«{title}» gjelder ikke. {applies} sier at det gjelder.").format(
                    applies=key("case.applies", "b"), title=case_words.step_title(step)
                )
            )
            return
        if status_after(step.status) is StepStatus.DONE and asks_more(step):
            # What is missing is asked for: a key alone cannot say it.
            self._edit_step(step.id, done=True)
            return
        self.attempt(lambda: service.advance(self.desk, self._case_id, self._step_id))

    def action_applies(self) -> None:
        """That a step does not apply is decided, in writing; that it does after all is a key."""
        if not self._stands_on_step():
            return
        from elvis_tui.screens.cases.step_form import WaiveForm

        case = self._case
        step = step_of(case, self._step_id)
        if step.status is StepStatus.DONE:
            self.tell(
                _("«{title}» er gjort. {edit} endrer steget.").format(
                    edit=key("rows.open", "Enter"), title=case_words.step_title(step)
                )
            )
            return
        if step.status is StepStatus.NOT_APPLICABLE and not step.lacks_reason:
            self.attempt(lambda: service.apply_after_all(self.desk, case.id, step.id))
            return
        if not self.attempt(lambda: check_waivable(case, step)):
            return

        was = step.waived if step.status is StepStatus.NOT_APPLICABLE else None

        def accept(decision: Decision) -> None:
            service.waive(self.desk, case.id, step.id, decision, was)

        self.app.push_screen(WaiveForm(self.session, case, step, accept))

    def action_complaint(self) -> None:
        from elvis_tui.screens.cases.complaint.page import ComplaintScreen

        self.app.push_screen(ComplaintScreen(self.session, self._case_id))

    def action_facts(self) -> None:
        changing.facts(self, self._case_id)

    def action_intervention(self) -> None:
        """Ask against whom, where the case is about several, and what happened."""
        from elvis_tui.screens.cases.interventions.opening import begin

        case = self._case
        choose_student(self, case, lambda student: begin(self, student, case.id))

    def action_task(self) -> None:
        from elvis_tui.screens.cases.task_form import CaseTaskForm
        from elvis_tui.services.desk.teams import taking_up_cases

        case = self._case
        self.app.push_screen(
            CaseTaskForm(
                self.session,
                f"task:{case.id}",
                case_words.name(case),
                lambda t: tasks.add_task(self.desk, t),
                case_id=case.id,
                series=taking_up_cases(self.gate),
            )
        )

    def action_close(self) -> None:
        from elvis_tui.screens.dialogs.reason import ReasonForm

        case = self._case
        if page_closing.is_refused(self, case):
            return
        self.app.push_screen(
            ReasonForm(
                self.session,
                f"close:{case.id}",
                case_words.name(case),
                case,
                lambda closed: service.close(self.desk, case.id, closed.closed_why),
            )
        )

    def action_history(self) -> None:
        from elvis_tui.screens.history import CaseHistory

        self.app.push_screen(CaseHistory(self.session, self._case_id))

    def action_clocks(self) -> None:
        from elvis_tui.screens.cases.clocks_dialog import ClocksDialog

        self.app.push_screen(ClocksDialog(self.session, self._case_id))

    def action_reopen(self) -> None:
        from elvis_tui.screens.dialogs.reason import ReopenForm

        case = self._case

        def accept(typed: Case) -> None:
            service.reopen(self.desk, case.id, typed.reopened_why)

        old = replace(case, reopened_why=FreeText(""))
        self.app.push_screen(
            ReopenForm(self.session, f"reopen:{case.id}", case_words.name(case), old, accept)
        )

    def action_meeting(self) -> None:
        page_closing.open_meeting(self, self._case)

    def action_archive(self) -> None:
        page_closing.archive(self, self._case)

    def action_document(self) -> None:
        from elvis_tui.screens.cases.document_form import open_document_form

        open_document_form(self, self._case)

    def action_part(self) -> None:
        choose_part(self, self._case)

    def action_students(self) -> None:
        from elvis_tui.screens.dialogs.choose import Answer, Choose

        students = self._case.students
        if len(students) == 1:
            self._show_student(students[0])
            return
        answers = [Answer(i, partial(self._student_named, i)) for i in students]
        self.app.push_screen(Choose(_("Hvilken elev?"), "", answers), self._show_student)

    def _student_named(self, student_id: str) -> str:
        return self.session.names.with_group(Subject.of_student(student_id))

    def _show_student(self, student_id: str | None) -> None:
        if student_id:
            self.post_message(ShowSubject(Subject.of_student(student_id)))


def _plan_or_none(gate: Gate, case: Case) -> Plan | None:
    """The plan the case was opened under, else today's; a case opens also when none can be read."""
    try:
        return plan_under(gate, case.plan_digest) or gate.sources.plan()
    except InputError:
        return None
