"""«Har eleven sluttet?» of one student: the clock as a checklist, and the log that is its proof."""

from __future__ import annotations

from datetime import date
from functools import partial

from elvis_tui.domain.follow_ups.departure import Day, Deed, Departure, Done
from elvis_tui.domain.follow_ups.departure_deeds import day_of
from elvis_tui.domain.follow_ups.departure_rules import DEED_OF, Move, Run
from elvis_tui.domain.follow_ups.records import Reached
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.i18n import _
from elvis_tui.screens.follow_ups.contacting import log_contact
from elvis_tui.screens.follow_ups.departure import commands
from elvis_tui.screens.follow_ups.departure.lines import LAYOUTS, facts, log, steps
from elvis_tui.screens.frame.navigation import ShowSubject
from elvis_tui.screens.frame.page_rows import told_by
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.frame.taking_up import TakesUp
from elvis_tui.screens.frame.two_columns import TwoColumns
from elvis_tui.services.desk.departures import stands
from elvis_tui.services.follow_ups import corrections
from elvis_tui.services.follow_ups import departure_document as document
from elvis_tui.services.follow_ups import departures as service
from elvis_tui.services.people import register, students
from elvis_tui.widgets.rows import RowList
from elvis_tui.wording import departures as words
from elvis_tui.wording import people as people_words
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.keys import key

MISTAKE, SAKE = "mistake", "sake"


