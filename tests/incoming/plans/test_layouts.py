"""Plans as other schools lay them out: what is read of each, against what a person reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.placement import placed
from elvis_tui.domain.plan.reading import PlanReading
from elvis_tui.domain.plan.records import Activity
from elvis_tui.incoming.plans.reading import read
from elvis_tui.services.desk.sources import Sources

LAYOUTS = Path(__file__).parent / "layouts"
YEARS = Sources().school_years()


def told(reading: PlanReading) -> str:
    """What was read, a line for each thing."""
    lines = [_activity(activity, YEARS) for activity in reading.plan.activities]
    lines += [
        f"{d.id} | {d.title} | {d.text} | {d.when_text} | {', '.join(d.responsible)}"
        for d in reading.plan.duties
    ]
    lines += [f"linje {u.line}: {u.why.value}: {u.words}" for u in reading.untold]
    return "\n".join(lines) + "\n"


def _activity(row: Activity, years: tuple[SchoolYear, ...]) -> str:
    there = placed(row, 2026, years)
    days = [str(first) if first == last else f"{first}..{last}" for first, last in there.spans]
    weeks = [f"W{monday.isocalendar().week}" for monday in there.weeks]
    where = [there.place.value, *days, *weeks, f"m{','.join(map(str, there.months))}"]
    if there.unread:
        where.append(there.unread.why.value)
    notes = [f"{note.label}={note.text}" for note in row.notes]
    parts = [row.id, f"linje {row.line}", row.text, row.when_text, ", ".join(row.responsible)]
    return " | ".join([*parts, " ".join(where), *notes])


@pytest.mark.parametrize("layout", sorted(LAYOUTS.glob("*.md")), ids=lambda path: path.stem)
def test_a_layout_is_read_as_a_person_reads_it(layout: Path) -> None:
    expected = layout.with_suffix(".txt").read_text("utf-8")
    assert told(read(layout.read_text("utf-8"))) == expected
