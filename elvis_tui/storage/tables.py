"""Which record lies in which table."""

from __future__ import annotations

from typing import TypeVar

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.school import FileFacts, School
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import Team

AnyRecord = (
    Student
    | SchoolClass
    | Team
    | Person
    | FollowUp
    | Case
    | Activity
    | Meeting
    | Task
    | HistoryEntry
    | School
    | FileFacts
)
R = TypeVar("R", bound=AnyRecord)

TABLES: dict[type[AnyRecord], str] = {
    Student: "students",
    SchoolClass: "classes",
    Team: "teams",
    Person: "people",
    FollowUp: "follow_ups",
    Case: "cases",
    Activity: "activities",
    Meeting: "meetings",
    Task: "tasks",
    HistoryEntry: "history",
    School: "school",
    FileFacts: "facts",
}
META = "meta"
