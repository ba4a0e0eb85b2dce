"""The cases as text: how far each is, what it waits for, whose move it is, and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.cases.moves import first_move
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.turns import turn
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording import case_clocks
from elvis_tui.wording import cases as words
from elvis_tui.wording import due as due_words
from elvis_tui.wording.dates import long_date


def case_list(cases: Iterable[Case], names: Names, today: date) -> str:
    """Open cases first, in the order they come in, and then those that are closed."""
    every = list(cases)
    students = words.StudentNames(names)
    open_ones = [_line(c, names, students, today) for c in every if c.is_open]
    closed = [_line(c, names, students, today) for c in every if not c.is_open]
    lines = ["# " + _("Åpne saker"), "", *(open_ones or [_("Ingen åpne saker.")])]
    if closed:
        lines += ["", "# " + _("Avsluttede saker"), "", *closed]
    return "\n".join([*lines, ""])


def _line(case: Case, names: Names, students: words.StudentNames, today: date) -> str:
    told = [names.text(case.title), students.short(case.students), words.progress(case)]
    told += [_ended(case)] if case.closed_on else _waits(case, names, today)
    archived = words.archived(case, names)
    told += [_("arkiv {reference}").format(reference=archived)] if archived else []
    return f"- **{escaped(case.number)}** {escaped(' · '.join(filter(None, told)))}"


def _ended(case: Case) -> str:
    return _("avsluttet {day}").format(day=long_date(case.closed_on or date.min))


def _waits(case: Case, names: Names, today: date) -> list[str]:
    move = first_move(case)
    waits = case_clocks.waits(case, move, names, today)
    whose = turn(case, move)
    when = due_words.lateness(move.on, today) if move and move.on else ""
    return [f"{waits} ({case_clocks.turn(whose, names)})" if whose else waits, when]
