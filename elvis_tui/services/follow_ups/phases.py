"""The way through the phases of the IKO model: why, what the kartlegging showed, and on."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups import iko
from elvis_tui.domain.follow_ups.records import Criterion, FollowUp
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.follow_ups.verbs import get
from elvis_tui.wording.dates import read_date
from elvis_tui.wording.follow_ups import usual_criteria

_WRITTEN_DATE = re.compile(r"\d[.-]")
_SOURCE = re.compile(r"(.*\S)\s*\(([^()]*)\)")


def criteria_list(reader: Reader) -> tuple[str, ...]:
    """What the school looks for: its own list, else what schools usually look for."""
    own = tuple(unmasked(one) for one in reader.school.criteria)
    return own or usual_criteria()


def advance(
    desk: Desk, typed: FollowUp, without: FreeText = FreeText(""), base: FollowUp | None = None
) -> FollowUp:
    """Go on to the next phase; what was written meanwhile stays.

    Args:
        desk: The working place.
        typed: The follow-up with what was missing, as it was typed.
        without: Why it goes on with something missing.
        base: What the form was opened on.

    Raises:
        DomainError: `ALREADY_CLOSED`, `LAST_PHASE`, `PHASE_LACKS`; `PHASE_CHANGED` when it is in
            another phase than the form was opened on; `DAY_TO_COME`; `STALE`, once.
    """
    now = get(desk, typed.id)
    base = base or now
    iko.check_same_phase(base, now)
    seen = typed.criteria[len(base.criteria) :]
    iko.check_seen(seen, desk.today, field="on")
    settled = desk.conflicts.settle(base, typed, now, _mapping_fields())
    settled = replace(settled, criteria=(*now.criteria, *seen))
    why = unmasked(without)
    follow_up = iko.advanced(settled, today=desk.today, by=unmasked(desk.signed), without=why)
    desk.save("follow_up.phase", follow_up, why=without)
    return follow_up


def map_out(desk: Desk, typed: FollowUp, base: FollowUp | None = None) -> FollowUp:
    """Write what the kartlegging showed, and how the student sees it; see `edit`.

    Raises:
        DomainError: as `edit`.
    """
    now = get(desk, typed.id)
    follow_up = desk.conflicts.settle(base or now, typed, now, _mapping_fields())
    desk.save("follow_up.map", follow_up)
    return follow_up


def _mapping_fields() -> tuple[str, ...]:
    from elvis_tui.domain.fields import asked

    return asked(FollowUp, Asked.MAPPING)


def add_criterion(desk: Desk, follow_up_id: str, criterion: Criterion) -> FollowUp:
    """Add a reason for following, as the form gave it.

    Raises:
        DomainError: `DAY_TO_COME`, `ALREADY_CLOSED`.
    """
    follow_up = get(desk, follow_up_id)
    if not follow_up.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    iko.check_seen([criterion], desk.today, field="on")
    follow_up = replace(follow_up, criteria=(*follow_up.criteria, criterion))
    desk.save("follow_up.criterion", follow_up)
    return follow_up


def read_criteria(text: str, today: date) -> tuple[Criterion, ...]:
    """Criteria as they are typed: one a line or between semicolons, «what (where from, when)».

    A date that cannot be read is part of where it is from.
    """
    found = []
    for line in text.replace(";", "\n").splitlines():
        what, source, on = line.strip(), "", None
        if found_source := _SOURCE.fullmatch(what):
            what, source = found_source[1], found_source[2].strip()
            before, _space, last = source.rpartition(" ")
            # A weekday is no date here: «(Tor)» is somebody.
            with suppress(DomainError):
                on = read_date(last, today) if _WRITTEN_DATE.search(last) else None
                source = before.rstrip(" ,") if on else source
        if what:
            found.append(Criterion(text=FreeText(what), source=FreeText(source), on=on))
    return tuple(found)
