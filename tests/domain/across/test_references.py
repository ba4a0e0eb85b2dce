"""Which records a record names."""

from __future__ import annotations

import pytest

from elvis_tui.domain.across.references import dangling, naming, referred
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.exchange import Finding, Flaw
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.kinds import AnyRecord
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.storage.tables import TABLES
from tests.parties import parties
from tests.school import CASES, FOLLOW_UPS, LAST_MEETING, NOW, SCHOOL, STUDENTS, TASKS


@pytest.mark.parametrize(
    ("record", "ids"),
    [
        (STUDENTS[0], {"c-1"}),
        (FOLLOW_UPS[0], {"s-1", "iko"}),
        (FOLLOW_UPS[2], {"c-3", "iko"}),
        (CASES[0], {"s-4", "s-5"}),
        (LAST_MEETING, {"iko", "s-1", "f-1", "t-1", "s-3", "f-4"}),
        (TASKS[0], {"s-1", "meeting-1"}),
        (SchoolClass(id="c", code="1AA"), set()),
    ],
    ids=lambda value: getattr(value, "id", ""),
)
def test_it_names_whom_and_what_it_is_about(record: Record, ids: set[str]) -> None:
    assert set(referred(record)) == ids


def test_no_other_record_of_a_school_names_anything() -> None:
    others = [kind for kind in TABLES if kind not in naming()]
    assert not [list(referred(r)) for r in SCHOOL if type(r) in others and list(referred(r))]


def school() -> dict[str, list[AnyRecord]]:
    return {
        name: [record for record in SCHOOL if type(record) is kind] for kind, name in TABLES.items()
    }


def test_a_sound_school_has_no_reference_that_leads_nowhere() -> None:
    assert list(dangling(school())) == []


def test_the_id_of_another_kind_of_record_leads_nowhere() -> None:
    tables = school()
    student = tables["students"][0]
    assert isinstance(student, Student)
    tables["students"][0] = replace(student, class_id=tables["cases"][0].id)
    assert list(dangling(tables)) == [Finding(("students", 0, "class_id"), Flaw.DANGLING)]


def test_what_leads_nowhere_is_found_with_its_place_and_history_may_tell_of_what_is_gone() -> None:
    tables = school()
    student, case, follow_up = tables["students"][0], tables["cases"][0], tables["follow_ups"][0]
    assert isinstance(student, Student)
    assert isinstance(case, Case)
    assert isinstance(follow_up, FollowUp)
    nobody = Subject(kind=SubjectKind.STUDENT, id="s-9")
    tables["students"][0] = replace(student, class_id="c-9")
    tables["cases"][0] = replace(case, parties=parties("s-1", "s-9"))
    tables["follow_ups"][0] = replace(follow_up, subject=nobody)
    tables["history"].append(
        HistoryEntry(
            id="h-1", number=1, at=NOW, by="siv", verb="x", table="students", record_id="s-9"
        )
    )
    assert set(dangling(tables)) == {
        Finding(("students", 0, "class_id"), Flaw.DANGLING),
        Finding(("cases", 0, "parties", 1, "student"), Flaw.DANGLING),
        Finding(("follow_ups", 0, "subject", "id"), Flaw.DANGLING),
    }
