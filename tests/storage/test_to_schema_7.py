"""Schema 7: each student has a part of its own in a case."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from elvis_tui.domain.cases.parties import Role
from elvis_tui.domain.cases.records import Case
from elvis_tui.storage.durable import Meta
from elvis_tui.storage.upgrades.to_schema_7 import upgrade

OLD: dict[str, Any] = {
    "id": "case-1",
    "number": "2026-04",
    "title": "Kantina",
    "students": ["s-1", "s-2", "s-1"],
    "reported_on": "2026-10-12",
    "steps": [
        {"id": "D1", "duty_id": "D1", "title": "Følge med", "status": "not_applicable"},
        {
            "id": "S12-5",
            "duty_id": "S12-5",
            "follow_on": "S12-5",
            "status": "not_applicable",
        },
        {
            "id": "SERIOUS",
            "duty_id": "SERIOUS",
            "follow_on": "SERIOUS",
            "status": "done",
            "on": "2026-10-13",
        },
    ],
}


def upgraded(document: object) -> Any:
    raw = msgspec.Raw(msgspec.json.encode(document))
    meta, tables = upgrade(Meta(generation=1, schema=6), {"cases": {"1": raw}, "tasks": {"1": raw}})
    assert meta.schema == 7
    assert tables["tasks"]["1"] is raw, "nothing else is touched"
    return msgspec.json.decode(tables["cases"]["1"])


def test_the_students_of_a_case_have_a_part_each_and_no_role_is_made_up() -> None:
    case = msgspec.convert(upgraded(OLD), Case)
    assert case.students == ("s-1", "s-2")
    assert {party.role for party in case.parties} == {Role.NOT_TOLD}
    assert len({party.id for party in case.parties}) == 2


def test_a_follow_on_duty_that_never_applied_is_gone_and_one_that_did_stands() -> None:
    case = msgspec.convert(upgraded(OLD), Case)
    assert [step.id for step in case.steps] == ["D1", "SERIOUS"]
    assert case.steps[0].lacks_reason, "nobody said why, and nothing is made up"


@pytest.mark.parametrize("field", ["note", "who", "due"])
def test_what_was_written_at_a_duty_that_did_not_apply_is_kept(field: str) -> None:
    steps = [OLD["steps"][0], {**OLD["steps"][1], field: "2026-10-13"}]
    case = msgspec.convert(upgraded({**OLD, "steps": steps}), Case)
    assert [step.id for step in case.steps] == ["D1", "S12-5"]


@pytest.mark.parametrize(
    "broken", [[], {"id": "c"}, {**OLD, "students": [1]}, {**OLD, "steps": "x"}, {**OLD, "id": 3}]
)
def test_what_is_no_case_stays_as_it_is(broken: object) -> None:
    """What is wrong with it is told where the table is read."""
    assert upgraded(broken) == broken


def test_a_file_without_cases_gets_the_new_number() -> None:
    meta, tables = upgrade(Meta(generation=1, schema=6), {})
    assert (meta.schema, tables) == (7, {})
