"""Logging contact: who was sought, how, what was found, and when next."""

from __future__ import annotations

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups import rules
from elvis_tui.domain.follow_ups.contact_rules import with_contact
from elvis_tui.domain.follow_ups.records import Contact, ContactMethod, FollowUp, Reached
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups.verbs import get
from elvis_tui.wording.follow_ups import words_for_the_subject


def add(desk: Desk, follow_up_id: str, contact: Contact) -> FollowUp:
    """Log an attempt at contact, as the form gave it; the next one becomes what happens next.

    Raises:
        DomainError: `DAY_TO_COME`; `BEFORE_CONTACT` for a next contact that is not after it.
    """
    rules.check_contact(contact, desk.today)
    contact = replace(contact, id=desk.new_id("contact"))
    follow_up = with_contact(get(desk, follow_up_id), contact, desk.today)
    desk.save("follow_up.contact", follow_up)
    return follow_up


def talked(desk: Desk, follow_up_id: str) -> FollowUp:
    """Log that somebody spoke with the student, or the class, today.

    Raises:
        DomainError: `ALREADY_LOGGED` for one who has said so already.
    """
    follow_up = get(desk, follow_up_id)
    whom, *_others = words_for_the_subject(follow_up.subject.kind)
    contact = Contact(
        id="",
        on=desk.today,
        by=desk.author,
        whom=FreeText(whom),
        how=ContactMethod.CONVERSATION,
        reached=Reached.YES,
    )
    if any(replace(old, id="") == contact for old in follow_up.contacts):
        raise DomainError(Fault.ALREADY_LOGGED)
    return add(desk, follow_up_id, contact)
