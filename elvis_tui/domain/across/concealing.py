"""From whom a case is hidden: the employee who is suspected in it (§ 12-5).

Whoever sits at the keyboard is known by a log-in alone, and whoever is ticked as present by a
name that somebody typed: it is matched generously, by what the one logs in as, where that is
written, and by the name. A log-in that is a number is known only where it is written.

A false hit hides too much, and nobody is told that anything is hidden; a miss shows a suspicion
to the one it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.severity import Suspicion
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.meetings.records import Participant
from elvis_tui.domain.people.authors import is_of_a_system
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.domain.text import folded, spellings

_LETTERS = r"[^\W\d_]+"
_APART = r"[\s,;]+"
_SHORTEST = 2
"""Letters of a name that tell somebody apart at all."""
_BEGINS = 3
"""Letters of one name alone that a log-in may be made of; of two names fewer will do."""


def the_one_called(name: str, staff: Iterable[Person]) -> Person | None:
    """The one person of the staff who is called just that, if there is one and no other."""
    called = [p for p in staff if folded(p.name) == folded(name)]
    return called[0] if len(called) == 1 else None


def is_hidden_from(
    suspicion: Suspicion,
    login: str,
    present: Iterable[Participant],
    staff: Mapping[str, Person],
) -> bool:
    """Whether the one who is suspected is at the keyboard, or here.

    Args:
        suspicion: Who is suspected.
        login: That of whoever sits at the keyboard.
        present: Those who are, or will be, in the room.
        staff: The people of the register, by id.
    """
    present = tuple(present)
    return any(_is_here(one, login, present, staff) for one in _as_called(suspicion))


def _is_here(
    suspicion: Suspicion, login: str, present: Iterable[Participant], staff: Mapping[str, Person]
) -> bool:
    who = suspects(suspicion, staff.values())
    if _key(login) in _logins(suspicion):
        return True
    names = [_typed(suspicion), *(p.name for p in who), *_roles(who)]
    if any(_is_login(login, name) for name in names):
        return True
    return any(_is_one_of(one, suspicion, who, staff) for one in present)


def is_named(name: FreeText, suspicion: Suspicion, staff: Mapping[str, Person]) -> bool:
    """Whether somebody named in a record, or told of by a role, may be the one who is suspected."""
    typed = unmasked(name).strip()
    return bool(typed) and any(_is_told(typed, one, staff) for one in _as_called(suspicion))


def _is_told(typed: str, suspicion: Suspicion, staff: Mapping[str, Person]) -> bool:
    known = the_one_called(typed, staff.values())
    one = Participant(id=known.id if known else "", name=typed, role="")
    who = suspects(suspicion, staff.values())
    roles = set(map(folded, _roles(who)))
    return folded(typed) in roles or _is_one_of(one, suspicion, who, staff)


def suspects(suspicion: Suspicion, staff: Iterable[Person]) -> list[Person]:
    """Those of the staff who may be the one: by the record, or by a name or a role."""
    staff = list(staff)
    if known := [p for p in staff if p.id == suspicion.person]:
        return known
    typed, logins = _typed(suspicion), _logins(suspicion)
    return [p for p in staff if _may_be(typed, p) or _key(p.name) in logins]


def names_of(suspicion: Suspicion, staff: Iterable[Person]) -> list[str]:
    """The names that stand for the one, as far as they are names, and no role or what is told."""
    # Seldom needed: while names are shown no start has to wait for it.
    from elvis_tui.domain.people.veil_words import names_in

    staff = list(staff)
    roles = _roles(staff)
    texts = [*map(_typed, _as_called(suspicion))]
    texts += [p.name for p in suspects(suspicion, staff)]
    return [name for text in texts if (name := " ".join(names_in([text], roles)))]


def tells_who(login: str) -> bool:
    """Whether a log-in is one that a name could be known in: no number, and no system's."""
    letters = sum(map(str.isalpha, _own(login)))
    return letters >= _SHORTEST and not is_of_a_system(login)


def still_suspected(case: Case, was: Person, person: Person, staff: Iterable[Person]) -> Case:
    """The case, hidden by the name of before as well where the one gets another name or role.

    Args:
        case: Which.
        was: Somebody of the staff, as it was.
        person: The same one, as it is to be.
        staff: The staff, as it was.
    """
    suspicion = case.suspicion
    if suspicion is None or (was.name, *_roles([was])) == (person.name, *_roles([person])):
        return case
    found = suspects(suspicion, staff)
    if was not in found:
        return case
    # Where it can be no other, the one is known by the record from now on.
    known = was.id if len(found) == 1 else suspicion.person
    return replace(case, suspicion=replace(_also_called(suspicion, was.name), person=known))


def _also_called(suspicion: Suspicion, former: str) -> Suspicion:
    told = _formerly(suspicion)
    if folded(former) in map(folded, told):
        return suspicion
    return replace(suspicion, formerly=FreeText(", ".join((*told, former.replace(",", " ")))))


