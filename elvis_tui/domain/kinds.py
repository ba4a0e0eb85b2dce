"""Every kind of record that is stored, and the table it lies in."""

from __future__ import annotations

from elvis_tui.domain.absence.records import StudentAbsence
from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.records import Case, FormerlyInCase
from elvis_tui.domain.follow_ups.departure import Departure
from elvis_tui.domain.follow_ups.ladder import Rung
from elvis_tui.domain.follow_ups.records import FollowUp, FormerlyInFollowUp
from elvis_tui.domain.follow_ups.saved_views import SavedView
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import Meeting, MinutesVersion
from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime
from elvis_tui.domain.plan.times import FormerlyInWhen, When
from elvis_tui.domain.record import Record
from elvis_tui.domain.school import FileFacts, School
from elvis_tui.domain.source import Source, SourceInUse
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import Team

AnyRecord = (
    Student
    | SchoolClass
    | Person
    | Consent
    | FollowUp
    | Departure
    | Case
    | Intervention
    | StudentAbsence
    | DoneMark
    | OwnTime
    | Meeting
    | MinutesVersion
    | Task
    | HistoryEntry
    | Source
    | SourceInUse
    | Team
    | SavedView
    | Rung
    | School
    | FileFacts
)

TABLES: dict[type[AnyRecord], str] = {
    Student: "students",
    SchoolClass: "classes",
    Person: "people",
    Consent: "consents",
    FollowUp: "follow_ups",
    Departure: "departures",
    Case: "cases",
    Intervention: "interventions",
    StudentAbsence: "absence",
    DoneMark: "activity_marks",
    OwnTime: "activity_times",
    Meeting: "meetings",
    MinutesVersion: "minutes",
    Task: "tasks",
    HistoryEntry: "history",
    Source: "sources",
    SourceInUse: "sources_in_use",
    Team: "teams",
    SavedView: "views",
    Rung: "ladder",
    School: "school",
    FileFacts: "facts",
}
OF_THE_FILE = frozenset({School, FileFacts})
"""Of each of these a file holds one record, which has its id whoever makes it."""

FORMER: dict[str, type[Record]] = {"activities": Activity}
"""What lay in tables that are no more: the history of them is still told."""
FORMER_FIELDS: dict[type[Record], type[Record]] = {
    FollowUp: FormerlyInFollowUp,
    Case: FormerlyInCase,
    When: FormerlyInWhen,
}
"""The fields that a kind of record has no more: the history of them is still told."""


def kind_in(table: str) -> type[Record] | None:
    """The kind of record that lies, or lay, in a table, if there is such a table."""
    return next((kind for kind, name in TABLES.items() if name == table), FORMER.get(table))
