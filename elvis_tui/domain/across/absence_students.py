"""Which students of the register the rows of a list of absence are about.

A figure that is told of the wrong one is worse than one that is not told at all: a name alone is
never enough, and a row that could be two students is neither's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.people.roster_entries import RosterStudent, code_key
from elvis_tui.domain.people.roster_identity import grouped, name_key, number_key
from elvis_tui.domain.people.roster_matching import Match, RowGroup, group_rows, match
from elvis_tui.domain.people.roster_summary import RowFault
from elvis_tui.domain.record import replace


class Register:
    """The students of the register, asked of one row at a time.

    Args:
        students: Those of the register.
        classes: Their classes.
        listed: Everybody whom the rows of the list name.
    """

    def __init__(
        self,
        students: Iterable[Student],
        classes: Iterable[SchoolClass],
        listed: Iterable[RosterStudent],
    ) -> None:
        students = tuple(students)
        self._keys: dict[Hashable, Hashable] = {}
        codes = {c.id: code_key(c.code) for c in classes}
        self._codes = codes
        self._called = grouped(students, lambda s: (name_key(unmasked(s.name)),))
        self._named = Counter(
            (name, codes.get(s.class_id or "", ""))
            for name, same in self._called.items()
            for s in same
        )
        told: dict[Hashable, RosterStudent] = {}
        for one in listed:
            # Each by a line of its own: rows are told apart by it.
            key = self._key(one)
            if key not in told:
                told[key] = replace(one, line=len(told))
        groups = group_rows(tuple(told.values()))
        self._listed = Counter((g.facts.name, code) for g in groups for code in g.facts.classes)
        matched = match(groups, students, codes)
        found = {group.rows[0].line: self._who(group, matched) for group in groups}
        of = {row.line: group.rows[0].line for group in groups for row in group.rows}
        self._found = {key: found[of[one.line]] for key, one in told.items()}

    def find(self, listed: RosterStudent) -> str | RowFault:
        """The id of the student, or why nobody knows which one it is."""
        return self._found[self._key(listed)]

    def _key(self, one: RosterStudent) -> Hashable:
        """What all rows of one student have in common; a list spells most of them alike."""
        spelt = (one.first_name, one.last_name, one.class_code, one.birth_date, one.external_id)
        found = self._keys.get(spelt)
        if found is None:
            found = self._keys[spelt] = _key(one)
        return found

    def _who(self, group: RowGroup, matched: Mapping[RowGroup, Match]) -> str | RowFault:
        found = matched.get(group)
        if found is None:
            return self._why_not(group)
        student, differs = found
        if differs is not None:
            return RowFault.UNKNOWN_STUDENT
        surely = (group.birth_date and group.birth_date == student.birth_date) or (
            group.external_id and number_key(group.external_id) == number_key(student.external_id)
        )
        if surely:
            return student.id
        code = self._codes.get(student.class_id or "", "")
        if not group.facts.classes - {""}:
            return RowFault.NO_CLASS
        if not code or code not in group.facts.classes:
            return RowFault.OTHER_CLASS
        name = group.facts.name
        if self._named[name, code] > 1 or self._listed[name, code] > 1:
            return RowFault.NAMESAKES
        return student.id

    def _why_not(self, group: RowGroup) -> RowFault:
        """Why somebody whom nothing else tells apart is not the one of that name."""
        born = group.birth_date
        alike = [
            self._codes.get(s.class_id or "", "")
            for s in self._called.get(group.facts.name, ())
            if not (born and s.birth_date and born != s.birth_date)
        ]
        if not alike:
            return RowFault.UNKNOWN_STUDENT
        if not group.facts.classes - {""}:
            return RowFault.NO_CLASS
        return RowFault.NAMESAKES if group.facts.classes & set(alike) else RowFault.OTHER_CLASS


def _key(one: RosterStudent) -> Hashable:
    return (
        name_key(one.name),
        code_key(one.class_code),
        one.birth_date,
        number_key(one.external_id),
    )
