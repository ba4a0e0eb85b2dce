"""All that is known about one student or one class."""

from __future__ import annotations

from elvis_tui.domain.across.timeline import Happening
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.teams import ATTENDANCE
from elvis_tui.services.across.subject import known
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.tasks import verbs as tasks
from tests.school import SCHOOL, desk_with


def student(student_id: str) -> Subject:
    return Subject(kind=SubjectKind.STUDENT, id=student_id)


def test_one_who_was_never_followed_has_a_page_too() -> None:
    desk = desk_with(SCHOOL)
    nobody = Student(id="s-new", first_name="Ny", last_name="Elev", number=99)
    desk.store.commit(put=[nobody])
    found = known(desk, student("s-new"))
    assert (found.follow_ups, found.cases, found.tasks, found.events) == ((), (), (), ())


def test_a_student_of_a_case_is_known_by_it_open_or_closed() -> None:
    desk = desk_with(SCHOOL)
    case = next(c for c in desk.store.all(Case).values() if "s-5" in c.students)
    assert [c.id for c in known(desk, student("s-5")).cases] == [case.id]
    ended = replace(case, closed_on=desk.today, closed_why="Trygg igjen")
    desk.store.commit(put=[ended])
    found = known(desk, student("s-5"))
    assert found.cases == (ended,)
    assert Happening.CLOSED in {event.kind for event in found.events}


def test_both_teams_stand_together_and_each_event_tells_whose_it_is() -> None:
    desk = desk_with(SCHOOL)
    first = desk.store.get(FollowUp, "f-1")
    other = follow_ups.start(
        desk, FollowUp(id="", subject=first.subject, team=ATTENDANCE, opened_on=desk.today)
    )
    follow_ups.add_note(desk, other.id, "Ringt i dag")
    found = known(desk, first.subject)
    assert {f.id for f in found.follow_ups} == {first.id, other.id}
    notes = [event.team for event in found.events if event.kind is Happening.NOTE]
    assert set(notes) == {first.team, ATTENDANCE}


def test_a_closed_follow_up_is_in_sight_after_the_open_ones() -> None:
    desk = desk_with(SCHOOL)
    first = follow_ups.close(desk, "f-1", "Bedre nå", "fint")
    again = follow_ups.start(
        desk, FollowUp(id="", subject=first.subject, team=first.team, opened_on=desk.today)
    )
    assert [f.id for f in known(desk, first.subject).follow_ups] == [again.id, first.id]


def test_what_a_meeting_noted_under_a_case_stands_with_each_of_its_students() -> None:
    desk = desk_with(SCHOOL)
    case = next(c for c in desk.store.all(Case).values() if "s-5" in c.students)
    from elvis_tui.domain.meetings.records import Meeting

    meeting = desk.store.get(Meeting, "meeting-1")
    item = replace(meeting.agenda[0], id="i-case", subject=None, case_id=case.id)
    desk.store.commit(put=[replace(meeting, agenda=(*meeting.agenda, item))])
    met = [e for e in known(desk, student("s-5")).events if e.kind is Happening.MEETING]
    assert [event.item and event.item.id for event in met] == ["i-case"]


def test_a_task_that_is_done_goes_from_the_list_to_the_line_of_time() -> None:
    desk = desk_with(SCHOOL)
    task = next(t for t in known(desk, student("s-1")).tasks)
    tasks.finish_task(desk, task.id)
    found = known(desk, student("s-1"))
    assert task.id not in {t.id for t in found.tasks}
    assert next(e.record for e in found.events if e.kind is Happening.TASK).id == task.id


def test_a_class_tells_of_its_students_that_are_followed() -> None:
    desk = desk_with(SCHOOL)
    followed = desk.store.get(FollowUp, "f-1")
    class_id = desk.store.get(Student, followed.subject.id).class_id
    found = known(desk, Subject(kind=SubjectKind.CLASS, id=class_id or ""))
    assert followed in found.in_class
    assert known(desk, followed.subject).in_class == ()
