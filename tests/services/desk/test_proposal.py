"""What is shown is what is applied, or nothing is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from elvis_tui.domain.errors import DomainError, Fault, InputError
from elvis_tui.domain.follow_ups.records import Level
from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.record import Record
from elvis_tui.services.across import lists
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.proposal import Base, FileRead, Proposal, apply, read_file
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.people import register
from tests.school import desk_with
from tests.services.people.lists import propose

LIST = "Etternavn;Fornavn;Klasse\nKvisgaard;Thorvaldine;2STA\nLid;Omar;3PBA\n"


@pytest.fixture
def desk() -> Desk:
    return desk_with()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "elever.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def held(desk: Desk) -> list[object]:
    return [*desk.store.all(Student).values(), *desk.store.all(SchoolClass).values()]


def test_just_what_was_shown_is_applied_though_the_file_is_another_now(
    desk: Desk, path: Path
) -> None:
    before = held(desk)
    proposal = propose(desk, path)
    path.write_text("Navn;Klasse\nIngen Annen;1STA\n", encoding="utf-8")
    apply(desk, proposal)
    assert [one for one in held(desk) if one not in before] == list(proposal.records)
    (student,) = proposal.records
    assert isinstance(student, Student)
    assert student.name == "Omar Lid"


def test_it_tells_which_file_it_is_from(desk: Desk, path: Path) -> None:
    proposal = propose(desk, path)
    source = proposal.source
    path.write_text(LIST.replace("Lid", "Lie"), encoding="utf-8")
    other = propose(desk, path).source
    assert source.path == other.path == path
    assert len({source.digest, other.digest}) == 2


def test_on_other_data_it_is_not_applied_and_can_be_planned_anew(desk: Desk, path: Path) -> None:
    proposal = propose(desk, path)
    register.add_student(desk, "Omar Lid 3PBA")
    before = held(desk)
    with pytest.raises(DomainError) as caught:
        apply(desk, proposal)
    assert caught.value.fault is Fault.PROPOSAL_STALE
    assert held(desk) == before
    path.unlink()
    anew = proposal.incoming.planner(desk)()
    assert (anew.summary.new_students, anew.summary.unchanged, anew.source) == (
        *(0, 2),
        proposal.source,
    )


def test_what_it_does_not_build_on_may_change(desk: Desk, path: Path) -> None:
    proposal = propose(desk, path)
    follow_ups.set_level(desk, "f-1", Level.GREEN)
    apply(desk, proposal)
    assert "Omar Lid" in [s.name for s in desk.store.all(Student).values()]


def test_it_is_not_applied_twice(desk: Desk, path: Path) -> None:
    proposal = propose(desk, path)
    apply(desk, proposal)
    with pytest.raises(DomainError):
        apply(desk, proposal)


def test_the_plan_is_made_of_what_was_there_when_it_was_asked_for(desk: Desk, path: Path) -> None:
    """It is made in another thread, while the data go on."""
    plan = lists.read(desk, path).planner(desk)
    register.add_student(desk, "Omar Lid 3PBA")
    assert plan().summary.new_students == 1


def test_what_progress_raises_stops_the_reading(desk: Desk, path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        propose(desk, path, stop)


def test_a_file_that_is_too_large_is_not_read(path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_file(path, largest=10)
    assert caught.value.facts["kind"] == "too_large"


class Staff(Record, frozen=True):
    """Another kind of list: nothing but its own words."""

    source: FileRead
    names: tuple[str, ...]

    def planner(self, desk: Desk) -> Callable[[], Proposal[int]]:
        base, new_id = Base.of(desk, Person), desk.new_id

        def plan() -> Proposal[int]:
            people = tuple(
                Person(id=new_id("person"), name=name, role="Lærer") for name in self.names
            )
            return Proposal(
                incoming=self,
                source=self.source,
                base=base,
                summary=len(people),
                verb="staff.import",
                records=people,
                history=(FieldChange(field="new_people", after=len(people)),),
            )

        return plan


def test_any_list_can_be_proposed(desk: Desk, path: Path) -> None:
    source, data = read_file(path, largest=1000)
    proposal = Staff(source, tuple(data.decode().split()[1:])).planner(desk)()
    apply(desk, proposal)
    assert len(desk.store.all(Person)) == 3 + proposal.summary == 5
    entry = desk.store.last(HistoryEntry)
    assert entry is not None
    assert (entry.verb, entry.table, entry.record_id) == ("staff.import", "people", "*")
