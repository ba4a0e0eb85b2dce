"""Who in a list is who: rows that are one student, and students who are in the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.people.roster_entries import RosterStudent, code_key
from elvis_tui.domain.people.roster_identity import Evidence, Facts, grouped
from elvis_tui.domain.record import Record
from elvis_tui.domain.text import folded


class RowGroup(Record, frozen=True, eq=False, dict=True, gc=True):
    """The rows of a list that are one student, in the order of their lines."""

    rows: tuple[RosterStudent, ...]
    birth_date: date | None
    external_id: str

    @cached_property
    def facts(self) -> Facts:
        return Facts(
            name=folded(self.rows[0].name),
            classes=frozenset(code_key(r.class_code) for r in self.rows),
            birth_date=self.birth_date,
            external_id=folded(self.external_id),
        )

    @property
    def first_code(self) -> str:
        return next((r.class_code for r in self.rows if r.class_code), "")

    @property
    def order(self) -> tuple[object, ...]:
        """A place that does not hang on the order of the rows."""
        facts = self.facts
        return (
            facts.name,
            facts.external_id,
            facts.birth_date or date.min,
            sorted(facts.classes),
        )


# Within the list


def group_rows(rows: Sequence[RosterStudent]) -> list[RowGroup]:
    """The students of a list, in the order of their first lines.

    A number that stands at different people is nobody's.
    """
    shared = _shared_numbers(rows)

    def number(row: RosterStudent) -> str:
        key = folded(row.external_id)
        return "" if key in shared else key

    def keys(row: RosterStudent) -> tuple[Hashable]:
        if number(row):
            return (number(row),)
        return ((folded(row.name), row.birth_date or code_key(row.class_code)),)

    certain = [_group(same, number) for same in grouped(rows, keys).values()]
    groups = []
    for same in _connected(certain):
        births = {g.birth_date for g in same if g.birth_date}
        numbers = {g.facts.external_id for g in same if g.external_id}
        if len(births) > 1 or len(numbers) > 1:
            groups += same
        else:
            groups.append(_group([r for g in same for r in g.rows], number))
    return sorted(groups, key=lambda g: g.rows[0].line)


def _shared_numbers(rows: Iterable[RosterStudent]) -> set[str]:
    shared = set()
    numbered = (r for r in rows if r.external_id)
    for number, same in grouped(numbered, lambda r: (folded(r.external_id),)).items():
        births = {r.birth_date for r in same if r.birth_date}
        if len(births) > 1 or len({folded(r.name) for r in same}) > 1:
            shared.add(number)
    return shared


def _group(rows: Iterable[RosterStudent], number: Callable[[RosterStudent], str]) -> RowGroup:
    rows = tuple(sorted(rows, key=lambda r: r.line))
    return RowGroup(
        rows=rows,
        birth_date=next((r.birth_date for r in rows if r.birth_date), None),
        external_id=next((r.external_id for r in rows if number(r)), ""),
    )


def _connected(groups: Sequence[RowGroup]) -> list[list[RowGroup]]:
    """`groups` put together where birth or class says that they are one student."""
    parent = {group: group for group in groups}

    def root(group: RowGroup) -> RowGroup:
        while parent[group] is not group:
            parent[group] = parent[parent[group]]
            group = parent[group]
        return group

    def join(one: RowGroup, others: Iterable[RowGroup], evidence: Evidence) -> None:
        for other in others:
            if one.facts.evidence(other.facts) is evidence:
                parent[root(one)] = root(other)

    # Where both have a number, or both a birth, that decides: those pairs need no look.
    for alike in grouped(groups, lambda g: g.facts.births()).values():
        for one in (g for g in alike if not g.external_id):
            join(one, alike, Evidence.BIRTH)
    for alike in grouped(groups, lambda g: g.facts.places()).values():
        unborn = [g for g in alike if not g.birth_date]
        for one in (g for g in alike if not g.external_id):
            join(one, unborn if one.birth_date else alike, Evidence.CLASS)
    return list(grouped(groups, lambda g: (root(g),)).values())


# With the register

_Keys = Callable[[Facts], list[Hashable]]
_PASSES: tuple[tuple[Evidence, _Keys, Callable[[Facts, Facts], bool]], ...] = (
    (Evidence.NUMBER, Facts.numbers, lambda a, b: a.name == b.name),
    (Evidence.NUMBER, Facts.numbers, lambda _a, _b: True),
    (Evidence.BIRTH, Facts.births, lambda a, b: bool(a.classes & b.classes)),
    (Evidence.BIRTH, Facts.births, lambda _a, _b: True),
    (Evidence.CLASS, Facts.places, lambda _a, _b: True),
)
"""The strongest evidence chooses first."""


def match(
    groups: Sequence[RowGroup], students: Iterable[Student], codes: Mapping[str, str]
) -> dict[RowGroup, Student]:
    """Which student of the register each group of rows is; those who are nobody's are left out.

    Args:
        groups: The list's students.
        students: The register's students.
        codes: `code_key` of every class's code, by the id of the class.
    """
    entries = [(s, _facts_of(s, codes)) for s in sorted(students, key=lambda s: (s.number, s.id))]
    free = {student.id for student, _ in entries}
    waiting = sorted(groups, key=lambda g: g.order)
    matched: dict[RowGroup, Student] = {}
    for evidence, keys, also in _PASSES:
        there: dict[Hashable, list[tuple[Student, Facts]]] = {}
        for entry in entries:
            for key in keys(entry[1]):
                there.setdefault(key, []).append(entry)
        for group in waiting:
            for student, facts in (e for k in keys(group.facts) for e in there.get(k, ())):
                if (
                    student.id in free
                    and group.facts.evidence(facts) is evidence
                    and also(group.facts, facts)
                ):
                    matched[group] = student
                    free.discard(student.id)
                    break
        waiting = [g for g in waiting if g not in matched]
    return matched | _by_name_alone(waiting, groups, entries, free)


def _by_name_alone(
    waiting: Iterable[RowGroup],
    groups: Sequence[RowGroup],
    entries: Sequence[tuple[Student, Facts]],
    free: set[str],
) -> dict[RowGroup, Student]:
    """Those whose name is one student's in the list and one's in the register: they moved."""
    listed = Counter(g.facts.name for g in groups)
    named = grouped(entries, lambda e: (e[1].name,))
    matched: dict[RowGroup, Student] = {}
    for group in waiting:
        found = named.get(group.facts.name, [])
        if len(found) != 1 or listed[group.facts.name] > 1:
            continue
        student, facts = found[0]
        if student.id in free and group.facts.evidence(facts) is Evidence.NAME:
            matched[group] = student
    return matched


def _facts_of(student: Student, codes: Mapping[str, str]) -> Facts:
    return Facts(
        name=folded(unmasked(student.name)),
        classes=frozenset((codes.get(student.class_id or "", ""),)),
        birth_date=student.birth_date,
        external_id=folded(student.external_id),
    )
