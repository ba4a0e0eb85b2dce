"""Names of the staff that stand as suspicions, while names are hidden."""

from __future__ import annotations

import pytest

from elvis_tui.domain.people.gathering_names import name_parts
from elvis_tui.domain.people.names import MASK, Names
from elvis_tui.domain.people.records import Student

STAFF = ("Vegard Holtskog", "Vegard Lie", "Jon Vik")
NORA = Student(id="s-1", first_name="Nora", last_name="Solli", number=1)
PARTS = name_parts([NORA], STAFF, ["Vegard Holtskog"])
HIDDEN = Names(students={}, classes={}, hidden=True, parts=PARTS)
M = MASK


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Vegard Holtskog slo etter henne", f"{M} {M} slo etter henne"),
        ("Holtskogs forklaring", f"{M} forklaring"),
        ("HOLTSKOG og Nora", f"{M} og {M}"),
        ("Vegard Lie så det", "Vegard Lie så det"),
        ("Jon Vik så det", "Jon Vik så det"),
    ],
)
def test_running_text_does_not_tell_who_is_suspected(text: str, shown: str) -> None:
    assert HIDDEN.text(text) == shown


def test_where_a_field_is_one_of_the_staff_all_of_them_stand() -> None:
    for name in STAFF:
        assert HIDDEN.staff(name) == name, "a mask in a list of staff would tell who it is"


def test_who_stands_as_suspected_is_a_mask_whatever_is_written_there() -> None:
    for name in ("Vegard Holtskog", "rektor", "12345", "en vikar"):
        assert HIDDEN.accused(name) == M
    assert HIDDEN.accused("") == ""
    assert Names(students={}, classes={}).accused("Vegard Holtskog") == "Vegard Holtskog"
