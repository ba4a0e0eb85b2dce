"""What is known of absence: held against the rules of the day and the school's own limits."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.absence.records import (
    Figures,
    Notice,
    NoticeKind,
    StudentAbsence,
    SubjectAbsence,
)
from elvis_tui.domain.absence.rules import Standing
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.services.absence import reading
from elvis_tui.services.desk.desk import Desk
from tests.school import SCHOOL, THE_SCHOOL, desk_with

LISTED = date(2026, 10, 16)


def subject(
    name: str, fifteen: float | None, as_of: date = LISTED, **facts: object
) -> SubjectAbsence:
    return replace(SubjectAbsence(name=name, now=Figures(as_of=as_of, fifteen=fifteen)), **facts)


def absence(
    who: str, *subjects: SubjectAbsence, notices: tuple[Notice, ...] = ()
) -> StudentAbsence:
    return StudentAbsence(id=f"a-{who}", student_id=who, subjects=subjects, notices=notices)


def desk_of(*records: StudentAbsence, **school: object) -> Desk:
    rest = [r for r in SCHOOL if r is not THE_SCHOOL and not isinstance(r, StudentAbsence)]
    return desk_with([*rest, replace(THE_SCHOOL, **school), *records])


def sent(about: str) -> Notice:
    return Notice(id="n", kind=NoticeKind.ABSENCE, subject=about, sent_on=LISTED)


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2026, 10, 19), (10, 15)),
        (date(2025, 8, 1), (10, 15)),
        (date(2025, 7, 31), (None, None)),
    ],
)
def test_the_limits_are_those_of_the_day(day: date, held: tuple[object, object]) -> None:
    limits = reading.limits(desk_of(), day)
    assert (limits.ten, limits.fifteen) == held


def test_the_school_s_own_warnings_win_also_when_they_are_nothing() -> None:
    usual = reading.limits(desk_of())
    assert (usual.warn, usual.warn_small, usual.small_hours) == (7.5, 5.0, 60)
    own = reading.limits(desk_of(warn_at=0.0, warn_at_small=4.0, small_subject=0))
    assert (own.warn, own.warn_small, own.small_hours) == (0.0, 4.0, 0)


def test_a_small_subject_has_its_own_threshold() -> None:
    small = subject("Kroppsøving", 5.0, year_hours=56)
    [one] = reading.held(desk_of(absence("s-1", small))).in_subjects
    assert one.standing is Standing.NEAR
    [one] = reading.held(desk_of(absence("s-1", small), small_subject=50)).in_subjects
    assert one.standing is Standing.FINE


def test_subjects_of_a_student_are_those_of_this_year_the_greatest_first() -> None:
    desk = desk_of(
        absence(
            "s-1",
            *(subject("A", 3), subject("B", 9), subject("C", 50, date(2026, 6, 1))),
            subject("D", 20, left=True),
        )
    )
    assert [s.name for s in reading.subjects_of(desk, "s-1")] == ["B", "A"]
    assert reading.subjects_of(desk, "s-2") == []
    assert reading.of_student(desk, "s-2") is None


def test_missing_varsel_stand_on_top_and_nobody_who_has_left_the_school_is_among_them() -> None:
    gone = replace(next(r for r in SCHOOL if r.id == "s-3"), left_on=date(2026, 10, 1))
    assert isinstance(gone, Student)
    desk = desk_of(
        absence("s-1", subject("A", 20), notices=(sent("A"),)),
        absence("s-2", subject("B", 8), subject("C", 2)),
        absence("s-3", subject("D", 30)),
        absence("s-4", subject("E", 12)),
    )
    desk.save("student.edit", gone)
    assert [
        (m.absence.student_id, m.subject.name if m.subject else "")
        for m in reading.held(desk).missing
    ] == [
        ("s-4", "E"),
        ("s-2", "B"),
    ]
    assert [(f.subject.name, f.without_notice) for f in reading.held(desk).in_subjects] == [
        ("E", True),
        ("B", True),
        ("A", False),
        ("C", False),
    ]


def test_exactly_ten_is_inside_and_anything_above_it_is_over() -> None:
    ten = replace(subject("A", None), now=Figures(as_of=LISTED, ten=10.0))
    over = replace(ten, name="B", now=Figures(as_of=LISTED, ten=10.004))
    found = {
        f.subject.name: f.standing
        for f in reading.held(desk_of(absence("s-1", ten, over))).in_subjects
    }
    assert found == {"A": Standing.NEAR, "B": Standing.OVER_TEN}


def test_the_newest_list_is_the_one_whose_day_is_told() -> None:
    early = subject("A", 1, date(2026, 9, 1))
    assert (
        reading.newest_list(desk_of(absence("s-1", early), absence("s-2", subject("B", 1))))
        == LISTED
    )
    assert reading.newest_list(desk_of()) is None
