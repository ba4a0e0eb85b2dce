"""What a student, or the guardians, agreed may be told to other services: a record of its own.

It is about the student, whichever team follows, and given to services and not to persons.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked, Id, Line, Mark, Refers, Text
from elvis_tui.domain.record import Record


class Standing(StrEnum):
    """What was answered. A refusal and a withdrawal are answers too, and are kept."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    UNCLEAR = "unclear"
    """Words that nobody has made into an answer yet: they stood in a line of their own before."""


class Giver(StrEnum):
    """Who answered."""

    NOT_TOLD = "not_told"
    STUDENT = "student"
    GUARDIANS = "guardians"
    BOTH = "both"


class Manner(StrEnum):
    """How it was answered: an oral consent is one too, once it is written down."""

    NOT_TOLD = "not_told"
    ORAL = "oral"
    WRITTEN = "written"


class Consent(Record, frozen=True, kw_only=True):
    """What may be told of a student, to whom and until when; or that it may not.

    `services` are those it may be told to, and none where a refusal goes for all of them; it is
    told by `sources`. `kept_out` are the single themes or persons the student held back.
    `as_it_stood` are the words of a line that older data had instead.
    """

    id: Id
    student: Annotated[str, Refers.to("students")]
    standing: Annotated[Standing, Asked.FACTS] = Standing.GIVEN
    services: Annotated[tuple[Line, ...], Mark.SEARCHED, Asked.FACTS] = ()
    purpose: Annotated[Line, Mark.SEARCHED, Asked.FACTS] = FreeText("")
    data: Annotated[Line, Mark.SEARCHED, Asked.FACTS] = FreeText("")
    about_health: Annotated[bool, Asked.FACTS] = False
    given_by: Annotated[Giver, Asked.FACTS] = Giver.NOT_TOLD
    manner: Annotated[Manner, Asked.FACTS] = Manner.NOT_TOLD
    informed: Annotated[Line, Asked.FACTS] = FreeText("")
    on: Annotated[date | None, Asked.FACTS] = None
    expires_on: Annotated[date | None, Asked.FACTS] = None
    kept_out: Annotated[Line, Mark.SEARCHED, Asked.FACTS] = FreeText("")
    sources: Annotated[tuple[Line, ...], Asked.FACTS] = ()
    withdrawn_on: Annotated[date | None, Asked.WITHDRAWAL] = None
    withdrawn_what: Annotated[Line, Asked.WITHDRAWAL] = FreeText("")
    withdrawn_why: Annotated[Line, Asked.WITHDRAWAL] = FreeText("")
    as_it_stood: Annotated[Text, Mark.SEARCHED, Asked.FACTS] = FreeText("")
    by: Annotated[Line, Mark.WHO] = FreeText("")
