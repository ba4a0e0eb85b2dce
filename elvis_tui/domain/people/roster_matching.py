"""Who in a list is who: rows that are one student, and students who are in the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.people.roster_changes import Differs
from elvis_tui.domain.people.roster_entries import RosterStudent, code_key
from elvis_tui.domain.people.roster_identity import (
    Evidence,
    Facts,
    grouped,
    name_key,
    number_key,
)
from elvis_tui.domain.record import Record


class RowGroup(Record, frozen=True, eq=False, dict=True, gc=True):
    """The rows of a list that are one student, in the order of their lines."""

    rows: tuple[RosterStudent, ...]
    birth_date: date | None
    external_id: str

    @cached_property
    def facts(self) -> Facts:
        return Facts(
            name=name_key(self.rows[0].name),
            classes=frozenset(code_key(r.class_code) for r in self.rows),
            birth_date=self.birth_date,
            external_id=number_key(self.external_id),
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
        key = number_key(row.external_id)
        return "" if key in shared else key

    def keys(row: RosterStudent) -> tuple[Hashable]:
        if number(row):
            return (number(row),)
        return ((name_key(row.name), row.birth_date or code_key(row.class_code)),)

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
    for number, same in grouped(numbered, lambda r: (number_key(r.external_id),)).items():
        births = {r.birth_date for r in same if r.birth_date}
        if len(births) > 1 or len({name_key(r.name) for r in same}) > 1:
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
_Fits = Callable[[Facts, Facts], bool]
_BY_TWO: tuple[tuple[_Keys, _Fits, Differs | None], ...] = (
    (Facts.numbers, lambda a, b: a.name == b.name and not a.births_differ(b), None),
    (Facts.births, lambda a, b: not a.numbers_differ(b) and bool(a.classes & b.classes), None),
    (Facts.births, lambda a, b: not a.numbers_differ(b), None),
    (Facts.births, Facts.born_alike, Differs.NUMBER),
    (Facts.numbers, lambda a, b: a.name == b.name, Differs.BIRTH),
    (Facts.places, lambda a, b: a.evidence(b) is Evidence.CLASS, None),
    (Facts.numbers, lambda a, b: a.born_alike(b), Differs.NAME),
)
"""How a student is known by two of number, name, birth and class; the surest chooses first."""
_BY_NUMBER: tuple[tuple[_Keys, _Fits, Differs | None], ...] = (
    (
        Facts.numbers,
        lambda a, b: not a.births_differ(b) and bool(a.classes & b.classes),
        Differs.NAME,
    ),
    (Facts.numbers, lambda a, b: not a.births_differ(b), Differs.NAME),
)
"""By the number alone. One with another name and another birth has got somebody else's."""


class Match(NamedTuple):
    """Who a group of rows is, and what of that has to be agreed to."""

    student: Student
    differs: Differs | None


def match(
    groups: Sequence[RowGroup], students: Iterable[Student], codes: Mapping[str, str]
) -> dict[RowGroup, Match]:
    """Which student of the register each group of rows is; those who are nobody's are left out.

    Args:
        groups: The list's students.
        students: The register's students.
        codes: `code_key` of every class's code, by the id of the class.
    """
    known = _Register(
        [(s, _facts_of(s, codes)) for s in sorted(students, key=lambda s: (s.number, s.id))]
    )
    waiting = sorted(groups, key=lambda g: g.order)
    for keys, fits, differs in _BY_TWO:
        waiting = known.take(waiting, keys, fits, differs)
    waiting = known.take_by_name(waiting, groups)
    for keys, fits, differs in _BY_NUMBER:
        waiting = known.take(waiting, keys, fits, differs)
    return known.matched


class _Register:
    """The students of the register, of whom each is one group's at most."""

    def __init__(self, entries: Sequence[tuple[Student, Facts]]) -> None:
        self._entries = entries
        self._free = {student.id for student, _ in entries}
        self.matched: dict[RowGroup, Match] = {}

    def take(
        self, waiting: Iterable[RowGroup], keys: _Keys, fits: _Fits, differs: Differs | None
    ) -> list[RowGroup]:
        """Match those that share a key and fit; gives the others."""
        there = grouped(self._entries, lambda entry: keys(entry[1]))
        for group in waiting:
            for student, facts in (e for k in keys(group.facts) for e in there.get(k, ())):
                if student.id in self._free and fits(group.facts, facts):
                    self._match(group, student, differs)
                    break
        return [group for group in waiting if group not in self.matched]

    def take_by_name(
        self, waiting: Iterable[RowGroup], groups: Sequence[RowGroup]
    ) -> list[RowGroup]:
        """Match those whose name is one student's in the list and one's in the register."""
        listed = Counter(g.facts.name for g in groups)
        named = grouped(self._entries, lambda entry: (entry[1].name,))
        for group in waiting:
            found = named.get(group.facts.name, [])
            if len(found) != 1 or listed[group.facts.name] > 1:
                continue
            student, facts = found[0]
            if student.id not in self._free or group.facts.births_differ(facts):
                continue
            if not group.facts.numbers_differ(facts):
                self._match(group, student, None)
            elif not group.facts.classes_differ(facts):
                self._match(group, student, Differs.NUMBER)
        return [group for group in waiting if group not in self.matched]

    def _match(self, group: RowGroup, student: Student, differs: Differs | None) -> None:
        self.matched[group] = Match(student, differs)
        self._free.discard(student.id)


def _facts_of(student: Student, codes: Mapping[str, str]) -> Facts:
    return Facts(
        name=name_key(unmasked(student.name)),
        classes=frozenset((codes.get(student.class_id or "", ""),)),
        birth_date=student.birth_date,
        external_id=number_key(student.external_id),
    )
