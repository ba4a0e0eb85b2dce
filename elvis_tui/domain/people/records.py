"""Students, classes, staff, and the one reference that can name a student or a class."""

from datetime import date
from typing import Annotated

from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.marks import Asked, Id, Line, Mark, Refers, Word
from elvis_tui.domain.record import Record


class SchoolClass(Record, frozen=True, kw_only=True):
    """A class, named by its code as the school writes it (2STA)."""

    id: Id
    code: Annotated[Word, Mark.SEARCHED, Mark.TITLE, Asked.FACTS]
    contact_teacher: Annotated[Line, Mark.SEARCHED, Mark.WHO, Asked.FACTS] = FreeText("")


class Student(Record, frozen=True, kw_only=True):
    """A student. `number` is what stands for the name when names are hidden («Elev 07»).

    `former_names` are whole ones, the last first: what was written under them is still masked,
    and the student still found by them (`renaming.py`). `left_on` is the day from which the
    student goes here no more: nobody is deleted for that. `joined` are the ids of the records
    that were found to be of the same student, and are one with this now: their history is this
    one's too. `address_protected` keeps the class, and where the student will be next, off all
    lists and documents; no address is held at all.
    """

    id: Id
    first_name: Annotated[Line, Mark.SEARCHED, Mark.OWN_NAME]
    last_name: Annotated[Line, Mark.SEARCHED, Mark.OWN_NAME]
    class_id: Annotated[str | None, Refers.to("classes")] = None
    number: Annotated[int, Mark.UNTOLD] = 0
    birth_date: Annotated[date | None, Mark.FIXED] = None
    external_id: Word = ""
    former_names: Annotated[tuple[Line, ...], Mark.SEARCHED, Mark.OWN_NAME, Mark.UNTOLD] = ()
    left_on: date | None = None
    joined: Annotated[tuple[Id, ...], Mark.UNTOLD] = ()
    address_protected: bool = False

    @property
    def name(self) -> FreeText:
        return FreeText(f"{unmasked(self.first_name)} {unmasked(self.last_name)}".strip())


class Person(Record, frozen=True, kw_only=True):
    """A staff member, or someone from another service (`external`), with what that is called.

    `teams` are the ids of those they sit in.
    """

    id: Id
    name: Annotated[Word, Mark.SEARCHED, Mark.TITLE, Mark.NEEDED, Asked.FACTS]
    role: Annotated[Word, Mark.SEARCHED, Asked.FACTS]
    external: Annotated[bool, Asked.FACTS] = False
    service: Annotated[Word, Mark.SEARCHED, Asked.FACTS] = ""
    teams: Annotated[tuple[str, ...], Refers.to("teams")] = ()
