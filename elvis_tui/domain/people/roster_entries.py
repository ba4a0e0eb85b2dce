"""One entry of a list of students or classes, as the list has it."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from elvis_tui.domain.record import Record
from elvis_tui.domain.text import folded

USUAL_CODE = re.compile(r"[0-9]{1,2}[A-ZÆØÅ]{1,5}[0-9]?")
"""How class codes are built at an upper secondary school: 2STA, 1BAA, 3PBY2."""


class RosterStudent(Record, frozen=True, kw_only=True):
    """One student as one row of a list has them. Empty is «the list does not say»."""

    line: int
    first_name: str
    last_name: str
    class_code: str = ""
    birth_date: date | None = None
    external_id: str = ""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class RosterClass(Record, frozen=True, kw_only=True):
    """One class as a list has it."""

    code: str
    contact_teacher: str = ""


@lru_cache(1024)
def class_code(text: str) -> str:
    """A class code in one form: « 2 sta » is 2STA; one of another build stands as it is."""
    joined = "".join(text.split()).upper()
    return joined if USUAL_CODE.fullmatch(joined) else " ".join(text.split())


def code_key(text: str) -> str:
    """What two spellings of one class code have in common."""
    return folded(class_code(text))
