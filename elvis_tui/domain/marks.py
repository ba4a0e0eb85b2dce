"""What is said of a field of a record where it stands, beside its type.

    what: Annotated[Line, Mark.SEARCHED, Mark.NEEDED, Asked.FACTS]

`fields.py` reads it, `kinds.py` says which records are stored, and the labels are in wording.
Records are the only modules without `from __future__ import annotations`: as text, every
description would be compiled anew at each start.
"""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import Annotated, NamedTuple

from elvis_tui.domain.free_text import FreeText


class Mark(Enum):
    """One thing that is true of a field."""

    WRITTEN = "written"
    """A person wrote it: it may hold anybody's name, and is masked while names are hidden."""
    PLAIN = "plain"
    """Text without a name of a student: a code, a class, the words of the plan, the staff."""
    LINES = "lines"
    """It may run over several lines."""
    OWN_NAME = "own_name"
    """A student's own name: masked whole, and former ones are masked wherever they stand."""
    SEARCHED = "searched"
    """The record is found by it."""
    UNTOLD = "untold"
    """The history does not tell it."""
    TITLE = "title"
    """What one record in a list of them is called."""
    FIXED = "fixed"
    """A date that stays when the dates of the sample school move."""
    WHO = "who"
    """Somebody who is to do something: staff and roles are suggested."""
    ACCUSED = "accused"
    """It tells who is suspected of something: masked whole while names are hidden."""
    NEEDED = "needed"
    """A dialog that asks for it does not take nothing."""


class Asked(StrEnum):
    """Which dialog asks for a field."""

    FACTS = "facts"
    """The one that makes or edits the record."""
    NEXT = "next"
    RESULT = "result"
    WHY = "why"
    REOPENING = "reopening"
    MAPPING = "mapping"
    WITHDRAWAL = "withdrawal"
    VOICE = "voice"
    """What a student experiences, and what is best for the student."""
    WORD = "word"
    """The student's own word at the end."""
    DECISION = "decision"
    ARCHIVE = "archive"
    TOLD = "told"
    """Who has been told."""
    ASKED_FOR = "asked_for"
    """What an authority asks for."""
    FOLLOWED = "followed"
    """How what was decided has been followed."""


class Refers(NamedTuple):
    """In which table or tables the records lie whose ids stand in a field."""

    tables: tuple[str, ...]

    @classmethod
    def to(cls, *tables: str) -> Refers:
        return cls(tables)


Id = Annotated[str, Mark.PLAIN, Mark.UNTOLD]
"""The record's own id, or one of something that is no record."""
Word = Annotated[str, Mark.PLAIN]
Line = Annotated[FreeText, Mark.WRITTEN]
Text = Annotated[FreeText, Mark.WRITTEN, Mark.LINES]
