"""The role of a student on a line of students: «Omar Lid 3PBA (annen part)»."""

from __future__ import annotations

import re
from typing import NamedTuple

from elvis_tui.domain.cases.parties import Role
from elvis_tui.domain.text import folded
from elvis_tui.wording import case_parts

_ENDING = re.compile(r"(?P<who>.*?)\s*\((?P<role>[^()]*)\)?\s*")


class WithRole(NamedTuple):
    """What stands for a student on the line, and in which role; who has none told is affected."""

    who: str
    role: Role = Role.AFFECTED


def read(piece: str) -> WithRole:
    """A piece of the line; of a role its first letter is enough: «omar (a», «ina (v)».

    What stands in brackets and is no role belongs to whoever it is: namesakes have a number there.
    """
    found = _ENDING.fullmatch(piece)
    role = _role(found["role"]) if found else None
    return WithRole(found["who"], role) if found and role else WithRole(piece.strip())


def written(who: str, role: Role) -> str:
    """`who` with the role behind it, where it is another than the affected one."""
    return who if role is Role.AFFECTED else f"{who} ({case_parts.role(role)})"


def completed(line: str) -> str | None:
    """The line with the role that is being typed written out; None when none is."""
    before, bracket, begun = line.rpartition("(")
    role = _role(begun) if bracket and ")" not in begun else None
    return f"{before}({case_parts.role(role)})" if role else None


def _role(typed: str) -> Role | None:
    word = folded(typed)
    if not word:
        return None
    return next((r for r in Role if folded(case_parts.role(r)).startswith(word)), None)
