"""The activity of the plan that an item of a meeting is about."""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.domain.errors import InputError
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.people.names import MASK
from elvis_tui.domain.plan.placing import text_in
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import activities
from elvis_tui.services.desk.reader import Reader


def activity_of(reader: Reader, meeting: Meeting, item: AgendaItem) -> Activity | None:
    """The activity of the plan that an item is about, if the plan has it and can be read.

    An item from before they had its id is known by the words of the plan.
    """
    if not item.is_of_plan:
        return None
    return activity_in(rows(reader), meeting, item)


def rows(reader: Reader) -> list[Activity]:
    """The activities of the plan; none where it cannot be read."""
    try:
        return activities(reader)
    except InputError:
        return []


def in_plan_words(desk: Desk, item: AgendaItem) -> AgendaItem:
    """An item of the plan that was made while names were hidden, in the plan's own words."""
    if not item.is_of_plan or MASK not in unmasked(item.title):
        return item
    row = next((a for a in rows(desk) if item.activity_id in (a.id, a.key)), None)
    return replace(item, title=FreeText(row.text)) if row else item


def activity_in(rows: Iterable[Activity], meeting: Meeting, item: AgendaItem) -> Activity | None:
    """Which of the plan's activities an item of the plan is about."""
    if item.activity_id:
        return next((a for a in rows if item.activity_id in (a.id, a.key)), None)
    title, month = unmasked(item.title), meeting.on.month
    return next((a for a in rows if title in (a.text, text_in(a, month))), None)
