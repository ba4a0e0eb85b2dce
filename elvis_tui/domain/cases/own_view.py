"""What of a case stands on the page of one of its students."""

from __future__ import annotations

from elvis_tui.domain.cases.parties import Role
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.record import replace

NOTHING = FreeText("")


def is_witness(case: Case, student: str) -> bool:
    """Whether a student has only seen it: neither the one it is about, nor the other."""
    roles = [party.role for party in case.parties if party.student == student]
    return bool(roles) and all(role is Role.WITNESS for role in roles)


def own_view(case: Case, student: str) -> Case:
    """The case as it may stand on the page of one of its students.

    Of one who has only seen it there is no more than that: neither who the others are, nor what
    was written of them, of which the title and the reasons for its end may tell.
    """
    if not is_witness(case, student):
        return case
    own = tuple(party for party in case.parties if party.student == student)
    return replace(
        case, title=NOTHING, seen=NOTHING, closed_why=NOTHING, reopened_why=NOTHING, parties=own
    )
