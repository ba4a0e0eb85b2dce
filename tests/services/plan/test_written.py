"""A month and a year of the plan written out."""

from __future__ import annotations

from pathlib import Path

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.plan.parties import party_key
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.plan.written import Form, Wanted, file_name, made, title, write
from tests.screens.plan.plan_room import desk_on

OCTOBER = Wanted(year=2026, month=10)
YEAR = Wanted(year=2026)
MINE = party_key("Miljøteam")


@pytest.fixture
def gate() -> Gate:
    return Gate(desk_on(2026, 10, 19))


@pytest.mark.parametrize(
    ("wanted", "name", "called"),
    [
        (OCTOBER, "plan-2026-10.md", "Oktober 2026"),
        (YEAR, "plan-2026-27.md", "Handlingsplan 2026/27"),
        (Wanted(year=1999), "plan-1999-00.md", "Handlingsplan 1999/00"),
        (
            Wanted(year=2026, party=MINE, form=Form.ICS),
            "plan-2026-27-miljoteamet.ics",
            "Handlingsplan 2026/27: Miljøteamet",
        ),
        (
            Wanted(year=2026, month=3, party=MINE, form=Form.HTML),
            "plan-2026-03-miljoteamet.html",
            "Mars 2026: Miljøteamet",
        ),
    ],
)
def test_a_document_is_called_what_it_is(
    gate: Gate, wanted: Wanted, name: str, called: str
) -> None:
    assert file_name(gate, wanted) == name
    assert title(gate, wanted) == called


def test_in_a_folder_it_gets_its_own_name(gate: Gate, tmp_path: Path) -> None:
    path, document = write(gate, OCTOBER, tmp_path)
    assert path == tmp_path / "plan-2026-10.md"
    assert path.read_bytes() == document.data


def test_a_spring_month_is_of_the_school_year_that_began_before_it(gate: Gate) -> None:
    march = made(gate, Wanted(year=2027, month=3, form=Form.ICS)).data
    assert b"DTSTART;VALUE=DATE:20270303" in march
    assert b"X-WR-CALNAME:Handlingsplan 2026/27" in march


def test_a_calendar_without_an_entry_is_not_written(gate: Gate, tmp_path: Path) -> None:
    july = Wanted(year=2027, month=7, form=Form.ICS)
    with pytest.raises(DomainError) as refused:
        write(gate, july, tmp_path / "juli.ics")
    assert refused.value.fault is Fault.NO_DAY_FOR_CALENDAR
    assert not list(tmp_path.iterdir())


def test_of_a_month_only_what_belongs_to_it_is_said_to_have_no_day(gate: Gate) -> None:
    def without_day(month: int) -> int:
        return made(gate, Wanted(year=2026, month=month, form=Form.ICS)).without_day

    assert 0 < without_day(10) < made(gate, Wanted(year=2026, form=Form.ICS)).without_day
