"""Find a student or a class by typing; one who is not there can be put in."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.i18n import _
from elvis_tui.screens.frame.dialog import Question, asked
from elvis_tui.screens.frame.finding import Finding
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.people import register, students
from elvis_tui.services.people.students import StudentFacts
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.rows import Column, Row

MOST_FOUND = 50
NEW_STUDENT, NEW_CLASS, NOBODY = "new:student", "new:class", "nobody"


class PickSubject(Finding[Subject]):
    """Dismisses with who was chosen.

    Args:
        title: What the choice is for; a function for one with a name in it.
        students_only: Leave the classes out.
        known_only: Nobody can be put in.
    """

    columns = (Column(20, grow=True), Column(12))

    def __init__(
        self,
        session: Session,
        title: Question,
        *,
        students_only: bool = False,
        known_only: bool = False,
    ) -> None:
        super().__init__()
        self.session = session
        self._title = title
        self._students_only, self._known_only = students_only, known_only
        self._index = register.subject_index(session.gate, hidden=session.names_hidden)
        self._subjects: dict[str, Subject] = {}

    def heading(self) -> str:
        return asked(self._title)

    def placeholder(self) -> str:
        return _("skriv navn eller klasse")

    def empty(self) -> str:
        return _("Ingen ennå. Skriv navn og klasse, for eksempel «Nora Solli 2STA».")

    def names_changed(self) -> None:
        """Show those who are found as they may be shown now; a name typed to find one goes."""
        self.say_heading()
        session, field = self.session, self.query_one(LineField)
        self._index = register.subject_index(session.gate, hidden=session.names_hidden)
        if session.names.text(field.value) != field.value:
            field.value = ""
        self.find()

    def found(self, typed: str) -> Iterator[Row]:
        if self._students_only:  # classes come first, and would use up what may be found
            everybody = self._index.search(typed, sys.maxsize)
            found = [f for f in everybody if f.subject.kind is SubjectKind.STUDENT][:MOST_FOUND]
        else:
            found = self._index.search(typed, MOST_FOUND)
        self._subjects = {f.subject.id: f.subject for f in found}
        for one in found:
            yield Row(one.subject.id, (one.name, (one.group, "muted")))
        if typed.strip() and not found:
            # Enter on a slip of the key must not put anybody in.
            words = _("Ingen heter det. Rett det, eller gå ned én linje.")
            yield Row(NOBODY, ((words, "muted"), ""))
        if not self._known_only:
            yield from self._new(typed.strip())

    def _new(self, typed: str) -> Iterator[Row]:
        """The offer to put in a class or a student with the name that is typed."""
        if not typed:
            return
        first, last, code = register.read_new(typed)
        if not code and typed[0].isdigit() and " " not in typed and not self._students_only:
            words = _("+ ny klasse {code}").format(code=typed.upper())
            yield Row(NEW_CLASS, ((words, "key"), ""))
        elif first or last:
            name = self.session.names.text(f"{first} {last}".strip())
            words = _("+ ny elev «{name}»").format(name=name)
            yield Row(NEW_STUDENT, ((words, "key"), (code or _("uten klasse"), "muted")))

    def chosen(self, row_id: str) -> None:
        if row_id == NEW_STUDENT:
            self._put_in_student()
        elif row_id == NEW_CLASS:
            self._put_in_class(self.typed.strip().upper())
        elif row_id != NOBODY:
            self.dismiss(self._subjects[row_id])

    def _put_in_student(self) -> None:
        """Somebody new is put in when the dialog about who it is has been saved."""
        from elvis_tui.screens.dialogs.student import StudentForm

        desk = self.session.desk
        first, last, code = register.read_new(self.typed)
        made: list[Subject] = []

        def accept(facts: StudentFacts) -> None:
            made.append(Subject.of_student(students.add(desk, facts).id))

        def closed(_facts: StudentFacts | None) -> None:
            if made:
                self.dismiss(made[0])

        facts = StudentFacts(first_name=FreeText(first), last_name=FreeText(last), class_code=code)
        self.app.push_screen(StudentForm(self.session, None, facts, accept), closed)

    def _put_in_class(self, code: str) -> None:
        from elvis_tui.screens.dialogs.ask import Ask

        def answered(yes: bool | None) -> None:
            if yes:
                made = register.add_class(self.session.desk, code)
                self.dismiss(Subject(kind=SubjectKind.CLASS, id=made.id))

        words = _("Legge inn klassen {code}?").format(code=code)
        self.app.push_screen(Ask(words, _("Den står ikke i lista fra før.")), answered)
