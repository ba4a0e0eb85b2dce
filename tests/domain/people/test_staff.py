from __future__ import annotations

from elvis_tui.domain.people.records import Person
from elvis_tui.domain.people.roster_summary import RowFault
from elvis_tui.domain.people.staff import StaffPlan, StaffRow, plan_staff

SIV = Person(id="p-1", name="Siv Li", role="Rådgiver", teams=("iko",))
PER = Person(id="p-2", name="Per Bø", role="PPT", external=True)


def plan(*rows: StaffRow, people: tuple[Person, ...] = (SIV, PER)) -> StaffPlan:
    return plan_staff(people, {"kari moen"}, rows, lambda prefix: f"{prefix}-new")


def row(name: str, line: int = 2, **facts: object) -> StaffRow:
    return StaffRow(line=line, name=name, **facts)  # type: ignore[arg-type]


def test_somebody_new_is_taken_in() -> None:
    found = plan(row("Åse Ås", role="Lærer", teams=("iko",), external=True))
    assert found.new == (
        Person(id="p-new", name="Åse Ås", role="Lærer", teams=("iko",), external=True),
    )


def test_a_second_list_adds_and_takes_nothing_away() -> None:
    found = plan(row("siv  li", teams=("attendance",)), row("Per Bø", 3))
    (siv,) = found.changed
    assert (siv.id, siv.name, siv.role) == ("p-1", "Siv Li", "Rådgiver")
    assert siv.teams == ("iko", "attendance")
    assert found.unchanged == 1


def test_a_list_says_another_role_and_that_somebody_is_not_external() -> None:
    (per,) = plan(row("Per Bø", role="Lærer", external=False)).changed
    assert (per.role, per.external) == ("Lærer", False)


def test_the_same_list_again_changes_nothing() -> None:
    found = plan(row("Siv Li", role="Rådgiver", teams=("iko",)))
    assert (found.new, found.changed, found.unchanged) == ((), (), 1)


def test_a_person_on_two_rows_is_one_with_all_the_teams() -> None:
    found = plan(row("Ås", 2, teams=("iko",)), row("Ås", 3, role="Lærer", teams=("home",)))
    assert [(p.role, p.teams) for p in found.new] == [("Lærer", ("iko", "home"))]
    assert found.doubles == (3,)


def test_of_two_with_one_name_the_role_decides_or_nobody() -> None:
    two = (SIV, Person(id="p-3", name="Siv Li", role="Lærer"))
    (changed,) = plan(row("Siv Li", role="lærer", teams=("home",)), people=two).changed
    assert changed.id == "p-3"
    for role in ("", "Rektor"):
        found = plan(row("Siv Li", role=role, teams=("home",)), people=two)
        assert (found.new, found.changed) == ((), ())
        assert [(bad.line, bad.why) for bad in found.unclear] == [(2, RowFault.SEVERAL)]


def test_the_name_of_a_student_is_no_staff_without_a_role() -> None:
    found = plan(row("Kari Moen", teams=("iko",)))
    assert (found.new, [bad.why for bad in found.unclear]) == ((), [RowFault.IS_STUDENT])
    assert [p.name for p in plan(row("Kari Moen", role="Lærer")).new] == ["Kari Moen"]


def test_the_service_is_kept_beside_the_role_and_tells_two_of_one_name_apart() -> None:
    (per,) = plan(row("Per Bø", role="Psykolog", service="BUP", external=True)).changed
    assert (per.role, per.service, per.external) == ("Psykolog", "BUP", True)
    two = (per, Person(id="p-3", name="Per Bø", role="Lærer"))
    (same,) = plan(row("Per Bø", service="BUP", teams=("iko",)), people=two).changed
    assert same.id == per.id
    assert not plan(row("Kari Moen", service="PPT")).unclear
