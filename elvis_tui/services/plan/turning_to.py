"""Whom a student can turn to: what the plan says, and who at the school has the roles it names."""

from __future__ import annotations

from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.plan.turning_to import Named, Turning, has_role, turning_to
from elvis_tui.domain.plan.written_out import parts
from elvis_tui.domain.record import Record
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.text import folded
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.teams import teams


class WhoHasIt(Record, frozen=True, kw_only=True):
    """A role the plan names, and those of the school's staff list who have it.

    `people` are those whose position it is, or who sit in the team that is called so. Contact
    teachers are told `by_class` instead, where the school's classes say who theirs is.
    """

    named: Named
    people: tuple[Person, ...] = ()
    classes: tuple[SchoolClass, ...] = ()
    by_class: bool = False


class WhomToTurnTo(Record, frozen=True, kw_only=True):
    """The plan's words, and who has each of the roles at the school."""

    turning: Turning
    roles: tuple[WhoHasIt, ...]


def whom_to_turn_to(reader: Reader, about: Subject | None = None) -> WhomToTurnTo | None:
    """What the plan says, and who that is; None for a plan that says nothing of it.

    Args:
        reader: Whence.
        about: A student or a class; of contact teachers it is then theirs alone.

    Raises:
        InputError: as `Sources.plan_text`.
    """
    turning = turning_to(parts(reader.sources.plan_text()))
    if turning is None:
        return None
    roles = tuple(_who(reader, named, about) for named in turning.at_school)
    return WhomToTurnTo(turning=turning, roles=roles)


def _who(reader: Reader, named: Named, about: Subject | None) -> WhoHasIt:
    if has_role(named.role, "kontaktlærer"):
        classes = _classes(reader, about)
        if classes or about is not None:
            return WhoHasIt(named=named, classes=classes, by_class=True)
    called = {team.id for team in teams(reader) if has_role(named.role, unmasked(team.name))}
    exact = folded(named.words)
    people = (
        person
        for person in reader.all(Person).values()
        if has_role(named.role, person.role) or called.intersection(person.teams)
    )
    return WhoHasIt(
        named=named,
        people=tuple(sorted(people, key=lambda p: (folded(p.role) not in exact, p.name))),
    )


def _classes(reader: Reader, about: Subject | None) -> tuple[SchoolClass, ...]:
    """Those with a contact teacher, by their codes."""
    found = [c for c in reader.all(SchoolClass).values() if unmasked(c.contact_teacher)]
    if about is not None:
        of = about.id
        if about.kind is SubjectKind.STUDENT:
            student = reader.find(Student, about.id)
            of = (student.class_id or "") if student else ""
        found = [c for c in found if c.id == of]
    return tuple(sorted(found, key=lambda c: c.code))
