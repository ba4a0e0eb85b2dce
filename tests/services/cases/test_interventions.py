"""Physical interventions written down, put right, taken away; and where they come up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from elvis_tui.domain.across.overview import DueKind
from elvis_tui.domain.across.timeline import Happening
from elvis_tui.domain.cases.intervention_rules import Parents, Part
from elvis_tui.domain.cases.interventions import Intervention, Seriousness
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import AgendaReason, Meeting
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.teams import ATTENDANCE
from elvis_tui.services.across import history
from elvis_tui.services.across.overview import overview
from elvis_tui.services.across.search import HitKind, everything
from elvis_tui.services.across.subject import known
from elvis_tui.services.cases import interventions as service
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.interventions import of_case, stands
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.meetings.agenda import agenda_of
from elvis_tui.services.people import students
from tests.school import INTERVENTION, TODAY

DAY = timedelta(days=1)


def written(desk: Desk, **changes: object) -> Intervention:
    new = Intervention(id="", student="s-4", on=TODAY, employee="Jon Vik", event="Slag i gangen")
    return service.record(desk, replace(new, **changes))


def filled(desk: Desk, one: Intervention) -> Intervention:
    """All that is asked for of one that is not repeated."""
    typed = {
        Part.FACTS: {"intervened": "Holdt"},
        Part.HEAD: {"head_told": "Rektor", "head_told_on": one.on},
        Part.PARENTS: {"parents_told": "mor", "parents_told_on": one.on},
        Part.VIEW: {"student_view": "For hardt", "student_view_on": one.on},
        Part.JUDGED: {"seriousness": Seriousness.NOT, "why": "Kort"},
    }
    for part, changes in typed.items():
        one = service.edit(desk, replace(one, **changes), part, one)
    return one


def born(desk: Desk, on: date) -> None:
    desk.store.commit(put=[replace(desk.store.get(Student, "s-4"), birth_date=on)])


def told(desk: Desk, student_id: str = "s-4") -> list[str]:
    return [e.verb for e in history.of_subject(desk, Subject.of_student(student_id))]


def refused(action: object, *arguments: object) -> Fault:
    with pytest.raises(DomainError) as caught:
        action(*arguments)  # type: ignore[operator]
    return caught.value.fault


# Verbs


def test_it_is_written_down_and_each_part_is_told_in_the_history_of_the_student(
    desk: Desk,
) -> None:
    one = filled(desk, written(desk))
    assert stands(desk, one).missing == ()
    assert told(desk)[:6] == [
        "intervention.judge",
        "intervention.view",
        "intervention.parents",
        "intervention.head",
        "intervention.edit",
        "intervention.add",
    ]


def test_what_cannot_be_is_refused_and_nothing_is_saved(desk: Desk) -> None:
    assert refused(lambda: written(desk, on=TODAY + DAY)) is Fault.DAY_TO_COME
    assert refused(lambda: written(desk, student="nobody")) is Fault.NOT_FOUND
    assert not desk.all(Intervention)


def test_only_the_part_that_was_asked_for_is_saved(desk: Desk) -> None:
    """What another has written meanwhile of another part stays."""
    one = written(desk)
    service.edit(desk, replace(one, head_told="Rektor", head_told_on=TODAY), Part.HEAD, one)
    stale = replace(one, student_view="For hardt", student_view_on=TODAY)
    saved = service.edit(desk, stale, Part.VIEW, one)
    assert (saved.head_told, saved.student_view) == ("Rektor", "For hardt")


def test_two_who_write_the_same_are_told_once(desk: Desk) -> None:
    one = written(desk)
    service.edit(desk, replace(one, event="Spark"), Part.FACTS, one)
    typed = replace(one, event="Dytt")
    assert refused(service.edit, desk, typed, Part.FACTS, one) is Fault.STALE
    assert service.edit(desk, typed, Part.FACTS, one).event == "Dytt"


def test_taken_away_it_comes_back_by_undo(desk: Desk) -> None:
    one = written(desk)
    service.take_away(desk, one.id)
    assert not desk.all(Intervention)
    undo(desk)
    assert desk.all(Intervention) == {one.id: one}


def test_erased_it_is_in_no_history_but_that_it_was_is(desk: Desk) -> None:
    one = filled(desk, written(desk, event="Ubegripelig episode"))
    service.erase(desk, one.id, "feil elev")
    entries = list(desk.all(HistoryEntry).values())
    assert "Ubegripelig" not in repr(entries)
    assert "For hardt" not in repr(entries)
    assert told(desk)[0] == "intervention.erase"


def test_a_former_text_can_be_erased_for_the_students_sake(desk: Desk) -> None:
    from elvis_tui.services.across import erasing

    one = written(desk, event="Ubegripelig episode")
    service.edit(desk, replace(one, event="Dytt"), Part.FACTS, one)
    entry = next(e for e in desk.all(HistoryEntry).values() if e.verb == "intervention.edit")
    assert erasing.former_texts(desk, entry) == ["Ubegripelig episode"]
    erasing.erase(desk, entry.id, "Ubegripelig episode", "feil", ("students", "s-4"))
    assert "Ubegripelig" not in repr(list(desk.all(HistoryEntry).values()))


# The age, the case, and the same student twice


def test_the_age_that_counts_is_that_of_the_day_it_happened(desk: Desk) -> None:
    born(desk, date(2008, 10, 19))
    assert stands(desk, written(desk, on=TODAY)).parents is Parents.OF_AGE
    assert stands(desk, written(desk, on=TODAY - DAY)).parents is Parents.ASKED


def test_it_belongs_to_a_case_the_student_is_in_or_to_none(desk: Desk) -> None:
    one = written(desk)
    assert [c.id for c in service.cases_of(desk, one)] == ["case-1"]
    service.link(desk, one.id, "case-1")
    assert [s.intervention.id for s in of_case(desk, "case-1")] == [one.id]
    service.link(desk, one.id, None)
    assert of_case(desk, "case-1") == []
    assert refused(service.link, desk, one.id, "no such case") is Fault.NOT_FOUND


def test_joined_students_have_theirs_together_and_the_second_is_repeated(desk: Desk) -> None:
    first, second = written(desk, student="s-1", on=TODAY - DAY), written(desk, student="s-3")
    assert not stands(desk, second).is_repeated
    students.join(desk, "s-1", "s-3")
    assert {i.student for i in desk.all(Intervention).values()} == {"s-1"}
    assert stands(desk, service.get(desk, second.id)).time == 2
    assert stands(desk, service.get(desk, first.id)).time == 1


def test_a_student_of_whom_one_is_written_is_not_removed(desk: Desk) -> None:
    students.add(desk, students.StudentFacts(first_name="Ny", last_name="Elev"))
    new = next(s.id for s in desk.all(Student).values() if s.first_name == "Ny")
    written(desk, student=new)
    assert refused(students.remove, desk, new) is Fault.IN_USE


# Where it comes up


def test_it_stands_on_the_first_screen_until_all_is_there(desk: Desk) -> None:
    one = written(desk, on=TODAY - DAY)
    due = next(d for d in overview(desk).now if d.kind is DueKind.INTERVENTION)
    assert (due.on, due.part) == (TODAY - DAY, "facts,head,parents,view,judged")
    filled(desk, one)
    assert not any(d.kind is DueKind.INTERVENTION for d in overview(desk).now)
    written(desk)
    assert [d.part for d in overview(desk).now if d.kind is DueKind.INTERVENTION] == [
        "facts,head,parents,view,judged,county"
    ]


def test_the_team_that_takes_up_cases_takes_it_up_and_no_other(desk: Desk) -> None:
    desk.store.commit(put=[INTERVENTION])
    meeting = next(m for m in desk.all(Meeting).values() if m.id == "meeting-2")

    def taken_up(team: str) -> list[tuple[AgendaReason, ...]]:
        return [
            i.reasons
            for i in agenda_of(desk, replace(meeting, team=team))
            if i.subject and i.subject.id == "s-4" and AgendaReason.INTERVENTION in i.reasons
        ]

    assert taken_up(meeting.team) == [(AgendaReason.INTERVENTION,)]
    assert taken_up(ATTENDANCE) == []


def test_it_is_found_by_its_words_and_by_the_student(desk: Desk) -> None:
    written(desk, event="Kantinestolen ble kastet")
    for typed in ("kantinestolen", "zebulon kantine"):
        kinds = [hit.kind for hit in everything(desk).search(typed, 9)]
        assert HitKind.INTERVENTION in kinds


def test_it_is_in_the_line_of_time_of_the_student_alone(desk: Desk) -> None:
    written(desk)
    events = known(desk, Subject.of_student("s-4")).events
    assert [e.kind for e in events if e.kind is Happening.INTERVENTION]
    assert not [
        e for e in known(desk, Subject.of_student("s-1")).events if e.kind is Happening.INTERVENTION
    ]


def test_with_names_hidden_the_search_still_finds_it(desk: Desk) -> None:
    written(desk, event="Kantinestolen ble kastet")
    found = everything(Gate(desk, True), hidden=True).search("kantinestolen", 9)
    assert [hit.kind for hit in found] == [HitKind.INTERVENTION]
