"""How long it is since anybody sought, or reached, those round a student or a class.

Any contact counts, of whatever kind and with whomever: where one kind alone took somebody off the
list, that kind would be written to have it shorter.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from elvis_tui.domain.follow_ups.records import Contact, FollowUp, Reached
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.record import replace

USUAL_SILENCE = 14
"""Days without any contact from which one is silent, where the school has not set its own."""
Span = tuple[date, date]
"""First and last day."""


def with_contact(follow_up: FollowUp, contact: Contact, today: date) -> FollowUp:
    """The follow-up with one more contact; the next one that was agreed is what happens next.

    A date that comes before it and is still ahead stands, and so do the words of what happens.
    """
    follow_up = replace(follow_up, contacts=(*follow_up.contacts, contact))
    on, stands = contact.next_on, follow_up.next_date
    if on is None or not follow_up.is_open or (stands and today < stands <= on):
        return follow_up
    # What is restricted must not be read in what comes next.
    what = unmasked(follow_up.next_what).strip() or ("" if contact.restricted else agreed(contact))
    return replace(follow_up, next_date=on, next_what=what)


def agreed(contact: Contact) -> str:
    """What a contact says of the next one: its first line."""
    return unmasked(contact.text).strip().partition("\n")[0]


def without_copy(follow_up: FollowUp, contact: Contact) -> FollowUp:
    """The follow-up whose next step does not repeat what was written of a contact; the day stays.

    For a contact that is restricted, or taken away for the student's sake.
    """
    copied = agreed(contact) and unmasked(follow_up.next_what).strip() == agreed(contact)
    return replace(follow_up, next_what=FreeText("")) if copied else follow_up


def last_reached(follow_up: FollowUp) -> date | None:
    """The last day anybody was reached: the student, a guardian, a teacher; None if nobody was."""
    return max((c.on for c in follow_up.contacts if c.reached is Reached.YES), default=None)


def last_sought(follow_up: FollowUp) -> date | None:
    """The last day of any contact, reached or not; None if there has been none."""
    return max((c.on for c in follow_up.contacts), default=None)


def silent_days(follow_up: FollowUp, today: date, off: Iterable[Span]) -> int:
    """Whole days since the last contact of any kind, those off school not counted.

    Where there has been none it is counted from the day it was begun, or taken up again.

    Args:
        follow_up: The follow-up.
        today: The day asked on.
        off: The times off school, which do not overlap (`plan.calendar.times_off`).
    """
    since = max(last_sought(follow_up) or date.min, follow_up.taken_up_on)
    first = since + timedelta(days=1)
    days = (today - since).days
    free = sum(
        (min(last, today) - max(start, first)).days + 1
        for start, last in off
        if start <= today and last >= first
    )
    return max(0, days - free)
