"""Whether there is anything to show yet."""

from __future__ import annotations

from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.services.desk.reader import Reader


def is_empty(reader: Reader) -> bool:
    """Whether no student or class has been put in yet."""
    return not reader.all(SchoolClass) and not reader.all(Student)
