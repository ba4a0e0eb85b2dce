"""What a list of absence or of varsel holds, what it changes, and what of it cannot be taken in."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from elvis_tui.domain.across.absence_list import Dated, ListKind
from elvis_tui.domain.people.roster_changes import IdentityChange
from elvis_tui.domain.people.roster_summary import BadRow
from elvis_tui.domain.people.roster_summary import Summary as PeopleSummary
from elvis_tui.domain.record import Record


class AbsenceSummary(Record, frozen=True, kw_only=True):
    """What a list holds and what it changes. Counts are of students in subjects, or of varsel.

    `older` are those of whom a newer list stands; `proposed` is for how many followed students a
    step of the ladder is proposed when it is taken in; `last_year` is that the list is of another
    school year, and that nothing of it is taken. See `ImportSummary` for the others.
    """

    kind: ListKind
    as_of: date
    dated: Dated
    tells_ten: bool
    tells_fifteen: bool
    without_header: bool
    students: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    older: int = 0
    broken_off: int = 0
    proposed: int = 0
    last_year: bool = False
    unknown_codes: tuple[str, ...] = ()
    bad_rows: tuple[BadRow, ...] = ()
    bad_fields: tuple[BadRow, ...] = ()
    left_out: tuple[str, ...] = ()
    doubles: tuple[int, ...] = ()

    questions: ClassVar[tuple[IdentityChange, ...]] = ()
    unanswered: ClassVar[int] = 0

    @property
    def nothing(self) -> bool:
        """Whether the data hold already all that the list holds."""
        return not (self.new or self.changed)

    @property
    def read(self) -> bool:
        """Whether the list told of anything that can be taken in."""
        return bool(self.new or self.changed or self.unchanged or self.older)


Summary = PeopleSummary | AbsenceSummary
"""Of any list that comes in."""
