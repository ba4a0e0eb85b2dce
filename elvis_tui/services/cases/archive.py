"""Where a case lies in the archive (Elements)."""

from __future__ import annotations

from elvis_tui.domain.cases.archiving import archived
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.fields import asked
from elvis_tui.domain.marks import Asked
from elvis_tui.services.desk.desk import Desk


def archive(desk: Desk, typed: Case, base: Case) -> Case:
    """Note the reference and its date, put them right, or take them away; also of a closed case.

    Args:
        desk: The working place.
        typed: As the form gave it.
        base: What the form was opened on.

    Raises:
        DomainError: as `archived`; `STALE`, once, when it has been changed elsewhere.
    """
    now = desk.store.get(Case, typed.id)
    case = desk.conflicts.settle(base, typed, now, asked(Case, Asked.ARCHIVE))
    case = archived(case, desk.today)
    desk.save("case.archive", case)
    return case
