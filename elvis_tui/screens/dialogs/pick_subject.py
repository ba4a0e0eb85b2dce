"""Find a student or a class by typing; one who is not there can be put in."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from elvis_tui.domain.errors import ElvisError
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.i18n import _
from elvis_tui.screens.frame.finding import Finding
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.people import register
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.rows import Column, Row
from elvis_tui.wording.faults import explain

MOST_FOUND = 50


class PickSubject(Finding[Subject]):
    """Dismisses with who was chosen.

    Args:
        title: What the choice is for.
        students_only: Leave the classes out.
    """

    columns = (Column(20, grow=True), Column(12))

    def __init__(self, session: Session, title: str, *, students_only: bool = False) -> None:
        super().__init__()
        self.session = session
        self._title = title
        self._students_only = students_only
        self._index = register.subject_index(session.gate, hidden=session.names_hidden)
        self._subjects: dict[str, Subject] = {}

    def heading(self) -> str:
        return self._title

    def placeholder(self) -> str:
        return _("skriv navn eller klasse")

    def empty(self) -> str:
        return _("Ingen ennå. Skriv navn og klasse, for eksempel «Nora Solli 2STA».")

    def names_changed(self) -> None:
        """Show those who are found as they may be shown now; a name typed to find one goes."""
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
        yield from self._new(typed.strip())

    def _new(self, typed: str) -> Iterator[Row]:
        """The offer to put in a class or a student with the name that is typed."""
        if not typed:
            return
        first, last, code = register.read_new(typed)
        if not code and typed[0].isdigit() and " " not in typed and not self._students_only:
            words = _("+ ny klasse {code}").format(code=typed.upper())
            yield Row("new:class", ((words, "key"), ""))
        elif first or last:
            name = self.session.names.text(f"{first} {last}".strip())
            words = _("+ ny elev «{name}»").format(name=name)
            yield Row("new:student", ((words, "key"), (code or _("uten klasse"), "muted")))

    def chosen(self, row_id: str) -> None:
        try:
            self.dismiss(self._subject(row_id))
        except ElvisError as fault:
            self.refuse(explain(fault))

    def _subject(self, row_id: str) -> Subject:
        if row_id == "new:class":
            made = register.add_class(self.session.desk, self.typed.upper())
            return Subject(kind=SubjectKind.CLASS, id=made.id)
        if row_id == "new:student":
            student = register.add_student(self.session.desk, self.typed)
            return Subject(kind=SubjectKind.STUDENT, id=student.id)
        return self._subjects[row_id]
