"""3 Saker: the school-environment cases, the one that waits longest first."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.domain.cases.moves import case_due, next_move
from elvis_tui.domain.cases.parties import Party, Role
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.i18n import _, later
from elvis_tui.screens.cases import commands
from elvis_tui.screens.frame.navigation import ShowCase
from elvis_tui.screens.frame.room import Room
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.cases import verbs as service
from elvis_tui.widgets.rows import Cell, Column, Row, RowList
from elvis_tui.wording import case_parts, case_plans
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import due as due_words
from elvis_tui.wording.dates import near_date, number
from elvis_tui.wording.keys import key

WIDE = 140
"""Columns from which a case stands on one line; below it takes two."""
STATE = 29
"""Columns for how far a case is and what it waits for."""
ON_TWO_LINES = (
    Column(7, later("Sak")),
    Column(24, later("Elever, og hva det gjelder"), grow=True, wrap=True),
    Column(STATE, later("Gjort, og hva som venter"), wrap=True),
)
ON_ONE_LINE = (
    Column(7, later("Sak")),
    Column(30, later("Elever")),
    Column(20, later("Gjelder"), grow=True),
    Column(14, later("Gjort")),
    Column(28, later("Venter på")),
    Column(12, later("Frist")),
)
AROUND = 16
"""Columns that are neither words nor state when a case takes two lines."""


class CasesScreen(Room):
    """Open cases or closed ones; Enter opens the checklist."""

    mode = "cases"
    OWN_COMMANDS = commands.LIST

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._ended = False
        self._count = 0
        self._layouts: dict[str, tuple[Column, ...]] = {"": ON_TWO_LINES}

    def body(self) -> Iterable[Widget]:
        yield RowList(self._layouts, heading=True, id="list")

    def head(self) -> str:
        words = _("Avsluttede saker") if self._ended else _("Åpne saker")
        return f"{words} · {number(self._count)}"

    @property
    def _wide(self) -> bool:
        return self.app.size.width >= WIDE

    def reload(self) -> None:
        cases = service.listed(self.gate, closed=self._ended)
        self._count = len(cases)
        self._layouts[""] = ON_ONE_LINE if self._wide else ON_TWO_LINES
        rows = self.query_one(RowList)
        rows.empty = (
            _("Ingen saker er avsluttet ennå. {view} viser de åpne.").format(
                view=key("cases.view", "v")
            )
            if self._ended
            else _("Ingen åpne saker. {new} starter en sak når noen melder fra.").format(
                new=key("cases.new", "n")
            )
        )
        names = self.session.names
        students = case_words.StudentNames(names)
        rows.fill(self._row(case, names, students) for case in cases)

    def on_resize(self) -> None:
        if self.stands and self.is_current:
            self.reload()

    def _row(self, case: Case, names: Names, students: case_words.StudentNames) -> Row:
        who = students.short(case.students)
        title = names.text(case.title)
        done = f"{case_words.progress(case)} {case_words.bar(case)}"
        waits = self._waits(case, names)
        when, tone = self._when(case)
        if self._wide:
            cells: tuple[Cell, ...] = (case.number, who, title, done, waits, (when, tone))
            return Row(case.id, cells)
        room = max(20, self.app.size.width - STATE - AROUND)
        state = f"{done}{when:>{STATE - 1 - len(done)}}\n{waits}"
        return Row(case.id, (case.number, f"{_cut(who, room)}\n{_cut(title, room)}", (state, tone)))

    def _waits(self, case: Case, names: Names) -> str:
        none = case_plans.no_plan(case)
        if not case.is_open:
            return _cut(_after(none, self._ended_how(case, names)), STATE - 1)
        move = next_move(case)
        if move is None:
            return _after(none, case_words.stands(case, self.gate.today))
        return _cut(_after(none, case_parts.move(move, names)), STATE - 1)

    def _ended_how(self, case: Case, names: Names) -> str:
        """Where it lies in the archive, and why it was ended."""
        where = names.text(case.archive_reference)
        archived = _("Arkiv {reference}").format(reference=where) if where else ""
        words = " · ".join(filter(None, (archived, names.text(case.closed_why))))
        return _cut(words, STATE - 1)

    def _when(self, case: Case) -> tuple[str, str]:
        today = self.gate.today
        if case.closed_on:
            return _("avsl. {day}").format(day=near_date(case.closed_on, today)), "muted"
        due = case_due(case)
        tone = ""
        if due is not None and due <= today:
            tone = "red" if due < today else "strong"
        return due_words.lateness(due, today), tone

    # What can be done

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.post_message(ShowCase(message.row_id))

    def action_view(self) -> None:
        self._ended = not self._ended
        self.show_again()

    def action_interventions(self) -> None:
        from elvis_tui.screens.cases.interventions.list import InterventionsScreen

        self.app.push_screen(InterventionsScreen(self.session))

    def action_new(self) -> None:
        from elvis_tui.screens.cases.form import CaseForm
        from elvis_tui.screens.dialogs.pick_subject import PickSubject

        def accept(typed: Case) -> None:
            made = service.start(self.desk, typed)
            self._ended = False
            self.post_message(ShowCase(made.id))

        def picked(subject: Subject | None) -> None:
            if subject is not None and subject.kind is SubjectKind.STUDENT:
                new = Case(
                    id="",
                    number="",
                    title=FreeText(""),
                    parties=(Party(id="", student=subject.id, role=Role.AFFECTED),),
                    reported_on=self.gate.today,
                )
                self.app.push_screen(CaseForm(self.session, new, accept))

        self.app.push_screen(
            PickSubject(self.session, _("Hvilken elev gjelder saken?"), students_only=True), picked
        )


def _after(first: str, text: str) -> str:
    return " · ".join(filter(None, (first, text)))


def _cut(text: str, width: int) -> str:
    """A text on one line, so that a case takes two."""
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
