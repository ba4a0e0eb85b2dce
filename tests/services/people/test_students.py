"""Putting right who somebody is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from elvis_tui.domain.absence.records import StudentAbsence
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp, Level, Measure, Phase
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.services.across import history
from elvis_tui.services.across.subject import known
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.undo import redo, undo
from elvis_tui.services.people import register, students
from elvis_tui.services.people.students import StudentFacts
from tests.parties import parties
from tests.school import TODAY, student


def refused(action: Callable[[], object]) -> Fault:
    with pytest.raises(DomainError) as raised:
        action()
    return raised.value.fault


def held(desk: Desk) -> dict[str, object]:
    """All there is but the history."""
    kinds = (Student, SchoolClass, FollowUp, Case, Meeting, Task)
    return {kind.__name__: dict(desk.store.all(kind)) for kind in kinds}


def doubled(desk: Desk, **facts: object) -> Student:
    """Somebody who stands twice, with an open follow-up by each team under the other name."""
    other = Student(
        id="s-other",
        first_name="Nora K.",
        last_name="Granliski",
        number=90,
        **facts,  # type: ignore[arg-type]
    )
    measure = Measure(id="m-other", what="Skyss", who="Rådgiver", start=TODAY)
    about = Subject(kind=SubjectKind.STUDENT, id=other.id)
    desk.store.commit(
        put=[
            other,
            FollowUp(
                id="f-other",
                subject=about,
                team=IKO,
                opened_on=TODAY,
                measures=(measure,),
                next_date=TODAY + timedelta(days=1),
                next_what=FreeText("ring bestemor"),
            ),
            FollowUp(id="f-there", subject=about, team=ATTENDANCE, opened_on=TODAY),
            Task(id="t-other", what="Skaffe skyss", who="Siv", created_on=TODAY, subject=about),
            Case(
                id="k-other",
                number="2026-09",
                title="X",
                parties=parties("s-other", "s-1"),
                reported_on=TODAY,
            ),
        ]
    )
    return other


# A name, a class, a day of birth


def test_a_name_is_put_right_and_the_former_one_finds_and_is_masked(desk: Desk) -> None:
    facts = students.facts_of(desk, desk.store.get(Student, "s-1"))
    old = desk.store.get(Student, "s-1").name
    students.edit(desk, "s-1", replace(facts, last_name=FreeText("Nyenavn")))
    assert names(desk).subject(student("s-1")).endswith("Nyenavn")
    assert desk.store.get(Student, "s-1").former_names == (old,)
    assert str(old).split()[-1] not in names(desk, hidden=True).text(f"Ring {old} i dag")
    assert register.subject_index(desk, hidden=False).search(str(old), 5)[0].subject == student(
        "s-1"
    )


def test_a_class_is_changed_to_one_that_is_there_or_made(desk: Desk) -> None:
    facts = students.facts_of(desk, desk.store.get(Student, "s-1"))
    moved = students.edit(desk, "s-1", replace(facts, class_code=" 3pba "))
    assert desk.store.get(SchoolClass, moved.class_id or "").code == "3PBA"
    count = len(desk.store.all(SchoolClass))
    made = students.edit(desk, "s-1", replace(facts, class_code="4NYE"))
    assert desk.store.get(SchoolClass, made.class_id or "").code == "4NYE"
    assert len(desk.store.all(SchoolClass)) == count + 1
    assert students.edit(desk, "s-1", replace(facts, class_code="")).class_id is None


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        (StudentFacts(first_name=FreeText("  ")), Fault.EMPTY_FIELD),
        (
            StudentFacts(first_name=FreeText("Nora"), birth_date=TODAY + timedelta(days=1)),
            Fault.DAY_TO_COME,
        ),
        (
            StudentFacts(first_name=FreeText("Nora"), birth_date=date(1909, 3, 14)),
            Fault.BORN_LONG_AGO,
        ),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_saved(
    desk: Desk, facts: StudentFacts, fault: Fault
) -> None:
    before = held(desk)
    assert refused(lambda: students.edit(desk, "s-1", facts)) is fault
    assert refused(lambda: students.add(desk, facts)) is fault
    assert held(desk) == before


def test_a_class_is_renamed_but_not_to_another_ones_code(desk: Desk) -> None:
    record = desk.store.get(SchoolClass, "c-1")
    assert students.edit_class(desk, replace(record, code="9ABC")).code == "9ABC"
    other = desk.store.get(SchoolClass, "c-2").code.lower()
    assert refused(lambda: students.edit_class(desk, replace(record, code=other))) is (
        Fault.CLASS_EXISTS
    )
    assert (
        refused(lambda: students.edit_class(desk, replace(record, code=" "))) is Fault.EMPTY_FIELD
    )


# Left, or put in by mistake


def test_one_who_has_left_keeps_all_and_is_found_last(desk: Desk) -> None:
    students.leave(desk, "s-1")
    assert desk.store.get(Student, "s-1").left_on == TODAY
    found = register.subject_index(desk, hidden=False).search("", 500)
    assert (found[-1].subject, found[-1].group) == (student("s-1"), "sluttet")
    assert known(desk, student("s-1")).follow_ups
    students.come_back(desk, "s-1")
    assert desk.store.get(Student, "s-1").left_on is None


def test_only_one_about_whom_nothing_is_written_is_taken_away(desk: Desk) -> None:
    assert refused(lambda: students.remove(desk, "s-1")) is Fault.IN_USE
    assert refused(lambda: students.remove_class(desk, "c-1")) is Fault.IN_USE
    made = students.add(desk, StudentFacts(first_name=FreeText("Feil"), class_code="9XYZ"))
    students.remove(desk, made.id)
    students.remove_class(desk, made.class_id or "")
    assert desk.store.find(Student, made.id) is None
    assert desk.store.find(SchoolClass, made.class_id or "") is None
    assert students.add(desk, StudentFacts(first_name=FreeText("Ny"))).number > made.number


# Two records of one student


def test_what_is_about_both_is_about_one_and_undo_parts_them(desk: Desk) -> None:
    other = doubled(desk, birth_date=date(2009, 3, 14))
    before = held(desk)
    assert students.joining(desk, "s-1", other.id).moved == {
        "follow_ups": 2,
        "tasks": 1,
        "cases": 1,
    }
    kept = students.join(desk, "s-1", other.id)
    assert desk.store.find(Student, other.id) is None
    assert (kept.birth_date, kept.former_names, kept.joined) == (
        date(2009, 3, 14),
        (other.name,),
        (other.id,),
    )
    assert desk.store.get(Task, "t-other").subject == student("s-1")
    assert desk.store.get(Case, "k-other").students == ("s-1",)
    assert desk.store.get(FollowUp, "f-there").subject == student("s-1")
    after = held(desk)
    undo(desk)
    assert held(desk) == before
    redo(desk)
    assert held(desk) == after


def test_of_two_open_follow_ups_of_one_team_what_is_open_goes_on_in_one(desk: Desk) -> None:
    mine = next(f for f in desk.store.all(FollowUp).values() if f.subject == student("s-1"))
    assert (mine.team, mine.is_open) == (IKO, True)
    doubled(desk)
    students.join(desk, "s-1", "s-other")
    kept, closed = desk.store.get(FollowUp, mine.id), desk.store.get(FollowUp, "f-other")
    assert kept.measures[-1].id == "m-other"
    assert closed.measures == ()
    assert not closed.is_open
    assert closed.subject == student("s-1")
    due = [f.next_date for f in (mine, closed) if f.next_date]
    assert kept.next_date == min([*due, TODAY + timedelta(days=1)])
    open_ones = [f for f in known(desk, student("s-1")).follow_ups if f.is_open]
    assert sorted(f.team for f in open_ones) == sorted([IKO, ATTENDANCE])


def test_nothing_of_either_follow_up_is_lost_where_two_become_one(desk: Desk) -> None:
    doubled(desk)
    other = desk.get(FollowUp, "f-other")
    sought = replace(desk.get(FollowUp, "f-1").contacts[0], id="k-other", on=TODAY)
    red = replace(
        other, level=Level.RED, phase=Phase.FOLLOWING, owner=FreeText("Jon"), contacts=(sought,)
    )
    mine = replace(
        desk.get(FollowUp, "f-1"), level=Level.GREEN, phase=Phase.IDENTIFYING, owner=FreeText("Siv")
    )
    desk.save("test", red, mine)
    students.join(desk, "s-1", "s-other")
    kept = desk.get(FollowUp, "f-1")
    assert (kept.level, kept.phase, kept.owner) == (Level.RED, Phase.FOLLOWING, "Siv")
    assert kept.contacts[-1] == sought, "so that it breaks the silence"
    assert desk.get(FollowUp, "f-other").contacts == (), "and stands once in the line of time"
    assert "Jon" in str(kept.notes[-1].text), "nobody who answered for the student is forgotten"


def test_a_subject_known_by_its_code_alone_is_that_of_the_group(desk: Desk) -> None:
    doubled(desk)
    there = {a.student_id: a for a in desk.store.all(StudentAbsence).values()}["s-1"]
    (first, *_rest) = there.subjects
    bare = replace(first, group=FreeText(""), name=FreeText(""))
    desk.store.commit(put=[replace(there, id="a-other", student_id="s-other", subjects=(bare,))])
    students.join(desk, "s-1", "s-other")
    (kept,) = [a for a in desk.store.all(StudentAbsence).values() if a.student_id == "s-1"]
    assert sorted(s.key for s in kept.subjects) == sorted(s.key for s in there.subjects)


def test_what_the_kartlegging_of_the_other_showed_goes_on_where_one_has_none(desk: Desk) -> None:
    doubled(desk)
    other = desk.get(FollowUp, "f-other")
    desk.save("test", replace(other, findings="bussen", student_view="det går"))
    mine = desk.get(FollowUp, "f-1")
    desk.save("test", replace(mine, student_view=""))
    students.join(desk, "s-1", "s-other")
    kept = desk.get(FollowUp, "f-1")
    assert (kept.findings, kept.student_view) == (mine.findings, "det går")
    assert desk.get(FollowUp, "f-other").findings == "bussen"


def test_what_lists_told_of_both_is_of_one_and_undo_parts_it(desk: Desk) -> None:
    doubled(desk)
    there = {a.student_id: a for a in desk.store.all(StudentAbsence).values()}
    other = replace(there["s-5"], id="absence-other", student_id="s-other")
    desk.store.commit(put=[other])
    before = dict(desk.store.all(StudentAbsence))
    students.join(desk, "s-1", "s-other")
    (kept,) = [a for a in desk.store.all(StudentAbsence).values() if a.student_id == "s-1"]
    assert {s.key for s in kept.subjects} == {
        s.key for s in (*there["s-1"].subjects, *other.subjects)
    }
    assert {n.id for n in kept.notices} == {n.id for n in (*there["s-1"].notices, *other.notices)}
    undo(desk)
    assert dict(desk.store.all(StudentAbsence)) == before


def test_both_histories_are_read_on_the_one_that_is_kept(desk: Desk) -> None:
    made = students.add(desk, StudentFacts(first_name=FreeText("Nora"), last_name=FreeText("To")))
    students.edit(
        desk, made.id, StudentFacts(first_name=FreeText("Nora"), last_name=FreeText("Tre"))
    )
    students.join(desk, "s-1", made.id)
    verbs = [e.verb for e in history.of_subject(desk, student("s-1")) if e.record_id == made.id]
    assert {"student.add", "student.edit"} <= set(verbs)
    told = desk.store.last(HistoryEntry)
    assert told is not None
    assert told.verb == "student.join"


def test_one_is_not_joined_with_oneself_or_with_nobody(desk: Desk) -> None:
    assert refused(lambda: students.join(desk, "s-1", "s-1")) is Fault.SAME_STUDENT
    assert refused(lambda: students.join(desk, "s-1", "nobody")) is Fault.NOT_FOUND
