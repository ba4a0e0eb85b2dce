"""A student's or a class's page: facts, measures, tasks and everything that happened."""

from __future__ import annotations

from elvis_tui.domain.across.proposed_steps import Proposed
from elvis_tui.domain.follow_ups.records import FollowUp, Level, Note, Phase
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.i18n import _
from elvis_tui.screens.follow_ups import changing, commands
from elvis_tui.screens.follow_ups.contacting import log_contact, talked_today
from elvis_tui.screens.follow_ups.page_lines import (
    decided,
    facts,
    happened,
    known,
)
from elvis_tui.screens.frame import consents
from elvis_tui.screens.frame.navigation import ShowMeeting, ShowStudentAbsence, ShowSubject
from elvis_tui.screens.frame.page_rows import PIECES, told_by
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.frame.taking_up import TakesUp
from elvis_tui.screens.frame.two_columns import TwoColumns
from elvis_tui.services.follow_ups import ladder, phases
from elvis_tui.services.follow_ups import verbs as service
from elvis_tui.services.tasks import verbs as task_verbs
from elvis_tui.widgets.rows import RowList
from elvis_tui.wording.keys import key


class FollowUpScreen(TakesUp, TwoColumns):
    """Everything about one follow-up on one page."""

    mode = "follow_ups"
    OWN_COMMANDS = commands.PAGE

    def __init__(self, session: Session, follow_up_id: str) -> None:
        super().__init__(session)
        self._follow_up_id = follow_up_id
        self._proposed: list[Proposed] = []

    @property
    def _follow_up(self) -> FollowUp:
        return service.get(self.gate, self._follow_up_id)

    @property
    def subject(self) -> Subject:
        """Whom it is about."""
        return self._subject

    @property
    def _subject(self) -> Subject:
        return self._follow_up.subject

    @property
    def _to_change(self) -> FollowUp:
        return self.gate.to_change(FollowUp, self._follow_up_id)

    def to_take_up(self) -> AgendaItem:
        """Whom the page is about."""
        return AgendaItem(id="", subject=self._subject)

    def is_open(self) -> bool:
        """Whether the follow-up has not been closed."""
        return service.is_open(self.gate, self._follow_up_id) is True

    def is_closed(self) -> bool:
        """Whether the follow-up can be taken up again."""
        return service.is_open(self.gate, self._follow_up_id) is False

    def is_student(self) -> bool:
        """Whether it is about one student, and not a class, which gives no consent."""
        found = self.gate.find(FollowUp, self._follow_up_id)
        return found is not None and found.subject.kind is SubjectKind.STUDENT

    def is_proposed(self) -> bool:
        """Whether the absence lists propose steps of the ladder."""
        return bool(self._proposed)

    def head(self) -> str:
        with self.gate.opening(self._subject):
            return self.session.names.with_group(self._subject)

    def reload(self) -> None:
        session = self.session
        with self.gate.opening(self._subject):
            follow_up = self._follow_up
            asked = ladder.proposed_of(self.gate, follow_up.subject)
            self._proposed = asked if follow_up.is_open else []
            self.show(
                facts(session, follow_up),
                decided(session, follow_up),
                happened(session, follow_up),
                known(session, follow_up),
                always={_("Status"), _("Adresse"), consents.label()},
            )
        self.refresh_bindings()

    # What can be done

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        kind, record_id, item_id = told_by(message.row_id)
        if kind == "open-measure":
            changing.evaluation(self, self._follow_up_id, record_id)
        elif kind == "task":
            from elvis_tui.screens.dialogs.task_done import TaskDone

            self.app.push_screen(TaskDone(self.session, record_id, on_own_page=True))
        elif kind == "departure":
            from elvis_tui.screens.follow_ups.departure.opening import show

            show(self, record_id)
        elif kind == "meeting":
            self.post_message(ShowMeeting(record_id, item_id))
        elif kind == "proposed":
            from elvis_tui.screens.follow_ups.trigger import answer

            answer(self, self._follow_up, self._on_row(record_id))
        elif kind == "absence":
            self.post_message(ShowStudentAbsence(record_id))
        elif kind in consents.KINDS:
            from elvis_tui.screens.dialogs.consent import open_consent

            open_consent(self, record_id)
        elif kind in PIECES:
            from elvis_tui.screens.follow_ups.written import open_piece

            open_piece(self, self._follow_up_id, kind, record_id)

    def action_edit(self) -> None:
        from elvis_tui.screens.follow_ups.form import FollowUpForm

        old = self._to_change
        self.app.push_screen(
            FollowUpForm(self.session, old, lambda f: service.edit(self.desk, f, old))
        )

    def action_note(self) -> None:
        from elvis_tui.screens.follow_ups.forms import NoteForm

        def accept(note: Note) -> None:
            service.add_note(
                self.desk, self._follow_up_id, note.text, restricted=note.restricted, by=note.by
            )

        self.app.push_screen(
            NoteForm(self.session, f"note:{self._follow_up_id}", self._follow_up.subject, accept)
        )

    def action_contact(self) -> None:
        log_contact(self, self._follow_up_id)

    def action_talked(self) -> None:
        talked_today(self, self._follow_up_id)

    def action_measure(self) -> None:
        changing.measure(self, self._follow_up_id)

    def action_task(self) -> None:
        from elvis_tui.screens.dialogs.task import TaskForm

        self.app.push_screen(
            TaskForm(
                self.session,
                f"task:{self._follow_up_id}",
                self._follow_up.subject,
                lambda t: task_verbs.add_task(self.desk, t),
                series=self._follow_up.team,
            )
        )

    def action_trigger(self) -> None:
        from elvis_tui.screens.follow_ups.trigger import ask_for_trigger

        ask_for_trigger(self, self._follow_up)

    def _on_row(self, rung_id: str) -> Proposed:
        return next(one for one in self._proposed if one.rung.id == rung_id)

    def action_accept(self) -> None:
        from elvis_tui.screens.follow_ups.trigger import accept_proposed

        accept_proposed(self, self._follow_up_id, self._proposed[0])

    def action_decline(self) -> None:
        self.attempt(lambda: ladder.decline(self.desk, self._proposed[0]))

    def action_next_date(self) -> None:
        changing.next_date(self, self._follow_up_id)

    def action_phase(self) -> None:
        from elvis_tui.domain.follow_ups import iko

        if iko.after(self._to_change.phase) is Phase.CLOSED:
            words = _("Fasen er oppfølging. {close} avslutter, {edit} går til en tidligere fase.")
            self.tell(
                words.format(close=key("follow_up.close", "x"), edit=key("follow_up.edit", "e"))
            )
        else:
            changing.phase(self, self._follow_up_id)

    def action_mapping(self) -> None:
        changing.mapping(self, self._follow_up_id)

    def action_criterion(self) -> None:
        from elvis_tui.screens.follow_ups.phase_forms import CriterionForm

        old = self._to_change
        self.app.push_screen(
            CriterionForm(
                self.session,
                f"criterion:{old.id}",
                old.subject,
                lambda typed: phases.add_criterion(self.desk, old.id, typed),
            )
        )

    def action_consent(self) -> None:
        from elvis_tui.screens.dialogs.consent import record_consent

        record_consent(self, self._follow_up.subject.id)

    def action_level(self) -> None:
        levels = list(Level)
        after = levels[(levels.index(self._follow_up.level) + 1) % len(levels)]
        self.attempt(lambda: service.set_level(self.desk, self._follow_up_id, after))

    def action_close(self) -> None:
        changing.end(self, self._follow_up_id)

    def action_departure(self) -> None:
        from elvis_tui.screens.follow_ups.departure.opening import open_of

        open_of(self, self._follow_up.subject)

    def action_handover(self) -> None:
        from elvis_tui.screens.follow_ups.handover import HandoverScreen

        self.app.push_screen(HandoverScreen(self.session, self._follow_up_id))

    def action_everything(self) -> None:
        self.post_message(ShowSubject(self._follow_up.subject))

    def action_history(self) -> None:
        from elvis_tui.screens.history import SubjectHistory

        self.app.push_screen(SubjectHistory(self.session, self._follow_up.subject))

    def action_reopen(self) -> None:
        from elvis_tui.screens.dialogs.reason import ReopenForm

        old = self._to_change

        def accept(typed: FollowUp) -> None:
            service.reopen(self.desk, typed)

        empty = replace(old, reopened_why=FreeText(""))
        self.app.push_screen(
            ReopenForm(self.session, f"reopen:{old.id}", old.subject, empty, accept)
        )
