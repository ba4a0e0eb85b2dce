"""Agenda items as lines: the same before, during and after a meeting."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import AgendaItem, ItemStatus, Meeting
from elvis_tui.i18n import _
from elvis_tui.outgoing import minutes
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.meetings.begun import Begun
from elvis_tui.widgets.rows import Row
from elvis_tui.wording import agenda as agenda_words
from elvis_tui.wording import meetings as meeting_words


def item_name(session: Session, item: AgendaItem) -> str:
    """«Nora Solli (2STA)», «Sak 2026-04» or the item's own title, as it may be shown now."""
    return minutes.item_title(item, session.names, session.gate.all(Case))


def item_why(session: Session, item: AgendaItem) -> str:
    """Why it is on the agenda: «forfalt · utsatt fra sist · 2. møte uten fremdrift»."""
    gate = session.gate
    cases, follow_ups = gate.all(Case), gate.all(FollowUp)
    return " · ".join(agenda_words.why(item, session.names, cases, follow_ups, gate.today))


def item_mark(item: AgendaItem) -> tuple[str, str]:
    """A mark and its tone for what has become of an item."""
    if item.status is ItemStatus.CLOSED:
        return "✔", "green"
    if item.status is ItemStatus.POSTPONED:
        return "→", "yellow"
    return ("●", "key") if item.entries else ("○", "muted")


def begun_words(begun: Iterable[Begun]) -> str:
    """That something is begun under an item, and of which kind: never what it says."""
    kinds = ", ".join(dict.fromkeys(meeting_words.entry_kind(one.kind) for one in begun))
    return _("✎ kladd: {kinds}").format(kinds=kinds) if kinds else ""


def agenda_rows(session: Session, meeting: Meeting, begun: Collection[str] = ()) -> Iterator[Row]:
    """The saksliste at the side: what has become of each item, and of a case which it is.

    Args:
        session: What the screens share.
        meeting: Whose it is.
        begun: The items under which something is begun, and not noted.
    """
    # Asked for once, not for each of three hundred items.
    names, cases = session.names, session.gate.all(Case)
    for number, item in enumerate(meeting.agenda, 1):
        name = f"{number}. {minutes.item_title(item, names, cases)}"
        if item.id in begun:
            name = "\n".join((name, _("✎ kladd")))
        case = cases.get(item.case_id or "")
        title = names.text(case.title) if case and item.subject is None else ""
        yield Row(item.id, (item_mark(item), f"{name}\n{title}" if title else name))


def place_words(meeting: Meeting, item: AgendaItem) -> str:
    """«sak 3 av 9 · 6 igjen»: those that are left have nothing noted yet."""
    left = sum(other.is_untouched for other in meeting.agenda if other.id != item.id)
    return _("sak {n} av {all} · {left} igjen").format(
        n=meeting.current + 1, all=len(meeting.agenda), left=left
    )


def status_words(item: AgendaItem) -> str:
    """«✔ avsluttet»: what became of an item; empty while nothing has."""
    if item.status is ItemStatus.REPORTED:
        return ""
    mark, _tone = item_mark(item)
    return f"{mark} {meeting_words.item_status(item.status)}"
