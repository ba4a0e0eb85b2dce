"""What has happened round the item in front, for a screen with room for a third column."""

from __future__ import annotations

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.i18n import _
from elvis_tui.screens.frame.page_rows import LAYOUTS
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.cases import verbs as cases
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings.briefing import followed
from elvis_tui.widgets.rows import Line, Row, RowList, Section
from elvis_tui.wording import case_timeline as case_words
from elvis_tui.wording import timeline as words
from elvis_tui.wording.dates import near_date

MOST = 40
"""Events that are told; the rest are on the page of who it is about."""


class HappenedList(RowList, can_focus=False):
    """The line of time of the follow-up or the case behind an item; nothing for another item."""

    shows_cursor = False

    def __init__(self, *, id: str) -> None:
        super().__init__(LAYOUTS, id=id)

    def tell(self, session: Session, meeting: Meeting, item: AgendaItem) -> None:
        """Show what has happened round another item."""
        rows = _rows(session, meeting, item)
        lines: list[Line] = [Section(_("Tidslinje")), *rows] if rows else []
        self.fill(lines)
        self.action_edge(-1)


def _rows(session: Session, meeting: Meeting, item: AgendaItem) -> list[Row]:
    gate, names, today = session.gate, session.names, session.gate.today
    if follow_up := followed(gate, meeting, item):
        events = follow_ups.events(gate, follow_up)[:MOST]
        told = [(words.kind(e), names.text(words.sentence(e, names))) for e in events]
    elif case := gate.find(Case, item.case_id or ""):
        events = cases.events(gate, case)[:MOST]
        told = [(case_words.kind(e), case_words.sentence(e, names, today)) for e in events]
    else:
        return []
    return [
        Row(f"{number}", (near_date(event.on, today), (kind, "muted"), sentence))
        for number, (event, (kind, sentence)) in enumerate(zip(events, told, strict=True))
    ]
