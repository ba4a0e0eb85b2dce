"""Agenda items as lines: the same before, during and after a meeting."""

from __future__ import annotations

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import AgendaItem, ItemStatus
from elvis_tui.outgoing import minutes
from elvis_tui.screens.frame.session import Session
from elvis_tui.wording import agenda as agenda_words


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
