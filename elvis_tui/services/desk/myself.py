"""What whoever sits at the keyboard may be called."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.people.authors import author
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.text import each_named, folded
from elvis_tui.services.desk.reader import Reader

NamesMe = Callable[[FreeText], bool]


def my_names(reader: Reader, user: str) -> frozenset[str]:
    """What somebody who has logged in may be called where it says who sees to something.

    It is the log-in itself, and the name of the one person of the staff whose name, or a part of
    it, that is; and the role of that person, where nobody else has it.
    """
    own = {folded(user)} - {""}
    people = list(reader.all(Person).values())
    me = _whose(user, people)
    if me is None:
        return frozenset(own)
    own.add(folded(me.name))
    if me.role and sum(folded(p.role) == folded(me.role) for p in people) == 1:
        own.add(folded(me.role))
    return frozenset(own)


def my_name(reader: Reader, user: str) -> FreeText:
    """What whoever has logged in is called; the log-in itself where that is no system's."""
    people = list(reader.all(Person).values())
    me = _whose(user, people)
    return FreeText(me.name) if me else author(user, (p.name for p in people))


def called(reader: Reader, logins: Iterable[str]) -> dict[str, str]:
    """The names of those who log in so, by the log-in; who is called just that needs none."""
    people = list(reader.all(Person).values())
    found = {folded(login): _whose(login, people) for login in logins}
    return {
        login: person.name
        for login, person in found.items()
        if person is not None and folded(person.name) != login
    }


def _whose(login: str, people: Iterable[Person]) -> Person | None:
    """The one person of the staff who is called so, or by a part of the name, and no other is."""
    own = {folded(login)} - {""}
    named = [p for p in people if own & {folded(p.name), *folded(p.name).split()}]
    return named[0] if len(named) == 1 else None


def check_erasing(reader: Reader, user: str, owner: FreeText) -> None:
    """Whether what is restricted may be taken away for good by whoever sits at the keyboard.

    By its owner; by anybody where the owner is none of the staff, or none of them any more: it must
    not stand for ever because somebody has left.

    Raises:
        DomainError: `NOT_YOURS`.
    """
    whose = folded(unmasked(owner))
    people = reader.all(Person).values()
    known = any(whose in {folded(p.name), folded(p.role), *folded(p.name).split()} for p in people)
    if owner and known and whose not in my_names(reader, user):
        raise DomainError(Fault.NOT_YOURS, who=unmasked(owner))


def names_me(reader: Reader, user: str) -> NamesMe:
    """What tells whether one of those who are named somewhere is whoever has logged in."""
    own = my_names(reader, user)

    def named(who: FreeText) -> bool:
        return any(part in own for part in each_named(folded(unmasked(who))))

    return named


def check_owner(reader: Reader, user: str, owner: FreeText) -> None:
    """Whether what is restricted is, or may become, that of whoever sits at the keyboard.

    Raises:
        DomainError: `NOT_YOURS`; `NOBODY_KNOWN` where nobody is known to own it.
    """
    if not owner:
        raise DomainError(Fault.NOBODY_KNOWN, user=user, field="restricted")
    if folded(unmasked(owner)) not in my_names(reader, user):
        raise DomainError(Fault.NOT_YOURS, who=unmasked(owner), field="restricted")
