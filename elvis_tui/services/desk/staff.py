"""Who of the staff, and of other services, is known by a name: no two are called the same."""

from __future__ import annotations

from typing import Protocol

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.text import folded
from elvis_tui.services.desk.reader import Reader


class Described(Protocol):
    """Somebody as a form gave them."""

    @property
    def role(self) -> str: ...

    @property
    def external(self) -> bool: ...

    @property
    def service(self) -> str: ...


def called_so(reader: Reader, name: str) -> Person | None:
    """Who is called so."""
    people = reader.all(Person).values()
    return next((p for p in people if folded(p.name) == folded(name)), None)


def check_same(typed: Described, known: Person) -> None:
    """Refuse one of whom something that was typed says that it is not who is known by the name.

    Raises:
        DomainError: `PERSON_KNOWN`.
    """
    same_role = folded(typed.role) in ("", folded(known.role))
    same_service = folded(typed.service) in ("", folded(known.service))
    if not same_role or not same_service or typed.external > known.external:
        raise DomainError(Fault.PERSON_KNOWN, role=known.role or "–", field="role")
