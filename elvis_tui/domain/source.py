"""Where the words come from that the program is told by: plan, calendar, law notes, dated rules."""

import hashlib
from datetime import date
from enum import StrEnum
from typing import Annotated

from elvis_tui.domain.marks import Id, Mark, Refers, Word
from elvis_tui.domain.record import Record


class SourceKind(StrEnum):
    PLAN = "plan"
    CALENDAR = "calendar"
    LAW_NOTES = "law_notes"
    RULES = "rules"
    ABSENCE_CODES = "absence_codes"


class Origin(StrEnum):
    """Who put the document there: the package, the user's folder, or the school, into the data."""

    PACKAGE = "package"
    OWN = "own"
    DATA = "data"


class Source(Record, frozen=True, kw_only=True):
    """A document word for word; `id` is the digest of its bytes, `name` that of its file.

    Everything else is derived from it again at each reading. Where something must be read later
    as it stood, it is kept in the data once for each digest.
    """

    id: Id
    kind: Annotated[SourceKind, Mark.UNTOLD]
    name: Annotated[Word, Mark.UNTOLD]
    origin: Annotated[Origin, Mark.UNTOLD]
    text: Annotated[Word, Mark.UNTOLD]


class SourceInUse(Record, frozen=True, kw_only=True):
    """Which document that was taken into the data is used, since when and by whom.

    `id` is «plan», or «calendar:2027» for the school year that begins in 2027: a document is taken
    in for one thing. With no `source_id` the one of the user's folder or the package is used again.
    The former ones stay in the data, and can be gone back to.
    """

    id: Id
    kind: Annotated[SourceKind, Mark.UNTOLD]
    source_id: Annotated[str | None, Mark.UNTOLD, Refers.to("sources")] = None
    name: Annotated[Word, Mark.TITLE] = ""
    on: date
    by: Annotated[Word, Mark.UNTOLD] = ""


def digest(data: bytes) -> str:
    """A document's fingerprint: the beginning of its SHA-256, as hex."""
    return hashlib.sha256(data).hexdigest()[:16]
