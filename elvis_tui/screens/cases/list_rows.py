"""The rows of the list of cases: how far each is, whose move it is, and the nearest clock."""

from __future__ import annotations

from functools import partial

from elvis_tui.domain.cases.clocks import clock_of, nearest
from elvis_tui.domain.cases.moves import Move, first_move, owed
from elvis_tui.domain.cases.progress import Progress, progress
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.turns import turn
from elvis_tui.domain.cases.views import CaseView
from elvis_tui.i18n import _, later
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.cases import views
from elvis_tui.widgets.rows import Cell, Column, Row
from elvis_tui.wording import case_clocks, case_plans
from elvis_tui.wording import cases as case_words
from elvis_tui.wording.dates import near_date

WIDE = 140
"""Columns from which a case stands on one line; below it takes two."""
NARROW, STATE = 80, 38
"""Columns of a narrow screen, and what is there for how far a case is and what it waits for."""
ON_ONE_LINE = (
    Column(7, later("Sak")),
    Column(28, later("Elever")),
    Column(16, later("Gjelder"), grow=True),
    Column(10, later("Steg")),
    Column(14, later("Venter på")),
    Column(24, later("Hva")),
    Column(26, later("Nærmeste frist")),
)
AROUND = 16
"""Columns that are neither words nor state when a case takes two lines."""


def columns(width: int) -> tuple[Column, ...]:
    """The columns of the list on a screen of so many."""
    if width >= WIDE:
        return ON_ONE_LINE
    return (
        Column(7, later("Sak")),
        Column(22, later("Elever, og hva det gjelder"), grow=True, wrap=True),
        Column(_state(width), later("Steg og nærmeste frist, hvem og hva"), wrap=True),
    )


def _state(width: int) -> int:
    """Columns for what a case waits for: of a wider screen the half of what comes to."""
    return STATE + max(0, width - NARROW) // 2


class CaseRows:
    """Makes the rows of some cases.

    Args:
        session: What the screens share.
        view: Of which view they are.
        width: Columns of the screen.
    """

    def __init__(self, session: Session, view: CaseView, width: int) -> None:
        self._session, self._view, self._width = session, view, width
        self._names, self._today = session.names, session.gate.today
        self._students = case_words.StudentNames(session.names)

    def row(self, case: Case) -> Row:
        """The row of one of them; its cells are made when it is looked at."""
        return Row(case.id, partial(self._cells, case))

    def _cells(self, case: Case) -> tuple[Cell, ...]:
        who = self._students.short(case.students)
        title = self._names.text(case.title)
        steps = progress(case, self._today)
        marks = case_clocks.marks(steps)
        move = self._move(case)
        whose, what = self._waits(case, move)
        when, tone = self._when(case, move)
        if Progress.NO_REASON in steps or owed(case):
            tone = "red"
        if self._width >= WIDE:
            return (case.number, who, title, (marks, tone), whose, what, (when, tone))
        wide = _state(self._width)
        room = max(20, self._width - wide - AROUND)
        state = f"{marks}  {when}\n{_cut(': '.join(filter(None, (whose, what))), wide)}"
        return (case.number, f"{_cut(who, room)}\n{_cut(title, room)}", (state, tone))

    def _move(self, case: Case) -> Move | None:
        """What is done next: what is owed first; in the view of what is mine, what I do."""
        mine = None
        if self._view is CaseView.MINE:
            mine = views.mine(self._session.gate, case, self._session.desk.user)
        return mine or first_move(case)

    def _waits(self, case: Case, move: Move | None) -> tuple[str, str]:
        """Whose move it is, and what is to be done; of a closed case, why it was closed."""
        whose = turn(case, move)
        if whose is None:
            return "", _after(case_plans.no_plan(case), self._ended_how(case))
        what = case_clocks.waits(case, move, self._names, self._today)
        return case_clocks.turn(whose, self._names), _after(case_plans.no_plan(case), what)

    def _ended_how(self, case: Case) -> str:
        """Where it lies in the archive, and why it was ended."""
        where = self._names.text(case.archive_reference)
        archived = _("Arkiv {reference}").format(reference=where) if where else ""
        return _after(archived, self._names.text(case.closed_why))

    def _when(self, case: Case, move: Move | None) -> tuple[str, str]:
        """The nearest clock, and how it stands out."""
        if case.closed_on:
            return _("avsl. {day}").format(day=near_date(case.closed_on, self._today)), "muted"
        clock = nearest(case, service.complaint_from(self._session.gate, case), self._today)
        if move and (self._view is CaseView.MINE or move.step in owed(case)):
            clock = clock_of(move)
            if clock is None and move.step and move.step.follow_on:
                return _("skal gjøres straks"), "red"
        tone = ""
        if clock is not None and clock.on <= self._today:
            tone = "red" if clock.on < self._today else "strong"
        return case_clocks.clock(clock, self._today), tone


def _after(first: str, text: str) -> str:
    return " · ".join(filter(None, (first, text)))


def _cut(text: str, width: int) -> str:
    """A text on one line, so that a case takes two."""
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
