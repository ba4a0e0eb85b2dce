"""Another plan in the data: taken in, undone, gone back to; marks stay with their rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from elvis_tui.domain.errors import DomainError, Fault, InputError
from elvis_tui.domain.plan.records import DoneMark
from elvis_tui.domain.record import replace
from elvis_tui.domain.source import Origin, Source, SourceInUse
from elvis_tui.services.cases.verbs import start
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.plan import activities, plan_under
from elvis_tui.services.desk.proposal import apply
from elvis_tui.services.desk.undo import redo, undo
from elvis_tui.services.plan.former import FORMER, PACKAGE, known_plans, plan_called
from elvis_tui.services.plan.importing import again, carrying, read
from tests.school import CASES, desk_with

FIRST = "# Ny\n\n| Tiltak | Når | Ansvar |\n|---|---|---|\n| Juleverksted | Desember | Rektor |\n"
SECOND = FIRST.replace("Juleverksted", "Juleverksted i kantina")
DUTIES = "\n\n| Plikt | Når | Ansvarlig |\n|---|---|---|\n| Melde fra | Straks | Alle |\n"


@pytest.fixture
def desk() -> Desk:
    return desk_with(())


def take(desk: Desk, folder: Path, text: str, name: str = "ny.md") -> None:
    file = folder / name
    file.write_text(text, "utf-8")
    apply(desk, read(file).planner(desk)())


def texts(desk: Desk) -> list[str]:
    return [row.text for row in activities(desk)]


def test_nothing_is_saved_before_it_is_applied_and_all_of_it_is_one_step(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "ny.md"
    file.write_text(FIRST, "utf-8")
    before = texts(desk)
    proposal = read(file).planner(desk)()
    assert texts(desk) == before
    assert not desk.store.all(SourceInUse)
    apply(desk, proposal)
    assert texts(desk) == ["Juleverksted"]
    undo(desk)
    assert texts(desk) == before
    redo(desk)
    assert texts(desk) == ["Juleverksted"]


def test_the_document_lies_word_for_word_in_the_data_with_when_and_by_whom(
    desk: Desk, tmp_path: Path
) -> None:
    take(desk, tmp_path, FIRST)
    used = desk.store.find(SourceInUse, "plan")
    assert used is not None
    assert (used.name, used.on) == ("ny.md", desk.today)
    source = desk.store.find(Source, used.source_id)
    assert source is not None
    assert (source.text, source.origin) == (FIRST, Origin.DATA)


def test_marks_of_unchanged_rows_stay_and_those_of_reworded_rows_follow(
    desk: Desk, tmp_path: Path
) -> None:
    take(desk, tmp_path, FIRST)
    row = activities(desk)[0]
    mark = DoneMark(
        id="m1", activity=row.key, text=row.text, period="2026-12", on=date(2026, 12, 1), by="b"
    )
    desk.save("plan.done", mark)
    take(desk, tmp_path, FIRST + "\nNye ord.\n")
    assert [m.id for m in activities(desk)[0].done] == ["m1"]
    take(desk, tmp_path, SECOND)
    assert [m.id for m in activities(desk)[0].done] == ["m1"]
    undo(desk)
    assert activities(desk)[0].text == "Juleverksted"
    assert [m.id for m in activities(desk)[0].done] == ["m1"]


def test_marks_do_not_follow_where_somebody_said_so(desk: Desk, tmp_path: Path) -> None:
    take(desk, tmp_path, FIRST)
    row = activities(desk)[0]
    mark = DoneMark(
        id="m1", activity=row.key, text=row.text, period="2026-12", on=date(2026, 12, 1), by="b"
    )
    desk.save("plan.done", mark)
    file = tmp_path / "ny.md"
    file.write_text(SECOND, "utf-8")
    proposal = carrying(read(file), False).planner(desk)()
    assert (proposal.summary.carried, proposal.summary.carries) == (1, False)
    apply(desk, proposal)
    assert activities(desk)[0].done == ()
    assert desk.store.find(DoneMark, "m1") == mark


def test_a_plan_that_is_used_already_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    take(desk, tmp_path, FIRST)
    proposal = read(tmp_path / "ny.md").planner(desk)()
    assert proposal.summary.is_used
    assert proposal.records == ()


def test_what_was_planned_before_the_data_changed_is_not_applied(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "ny.md"
    file.write_text(FIRST, "utf-8")
    early = read(file).planner(desk)()
    take(desk, tmp_path, SECOND, "annen.md")
    with pytest.raises(DomainError) as caught:
        apply(desk, early)
    assert caught.value.fault is Fault.PROPOSAL_STALE
    assert texts(desk) == ["Juleverksted i kantina"]


def test_former_plans_are_listed_and_each_can_be_used_again(desk: Desk, tmp_path: Path) -> None:
    take(desk, tmp_path, FIRST, "a.md")
    take(desk, tmp_path, SECOND, "b.md")
    gate = Gate(desk)
    assert [(p.document.name, p.is_used) for p in known_plans(gate)] == [
        ("b.md", True),
        ("a.md", False),
        ("handlingsplan.md", False),
    ]
    assert all(plan.on == desk.today for plan in known_plans(gate)[:2])
    apply(desk, again(plan_called(gate, FORMER)).planner(desk)())
    assert texts(desk) == ["Juleverksted"]
    apply(desk, again(plan_called(gate, PACKAGE)).planner(desk)())
    assert len(texts(desk)) == 32
    digest = next(p.document.id for p in known_plans(gate) if p.document.name == "b.md")
    apply(desk, again(plan_called(gate, digest[:8])).planner(desk)())
    assert texts(desk) == ["Juleverksted i kantina"]
    for unknown in ("", "finnes ikke"):
        with pytest.raises(DomainError):
            plan_called(gate, unknown)


def test_a_case_has_the_duties_of_the_package_where_the_plan_has_none(
    desk: Desk, tmp_path: Path
) -> None:
    of_package = desk.sources.plan()
    take(desk, tmp_path, FIRST)
    assert desk.sources.plan().duties == ()
    assert desk.sources.duty_plan() == of_package
    take(desk, tmp_path, FIRST + DUTIES)
    assert [duty.title for duty in desk.sources.duty_plan().duties] == ["Melde fra"]


def test_a_case_keeps_the_plan_it_was_opened_under(tmp_path: Path) -> None:
    desk = desk_with()
    take(desk, tmp_path, FIRST + DUTIES)
    case = start(desk, replace(CASES[0], id="", number="", deadline=None, steps=()))
    assert [step.duty_id for step in case.steps][:1] == ["D1"]
    take(desk, tmp_path, SECOND)
    plan = plan_under(desk, case.plan_digest)
    assert plan is not None
    assert [duty.title for duty in plan.duties] == ["Melde fra"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no_activity_table"),
        (b"# Plan\n\nBare ord.\n", "no_activity_table"),
        (
            "| Aktivitet | Når | Ansvar |\n|---|---|---|\n| Tur | Mai | Lærer |\n".encode("utf-16"),
            "encoding",
        ),
        ("| Aktivitet | Når |\n|---|---|\n| Møte | Vår på nytt |\n".encode("latin-1"), "encoding"),
        (bytes(range(256)) * 20, "encoding"),
        (b"PK\x03\x04" + b"\0" * 100, "word_file"),
    ],
)
def test_what_is_no_plan_is_refused_with_its_reason_and_the_old_one_stays(
    desk: Desk, tmp_path: Path, data: bytes, why: str
) -> None:
    file = tmp_path / "fil.md"
    file.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(file)
    assert caught.value.fault is Fault.SOURCE_UNUSABLE
    assert [fault.why for fault in caught.value.facts["faults"]] == [why]  # type: ignore[union-attr]
    assert len(texts(desk)) == 32


def test_a_file_that_is_not_there_or_far_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path / "ingen.md")
    assert caught.value.fault is Fault.INPUT_MISSING
    large = tmp_path / "stor.md"
    with large.open("wb") as file:
        file.truncate(9 * 1024 * 1024)
    with pytest.raises(InputError) as caught:
        read(large)
    assert caught.value.fault is Fault.INPUT_UNDECODABLE