class DepartureScreen(TakesUp, TwoColumns):
    """One matter on one page; every change is saved as it is made."""

    mode = "follow_ups"
    layouts = LAYOUTS
    OWN_COMMANDS = commands.PAGE

    def __init__(self, session: Session, departure_id: str) -> None:
        super().__init__(session)
        self._departure_id = departure_id

    @property
    def _departure(self) -> Departure:
        return service.get(self.gate, self._departure_id)

    @property
    def _run(self) -> Run:
        return stands(self.gate, self._departure)

    def is_open(self) -> bool:
        """Whether it has not ended."""
        return service.is_open(self.gate, self._departure_id) is True

    def is_closed(self) -> bool:
        """Whether it has ended."""
        return service.is_open(self.gate, self._departure_id) is False

    def to_take_up(self) -> AgendaItem:
        """Whom the page is about."""
        return AgendaItem(id="", subject=self._departure.subject)

    def head(self) -> str:
        who = self.session.names.with_group(self._departure.subject)
        student = register.student_of(self.gate, self._departure.subject)
        age = people_words.age(student, self.gate.today) if student else ""
        return f"{words.title()} {who}{f' · {age}' if age else ''}"

    def reload(self) -> None:
        run, session = self._run, self.session
        self.show(facts(session, run), steps(session, run), log(session, run))
        self.refresh_bindings()

    # What can be done

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        kind, record_id, _item = told_by(message.row_id)
        if kind == "done":
            from elvis_tui.screens.dialogs.written import WrittenDialog
            from elvis_tui.screens.follow_ups.departure.written import DonePiece

            piece = DonePiece(self.session, self._departure_id, record_id)
            dialog = WrittenDialog(self.session, piece)
            self.app.push_screen(dialog, lambda _none: self.show_again())
        elif kind == "contact":
            from elvis_tui.screens.follow_ups.written import open_piece

            open_piece(self, corrections.holder(self.gate, record_id), kind, record_id)
        elif kind == "began" and self.may_change():
            self.action_edit()
        elif kind == "tries" and self.may_change() and self.is_open():
            self.action_contact()
        elif kind == "deed" and self.may_change():
            self._write(Deed(record_id))

    def _write(self, deed: Deed) -> None:
        """Ask how a step was done; one whose turn has not come says so."""
        from elvis_tui.screens.follow_ups.departure.forms import DoneForm

        if not self.is_open():
            self.tell(
                _("Den er avsluttet. {again} tar den opp igjen.").format(
                    again=key("departure.reopen", "r")
                )
            )
            return
        before = service.waits_for(self._departure, deed)
        if before is not None:
            self.tell(_("Først må dette være gjort: {before}.").format(before=words.deed(before)))
            return

        def accept(typed: Done) -> None:
            service.do(self.desk, self._departure_id, typed)

        def closed(typed: Done | None) -> None:
            if typed is not None and deed is Deed.SIGNED_OUT:
                self._ask_left()

        self.app.push_screen(DoneForm(self.session, self._run, deed, accept), closed)

    def _ask_left(self) -> None:
        """Whether the student is to stand as one who has left, in lists and search too."""
        from elvis_tui.screens.dialogs.ask import Ask

        subject = self._departure.subject
        student = register.student_of(self.gate, subject)
        if student is None or student.left_on is not None:
            return

        def question() -> str:
            who = self.session.names.with_group(subject)
            return _("Skal {who} stå som sluttet ved skolen også i Elvis?").format(who=who)

        def answered(yes: bool | None) -> None:
            if yes:
                self.attempt(lambda: students.leave(self.desk, subject.id))

        details = _("Alt som er skrevet, blir stående. {undo} angrer.")
        self.app.push_screen(Ask(question, details.format(undo=key("app.undo", "u"))), answered)

    def action_step(self) -> None:
        move = self._run.move
        if move is Move.TRY:
            self.action_contact()
        elif move is not None:
            self._write(DEED_OF[move])

    def action_contact(self) -> None:
        subject = self._departure.subject
        followed = service.followed_by(self.gate, subject)
        if followed is None:
            told = _("Ingen følger opp eleven nå. {all} viser siden, der en oppfølging begynnes.")
            self.tell(told.format(all=key("departure.everything", "a")))
            return
        # A try is mostly one without an answer, and an answer ends the run.
        log_contact(self, followed.id, Reached.NO)

    def action_answer(self) -> None:
        departure = self._departure
        if departure.of(Deed.NOTICE) is None:
            told = _("Varselet er ikke sendt ennå. {contact} loggfører at eleven er nådd.")
            self.tell(told.format(contact=key("departure.contact", "c")))
            return
        decided = departure.of(Deed.DECISION) is not None
        self._write(Deed.COMPLAINT if decided else Deed.ANSWER)

    def action_date(self) -> None:
        from elvis_tui.screens.dialogs.choose import Answer, Choose
        from elvis_tui.screens.follow_ups.departure.forms import DayForm, NewDay

        run = self._run
        days = {day: on for day in Day if (on := _stands(run, day)) is not None}

        def answered(code: str | None) -> None:
            if code:
                day = Day(code)

                def accept(typed: NewDay) -> None:
                    service.correct_date(self.desk, run.departure.id, day, *typed)

                self.app.push_screen(
                    DayForm(self.session, run, day, days[day], accept),
                    lambda _none: self.show_again(),
                )

        answers = [Answer(day.value, words.day(day), long_date(on)) for day, on in days.items()]
        row = self.query_one("#page", RowList).row
        first = _first(run, row.id if row else "", list(days))
        self.app.push_screen(Choose(_("Hvilken dato skal rettes?"), "", answers, first), answered)

    def action_edit(self) -> None:
        from elvis_tui.screens.dialogs.written import CorrectForm

        def accept(typed: Departure, why: FreeText) -> None:
            service.correct_doubt(self.desk, typed, why)

        old = self._departure
        form = CorrectForm[Departure](self.session, _("tvilen"), old, accept)
        form.first = ("doubt",)
        self.app.push_screen(form, lambda _none: self.show_again())

    def action_remove(self) -> None:
        from elvis_tui.screens.dialogs.choose import Answer, Choose

        undone = _("tas bort; {undo} angrer").format(undo=key("app.undo", "u"))
        answers = [
            Answer(MISTAKE, _("begynt ved en feil"), undone),
            Answer(SAKE, _("for elevens skyld"), _("borte for godt, også fra historikken")),
        ]
        self.app.push_screen(Choose(_("Hvorfor tas det bort?"), "", answers), self._remove)

    def _remove(self, code: str | None) -> None:
        from elvis_tui.screens.dialogs.written import ErasureForm
        from elvis_tui.screens.follow_ups.departure.forms import WhyForm

        departure_id, subject = self._departure_id, self._departure.subject

        def gone(why: FreeText | None) -> None:
            if why is not None and self.app.screen is self:
                self.action_back()

        if code == MISTAKE:
            form = WhyForm(
                self.session,
                f"departure:{departure_id}:remove",
                subject,
                _("Ta bort «har eleven sluttet?»"),
                _("Kontaktene blir stående. At det ble tatt bort, og hvorfor, står i historikken."),
                partial(service.remove, self.desk, departure_id),
            )
            self.app.push_screen(form, gone)
        elif code == SAKE:
            erase = partial(service.erase, self.desk, departure_id)
            self.app.push_screen(ErasureForm(self.session, departure_id, erase), gone)

    def action_reopen(self) -> None:
        from elvis_tui.screens.follow_ups.departure.forms import WhyForm

        if not self.attempt(lambda: service.check_reopen(self.gate, self._departure_id)):
            return
        form = WhyForm(
            self.session,
            f"departure:{self._departure_id}:reopen",
            self._departure.subject,
            _("Ta opp igjen"),
            _("Det som avsluttet den, trekkes tilbake, og står med grunnen."),
            partial(service.reopen, self.desk, self._departure_id),
        )
        self.app.push_screen(form, lambda _none: self.show_again())

    def action_again(self) -> None:
        from elvis_tui.screens.follow_ups.departure.opening import begin, show

        current = service.current(self.gate, self._departure.subject)
        if current is not None:
            show(self, current.id)
        else:
            begin(self, self._departure.subject)

    def action_write(self) -> None:
        from elvis_tui.screens.dialogs.write import Target, WriteForm

        departure = self._departure

        def accept(target: Target) -> None:
            path = document.write(self.gate, departure, target.path, hidden=target.hidden)
            self.tell(_("Skrevet til {path}").format(path=path), wrong=False)

        def name(hidden: bool) -> str:
            return document.file_name(self.gate, departure, hidden=hidden)

        self.app.push_screen(WriteForm(self.session, departure.id, name, accept))

    def action_everything(self) -> None:
        self.post_message(ShowSubject(self._departure.subject))

    def action_history(self) -> None:
        from elvis_tui.screens.history import SubjectHistory

        self.app.push_screen(SubjectHistory(self.session, self._departure.subject))


def _stands(run: Run, day: Day) -> date | None:
    """The day that holds now, if there is one."""
    return run.days[day].on if day in run.days else day_of(run, day)


def _first(run: Run, row_id: str, days: list[Day]) -> int:
    """The place of the day that belongs to the row one stands on."""
    kind, record_id, _item = told_by(row_id)
    done = next((d for d in run.departure.done if d.id == record_id), None)
    of_row = {
        "tries": Day.NOTICE_FROM,
        "deed:notice": Day.NOTICE_FROM,
        "deed:answer": Day.ANSWER_BY,
        "deed:decision": Day.ANSWER_BY,
        "deed:complaint": Day.COMPLAIN_BY,
        "deed:signed_out": Day.COMPLAIN_BY,
    }
    day = Day(done.deed.value) if kind == "done" and done else of_row.get(row_id, Day.BEGAN)
    return days.index(day) if day in days else 0
