"""Who at the school has the roles that the plan tells a student of."""

from __future__ import annotations

from pathlib import Path

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.teams import Team
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.sources import Sources
from elvis_tui.services.plan.turning_to import WhoHasIt, whom_to_turn_to
from tests.school import CLASSES, SCHOOL, STUDENTS, desk_with, student

STAFF = (
    Person(id="p-11", name="Ada Rektor", role="Assisterende rektor"),
    Person(id="p-12", name="Åse Rektor", role="Rektor"),
    Person(id="p-13", name="Ola Råd", role="Rådgjevar"),
    Person(id="p-14", name="Eva Team", role="Vaktmester", teams=("team-1",)),
)
TEAM = Team(id="team-1", name=FreeText("Elevtjenesten"))


def roles(desk: Desk, about: Subject | None = None) -> dict[str, WhoHasIt]:
    found = whom_to_turn_to(Gate(desk), about)
    return {role.named.words: role for role in found.roles} if found else {}


def names(role: WhoHasIt) -> list[str]:
    return [person.name for person in role.people]


def test_those_whose_position_it_is_and_those_who_sit_in_the_team() -> None:
    found = roles(desk_with([*SCHOOL, *STAFF, TEAM]))
    assert list(found)[:2] == ["kontaktlærer", "elevtjenesten"]
    assert names(found["rektor"]) == ["Åse Rektor", "Ada Rektor"]
    assert names(found["rådgiver"]) == ["Berit Aas", "Ola Råd"]
    assert names(found["elevtjenesten"]) == ["Eva Team"]
    assert names(found["helsesykepleier"]) == []


def test_contact_teachers_are_told_class_by_class() -> None:
    of_all = roles(desk_with(SCHOOL))["kontaktlærer"]
    assert of_all.by_class
    assert [c.code for c in of_all.classes] == ["2STA"]


def test_of_a_student_it_is_the_one_of_the_class() -> None:
    desk = desk_with(SCHOOL)
    assert [c.code for c in roles(desk, student("s-1"))["kontaktlærer"].classes] == ["2STA"]
    # 3PBA has none, and nobody else's is told instead.
    assert roles(desk, student("s-2"))["kontaktlærer"].classes == ()
    assert roles(desk, student("s-2"))["kontaktlærer"].by_class


def test_of_a_class_it_is_its_own() -> None:
    subject = replace(student("s-1"), id=CLASSES[0].id, kind="class")
    assert [c.id for c in roles(desk_with(SCHOOL), subject)["kontaktlærer"].classes] == ["c-1"]


def test_the_class_of_a_protected_student_is_not_told() -> None:
    first = replace(STUDENTS[0], address_protected=True)
    desk = desk_with([*(r for r in SCHOOL if r != STUDENTS[0]), first])
    assert roles(desk, student("s-1"))["kontaktlærer"].classes == ()


def test_a_school_without_classes_tells_who_is_contact_teacher() -> None:
    desk = desk_with([Person(id="p-20", name="Kari Lærer", role="Kontaktlærer")])
    role = roles(desk)["kontaktlærer"]
    assert (role.by_class, names(role)) == (False, ["Kari Lærer"])


def test_a_plan_that_says_nothing_of_it_gives_nothing(tmp_path: Path) -> None:
    table = "| Aktivitet | Når | Ansvar |\n|---|---|---|\n| Tur | Mai | Rektor |\n"
    (tmp_path / "handlingsplan.md").write_text(f"# Plan\n\n{table}", encoding="utf-8")
    desk = replace(desk_with(SCHOOL), sources=Sources(tmp_path))
    assert whom_to_turn_to(Gate(desk)) is None