def _as_called(suspicion: Suspicion) -> Iterator[Suspicion]:
    """The suspicion by each name the one has had."""
    yield suspicion
    for name in _formerly(suspicion):
        yield replace(suspicion, whom=FreeText(name))


def _formerly(suspicion: Suspicion) -> list[str]:
    return [name for name in map(str.strip, unmasked(suspicion.formerly).split(",")) if name]


def _typed(suspicion: Suspicion) -> str:
    """Whom somebody wrote, by the name that an e-mail address holds where it is one."""
    return unmasked(suspicion.whom).partition("@")[0]


def _own(login: str) -> str:
    """A log-in without the domain it may stand in, before it or after it."""
    return folded(login).partition("@")[0].rpartition("\\")[2]


def _key(login: str) -> str:
    """A log-in as it is compared: letters and digits, and no noughts before a number."""
    key = "".join(filter(str.isalnum, _own(login)))
    return key.lstrip("0") if key.isdecimal() else key


def _logins(suspicion: Suspicion) -> frozenset[str]:
    """What the one logs in as; a single word in the place of the name may be that too."""
    told = re.split(_APART, unmasked(suspicion.login))
    whom = unmasked(suspicion.whom).strip()
    if not re.search(_APART, whom):
        told.append(whom)
    return frozenset(map(_key, told)) - {""}


def _may_be(typed: str, person: Person) -> bool:
    whom, theirs = _parts(typed), _parts(person.name)
    if whom and theirs and (whom <= theirs or theirs <= whom):
        return True
    return folded(typed) in map(folded, _roles([person]))


def _roles(people: Iterable[Person | Participant]) -> list[str]:
    """What people are told by instead of their names: what they do, and from which service."""
    return [told for one in people for told in (one.role, one.service) if told]


def _is_login(login: str, name: str) -> bool:
    """Whether a log-in may be that of somebody with a name: «kari», «knordmann», «karnor»."""
    pieces = re.findall(_LETTERS, _own(login))
    parts = _parts(name)
    if not pieces or not parts:
        return False
    if not parts.isdisjoint(pieces) or folded(name).replace(" ", "") == "".join(pieces):
        return True
    return not is_of_a_system(login) and any(
        _is_made_of("".join(pieces), spelt) for spelt in _spelt(name)
    )


def _is_made_of(letters: str, parts: Sequence[str]) -> bool:
    """Whether the letters are beginnings of different parts, one after the other."""
    if any(len(letters) >= _BEGINS and part.startswith(letters) for part in parts):
        return True
    return _are_beginnings(letters, tuple(parts), 0)


def _are_beginnings(letters: str, parts: tuple[str, ...], taken: int) -> bool:
    if not letters:
        return taken > 1
    for at, part in enumerate(parts):
        rest = parts[:at] + parts[at + 1 :]
        length = 0
        while length < min(len(part), len(letters)) and part[length] == letters[length]:
            length += 1
            if _are_beginnings(letters[length:], rest, taken + 1):
                return True
    return False


def _is_one_of(
    one: Participant,
    suspicion: Suspicion,
    who: Sequence[Person],
    staff: Mapping[str, Person],
) -> bool:
    """Whether somebody in a meeting may be the one who is suspected; never a student."""
    if one.student:
        return False
    if one.id == suspicion.person or one.id in {p.id for p in who}:
        return True
    if _key(one.name) in _logins(suspicion):
        return True
    names = {_typed(suspicion), *(p.name for p in who)}
    if folded(one.name) in {folded(name) for name in names}:
        return True
    if suspicion.person in staff and one.id in staff:
        return False  # both are known, and they are two
    if folded(unmasked(suspicion.whom)) in map(folded, _roles([one])):
        return True
    theirs = _parts(one.name)
    return any(not theirs.isdisjoint(_parts(name)) for name in names)


def _parts(name: str) -> frozenset[str]:
    """The parts of a name, as they are typed by who has not its letters at hand as well."""
    return frozenset(part for part in chain.from_iterable(_spelt(name)) if len(part) >= _SHORTEST)


def _spelt(name: str) -> Iterator[list[str]]:
    return (re.findall(_LETTERS, spelling) for spelling in spellings(name))


def not_offered(case: Case, staff: Iterable[Person]) -> frozenset[str]:
    """Names and roles of whoever is suspected in a case: not to be proposed to do anything in it.

    A role that somebody else has too is still proposed.
    """
    if case.suspicion is None:
        return frozenset()
    staff = list(staff)
    who = suspects(case.suspicion, staff)
    others = set(map(folded, _roles(p for p in staff if p not in who)))
    names = [unmasked(case.suspicion.whom), *(p.name for p in who)]
    roles = [role for role in _roles(who) if folded(role) not in others]
    return frozenset(folded(name) for name in (*names, *roles))
