"""Every kind of record that is stored, and the table it lies in."""

from __future__ import annotations

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.settings import Settings
from elvis_tui.domain.tasks.records import Task

AnyRecord = (
    Student
    | SchoolClass
    | Person
    | FollowUp
    | Case
    | Activity
    | Meeting
    | Task
    | HistoryEntry
    | Settings
)

TABLES: dict[type[AnyRecord], str] = {
    Student: "students",
    SchoolClass: "classes",
    Person: "people",
    FollowUp: "follow_ups",
    Case: "cases",
    Activity: "activities",
    Meeting: "meetings",
    Task: "tasks",
    HistoryEntry: "history",
    Settings: "settings",
}


def kind_in(table: str) -> type[AnyRecord] | None:
    """The kind of record that lies in a table, if there is such a table."""
    return next((kind for kind, name in TABLES.items() if name == table), None)
