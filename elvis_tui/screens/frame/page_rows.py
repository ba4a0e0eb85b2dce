"""What the pages of a follow-up and of a student share: tasks, and the line of time."""

from __future__ import annotations

from elvis_tui.domain.across.timeline import Event, Happening
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.tasks.records import Task
from elvis_tui.i18n import _
from elvis_tui.screens.frame.session import Session
from elvis_tui.widgets.rows import Column, Row
from elvis_tui.wording import due as due_words
from elvis_tui.wording import ladder as ladder_words
from elvis_tui.wording import timeline as timeline_words
from elvis_tui.wording.dates import near_date

LAYOUTS = {
    "": (Column(7, right=True), Column(9), Column(20, grow=True, wrap=True)),
    "item": (Column(1), Column(20, grow=True, wrap=True), Column(16, above=60), Column(21)),
    "short": (Column(1), Column(20, grow=True, wrap=True), Column(12)),
    "say": (Column(20, grow=True, wrap=True),),
    "mark": (Column(1), Column(20, grow=True, wrap=True)),
    "fact": (Column(12), Column(20, grow=True, wrap=True)),
}
"""Of an event: when, which kind, what. Of an item: a mark, what, who, when; in short without who.
Of words alone, or with a mark, or after what a fact is called."""


def task_row(session: Session, task: Task) -> Row:
    """What, who and when, in the columns of an item."""
    names, today = session.names, session.gate.today
    late = task.is_open and task.due is not None and task.due < today
    due = _("frist {when}").format(when=due_words.lateness(task.due, today))
    if task.done_on:
        day = _("i dag") if task.done_on == today else near_date(task.done_on, today)
        due = _("gjort {day}").format(day=day)
    why = ladder_words.triggered(task, names, today)
    return Row(
        f"task:{task.id}",
        (
            "□" if task.is_open else ("✔", "green"),
            " · ".join(part for part in (names.text(task.what), why) if part),
            (names.staff(task.who), "muted"),
            (due, "red" if late else "muted"),
        ),
        "item",
    )


def event_id(event: Event, number: int) -> str:
    """The id of an event's row: what it is told from, and in which item of a meeting.

    Args:
        event: The event.
        number: Its place in the line of time: one record may be told of more than once.
    """
    kind = "case" if isinstance(event.record, Case) else event.kind.value
    item_id = event.item.id if event.item else ""
    return f"{kind}:{getattr(event.record, 'id', '')}:{item_id}:{number}"


def told_by(row_id: str) -> tuple[str, str, str]:
    """The kind, the record's id and the item's id that the id of a page's row tells."""
    kind, record_id, item_id, *_rest = [*row_id.split(":"), "", ""]
    return kind, record_id, item_id


PIECES = {
    Happening.NOTE,
    Happening.CONTACT,
    Happening.MEASURE,
    Happening.EVALUATED,
    Happening.HANDOVER,
}
"""What stands in a line of time and can be put right."""
OPENED = PIECES | {
    Happening.MEETING,
    Happening.TASK,
    Happening.CONSENT,
    Happening.WITHDRAWN,
    Happening.INTERVENTION,
}
"""What one can read on in. A change, a beginning and an end are whole where they stand."""


def event_row(session: Session, event: Event, row_id: str, after: str = "") -> Row:
    """When something happened, and what, with words that come after it."""
    names = session.names
    text = names.text(timeline_words.sentence(event, names))
    return Row(
        row_id,
        (
            near_date(event.on, session.gate.today),
            (timeline_words.kind(event), "muted"),
            f"{text}{after}",
        ),
        opens=event.kind in OPENED or isinstance(event.record, Case),
    )
