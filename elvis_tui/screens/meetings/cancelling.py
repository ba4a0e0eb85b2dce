"""Asking whether a planned meeting is to be cancelled, and what becomes of what was put on it."""

from __future__ import annotations

from elvis_tui.domain.errors import ElvisError
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.i18n import _, ngettext
from elvis_tui.screens.frame.page import Page
from elvis_tui.services.meetings import cancelling as service
from elvis_tui.wording.faults import explain
from elvis_tui.wording.keys import key
from elvis_tui.wording.meeting_names import meeting_day

MOVED, LOST = "moved", "lost"


def ask_and_cancel(page: Page, meeting: Meeting, called: str) -> None:
    """Ask once; what somebody put on it goes to the next meeting of the series, or is told of.

    Args:
        page: The page of the meeting, which closes when it is cancelled.
        meeting: It is planned.
        called: What stands for it in the question.
    """
    from elvis_tui.screens.dialogs.ask import Ask

    count = len(service.by_hand(meeting))
    other = service.instead(page.gate, meeting) if count else None
    if other is not None:
        _ask_where_to(page, meeting, other, count)
        return

    def answered(yes: bool | None) -> None:
        if yes:
            _cancel(page, meeting.id)

    told = [called]
    if count:
        words = ngettext(
            "{n} sak som er satt på for hånd, blir borte med det. Ingen flere møter er planlagt.",
            "{n} saker som er satt på for hånd, blir borte med det. Ingen flere møter er planlagt.",
            count,
        )
        told.append(words.format(n=count))
    page.app.push_screen(Ask(_("Avlyse møtet?"), "\n".join(told)), answered)


def _ask_where_to(page: Page, meeting: Meeting, other: Meeting, count: int) -> None:
    from elvis_tui.screens.dialogs.choose import Answer, Choose

    def answered(code: str | None) -> None:
        if code:
            _cancel(page, meeting.id, other.id if code == MOVED else "")

    words = ngettext(
        "{n} sak er satt på for hånd, og kommer ikke opp av seg selv i et annet møte.",
        "{n} saker er satt på for hånd, og kommer ikke opp av seg selv i et annet møte.",
        count,
    )
    moved = ngettext("avlys, og flytt saken", "avlys, og flytt sakene", count)
    lost = ngettext("avlys, og la saken gå", "avlys, og la sakene gå", count)
    answers = (
        Answer(MOVED, moved, _("til {day}").format(day=meeting_day(other))),
        Answer(LOST, lost, _("angres med {undo}").format(undo=key("app.undo", "u"))),
    )
    page.app.push_screen(Choose(_("Avlyse møtet?"), words.format(n=count), answers), answered)


def _cancel(page: Page, meeting_id: str, to: str = "") -> None:
    try:
        service.cancel(page.desk, meeting_id, to)
    except ElvisError as fault:
        page.tell(explain(fault))
        return
    page.app.pop_screen()
