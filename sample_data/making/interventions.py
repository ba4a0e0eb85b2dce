"""A physical intervention that is whole, and one that is repeated and lacks some of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from elvis_tui.domain.cases.interventions import Intervention, Seriousness
from elvis_tui.domain.cases.records import Case
from making.chance import Ids


def write_interventions(ids: Ids, cases: Sequence[Case]) -> list[Intervention]:
    """Two against the last student of the first open case with several."""
    case = next(c for c in cases if c.is_open and len(c.parties) > 1)
    student = case.parties[-1].student
    first = Intervention(
        id=ids("intervention"),
        student=student,
        on=date(2026, 9, 22),
        at=time(11, 40),
        employee="Miljøterapeut",
        event="To elever kom i håndgemeng ved skapene. Den ene slo flere ganger.",
        intervened="Gikk imellom, og holdt rundt overkroppen i noen sekunder til det ga seg.",
        student_view="Det var greit at noen stoppet det, men det kom brått.",
        student_view_on=date(2026, 9, 22),
        head_told="Rektor",
        head_told_on=date(2026, 9, 22),
        parents_told="mor, på telefon",
        parents_told_on=date(2026, 9, 22),
        seriousness=Seriousness.NOT,
        why="Kort, ingen ble skadet, og eleven roet seg med en gang.",
    )
    second = Intervention(
        id=ids("intervention"),
        student=student,
        on=date(2026, 10, 16),
        at=time(13, 5),
        employee="Faglærer",
        event="Eleven tok tak i jakka til en annen og ville ikke slippe.",
        intervened="Løsnet grepet og førte eleven ut av rommet.",
        head_told="Rektor",
        head_told_on=date(2026, 10, 16),
        case_id=case.id,
    )
    return [first, second]
