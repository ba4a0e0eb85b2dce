"""Students, classes, staff, and the one reference that can name a student or a class."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.record import Record


class SchoolClass(Record, frozen=True, kw_only=True):
    """A class, named by its code as the school writes it (2STA)."""

    id: str
    code: str
    contact_teacher: str = ""


class Student(Record, frozen=True, kw_only=True):
    """A student. `number` is what stands for the name when names are hidden («Elev 07»)."""

    id: str
    first_name: str
    last_name: str
    class_id: str | None = None
    number: int = 0
    birth_date: date | None = None
    external_id: str = ""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class Person(Record, frozen=True, kw_only=True):
    """A staff member, or someone from another service (`external`).

    `teams` are the ids of those they sit in.
    """

    id: str
    name: str
    role: str
    external: bool = False
    teams: tuple[str, ...] = ()
