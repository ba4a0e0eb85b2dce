"""The cases as `elvis-tui case --format json` gives them; docs/json.md has the keys."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.cases.moves import first_move
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.turns import turn
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.record import Record
from elvis_tui.domain.subject import Subject
from elvis_tui.wording import case_clocks


class Progress(Record, frozen=True, kw_only=True):
    """Steps done, of those that apply."""

    done: int
    of: int


class CaseFacts(Record, frozen=True, kw_only=True):
    """A case: how far it is, what it waits for, whose move that is, and its nearest clock."""

    number: str
    title: str
    opened: date
    closed: date | None
    students: tuple[str, ...]
    progress: Progress
    waits_for: str | None
    whose_move: str | None
    nearest_clock: date | None
    archive_reference: str | None


def facts(cases: Iterable[Case], names: Names, today: date) -> tuple[CaseFacts, ...]:
    """The cases in the order they come in."""
    return tuple(_of(case, names, today) for case in cases)


def _of(case: Case, names: Names, today: date) -> CaseFacts:
    move, whose = first_move(case), turn(case)
    done, steps = case.progress
    return CaseFacts(
        number=case.number,
        title=names.text(case.title),
        opened=case.reported_on,
        closed=case.closed_on,
        students=tuple(names.with_group(Subject.of_student(s)) for s in case.students),
        progress=Progress(done=done, of=steps),
        waits_for=case_clocks.waits(case, move, names, today) if whose else None,
        whose_move=case_clocks.turn(whose, names) if whose else None,
        nearest_clock=move.on if move else None,
        archive_reference=names.text(case.archive_reference) or None,
    )
