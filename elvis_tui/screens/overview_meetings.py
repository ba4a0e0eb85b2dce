"""The meetings on Oversikt: what each is called there, and which of several one goes to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import time
from typing import TYPE_CHECKING

from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.i18n import _, ngettext
from elvis_tui.screens.frame.session import Session
from elvis_tui.widgets.rows import Row
from elvis_tui.wording import due as due_words
from elvis_tui.wording.dates import at_clock, clock_time, near_date, weekday_name
from elvis_tui.wording.meeting_names import called

if TYPE_CHECKING:
    from elvis_tui.screens.dialogs.choose import Choose


def meeting_row(session: Session, meeting: Meeting, items: int) -> Row:
    """«IKO-team i dag kl. 12.00, Grupperom 2 · 9 saker»."""
    today = session.gate.today
    missed = meeting.on < today and not meeting.is_running
    when = _("ikke holdt") if missed else due_words.lateness(meeting.on, today)
    if meeting.on != today:
        when = f"{weekday_name(meeting.on.isoweekday())} {near_date(meeting.on, today)} ({when})"
    if meeting.is_running:
        from elvis_tui.wording import meetings as meeting_words

        when = meeting_words.meeting_status(meeting.status)
    elif meeting.start and not missed:
        when = at_clock(when, meeting.start)
    agenda = ngettext("{n} sak", "{n} saker", items).format(n=items)
    place = f", {session.names.text(meeting.place)}" if meeting.place and not missed else ""
    text = f"{called(meeting, session.names)} {when}{place} · {agenda}"
    tone = "yellow" if missed else "strong"
    return Row(f"meeting:{meeting.id}", ((text, tone),), "meeting")


def which_meeting(
    session: Session, meetings: Sequence[Meeting], go: Callable[[str], object]
) -> tuple[Choose, Callable[[str | None], None]]:
    """The question which of several meetings that run is meant, and what follows the answer."""
    from elvis_tui.screens.dialogs.choose import Answer, Choose

    def chosen(meeting_id: str | None) -> None:
        if meeting_id:
            go(meeting_id)

    def answer(meeting: Meeting) -> Answer:
        begun = _("siden kl. {time}").format(time=clock_time(meeting.start or time.min))
        return Answer(meeting.id, lambda: called(meeting, session.names), begun)

    return Choose(_("Hvilket møte?"), "", [answer(one) for one in meetings]), chosen
