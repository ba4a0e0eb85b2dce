"""Logging that somebody was sought, from the list and from the page alike."""

from __future__ import annotations

from elvis_tui.domain.follow_ups.records import Contact, Reached
from elvis_tui.i18n import _
from elvis_tui.screens.frame.room import Room
from elvis_tui.services.follow_ups import contacts
from elvis_tui.services.follow_ups import verbs as service
from elvis_tui.wording.keys import key


def log_contact(room: Room, follow_up_id: str, reached: Reached = Reached.YES) -> None:
    """Ask whom, how, and what came of it; `reached` stands there at first."""
    from elvis_tui.screens.follow_ups.forms import ContactForm

    about = service.get(room.gate, follow_up_id).subject
    form = ContactForm(
        room.session,
        f"contact:{follow_up_id}",
        about,
        lambda contact: contacts.add(room.desk, follow_up_id, contact),
        reached,
    )

    def left(contact: Contact | None) -> None:
        room.show_again()
        if contact is not None:
            words = _("Loggført: kontakt om {who}. {undo} angrer.")
            who = room.session.names.with_group(about)
            room.tell(words.format(who=who, undo=key("app.undo", "u")), wrong=False)

    room.app.push_screen(form, left)


def talked_today(room: Room, follow_up_id: str) -> None:
    """Log that somebody spoke with the student, or the class, today.

    Who that was is asked for where the log-in does not tell.
    """
    if not room.desk.author:
        log_contact(room, follow_up_id)
        return
    about = service.get(room.gate, follow_up_id).subject
    if room.attempt(lambda: contacts.talked(room.desk, follow_up_id)):
        words = _("Loggført: snakket med {who} i dag. {undo} angrer.")
        who = room.session.names.with_group(about)
        room.tell(words.format(who=who, undo=key("app.undo", "u")), wrong=False)
