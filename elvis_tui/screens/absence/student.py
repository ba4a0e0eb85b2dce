"""All that is known of one student's absence: every subject, both figures, and the varsel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.widget import Widget

from elvis_tui.domain.absence import rules
from elvis_tui.domain.absence.records import Notice, NoticeKind, SubjectAbsence
from elvis_tui.domain.absence.rules import Limits
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.domain.school_year import label_of, starting_year
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _, later
from elvis_tui.screens.absence import commands
from elvis_tui.screens.absence.notice_form import NoticeForm, notice_sent
from elvis_tui.screens.frame import absence_rows
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.frame.taking_up import TakesUp
from elvis_tui.services.absence import reading, verbs
from elvis_tui.services.desk.absence import limits
from elvis_tui.widgets.rows import Cell, Column, Line, Row, RowList, Section
from elvis_tui.wording import absence as words
from elvis_tui.wording.dates import long_date, near_date
from elvis_tui.wording.keys import key
from elvis_tui.wording.numbers import plain

COLUMNS = {
    "": (
        Column(18, later("Fag"), grow=True),
        Column(11, later("Egenm.+udok"), right=True),
        Column(10, later("Helse+udok"), right=True),
        Column(6, later("Timer"), right=True),
        Column(9, later("Kurve")),
        Column(9, later("Lista av")),
        Column(16, later("Står"), above=92),
        Column(18, later("Lærer"), above=120),
    ),
    "notice": (Column(1), Column(20, grow=True, wrap=True), Column(16, above=60)),
    "say": (Column(20, grow=True, wrap=True),),
}


class StudentAbsenceScreen(TakesUp, Page):
    """A row for each subject and each varsel."""

    mode = "follow_ups"
    OWN_COMMANDS = commands.STUDENT

    def __init__(self, session: Session, student_id: str) -> None:
        super().__init__(session)
        self._student_id = student_id

    def to_take_up(self) -> AgendaItem:
        """Whom the page is about."""
        return AgendaItem(id="", subject=Subject.of_student(self._student_id))

    def body(self) -> Iterable[Widget]:
        yield RowList(COLUMNS, heading=True)

    def head(self) -> str:
        who = self.session.names.with_group(Subject.of_student(self._student_id))
        return _("Fravær: {who}").format(who=who)

    def reload(self) -> None:
        self.query_one(RowList).fill(list(self._lines()))
        self.refresh_bindings()

    def _lines(self) -> Iterator[Line]:
        held, today = limits(self.gate), self.gate.today
        found = reading.of_student(self.gate, self._student_id)
        subjects = reading.subjects_of(self.gate, self._student_id)
        yield Section(_("Skoleåret {year}").format(year=label_of(starting_year(today))))
        left = [s for s in rules.of_this_year(found, today) if s.left] if found else []
        periods = {words.period(subject.now, today) for subject in (*subjects, *left)}
        for subject in (*subjects, *left):
            yield self._subject(subject, held)
            # One list for all is the usual: then its days are told once.
            told = words.period(subject.now, today) if len(periods) > 1 else ""
            yield from self._below(subject, told, *words.beside(subject, today))
        yield from self._below(None, *periods if len(periods) == 1 else ())
        if not subjects and not left:
            yield self._say("none", _("Ingen fraværstall for dette skoleåret."))
        for subject in subjects[:1]:
            stands = rules.standing(subject, held)
            risk = bool(found and found.higher_risk_since)
            if asked := words.what_is_asked(stands, held, higher_risk=risk):
                yield self._say("asked", asked)
        if found and found.higher_risk_since:
            day = long_date(found.higher_risk_since)
            yield self._say("risk", _("Høyere risiko er dokumentert fra {day}.").format(day=day))
        if found and found.streak > 1 and found.streak_ends:
            yield self._say("streak", words.streak(found.streak, found.streak_ends, today))
        yield Section()
        notices = found.notices if found else ()
        yield Section(_("Varsel (§ 9-7)"), str(len(notices) or ""))
        for notice in notices:
            yield self._notice(notice)
        if not notices:
            yield self._say("no-notice", _("Ingen varsel er kjent."))

    def _say(self, row_id: str, text: str) -> Row:
        return Row(f"say:{row_id}", ((text, "muted"),), "say", opens=False)

    def _subject(self, subject: SubjectAbsence, held: Limits) -> Row:
        stands = rules.standing(subject, held)
        tone = absence_rows.TONES[stands]
        now, today = subject.now, self.gate.today
        cells: tuple[Cell, ...] = (
            self.session.names.text(
                words.told(subject, self.session.names, self._student_id).called_whole
            ),
            (words.newest(subject, "fifteen", today), tone),
            (
                words.newest(subject, "ten", self.gate.today),
                tone if rules.latest(subject).ten is not None else "muted",
            ),
            "" if now.hours is None else plain(now.hours),
            words.curve(rules.trend(subject)),
            (near_date(now.as_of, today), "muted"),
            (_("avbrutt") if subject.left else words.standing(stands, held), tone),
            (self.session.names.staff(subject.teacher), "muted"),
        )
        return Row(f"subject:{subject.key}", cells, opens=False)

    def _below(self, subject: SubjectAbsence | None, *told: str) -> Iterator[Row]:
        """What there is to say of the days that figures are of."""
        for at, sentence in enumerate(told):
            if sentence:
                yield self._say(f"days:{subject.key if subject else ''}:{at}", f"  {sentence}")

    def _notice(self, notice: Notice) -> Row:
        names, today = self.session.names, self.gate.today
        subject = self._called(notice)
        told = words.notice(notice, today)
        parts = (told, subject, names.text(notice.note))
        mark: Cell = "□" if notice.is_needed else ("✔", "green")
        return Row(
            f"notice:{notice.id}",
            (mark, " · ".join(filter(None, parts)), (names.author(notice.by), "muted")),
            "notice",
        )

    def _called(self, notice: Notice) -> str:
        """What the subject of a varsel is called."""
        found = reading.subjects_of(self.gate, self._student_id)
        names, whose = self.session.names, self._student_id
        told = (
            words.told(s, names, whose).called for s in found if notice.subject == FreeText(s.key)
        )
        other = FreeText("") if names.shields(whose) else notice.subject
        return names.text(next(told, other))

    # What can be done

    def on_row_list_moved(self) -> None:
        self.refresh_bindings()

    def on_row_list_opened(self, _message: RowList.Opened) -> None:
        if self.may_change():
            self.action_edit()

    def _marked(self) -> tuple[str, str]:
        row = self.query_one(RowList).row if self.stands else None
        kind, _colon, rest = (row.id if row else "").partition(":")
        return kind, rest

    def is_on_notice(self) -> bool:
        """Whether a varsel is marked."""
        return self._marked()[0] == "notice"

    def action_sent(self) -> None:
        kind, subject = self._marked()
        notice_sent(
            self, self._student_id, subject if kind == "subject" else "", NoticeKind.ABSENCE
        )

    def action_edit(self) -> None:
        _kind, notice_id = self._marked()
        found = reading.of_student(self.gate, self._student_id)
        notice = next((n for n in found.notices if n.id == notice_id), None) if found else None
        if notice is not None:
            self.app.push_screen(
                NoticeForm(
                    self.session,
                    self._student_id,
                    notice,
                    lambda n: verbs.edit_notice(self.desk, self._student_id, n),
                )
            )

    def action_remove(self) -> None:
        from elvis_tui.screens.dialogs.ask import Ask

        _kind, notice_id = self._marked()

        def answered(yes: bool | None) -> None:
            if yes:
                self.attempt(lambda: verbs.remove_notice(self.desk, self._student_id, notice_id))

        follows = _("Er varselet sendt, skal det stå. {undo} angrer.").format(
            undo=key("app.undo", "u")
        )
        self.app.push_screen(Ask(_("Ta bort varselet?"), follows), answered)

    def action_risk(self) -> None:
        from elvis_tui.screens.dialogs.ask import Ask

        found = reading.of_student(self.gate, self._student_id)
        marked = bool(found and found.higher_risk_since)
        since = None if marked else self.gate.today

        def answered(yes: bool | None) -> None:
            if yes:
                self.attempt(lambda: verbs.mark_higher_risk(self.desk, self._student_id, since))

        if marked:
            question = _("Er høyere risiko ikke lenger dokumentert?")
            follows = _("Egenmelding gjelder da ikke når fraværet er over 10 % (§ 9-8).")
        else:
            question = _("Er høyere risiko for fravær dokumentert?")
            follows = _(
                "Egenmelding gjelder da også over 10 % (§ 9-8). Skriv ingen diagnose noe sted: "
                "merket er nok."
            )
        self.app.push_screen(Ask(question, follows), answered)
