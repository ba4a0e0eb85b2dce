"""Screen, text, JSON and sheet say the same of what comes next, and when."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from elvis_tui.domain.follow_ups.departure import Departure
from elvis_tui.domain.follow_ups.departure_rules import Move
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.follow_ups.saved_views import View
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.withheld import is_withheld
from elvis_tui.outgoing.follow_up_text import follow_up_text
from elvis_tui.outgoing.spreadsheet import as_csv
from elvis_tui.screens.follow_ups.list_rows import ListRows
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.across.overview import overview
from elvis_tui.services.desk.departures import coming_up
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.follow_ups import verbs as service
from elvis_tui.services.follow_ups.ladder import outstanding
from elvis_tui.services.follow_ups.seen import last_contact, last_seen
from elvis_tui.services.follow_ups.spreadsheet import sheet
from elvis_tui.services.follow_ups.views import listed, silence
from elvis_tui.shell import list_facts
from elvis_tui.shell.printing import as_json
from elvis_tui.wording.due import dated_lateness, lateness
from tests.school import TODAY, desk_with, student

LEFT = student("s-2")
TRY = "sluttet? prøv å nå eleven, og foresatte når eleven er under 18 år"


def school(*, protected: bool = False) -> Desk:
    """One may have left, one has a measure to be evaluated, one has ended."""
    desk = desk_with()
    matter = Departure(id="d-1", subject=LEFT, began_on=date(2026, 10, 12), doubt="borte")
    desk.store.commit(put=[matter])
    service.close(desk, "f-3", "gikk bra", "fint")
    service.set_next(desk, "f-4", None, "ring")
    if protected:
        kept = replace(desk.get(Student, LEFT.id), address_protected=True)
        desk.store.commit(put=[kept])
    return desk


def json_of(gate: Gate, view: View) -> list[Any]:
    facts = list_facts.facts(
        listed(gate, view),
        gate.names,
        last_seen(gate),
        last_contact(gate),
        silence(gate),
        coming_up(gate),
        outstanding(gate),
    )
    return list(msgspec.json.decode(as_json(facts))["follow_ups"])


@pytest.mark.parametrize("view", [View.OPEN, View.OVERDUE, View.UNDATED, View.CLOSED])
def test_all_four_say_the_same(view: View) -> None:
    desk = school()
    gate, session = Gate(desk), Session(desk)
    found = listed(gate, view)
    assert found
    screen = ListRows(session, view, found)
    text = follow_up_text(found, gate.names, TODAY, coming_up(gate)).splitlines()[2:]
    rows = sheet(gate, found, hidden=False).rows
    for one, line, row, told in zip(found, text, rows, json_of(gate, view), strict=True):
        cells = screen.row(one).texts
        due, what = date_of(told["next_due"]), told["next_what"]
        assert cells[4][0] == lateness(due, TODAY)
        assert cells[5] == what == row[6]
        assert row[5] == due
        assert line.endswith(f" · {what}" if what else "")
        assert not one.is_open or (dated_lateness(due, TODAY) if due else "uten dato") in line


def date_of(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def test_one_who_may_have_left_stands_with_that_in_all() -> None:
    gate = Gate(school())
    told = next(one for one in json_of(gate, View.OPEN) if one["id"] == "f-2")
    assert (told["next_due"], told["next_what"]) == ("2026-10-12", TRY)
    assert "f-2" in {one["id"] for one in json_of(gate, View.OVERDUE)}
    ended = next(one for one in json_of(gate, View.CLOSED) if one["id"] == "f-3")
    assert ended["next_due"] is None
    assert "gikk bra" in ended["next_what"]


def test_of_a_protected_student_who_may_have_left_no_day_is_told() -> None:
    gate = Gate(school(protected=True))
    followed = gate.get(FollowUp, "f-2")
    up = coming_up(gate)(followed)
    assert (up.on, up.move) == (date(2026, 10, 12), Move.TRY)
    assert is_withheld(up.on)
    told = next(one for one in json_of(gate, View.OPEN) if one["id"] == "f-2")
    assert (told["next_due"], told["next_what"]) == (None, TRY)
    (due,) = [d for d in overview(gate).now if d.record.id == "d-1"]
    assert is_withheld(due.on)
    written = as_csv(sheet(gate, hidden=False)).decode()
    written += follow_up_text(listed(gate), gate.names, TODAY, coming_up(gate))
    assert "12.10.2026" not in written
    assert "◼ forfalt" in written
    with gate.opening(LEFT):
        assert not is_withheld(coming_up(gate)(gate.get(FollowUp, "f-2")).on)


def test_a_sheet_of_the_steps_tells_the_step() -> None:
    desk = desk_with()
    gate = Gate(desk)
    plain, asked = sheet(gate, hidden=False), sheet(gate, hidden=False, step=lambda f: f.id)
    assert asked.header == (*plain.header, "Trinn")
    assert [row[-1] for row in asked.rows] == [one.id for one in listed(gate)]
    assert [row[:-1] for row in asked.rows] == list(plain.rows)
