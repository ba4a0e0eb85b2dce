"""A new case, or the facts of one that is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input

from elvis_tui.domain.cases.parties import Party, Role
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.rules import check_not_long_past
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.names import MASK
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.screens.cases import commands, own_words
from elvis_tui.screens.cases.doubting import doubted_year
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.dialogs.subject_form import DATE_HINT, SubjectForm
from elvis_tui.screens.frame.masks import to_edit
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.people.student_line import BETWEEN, StudentLine, joined, split
from elvis_tui.widgets.fields import LONGEST_LINE, LineField, ShortField, TextField
from elvis_tui.widgets.words import Words
from elvis_tui.wording import case_parts, roles
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

    def filled(self) -> None:
        if self._case.id:
            # Of a new one the student has been chosen: of one that is there, the line is first.
            self._students.focus()

    def heading(self) -> str:
        return _("Fakta: {case}").format(case=self._about) if self._case.id else _("Ny sak")

    def fields(self) -> Iterable[Widget]:
        old = self._case
        students = LineField(
            joined(roles.written(self._line.label(p.student), p.role) for p in old.parties),
            placeholder=_("navn klasse; navn klasse (annen part)"),
            id="students",
        )
        students.suggester = Completion(self._completed)
        yield Labelled(_("Elever"), students)
        yield Words("", id="match")
        yield Labelled(_("Gjelder"), LineField(to_edit(old.title), id="title"))
        yield Labelled(
            _("Meldt"),
            ShortField(long_date(old.reported_on), placeholder=str(DATE_HINT), id="on"),
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
        raised = old.raised_on if old.id else old.raised_on or old.reported_on
        self._raised = long_date(raised) if raised else ""
        yield Labelled(
            _("Til rektor"),
            ShortField(
                self._raised,
                placeholder=_("tom: ikke tatt opp ennå"),
                id="raised_on",
            ),
        )
        yield Labelled(_("Hva er sett"), TextField(to_edit(old.seen), id="seen"))
        there = {p.student: to_edit(p.own_words) for p in old.parties}
        # A draft may tell of students who were not there before: their fields wait for it.
        drafted = self.desk.drafts.get(self._draft_key) or {}
        for student in dict.fromkeys((*there, *own_words.students(drafted))):
            yield own_words.OwnWords(self.session, student, there.get(student, ""))

    def read(self) -> Case:
        return replace(
            self._case,
            parties=self._parties(),
            title=self.needed("title"),
            reported_on=self._reported_on(),
            reported_by=self.value("by"),
            reported_how=self.value("how"),
            seen=self.value("seen"),
            raised_on=self.date_of("raised_on", has_been=True),
        )

    def doubt(self, result: Case) -> str:
        old = self._case
        before = {"on": old.reported_on if old.id else None}
        asked = doubted_year(self, self.gate.today, {"on": result.reported_on}, before)
        raised = {"raised_on": result.raised_on}
        return asked or doubted_year(
            self, result.reported_on, raised, {"raised_on": old.raised_on if old.id else None}
        )

    def _parties(self) -> tuple[Party, ...]:
        """Those on the line with role and own words: who was there keeps all else of it."""
        there = {party.student: party for party in self._case.parties}
        typed = [roles.read(piece) for piece in split(self.value("students"))]
        known = self._line.read(joined(one.who for one in typed))
        told = {self._line.read(one.who)[0]: one.role for one in typed}
        fields = {field.student for field in self.query(own_words.OwnWords)}
        parties = (there.get(s) or Party(id="", student=s, role=told[s]) for s in known)
        return tuple(
            replace(p, role=told[p.student], own_words=self.value(own_words.field_id(p.student)))
            if p.student in fields
            else replace(p, role=told[p.student])
            for p in parties
        )

    def _reported_on(self) -> date:
        """The day of the report."""
        on = self.date_of("on", has_been=True) or self.gate.today
        check_not_long_past(on, self.gate.today)
        return on

    # The line of students

    @property
    def _students(self) -> LineField:
        return self.query_one("#students", LineField)

    def _completed(self, typed: str) -> str | None:
        if role := roles.completed(typed):
            return role
        return None if self.session.names_hidden else self._line.completed(typed)

    def values(self) -> dict[str, str]:
        """As for every form; the students by their full labels, whatever is shown."""
        values = super().values()
        pieces = (self._masked.get(p, p) for p in split(values["students"]))
        values["students"] = joined(self._relabelled(p, hidden=False) for p in pieces)
        return values

    def _relabelled(self, piece: str, *, hidden: bool) -> str:
        """A piece with its student by the label, where it is sure, and the role whole."""
        who, role = roles.read(piece)
        return roles.written(self._line.relabelled(who, hidden=hidden), role)

    def names_changed(self) -> None:
        students = self.values()["students"]
        super().names_changed()
        for field in self.query(own_words.OwnWords):
            field.say_whose()
        self._masks.forget("students")
        self._show_students(students)

    def _show_students(self, text: str) -> None:
        """Write the line as it may be shown now; what nobody is sure of stands behind a mask."""
        hidden, names = self.session.names_hidden, self.session.names
        shown: dict[str, str] = {}
        for piece in (self._relabelled(p, hidden=hidden) for p in split(text)):
            short = names.text(piece)
            while shown.get(short, piece) != piece:
                short += MASK
            shown[short] = piece
        self._masked = {short: piece for short, piece in shown.items() if short != piece}
        self._students.value = joined(shown)
        self._tell_match()

    def _tell_match(self) -> None:
        shown = split(super().values()["students"])
        hidden = self.session.names_hidden
        pieces = [roles.read(self._masked.get(p, p)) for p in shown]
        quoted = self.session.names.text
        told = [
            self._line.as_shown(one.who, hidden=hidden, quoted=quoted(FreeText(one.who)))
            for one in pieces
        ]
        if len(pieces) > 1:
            told.append(self._in_roles(pieces))
        self.query_one("#match", Words).say("\n".join(t for t in told if t))
        self._ask_for_words([one.who for one in pieces])

    def _in_roles(self, pieces: list[roles.WithRole]) -> str:
        """Who is in which role, for the line may be longer than its field; else how it is told."""
        # `size` is that of what is drawn of it: what does not fit is told below.
        fits = len(self._students.value) < (self._students.size.width or LONGEST_LINE)
        if fits and all(one.role is Role.AFFECTED for one in pieces):
            return _("Alle er utsatt. Etter navnet: (a) for annen part, (v) for vitne.")
        named = ((self._line.find(one.who, 2), one.role) for one in pieces)
        sure = [(found[0], role) for found, role in named if len(found) == 1]
        return " · ".join(
            f"{self.session.names.student(who)}: {case_parts.role(role)}" for who, role in sure
        )

    def _ask_for_words(self, typed: list[str]) -> None:
        """A field for the own words of each student on the line; the others' wait out of sight."""
        sure = [found[0] for who in typed if len(found := self._line.find(who, 2)) == 1]
        there = {field.student: field for field in self.query(own_words.OwnWords)}
        for student, field in there.items():
            field.display = student in sure
        last = self.query(Labelled).last()
        for student in dict.fromkeys(s for s in sure if s not in there):
            field = own_words.OwnWords(self.session, student)
            self._before.setdefault(own_words.field_id(student), "")
            self.mount(field, after=last)
            last = field

    def on_input_changed(self, message: Input.Changed) -> None:
        message.prevent_default()
        super().on_input_changed(message)
        if message.input.id == "on":
            self._follow(message.value)
        if message.input.id != "students":
            return
        self._tell_match()
        if message.value.endswith(BETWEEN) and message.value == self._students.value:
            self._show_students(self.values()["students"])
            self._students.value += f"{BETWEEN} "
            self._students.cursor_position = len(self._students.value)

    def _follow(self, reported: str) -> None:
        """The day it was raised with the head is that of the report, until somebody says else."""
        raised = self.query_one("#raised_on", LineField)
        if not self._case.id and raised.value == self._raised:
            raised.value = self._raised = reported

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
