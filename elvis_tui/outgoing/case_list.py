"""The cases as text: how far each is, what it waits for, whose move it is, and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.cases.moves import Move, next_move
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording import case_parts
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
    move = next_move(case)
    if move is None:
        return [words.stands(case, today)]
    waits = case_parts.move(move, names)
    who = whose_move(move, names)
    when = due_words.lateness(move.on, today) if move.on else ""
    return [f"{waits} ({who})" if who else waits, when]


def whose_move(move: Move, names: Names) -> str:
    """Who is to do what a case waits for, as far as it is said."""
    return names.staff(words.step_who(move.step) if move.step else move.who)
