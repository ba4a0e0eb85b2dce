"""What a list of those who work with the students would change: nobody is taken away by it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from elvis_tui.domain.people.records import Person
from elvis_tui.domain.people.roster_identity import grouped, name_key
from elvis_tui.domain.people.roster_summary import BadRow, RowFault
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.text import folded


class StaffRow(Record, frozen=True, kw_only=True):
    """One person as one row has them; `teams` are ids. Empty is «the list does not say»."""

    line: int
    name: str
    role: str = ""
    external: bool | None = None
    service: str = ""
    teams: tuple[str, ...] = ()


class StaffPlan(Record, frozen=True, kw_only=True):
    """What is to be saved. `doubles` are lines that name somebody an earlier line names."""

    new: tuple[Person, ...] = ()
    changed: tuple[Person, ...] = ()
    unchanged: int = 0
    doubles: tuple[int, ...] = ()
    unclear: tuple[BadRow, ...] = ()


def plan_staff(
    people: Iterable[Person],
    student_names: Collection[str],
    rows: Sequence[StaffRow],
    new_id: Callable[[str], str],
) -> StaffPlan:
    """What has to be saved for the register to hold what the list holds.

    A person is known by the name. There may be several lists, each of some people and some teams:
    a list puts people into teams, and takes nobody out. Where several have one name, the role
    tells them apart, the service where the list says no role, or else the row is `unclear`. So is
    a row with the name of a student and nothing to show that it is somebody else: staff are named
    when names are hidden.

    Args:
        people: Those who are known.
        student_names: `name_key` of the students' names.
        rows: The list's rows.
        new_id: Makes an id from a prefix.
    """
    known = grouped(people, lambda person: (name_key(person.name),))
    new, changed, unclear = [], [], []
    unchanged = 0
    doubles: list[int] = []
    for key, same in grouped(rows, lambda row: (name_key(row.name),)).items():
        row = _joined(same)
        doubles += [one.line for one in same[1:]]
        there = known.get(key, [])
        if key in student_names and not there and not (row.role or row.service):
            unclear.append(BadRow(line=row.line, why=RowFault.IS_STUDENT))
            continue
        if len(there) > 1:
            there = [p for p in there if _is_told(row, p)]
            if len(there) != 1:
                unclear.append(BadRow(line=row.line, why=RowFault.SEVERAL))
                continue
        if not there:
            new.append(_taken_in(Person(id=new_id("p"), name=row.name, role=""), row))
            continue
        person = _taken_in(there[0], row)
        if person == there[0]:
            unchanged += 1
        else:
            changed.append(person)
    return StaffPlan(
        new=tuple(new),
        changed=tuple(changed),
        unchanged=unchanged,
        doubles=tuple(sorted(doubles)),
        unclear=tuple(unclear),
    )


def _joined(rows: Sequence[StaffRow]) -> StaffRow:
    """The rows of one person: the first that says something counts, and all the teams."""
    return replace(
        rows[0],
        role=next((row.role for row in rows if row.role), ""),
        external=next((row.external for row in rows if row.external is not None), None),
        service=next((row.service for row in rows if row.service), ""),
        teams=tuple(dict.fromkeys(team for row in rows for team in row.teams)),
    )


def _is_told(row: StaffRow, person: Person) -> bool:
    """Whether the row tells which one of several of one name it is."""
    if row.role:
        return folded(person.role) == folded(row.role)
    return bool(row.service) and folded(row.service) in (
        folded(person.service),
        folded(person.role),
    )


def _taken_in(person: Person, row: StaffRow) -> Person:
    return replace(
        person,
        role=row.role or person.role,
        external=person.external if row.external is None else row.external,
        service=row.service or person.service,
        teams=tuple(dict.fromkeys((*person.teams, *row.teams))),
    )
