"""A new case, or the facts of one that is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input

from elvis_tui.domain.cases.parties import Party, Role
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.people.names import MASK
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.screens.cases import commands
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.dialogs.subject_form import DATE_HINT, SubjectForm
from elvis_tui.screens.frame.masks import to_edit
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.people.student_line import BETWEEN, StudentLine, joined, split
from elvis_tui.widgets.fields import LineField, TextField
from elvis_tui.widgets.text import Words
from elvis_tui.wording import cases as case_words
from elvis_tui.wording.dates import long_date


class Completion(Suggester):
    """Writes out the name that is being typed, faintly; the right arrow takes it."""

    def __init__(self, complete: Callable[[str], str | None]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        return self._complete(value)


class CaseForm(SubjectForm[Case]):
    """Returns the case with what was typed; one with an empty id is new.

    The students stand on one line with semicolons between them, matched as they are typed.
    What the line holds is always kept as full labels, so that a draft outlives F2.
    """

    AUTO_FOCUS = "#title"
    OWN_COMMANDS = commands.FORM

    def __init__(self, session: Session, case: Case, accept: Accept[Case]) -> None:
        key = case.id or f"new:{','.join(case.students)}"
        super().__init__(session, f"case:{key}", case_words.name(case), accept)
        self._case = case
        self._line = StudentLine(session.gate)
        self._masked: dict[str, str] = {}

    def heading(self) -> str:
        return _("Fakta: {case}").format(case=self._about) if self._case.id else _("Ny sak")

    def fields(self) -> Iterable[Widget]:
        old = self._case
        students = LineField(
            joined(self._line.label(i) for i in old.students),
            placeholder=_("navn klasse; navn klasse"),
            id="students",
        )
        students.suggester = Completion(self._completed)
        yield Labelled(_("Elever"), students)
        yield Words("", id="match")
        yield Labelled(_("Gjelder"), LineField(to_edit(old.title), id="title"))
        yield Labelled(
            _("Meldt"),
            LineField(
                long_date(old.reported_on), placeholder=str(DATE_HINT), offered=True, id="on"
            ),
        )
        yield Labelled(_("Meldt av"), self.who_field("by", old.reported_by))
        ways = (_("muntlig"), _("skriftlig"), _("e-post"), _("telefon"))
        yield Labelled(
            _("Hvordan"),
            LineField(
                to_edit(old.reported_how),
                placeholder=_("f.eks. muntlig til kontaktlærer"),
                suggestions=ways,
                id="how",
            ),
        )

    def read(self) -> Case:
        return replace(
            self._case,
            parties=self._parties(),
            title=self.needed("title"),
            reported_on=self._reported_on(),
            reported_by=self.value("by"),
            reported_how=self.value("how"),
        )

    def _parties(self) -> tuple[Party, ...]:
        """Those on the line: who was there has what is known, and a new one is affected."""
        there = {party.student: party for party in self._case.parties}
        return tuple(
            there.get(student) or Party(id="", student=student, role=Role.AFFECTED)
            for student in self._line.read(self.value("students"))
        )

    def _reported_on(self) -> date:
        """The day of the report; a weekday by name is the last one, for a report lies behind."""
        on = self.date_of("on") or self.gate.today
        named = not any(sign.isdigit() for sign in self.value("on"))
        return on - timedelta(days=7) if named and on > self.gate.today else on

    # The line of students

    @property
    def _students(self) -> LineField:
        return self.query_one("#students", LineField)

    def _completed(self, typed: str) -> str | None:
        return None if self.session.names_hidden else self._line.completed(typed)

    def values(self) -> dict[str, str]:
        """As for every form; the students by their full labels, whatever is shown."""
        values = super().values()
        pieces = (self._masked.get(p, p) for p in split(values["students"]))
        values["students"] = self._line.relabelled(joined(pieces), hidden=False)
        return values

    def names_changed(self) -> None:
        students = self.values()["students"]
        super().names_changed()
        self._masks.forget("students")
        self._show_students(students)

    def _show_students(self, text: str) -> None:
        """Write the line as it may be shown now; what nobody is sure of stands behind a mask."""
        hidden, names = self.session.names_hidden, self.session.names
        shown: dict[str, str] = {}
        for piece in split(self._line.relabelled(text, hidden=hidden)):
            short = names.text(piece)
            while shown.get(short, piece) != piece:
                short += MASK
            shown[short] = piece
        self._masked = {short: piece for short, piece in shown.items() if short != piece}
        self._students.value = joined(shown)
        self._tell_match()

    def _tell_match(self) -> None:
        pieces = split(super().values()["students"])
        hidden = self.session.names_hidden
        as_shown = [self._line.as_shown(self._masked.get(p, p), hidden=hidden) for p in pieces]
        self.query_one("#match", Words).say("\n".join(t for t in as_shown if t))

    def on_input_changed(self, message: Input.Changed) -> None:
        super().on_input_changed(message)
        if message.input.id != "students":
            return
        self._tell_match()
        if message.value.endswith(BETWEEN):
            self._show_students(self.values()["students"])
            self._students.value += f"{BETWEEN} "
            self._students.cursor_position = len(self._students.value)

    def on_input_blurred(self, message: Input.Blurred) -> None:
        if message.input.id == "students":
            self._show_students(self.values()["students"])

    def cover(self, field: LineField | TextField) -> None:
        """As for every form; the line of students sees to itself."""
        if field.id != "students":
            super().cover(field)

    def action_add_student(self) -> None:
        from elvis_tui.screens.dialogs.pick_subject import PickSubject

        def picked(subject: Subject | None) -> None:
            if subject is None:
                return
            before = self.values()["students"]
            self._line = StudentLine(self.gate)  # the student may be a new one
            self._show_students(joined([*split(before), self._line.label(subject.id)]))
            self.keep_draft()

        self.app.push_screen(
            PickSubject(self.session, _("Hvilken elev til?"), students_only=True), picked
        )
