"""Who sits in a team: added, put right, taken off, and called in accordingly."""

from __future__ import annotations

from datetime import timedelta

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.records import Person, SchoolClass
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.services.cases import verbs as cases
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.people import members as service

NEW = Person(id="", name="  Ragna Moe ", role="miljøterapeut")


def called(desk: Desk, meeting: Meeting) -> list[str]:
    return [p.name for p in meetings.get(desk, meeting.id).participants]


@pytest.fixture
def planned(desk: Desk) -> Meeting:
    return meetings.plan(desk, IKO, desk.today + timedelta(days=7), None, "")


def test_one_who_is_added_is_called_in_to_what_is_planned_too(desk: Desk, planned: Meeting) -> None:
    other = meetings.plan(desk, ATTENDANCE, desk.today, None, "")
    person = service.add(desk, IKO, NEW)
    assert (person.name, person.role, person.teams) == ("Ragna Moe", "miljøterapeut", (IKO,))
    assert "Ragna Moe" in [p.name for p in service.members(desk, IKO)]
    assert called(desk, planned)[-1] == "Ragna Moe"
    assert "Ragna Moe" not in called(desk, other)
    undo(desk)
    assert "Ragna Moe" not in called(desk, planned)
    assert desk.store.find(Person, person.id) is None


def test_one_who_is_known_by_the_name_sits_in_both_teams(desk: Desk) -> None:
    first = service.add(desk, IKO, NEW)
    for other in (replace(NEW, role="vikar"), replace(NEW, external=True)):
        with pytest.raises(DomainError) as refused:
            service.add(desk, ATTENDANCE, other)
        assert refused.value.fault is Fault.PERSON_KNOWN, "what was typed is not thrown away"
    again = service.add(desk, ATTENDANCE, replace(NEW, name="ragna\u200b moe", role=""))
    assert again == replace(first, teams=(IKO, ATTENDANCE)), "one person, in the words that stood"
    with pytest.raises(DomainError) as refused:
        service.add(desk, IKO, NEW)
    assert refused.value.fault is Fault.ALREADY_MEMBER


def test_what_is_put_right_stands_in_what_is_to_be_held_and_not_in_finished_minutes(
    desk: Desk, planned: Meeting
) -> None:
    person = service.add(desk, IKO, NEW)
    running = meetings.start(desk, meetings.plan(desk, IKO, desk.today, None, "").id)
    meetings.finish(desk, running.id)
    named = service.edit(desk, replace(person, name="Ragna Moen", external=True))
    assert (named.name, named.external) == ("Ragna Moen", True)
    assert called(desk, planned)[-1] == "Ragna Moen"
    assert "Ragna Moe" in called(desk, running)
    assert "Ragna Moen" not in called(desk, running)


@pytest.mark.parametrize(
    ("name", "fault"), [(" ", Fault.EMPTY_FIELD), ("berit aas", Fault.PERSON_EXISTS)]
)
def test_a_name_that_is_none_or_anothers_is_refused(desk: Desk, name: str, fault: Fault) -> None:
    person = service.add(desk, IKO, NEW)
    with pytest.raises(DomainError) as refused:
        service.edit(desk, replace(person, name=name))
    assert (refused.value.fault, refused.value.facts["field"]) == (fault, "name")
    assert desk.store.get(Person, person.id) == person


def test_one_who_is_taken_off_is_called_in_no_more_and_still_known(
    desk: Desk, planned: Meeting
) -> None:
    person = service.add(desk, IKO, NEW)
    service.take_off(desk, IKO, person.id)
    assert person.id not in [p.id for p in service.members(desk, IKO)]
    assert "Ragna Moe" not in called(desk, planned)
    assert desk.store.get(Person, person.id).teams == ()


def test_nothing_changed_is_nothing_saved(desk: Desk) -> None:
    person = service.add(desk, IKO, NEW)
    before = desk.store.revision(Person)
    service.edit(desk, person)
    assert desk.store.revision(Person) == before


def test_who_has_a_task_is_called_by_the_new_name_and_what_is_done_stands(desk: Desk) -> None:
    person = service.add(desk, IKO, NEW)
    task = Task(id="t-8", what="Ring", who="Ragna  moe", created_on=desk.today)
    done = replace(task, id="t-9", done_on=desk.today)
    follow_up = follow_ups.get(desk, "f-1")
    measure = replace(follow_up.measures[0], who="Ragna Moe")
    follow_up = replace(follow_up, owner="Ragna Moe", measures=(measure,))
    case = cases.get(desk, "case-1")
    case = replace(case, steps=(replace(case.steps[0], who="Ragna Moe"), *case.steps[1:]))
    group = replace(desk.get(SchoolClass, "c-1"), contact_teacher="Ragna Moe")
    desk.save("task.add", task, done, follow_up, case, group)
    service.edit(desk, replace(person, name="Ragna Moen"))
    follow_up = follow_ups.get(desk, "f-1")
    assert [follow_up.owner, follow_up.measures[0].who] == ["Ragna Moen"] * 2
    assert cases.get(desk, "case-1").steps[0].who == "Ragna Moen"
    assert desk.get(SchoolClass, "c-1").contact_teacher == "Ragna Moen"
    assert [desk.get(Task, t).who for t in ("t-8", "t-9")] == ["Ragna Moen", "Ragna  moe"]
    undo(desk)
    assert desk.get(Task, "t-8").who == "Ragna  moe"
    assert follow_ups.get(desk, "f-1").owner == "Ragna Moe"
