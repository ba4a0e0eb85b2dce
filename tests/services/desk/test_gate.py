"""The gate: what those present may not see is not there, and names stand as they may be read."""

from __future__ import annotations

import pytest

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.people.names import MASK
from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.people.renaming import renamed
from elvis_tui.domain.record import Record, replace
from elvis_tui.services.across import history, overview
from elvis_tui.services.cases import verbs as cases
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.follow_ups.views import listed
from elvis_tui.services.meetings import briefing, minutes
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.agenda import agenda_of
from elvis_tui.services.meetings.minutes import Wanted
from elvis_tui.services.people import register
from elvis_tui.services.people.student_line import StudentLine
from elvis_tui.storage.tables import AnyRecord
from tests.school import desk_with, student


class Without(Record, frozen=True):
    """Somebody who may not see the records of some ids."""

    ids: tuple[str, ...]
    sees_all: bool = False

    def may_see(self, record: AnyRecord) -> bool:
        return record.id not in self.ids


class NeverAsked(Record, frozen=True):
    """Sees all, and must not be asked about each of ten thousand."""

    sees_all: bool = True

    def may_see(self, record: AnyRecord) -> bool:
        raise AssertionError(record)


@pytest.fixture
def desk() -> Desk:
    return desk_with()


def first(desk: Desk, kind: type[AnyRecord]) -> str:
    return next(iter(desk.store.all(kind)))


def test_all_may_see_everything_for_now(desk: Desk) -> None:
    gate = Gate(desk)
    for kind in (Student, FollowUp, Case, HistoryEntry):
        assert gate.all(kind) == desk.store.all(kind)
        for record_id, record in desk.store.all(kind).items():
            assert gate.get(kind, record_id) == gate.find(kind, record_id) == record


def test_an_audience_that_sees_all_is_not_asked_about_each(desk: Desk) -> None:
    gate = Gate(desk, audience=NeverAsked())
    assert gate.all(Student) == desk.store.all(Student)
    assert gate.find(Student, "s-1")
    assert gate.get(Student, "s-1")
    assert gate.mentioning(HistoryEntry, "s-1") == desk.store.mentioning(HistoryEntry, "s-1")


def test_what_may_not_be_seen_is_not_there(desk: Desk) -> None:
    case_id = first(desk, Case)
    gate = Gate(desk, audience=Without((case_id,)))
    assert gate.find(Case, case_id) is None
    with pytest.raises(DomainError) as raised:
        gate.get(Case, case_id)
    assert raised.value.fault is Fault.NOT_FOUND
    assert case_id not in gate.all(Case)
    assert desk.store.find(Case, case_id), "and the data are as they were"


def test_a_case_is_in_no_list_overview_agenda_or_briefing(desk: Desk) -> None:
    case_id = first(desk, Case)
    gate = Gate(desk, audience=Without((case_id,)))
    assert case_id in {c.id for c in cases.listed(desk)}
    assert case_id not in {c.id for c in cases.listed(gate)}
    assert cases.is_open(gate, case_id) is None
    day = overview.overview(gate)
    assert case_id not in {due.record.id for due in (*day.now, *day.ahead)}
    for meeting in meetings.listed(gate):
        for item in agenda_of(gate, meeting):
            if item.case_id == case_id:
                assert briefing.briefing(gate, meeting, item).case is None


def test_a_follow_up_is_in_no_list_and_no_search(desk: Desk) -> None:
    gate = Gate(desk, audience=Without(("f-1",)))
    assert "f-1" in {f.id for f in listed(desk)}
    seen = listed(gate)
    assert "f-1" not in {f.id for f in seen}
    assert [f.id for f in follow_ups.index(gate, seen).search("thorvaldine")] == []


def test_a_student_is_found_by_no_search_and_has_no_name(desk: Desk) -> None:
    gate = Gate(desk, audience=Without(("s-1",)))
    assert register.subject_index(gate, hidden=False).search("thorvaldine") == []
    assert StudentLine(gate).find("thorvaldine") == []
    assert gate.names.subject(student("s-1")) == "?"
    assert gate.names.subject(student("s-2")) == "Øyolf Grønnæss"


def test_its_history_is_not_told_either(desk: Desk) -> None:
    case = cases.get(desk, first(desk, Case))
    cases.edit(desk, replace(case, title="Noe annet"))
    assert history.of_case(Gate(desk), case.id)
    assert history.of_case(Gate(desk, audience=Without((case.id,))), case.id) == []
    assert cases.events(Gate(desk), case)[0].record


def test_names_are_shown_or_hidden_by_one_switch(desk: Desk) -> None:
    gate = Gate(desk)
    assert gate.names.text("Kvisgaard ringer") == "Kvisgaard ringer"
    assert gate.masked_names.text("Kvisgaard ringer") == f"{MASK} ringer"
    gate.names_hidden = True
    assert gate.names.text("Kvisgaard ringer") == f"{MASK} ringer"
    assert gate.names.subject(student("s-1")) == "Elev 01"


def test_one_who_may_not_be_seen_is_masked_all_the_same(desk: Desk) -> None:
    gate = Gate(desk, names_hidden=True, audience=Without(("s-1",)))
    assert gate.names.text("Kvisgaard ringer") == f"{MASK} ringer"
    meeting = meetings.latest_finished(gate)
    assert "Kvisgaard" not in minutes.text(gate, meeting, Wanted(hidden=True))


def test_the_words_to_mask_are_gathered_again_when_the_register_changes(desk: Desk) -> None:
    gate = Gate(desk, names_hidden=True)
    assert gate.hidden_words is gate.hidden_words
    register.add_student(desk, "Ragnfrid Tveitå 2STA")
    assert gate.names.text("Ragnfrid") == MASK


def test_a_former_name_is_masked_from_the_moment_it_is_one(desk: Desk) -> None:
    gate = Gate(desk, names_hidden=True)
    desk.save("student.rename", renamed(desk.get(Student, "s-1"), "Noor", "Haddad"))
    told = gate.names.text("Thorvaldine Kvisgaard heter Noor Haddad")
    assert told == f"{MASK} {MASK} heter {MASK} {MASK}"


def test_who_is_not_there_any_more_is_masked_by_the_history(desk: Desk) -> None:
    gate = Gate(desk, names_hidden=True)
    gone = renamed(register.add_student(desk, "Ragnfrid Tveitå"), "Sol", "Vrangsund")
    desk.save("student.edit", gone)
    desk.save("student.remove", delete=[gone])
    told = gate.names.text("Ragnfrid, Tveitå, Vrangsund, sol vrangsund i sol")
    assert told == f"{MASK}, {MASK}, {MASK}, {MASK} {MASK} i sol"


def test_staff_are_known_as_soon_as_they_are_there(desk: Desk) -> None:
    gate = Gate(desk, names_hidden=True)
    assert gate.names.text("Ygdis Vik") == f"{MASK} Vik"
    desk.save("person", Person(id="p-9", name="Ygdis Vik", role="Rådgiver"))
    assert gate.names.text("Ygdis Vik") == "Ygdis Vik"
    teacher = replace(desk.get(SchoolClass, "c-2"), contact_teacher="Zebulon Moe")
    assert gate.names.text("Zebulon Moe") == f"{MASK} Moe"
    desk.save("class.edit", teacher)
    assert gate.names.text("Zebulon Moe") == "Zebulon Moe"


def test_the_gate_says_whether_anything_can_be_changed(desk: Desk) -> None:
    assert Gate(desk).reading is False
    assert Gate(desk).today == desk.today
    assert (Gate(desk).school, Gate(desk).facts) == (desk.school, desk.facts)
