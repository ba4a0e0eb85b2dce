"""What the school is, and what the data file says of itself."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.preferences import Preferences
from elvis_tui.domain.record import Record


class School(Record, frozen=True, kw_only=True):
    """The one record of the school. Its teams have records of their own."""

    id: str = "school"
    name: str = ""


class FileFacts(Record, frozen=True, kw_only=True):
    """The one record of the file itself.

    `invented` marks a sample school, and `sample_monday` is the Monday of the week it is told
    of: it moves with the dates. `plan_digest` is of the plan last read. `former_choices` are
    what a file of schema 2 knew of its user, until that user's preferences have taken them over.
    """

    id: str = "facts"
    invented: bool = False
    sample_monday: date | None = None
    plan_digest: str = ""
    former_choices: Preferences | None = None
