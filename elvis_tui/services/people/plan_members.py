"""Who the plan says belongs in a team, and is not in it yet."""

from __future__ import annotations

import re

from elvis_tui.domain.plan.parties import party_key
from elvis_tui.domain.text import folded
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.plan import activities
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.people.members import members
from elvis_tui.wording import people as words

_WORD = re.compile(r"\w[\w-]*")


def wanted_by_plan(reader: Reader, team_id: str) -> list[str]:
    """The parties that answer for the team's row of the plan, without those who sit there.

    Its row is the first one that begins with its name: «IKO-team. Møte for …», «Elevrådsmøter».
    Whoever sits there under that role, service or name is not asked for again.
    """
    name = _words(words.team(team_id, names(reader)))
    row = next((a for a in activities(reader) if _is_about(_words(a.text), name)), None)
    if row is None:
        return []
    there = {
        party_key(told)
        for person in members(reader, team_id)
        for told in (person.role, person.service, person.name)
    }
    there.add(name[0])
    return [party for party in row.responsible if party_key(party) not in there]


def _words(text: str) -> list[str]:
    return [party_key(word) for word in _WORD.findall(folded(text))]


def _is_about(text: list[str], name: list[str]) -> bool:
    """Whether a row begins with the first word of a name, and has all the others of it."""
    if not name or not text or not text[0].startswith(name[0]):
        return False
    return all(any(word.startswith(part) for word in text) for part in name)
