"""Find a student or a class by typing; one who is not there can be put in."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Input

from elvis_tui.domain.errors import ElvisError
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.commands import PICK_SUBJECT
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.people import register
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.rows import Column, Line, Row, RowList
from elvis_tui.wording.faults import explain

MOST_FOUND = 50


class PickSubject(Dialog[Subject | None]):
    """Dismisses with who was chosen.

    Args:
        title: What the choice is for.
        students_only: Leave the classes out.
    """

    AUTO_FOCUS = "LineField"
    shape = "list"
    OWN_COMMANDS = PICK_SUBJECT

    def __init__(self, session: Session, title: str, *, students_only: bool = False) -> None:
        super().__init__()
        self.session = session
        self._title = title
        self._students_only = students_only
        self._index = register.subject_index(session.gate, hidden=session.names_hidden)
        self._subjects: dict[str, Subject] = {}

    def heading(self) -> str:
        return self._title

    def body(self) -> Iterable[Widget]:
        yield LineField(placeholder=_("skriv navn eller klasse"), id="query")
        yield RowList({"": (Column(20, grow=True), Column(12))}, id="found")

    def on_mount(self) -> None:
        self.query_one(RowList).can_focus = False
        self._search("")

    def names_changed(self) -> None:
        """Show those who are found as they may be shown now; a name typed to find one goes."""
        session, field = self.session, self.query_one(LineField)
        self._index = register.subject_index(session.gate, hidden=session.names_hidden)
        if session.names.text(field.value) != field.value:
            field.value = ""
        self._search(field.value)

    def on_input_changed(self, message: Input.Changed) -> None:
        self._search(message.value)

    def _search(self, query: str) -> None:
        if self._students_only:  # classes come first, and would use up what may be found
            everybody = self._index.search(query, sys.maxsize)
            found = [f for f in everybody if f.subject.kind is SubjectKind.STUDENT][:MOST_FOUND]
        else:
            found = self._index.search(query, MOST_FOUND)
        self._subjects = {f.subject.id: f.subject for f in found}
        lines: list[Line] = [Row(f.subject.id, (f.name, (f.group, "muted"))) for f in found]
        typed = query.strip()
        if typed:
            first, last, code = register.read_new(typed)
            if not code and typed[0].isdigit() and " " not in typed and not self._students_only:
                words = _("+ ny klasse {code}").format(code=typed.upper())
                lines.append(Row("new:class", ((words, "key"), "")))
            elif first or last:
                words = _("+ ny elev «{name}»").format(name=f"{first} {last}".strip())
                lines.append(
                    Row("new:student", ((words, "key"), (code or _("uten klasse"), "muted")))
                )
        rows = self.query_one(RowList)
        rows.empty = _("Ingen ennå. Skriv navn og klasse, for eksempel «Nora Solli 2STA».")
        rows.fill(lines)
        if lines:
            rows.select(lines[0].id)

    def action_move(self, step: int) -> None:
        self.query_one(RowList).action_move(step)

    def action_choose(self) -> None:
        row = self.query_one(RowList).row
        if row is None:
            return
        typed = self.query_one(LineField).value
        try:
            if row.id == "new:class":
                made = register.add_class(self.session.desk, typed.upper())
                self.dismiss(Subject(kind=SubjectKind.CLASS, id=made.id))
            elif row.id == "new:student":
                student = register.add_student(self.session.desk, typed)
                self.dismiss(Subject(kind=SubjectKind.STUDENT, id=student.id))
            else:
                self.dismiss(self._subjects[row.id])
        except ElvisError as fault:
            self.refuse(explain(fault))

    def on_row_list_opened(self, _message: RowList.Opened) -> None:
        self.action_choose()

    def action_cancel(self) -> None:
        self.dismiss(None)
