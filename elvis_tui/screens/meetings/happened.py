"""What has happened round the item in front, for a screen with room for a third column."""

from __future__ import annotations

from elvis_tui.domain.tasks.records import Task
from elvis_tui.i18n import _
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.meetings.briefing import who_what
from elvis_tui.services.cases import verbs as cases
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings.briefing import Briefing
from elvis_tui.widgets.rows import Column, Line, Row, RowList, Section
from elvis_tui.wording import case_timeline as case_words
from elvis_tui.wording import due as due_words
from elvis_tui.wording import timeline as words
from elvis_tui.wording.dates import near_date

LAYOUTS = {
    "": (Column(6, right=True), Column(20, grow=True, wrap=True)),
    "task": (Column(1), Column(16, grow=True, wrap=True), Column(12)),
}
"""Of an event: when, and which kind and what. Of a task: who and what, and by when."""
MOST = 40
"""Events that are told; the rest are on the page of who it is about."""


class HappenedList(RowList, can_focus=False):
    """Open tasks round an item, and the line of time of the follow-up or the case behind it."""

    shows_cursor = False

    def __init__(self, *, id: str) -> None:
        super().__init__(LAYOUTS, id=id)

    def tell(self, session: Session, known: Briefing) -> None:
        """Show what is open, and what has happened, round another item."""
        tasks = [_task(session, task) for task in known.tasks]
        lines: list[Line] = [Section(_("Oppgaver"), str(len(tasks))), *tasks] if tasks else []
        if rows := _rows(session, known):
            lines += [*([Section()] if lines else []), Section(_("Tidslinje")), *rows]
        self.fill(lines)
        self.action_edge(-1)


def _task(session: Session, task: Task) -> Row:
    today = session.gate.today
    late = task.due is not None and task.due < today
    when = (due_words.lateness(task.due, today), "red" if late else "muted")
    return Row(f"task:{task.id}", ("□", who_what(session, task), when), "task")


def _rows(session: Session, known: Briefing) -> list[Row]:
    gate, names, today = session.gate, session.names, session.gate.today
    if follow_up := known.follow_up:
        events = follow_ups.events(gate, follow_up)[:MOST]
        told = [(words.kind(e), names.text(words.sentence(e, names))) for e in events]
    elif case := known.case:
        events = cases.events(gate, case)[:MOST]
        told = [(case_words.kind(e), case_words.sentence(e, names, today)) for e in events]
    else:
        return []
    return [
        Row(f"{number}", ((near_date(event.on, today), "muted"), f"{kind}: {sentence}"))
        for number, (event, (kind, sentence)) in enumerate(zip(events, told, strict=True))
    ]
