"""Which cases the list shows, how many, and by which words they are found."""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.domain.cases.moves import Move
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.views import CaseView, of_mine, passes
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.text import findable
from elvis_tui.services.cases import verbs
from elvis_tui.services.desk.myself import names_me
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.search import TextIndex


def listed(reader: Reader, view: CaseView = CaseView.OPEN, user: str = "") -> list[Case]:
    """The cases of a view, the one that waits longest first; closed ones, newest first.

    Args:
        reader: What may be seen.
        view: Which.
        user: Who sits at the keyboard, for `CaseView.MINE`.
    """
    me, every = names_me(reader, user), verbs.listed(reader, closed=view is CaseView.CLOSED)
    return [case for case in every if passes(case, view, me, reader.today)]


def counts(reader: Reader, user: str = "") -> dict[CaseView, int]:
    """How many each view holds."""
    me, every = names_me(reader, user), reader.all(Case).values()
    return {view: sum(passes(c, view, me, reader.today) for c in every) for view in CaseView}


def mine(reader: Reader, case: Case, user: str) -> Move | None:
    """What whoever sits at the keyboard has to do next in a case."""
    return next(iter(of_mine(case, names_me(reader, user))), None)


def index(reader: Reader, cases: Iterable[Case]) -> TextIndex[Case]:
    """Cases to be searched by number, title, students, notes and plans, in their order."""
    from elvis_tui.domain.fields import searched

    shown = names(reader)

    def students(case: Case) -> str:
        return " ".join(shown.found_by(Subject.of_student(i)) for i in case.students)

    return TextIndex((f"{findable(students(case))} {searched(case)}", case) for case in cases)
