"""Writing a hand-over to next year's team."""

from __future__ import annotations

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups import handover_rules as rules
from elvis_tui.domain.follow_ups.records import FollowUp, Handover
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.record import exchanged, replace
from elvis_tui.domain.text import folded
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.myself import my_names
from elvis_tui.services.follow_ups.verbs import get


def write(desk: Desk, follow_up_id: str, typed: Handover, base: Handover | None = None) -> FollowUp:
    """Save this school year's hand-over; the one that stands is written on.

    Args:
        desk: The working place.
        follow_up_id: Whose.
        typed: As the form gave it.
        base: What the form was opened on; none for a first one.

    Raises:
        DomainError: `EMPTY_FIELD` where nothing is said; `NOT_YOURS`; `STALE`, once, where somebody
            else has changed the same meanwhile.
    """
    follow_up = get(desk, follow_up_id)
    now = rules.of_this_year(follow_up, desk.today)
    if now is None:
        settled = replace(typed, id=desk.new_id("handover"))
    else:
        opened_on = base or replace(now, **dict.fromkeys(rules.TOLD, FreeText("")))
        settled = desk.conflicts.settle(opened_on, typed, now, rules.TOLD)
    written = replace(settled, on=desk.today, by=desk.signed)
    rules.check(written)
    written = owned(desk, now, written)
    rest = exchanged(follow_up.handovers, written.id, None)
    desk.save("follow_up.handover", replace(follow_up, handovers=(*rest, written)))
    return get(desk, follow_up_id)


def owned(desk: Desk, before: Handover | None, after: Handover) -> Handover:
    """See `confided`: of whoever sits at the keyboard.

    Raises:
        DomainError: `NOT_YOURS`; `NOBODY_KNOWN` for what nobody could open again.
    """
    if after.in_confidence and not (desk.author or (before and before.confided_by)):
        raise DomainError(Fault.NOBODY_KNOWN, user=desk.user, field="in_confidence")
    owner = folded(unmasked(before.confided_by)) if before else ""
    mine = owner in my_names(desk, desk.user)
    return rules.confided(before, after, desk.author, mine=mine)
