"""Which records a record names."""

from __future__ import annotations

import pytest

from elvis_tui.domain.across.references import naming, referred
from elvis_tui.domain.people.records import SchoolClass
from elvis_tui.domain.record import Record
from elvis_tui.storage.tables import TABLES
from tests.school import CASES, FOLLOW_UPS, LAST_MEETING, SCHOOL, STUDENTS, TASKS


@pytest.mark.parametrize(
    ("record", "ids"),
    [
        (STUDENTS[0], {"c-1"}),
        (FOLLOW_UPS[0], {"s-1", "iko"}),
        (FOLLOW_UPS[2], {"c-3", "iko"}),
        (CASES[0], {"s-4", "s-5"}),
        (LAST_MEETING, {"iko", "s-1", "f-1", "t-1", "s-3", "f-4"}),
        (TASKS[0], {"s-1", "meeting-1"}),
        (SchoolClass(id="c", code="1AA"), set()),
    ],
    ids=lambda value: getattr(value, "id", ""),
)
def test_it_names_whom_and_what_it_is_about(record: Record, ids: set[str]) -> None:
    assert set(referred(record)) == ids


def test_no_other_record_of_a_school_names_anything() -> None:
    others = [kind for kind in TABLES if kind not in naming()]
    assert not [list(referred(r)) for r in SCHOOL if type(r) in others and list(referred(r))]
