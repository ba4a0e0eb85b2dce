"""Which record lies in which table."""

from __future__ import annotations

from typing import TypeVar

from elvis_tui.domain.cases import Case
from elvis_tui.domain.follow_ups import FollowUp
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings import Meeting
from elvis_tui.domain.people import Person, SchoolClass, Student
from elvis_tui.domain.plan import Activity
from elvis_tui.domain.settings import Settings
from elvis_tui.domain.tasks import Task

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
R = TypeVar("R", bound=AnyRecord)

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
META = "meta"
