"""A student who is called something else from now on."""

from __future__ import annotations

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace


def renamed(student: Student, first_name: FreeText, last_name: FreeText) -> Student:
    """`student` with another name, and the one until now among the former names.

    Every way in which a name changes goes through here: what was written about somebody is
    masked, and found, by the name they had then.
    """
    changed = replace(student, first_name=first_name, last_name=last_name)
    if changed.name == student.name:
        return changed
    names = (student.name, *student.former_names)
    former = tuple(dict.fromkeys(name for name in names if name and name != changed.name))
    return replace(changed, former_names=former)
