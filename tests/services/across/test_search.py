"""One search over everything."""

from __future__ import annotations

import pytest

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem, Entry, EntryKind, Meeting, Participant
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.plan.marks import mark_done
from elvis_tui.domain.record import replace
from elvis_tui.services.across.minutes_words import is_shown, words_around
from elvis_tui.services.across.search import HitKind, everything
from elvis_tui.services.desk import naming
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.plan import activities
from tests.parties import heard
from tests.school import (
    CASES,
    DEPARTURE,
    INTERVENTION,
    LAST_MEETING,
    SCHOOL,
    STUDENTS,
    TODAY,
    desk_with,
)


def found(query: str) -> list[tuple[HitKind, str]]:
    gate = Gate(desk_with(SCHOOL))
    return [(hit.kind, hit.record.id) for hit in everything(gate).search(query)]


def test_everything_there_is_can_be_found() -> None:
    desk = desk_with([*SCHOOL, DEPARTURE, INTERVENTION, _with_words()])
    kinds = {hit.kind for hit in everything(Gate(desk)).search("")}
    assert kinds == set(HitKind)


def _with_words() -> Case:
    """A case in which the second student said something, and has a plan."""
    first, second = CASES[0].parties
    second = replace(heard(second, TODAY), own_words="Trapperommet er verst")
    return replace(CASES[0], parties=(first, second))


@pytest.mark.parametrize(
    "typed",
    ["trapperom", "kantina stille", "bli i klassen", "fast voksen", "trygt nå", "det hjalp"],
)
def test_what_is_written_of_a_student_in_a_case_leads_to_that_ones_part(typed: str) -> None:
    case = _with_words()
    hits = everything(Gate(desk_with([*SCHOOL, case]))).search(typed)
    parts = [(hit.kind, hit.party) for hit in hits if hit.record.id == case.id]
    assert parts == [(HitKind.PART, case.parties[1])]


@pytest.mark.parametrize("student", [r for r in SCHOOL if isinstance(r, Student)])
def test_each_student_is_found_by_any_part_of_the_name(student: Student) -> None:
    for part in f"{student.first_name!s} {student.last_name!s}".split():
        assert (HitKind.STUDENT, student.id) in found(part[:4])


def test_every_hit_has_an_id_of_its_own() -> None:
    ids = [hit.id for hit in everything(Gate(desk_with(SCHOOL))).search("")]
    assert len(ids) == len(set(ids))


def test_names_are_found_also_while_they_are_hidden() -> None:
    gate = Gate(desk_with(SCHOOL), names_hidden=True)
    assert next(h.kind for h in everything(gate).search("thorvaldine")) is HitKind.STUDENT


def test_minutes_are_found_by_what_was_noted_with_the_item_it_stands_under() -> None:
    hits = everything(Gate(desk_with(SCHOOL))).search("morgenringing")
    minutes = [hit for hit in hits if hit.kind is HitKind.MINUTES]
    assert [(hit.record.id, hit.item and hit.item.id) for hit in minutes] == [("meeting-1", "i-1")]


def test_a_student_is_found_by_a_former_name_with_all_that_is_about_them() -> None:
    renamed = replace(STUDENTS[0], former_names=("Wilhelmina Solberg",))
    hits = everything(Gate(desk_with([*SCHOOL, renamed]))).search("wilhelmina solb")
    about = {(hit.kind, hit.record.id) for hit in hits}
    assert {
        (HitKind.STUDENT, "s-1"),
        (HitKind.TASK, "t-1"),
        (HitKind.MINUTES, "meeting-1"),
    } <= about


def test_the_order_tells_nothing_of_hidden_names() -> None:
    gate = Gate(desk_with(SCHOOL), names_hidden=True)
    hits = everything(gate, hidden=True).search("2sta")
    assert [hit.record.id for hit in hits if hit.kind is HitKind.STUDENT] == ["s-1", "s-3", "s-5"]
    shown = everything(gate).search("2sta")
    assert [hit.record.id for hit in shown if hit.kind is HitKind.STUDENT] == ["s-1", "s-5", "s-3"]


def _meeting(*items: AgendaItem, **facts: object) -> Meeting:
    held = replace(LAST_MEETING, id="m-9", agenda=items, participants=())
    return replace(held, **facts)


def _in_minutes(gate: Gate, query: str) -> list[str]:
    """The items, or the meeting itself, that are found in minutes."""
    hits = everything(gate, hidden=gate.names_hidden).search(query)
    about = naming.names(gate)
    return [
        hit.item.id if hit.item else "meeting"
        for hit in hits
        if isinstance(hit.record, Meeting)
        and is_shown(
            hit.record,
            hit.item,
            query,
            about.found_by(hit.subject) if hit.subject else "",
            gate.names,
        )
    ]


def _entry(text: str, **facts: bool) -> Entry:
    return Entry(
        id=f"e-{text[:6]}", kind=EntryKind.INFO, text=FreeText(text), by=FreeText("per"), **facts
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bussrute", ["i-1"]),
        ("skyss", ["i-1"]),
        ("reglement", ["i-2"]),
        ("ppt-rådgiver", ["meeting"]),
        ("2026/77", ["meeting"]),
    ],
)
def test_all_that_stands_in_minutes_is_found(typed: str, found: list[str]) -> None:
    one = AgendaItem(id="i-1", title=FreeText("Skyss"), entries=(_entry("Har fått ny bussrute"),))
    two = AgendaItem(id="i-2", title=FreeText("Annet"), detail=FreeText("nytt reglement"))
    guest = Participant(id="p-9", name="Ola PPT-rådgiver", guest=True)
    meeting = _meeting(one, two, participants=(guest,), archive_ref=FreeText("2026/77"))
    assert _in_minutes(Gate(desk_with([*SCHOOL, meeting])), typed) == found


def test_what_is_private_or_restricted_is_found_by_nobody_there() -> None:
    private = _entry("bussen er en hemmelighet", private=True)
    restricted = _entry("skyss er fortrolig", restricted=True)
    item = AgendaItem(id="i-1", title=FreeText("Sak"), entries=(private, restricted))
    gate = Gate(desk_with([*SCHOOL, _meeting(item)]))
    assert _in_minutes(gate, "hemmelighet") == []
    assert _in_minutes(gate, "fortrolig") == []
    assert _in_minutes(gate, "sak") == ["i-1"]


def test_what_a_mask_covers_in_minutes_is_not_found() -> None:
    item = AgendaItem(
        id="i-1", title=FreeText("Sak"), entries=(_entry("Thorvaldine tar bussen nå"),)
    )
    desk = desk_with([*SCHOOL, _meeting(item)])
    assert _in_minutes(Gate(desk), "thorvaldine bussen") == ["i-1"]
    hidden = Gate(desk, names_hidden=True)
    assert _in_minutes(hidden, "thorvaldine bussen") == []
    assert _in_minutes(hidden, "bussen") == ["i-1"]
    (hit,) = (h for h in everything(hidden, hidden=True).search("tar bussen") if h.item)
    around = words_around(_meeting(item), hit.item, "bussen", hidden.names, 60)
    assert "Thorvaldine" not in around
    assert "tar bussen nå" in around


def test_what_was_learned_of_an_activity_leads_to_its_row() -> None:
    desk = desk_with()
    row = activities(desk)[17]
    mark = mark_done(
        row, "2026-10", TODAY, "berit", "mark-9", evaluation=FreeText("Zebrastripet loddbok")
    )
    desk.store.commit(put=[mark])
    (hit,) = everything(Gate(desk)).search("loddbok")
    assert (hit.kind, hit.record.id) == (HitKind.PLAN, row.id)
