"""The verbs of physical interventions: written, told, put right, taken away."""

from __future__ import annotations

from elvis_tui.domain.cases import intervention_rules as rules
from elvis_tui.domain.cases.intervention_rules import Part
from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.kinds import TABLES
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader

_VERBS = {
    Part.FACTS: "intervention.edit",
    Part.HEAD: "intervention.head",
    Part.PARENTS: "intervention.parents",
    Part.VIEW: "intervention.view",
    Part.JUDGED: "intervention.judge",
    Part.COUNTY: "intervention.county",
}


def get(reader: Reader, intervention_id: str) -> Intervention:
    """One of them.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    return reader.get(Intervention, intervention_id)


def proposed(reader: Reader, student_id: str, case_id: str | None = None) -> Intervention:
    """A new one as a dialog begins with it: of today."""
    return Intervention(id="", student=student_id, on=reader.today, case_id=case_id)


def record(desk: Desk, typed: Intervention) -> Intervention:
    """Write down a new one.

    Raises:
        DomainError: as `intervention_rules.check`; `NOT_FOUND` without the student.
    """
    desk.store.get(Student, typed.student)
    rules.check(typed, desk.today)
    new = replace(typed, id=desk.new_id("intervention"))
    desk.save("intervention.add", new)
    return new


def edit(desk: Desk, typed: Intervention, part: Part, base: Intervention) -> Intervention:
    """Save what was typed of one part of it.

    Args:
        desk: The working place.
        typed: What came out of the dialog.
        part: Which one the dialog asked for.
        base: What the dialog was opened on.

    Raises:
        DomainError: as `record`; `STALE`, once, when a field changed in the form has been changed
            elsewhere.
    """
    now = get(desk, typed.id)
    settled = desk.conflicts.settle(base, typed, now, rules.fields_of(part))
    rules.check(settled, desk.today)
    desk.save(_VERBS[part], settled)
    return settled


def cases_of(reader: Reader, one: Intervention) -> list[Case]:
    """The cases it may belong to: those the student is part of, open ones first."""
    theirs = [c for c in reader.all(Case).values() if one.student in c.students]
    return sorted(theirs, key=lambda c: (not c.is_open, c.number))


def link(desk: Desk, intervention_id: str, case_id: str | None) -> Intervention:
    """Say to which case it belongs, or to none.

    Raises:
        DomainError: `NOT_FOUND`, also without the case.
    """
    if case_id is not None:
        desk.store.get(Case, case_id)
    linked = replace(get(desk, intervention_id), case_id=case_id)
    desk.save("intervention.link", linked)
    return linked


def take_away(desk: Desk, intervention_id: str) -> None:
    """Take away what was written by mistake; it can be undone, and the history tells of it.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    desk.save("intervention.take_away", delete=[get(desk, intervention_id)])


def erase(desk: Desk, intervention_id: str, why: FreeText) -> None:
    """Take away for the student's sake: gone from data, history and former versions alike.

    Raises:
        DomainError: `NOT_FOUND`, `EMPTY_FIELD` without a reason.
    """
    one = get(desk, intervention_id)
    desk.erase(
        "intervention.erase",
        delete=[one],
        marks=(one.id,),
        why=why,
        told_of=((TABLES[Student], one.student),),
    )
    written = (one.event, one.intervened, one.student_view, one.parents_told, one.why)
    desk.drafts.forget(*(text for text in map(unmasked, written) if text))
