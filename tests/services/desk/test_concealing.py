"""A case that is hidden from whoever is suspected in it: the gate, undo, and agendas."""

from __future__ import annotations

import pytest

from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.severity import Suspicion
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.kinds import TABLES
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    AgendaReason,
    Entry,
    EntryKind,
    Meeting,
    MeetingStatus,
)
from elvis_tui.domain.record import replace
from elvis_tui.domain.source import Origin, Source, SourceKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import Team
from elvis_tui.domain.withheld import is_withheld
from elvis_tui.services.across.exchange import export
from elvis_tui.services.across.search import everything
from elvis_tui.services.across.subject import known
from elvis_tui.services.cases import interventions, routes
from elvis_tui.services.cases import verbs as cases
from elvis_tui.services.desk.concealing import hidden_among
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.interventions import stands
from elvis_tui.services.desk.undo import redo, undo
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings import attendance
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.agenda import agenda_of
from elvis_tui.services.people import students, teams
from elvis_tui.services.people.register import who_options
from elvis_tui.wording.faults import explain
from tests.parties import parties
from tests.school import NOW, TODAY, desk_with, student
from tests.suspected import LOGIN, ON, OTHER, RUNNING, SUSPECTED, WORDS, suspected, tick, words_in

CASE = "case-77"


def all_of(reader: Gate | Desk) -> str:
    return "\n".join(repr(one) for kind in TABLES for one in reader.all(kind).values())


def at_keyboard() -> Desk:
    return replace(suspected(), user=LOGIN)


def in_room() -> Desk:
    desk = suspected()
    tick(desk)
    return desk


HIDDEN = pytest.mark.parametrize("make", [at_keyboard, in_room])


@HIDDEN
def test_of_no_record_can_a_word_of_the_case_be_read(make: object) -> None:
    gate = Gate(make())  # type: ignore[operator]
    assert words_in(all_of(gate)) == []
    for kind in TABLES:
        stored = "\n".join(repr(one) for one in gate.as_stored(kind).values())
        if kind is not Meeting and kind is not HistoryEntry:
            assert words_in(stored) == []
        found = gate.mentioning(kind, CASE, *WORDS)
        assert words_in(repr(found)) == []
    index = everything(gate)
    assert not any(hit.record.id in (CASE, "meeting-77") for hit in index.search(""))
    assert not any(words_in(repr(hit)) for word in WORDS for hit in index.search(word))
    assert words_in(repr(known(gate, student("s-4")))) == []


def test_anybody_else_reads_all_of_it() -> None:
    for desk in (suspected(), replace(suspected(), user=OTHER)):
        assert words_in(all_of(Gate(desk))) == list(WORDS)
        assert Gate(desk).concealed() == frozenset()


@HIDDEN
def test_it_cannot_be_opened_found_or_changed_by_its_id(make: object) -> None:
    gate = Gate(make())  # type: ignore[operator]
    assert gate.find(Case, CASE) is None
    for get in (gate.get, gate.to_change):
        with pytest.raises(DomainError) as caught:
            get(Case, CASE)
        assert caught.value.fault is Fault.NOT_FOUND
    running = gate.to_change(Meeting, RUNNING)
    assert words_in(repr(running)) == []
    shielded = next(i for i in running.agenda if i.id == "i-78")
    assert is_withheld(shielded.title)
    assert (shielded.case_id, shielded.reasons, shielded.entries) == (None, (), ())
    assert gate.find(Meeting, "meeting-77") is None, "a meeting about the case alone"
    assert not any(t.case_id for t in gate.all(Task).values())


def test_the_data_are_whole_and_so_is_the_exchange_file() -> None:
    desk = at_keyboard()
    assert words_in(all_of(desk)) == list(WORDS)
    assert words_in(export(desk).decode()) == list(WORDS)


def test_the_case_is_there_again_when_the_one_has_left_or_the_meeting_is_over() -> None:
    desk = in_room()
    gate = Gate(desk)
    assert gate.find(Case, CASE) is None
    attendance.tick(desk, RUNNING, SUSPECTED.id)
    assert gate.find(Case, CASE)
    attendance.tick(desk, RUNNING, SUSPECTED.id)
    assert gate.find(Case, CASE) is None
    meetings.finish(desk, RUNNING)
    assert gate.find(Case, CASE)


def test_who_had_been_suspected_is_not_told_after_it_was_taken_back() -> None:
    desk = suspected()
    routes.take_back_suspicion(desk, CASE, "Det var en annen")
    gate = Gate(replace(desk, user=LOGIN))
    assert gate.find(Case, CASE), "it is not about that one after all"
    told = repr([e for e in gate.mentioning(HistoryEntry, CASE) if e.record_id == CASE])
    assert "Fnattvik" in told
    assert SUSPECTED.name not in told
    assert "Det var en annen" not in told
    assert SUSPECTED.name in repr(Gate(desk).mentioning(HistoryEntry, CASE))


# Physical interventions


@HIDDEN
def test_an_intervention_of_the_case_or_by_the_one_is_hidden_with_it(make: object) -> None:
    desk = make()  # type: ignore[operator]
    gate = Gate(desk)
    every = desk.store.all(Intervention)
    gone = [i for i in every if i not in gate.all(Intervention)]
    assert sorted(every[i].event for i in gone) == ["Klåfinger", "Myrull"]
    for one in gone:
        assert gate.find(Intervention, one) is None
        with pytest.raises(DomainError) as caught:
            gate.to_change(Intervention, one)
        assert caught.value.fault is Fault.NOT_FOUND
    assert "intervention-1" in gate.all(Intervention), "it is of another case, and by another"
    told = [e for e in gate.all(HistoryEntry).values() if e.table == TABLES[Intervention]]
    assert not {e.record_id for e in told} & set(gone)
    assert len(told) < len(
        [e for e in desk.store.all(HistoryEntry).values() if e.table == TABLES[Intervention]]
    )


@pytest.mark.parametrize("who", ["Vegard", "V. Holtskog", "holtskog, vegard", "Faglærer"])
def test_who_intervened_is_known_by_less_than_the_name(who: str) -> None:
    desk = suspected()
    new = interventions.proposed(desk, "s-5")
    made = interventions.record(desk, replace(new, employee=who, event="Noe"))
    assert Gate(desk).find(Intervention, made.id)
    assert Gate(replace(desk, user=LOGIN)).find(Intervention, made.id) is None


def test_which_of_a_students_it_is_is_counted_without_those_hidden() -> None:
    desk = suspected()
    last = desk.store.get(Intervention, "intervention-1")
    theirs = (i for i in desk.store.all(Intervention).values() if i.student == last.student)
    desk.store.commit(put=[replace(i, on=ON) for i in theirs if i.id != last.id])
    times = {user: stands(Gate(replace(desk, user=user)), last).time for user in (OTHER, LOGIN)}
    assert times == {OTHER: 2, LOGIN: 1}


def test_the_item_of_a_meeting_that_took_it_up_is_shielded_whole() -> None:
    gate = Gate(in_room())
    item = next(i for i in gate.get(Meeting, RUNNING).agenda if i.id == "i-80")
    assert is_withheld(item.title)
    assert (item.subject, item.reasons, item.entries) == (None, (), ())


def test_a_meeting_the_one_is_called_in_to_does_not_take_the_intervention_up() -> None:
    def subjects(desk: Desk) -> list[str]:
        meeting = replace(meetings.get(desk, "meeting-3"), team="iko")
        reason = AgendaReason.INTERVENTION
        found = [i for i in agenda_of(Gate(desk), meeting) if reason in i.reasons]
        return [i.subject.id for i in found if i.subject]

    assert "s-5" in subjects(suspected())
    assert "s-5" not in subjects(suspected(planned=True))


def test_undo_passes_over_an_intervention_that_is_hidden() -> None:
    desk = suspected()
    follow_ups.add_note(desk, "f-1", "Et notat")
    one = next(i for i in desk.store.all(Intervention).values() if i.event == "Myrull")
    interventions.take_away(desk, one.id)
    gone = replace(desk, user=LOGIN)
    assert undo(gone) == "follow_up.note"
    assert desk.store.find(Intervention, one.id) is None
    assert undo(desk) == "intervention.take_away"


def test_a_plan_that_is_kept_for_hidden_cases_alone_is_not_told_of() -> None:
    desk = suspected()
    plan = Source(id="d-1", kind=SourceKind.PLAN, name="plan.md", origin=Origin.OWN, text="")
    case = replace(desk.store.get(Case, CASE), plan_digest=plan.id)
    other = replace(desk.store.get(Case, "case-1"), plan_digest=plan.id)
    assert hidden_among(LOGIN, NOW, [case, SUSPECTED, plan])(plan)
    assert not hidden_among(LOGIN, NOW, [case, other, SUSPECTED, plan])(plan)
    assert not hidden_among(OTHER, NOW, [case, SUSPECTED, plan])(plan)
    assert not hidden_among(LOGIN, NOW, [plan])(plan)


# What a refusal says


def test_a_refusal_names_and_counts_nothing_that_is_hidden() -> None:
    desk = suspected()
    new = students.add(desk, students.StudentFacts(first_name="Ny", last_name="Her"))
    case = desk.store.get(Case, CASE)
    desk.store.commit(put=[replace(case, parties=(*case.parties, *parties(new.id)))])
    made = replace(interventions.proposed(desk, new.id, CASE), employee="Jon", event="Noe")
    interventions.record(desk, made)
    said = {}
    for user in (OTHER, LOGIN):
        with pytest.raises(DomainError) as caught:
            students.remove(replace(desk, user=user), new.id)
        said[user] = explain(caught.value)
    assert "sak 2026-77, fysisk inngripen" in said[OTHER]
    assert said[LOGIN] == (
        "Her er det skrevet noe, så det blir stående. Slå heller sammen med den andre."
    )


def test_a_team_that_only_a_hidden_meeting_holds_is_refused_without_its_number() -> None:
    desk = suspected()
    team = teams.add(desk, Team(id="", name=FreeText("Ny"), takes_up_cases=True))
    own = replace(meetings.get(desk, "meeting-77"), id="meeting-78", team=team.id)
    desk.store.commit(put=[replace(own, status=MeetingStatus.PLANNED)])
    said = {}
    for user in (OTHER, LOGIN):
        with pytest.raises(DomainError) as caught:
            teams.take_away(replace(desk, user=user), team.id)
        said[user] = explain(caught.value)
    assert "1 møte som ikke er holdt" in said[OTHER]
    assert said[LOGIN] == "Teamet er i bruk, og kan ikke tas bort nå."


# Agendas


def test_a_planned_meeting_to_which_the_one_is_called_in_does_not_take_it_up() -> None:
    def taken_up(desk: Desk) -> bool:
        meeting = replace(meetings.get(desk, "meeting-3"), team="iko")
        both = [agenda_of(reader, meeting) for reader in (desk, Gate(desk))]
        assert [i.case_id for i in both[0]] == [i.case_id for i in both[1]]
        assert not any(is_withheld(i.title) for i in both[1])
        return CASE in {i.case_id for i in both[0]}

    assert taken_up(suspected())
    assert not taken_up(suspected(planned=True))
    assert not taken_up(replace(suspected(), user=LOGIN))


def test_a_meeting_that_is_started_by_or_with_the_one_has_no_item_of_it() -> None:
    for desk in (replace(suspected(), user=LOGIN), suspected(planned=True)):
        meetings.finish(desk, RUNNING)
        third = replace(meetings.get(desk, "meeting-3"), team="iko")
        desk.store.commit(put=[third])
        started = meetings.start(desk, "meeting-3")
        assert words_in(repr(started)) == []
        assert CASE not in {i.case_id for i in started.agenda}


def test_what_was_put_on_about_it_waits_for_a_meeting_without_the_one() -> None:
    desk = suspected(planned=True)
    meetings.finish(desk, RUNNING)
    desk.store.commit(put=[replace(meetings.get(desk, "meeting-3"), team="iko")])
    meetings.add_item(desk, "meeting-3", AgendaItem(id="", case_id=CASE, detail="Fossgap"))
    meetings.start(desk, "meeting-3")
    assert words_in(all_of(Gate(replace(desk, user=LOGIN)))) == []
    meetings.finish(desk, "meeting-3")
    following = meetings.plan(desk, "iko", TODAY, None, "")
    (item,) = (i for i in agenda_of(desk, following) if i.case_id == CASE)
    assert AgendaReason.SKIPPED in item.reasons
    assert "Fossgap" in item.detail
    called = meetings.plan(desk, "iko", TODAY, None, "")
    attendance.add_participant(desk, called.id, attendance.Guest(SUSPECTED.name))
    assert CASE not in {i.case_id for i in agenda_of(desk, meetings.get(desk, called.id))}


def test_who_takes_the_minutes_is_in_the_room_though_not_ticked() -> None:
    desk = suspected()
    assert CASE in set(Gate(desk).all(Case))
    held = replace(meetings.get(desk, RUNNING), keeper=FreeText(SUSPECTED.name))
    desk.store.commit(put=[held])
    assert CASE not in set(Gate(desk).all(Case))
    desk = suspected()
    third = replace(meetings.get(desk, "meeting-3"), team="iko", keeper=FreeText(SUSPECTED.name))
    assert CASE not in {i.case_id for i in agenda_of(Gate(desk), third)}


# Undo


def test_undo_passes_over_what_is_of_the_case_and_takes_ones_own_back() -> None:
    desk = suspected()
    follow_ups.add_note(desk, "f-1", "Et notat")
    step = desk.store.get(Case, CASE).steps[0]
    cases.set_step(desk, CASE, replace(step, note="Skjorteholk igjen"))
    item = next(i for i in meetings.get(desk, RUNNING).agenda if i.case_id == CASE)
    meetings.note(desk, RUNNING, item.id, Entry(id="", kind=EntryKind.INFO, text="Fossgap igjen"))
    before = desk.store.get(Case, CASE)
    gone = replace(desk, user=LOGIN)
    assert undo(gone) == "follow_up.note"
    assert desk.store.get(Case, CASE) == before
    assert redo(gone) == "follow_up.note"
    assert undo(gone) == "follow_up.note"
    # The other one sits down again: what was passed over is still there, the newest first.
    assert undo(desk) == "meeting.note"
    assert undo(desk) == "case.step"
    assert desk.store.get(Case, CASE).steps[0].note == "Skjorteholk"
    assert [redo(desk) for _ in range(3)] == ["case.step", "meeting.note", "follow_up.note"]


def test_whoever_is_suspected_cannot_take_the_suspicion_back_with_undo() -> None:
    desk = desk_with()
    routes.suspect(desk, "case-1", Suspicion(whom="Berit Aas", on=TODAY))
    with pytest.raises(DomainError) as caught:
        undo(desk)
    assert caught.value.fault is Fault.NOTHING_TO_UNDO
    assert undo(replace(desk, user="siv")) == "case.suspect"


def test_a_case_whose_opening_was_undone_is_not_opened_again_by_the_one() -> None:
    desk = suspected()
    new = replace(desk.store.get(Case, CASE), id="", number="", title="Ny", steps=())
    cases.start(desk, new)
    assert undo(desk) == "case.start"
    with pytest.raises(DomainError) as caught:
        redo(replace(desk, user=LOGIN))
    assert caught.value.fault is Fault.NOTHING_TO_REDO
    assert redo(desk) == "case.start"


# The verbs


def test_the_suspected_one_is_known_by_the_record_and_not_proposed_for_anything() -> None:
    desk = suspected()
    case = desk.store.get(Case, CASE)
    assert case.suspicion
    assert case.suspicion.person == SUSPECTED.id
    assert SUSPECTED.name in who_options(desk)
    assert SUSPECTED.name not in who_options(desk, case)
    assert "Jon Vik" in who_options(desk, case)


def test_both_are_taken_back_with_a_reason_that_the_history_tells() -> None:
    desk = suspected()
    for take_back, verb in (
        (routes.take_back_suspicion, "case.unsuspect"),
        (routes.take_back_severity, "case.not_serious"),
    ):
        with pytest.raises(DomainError) as caught:
            take_back(desk, CASE, " ")
        assert (caught.value.fault, caught.value.facts["field"]) == (Fault.EMPTY_FIELD, "why")
        take_back(desk, CASE, "Feil sak")
        last = desk.store.last(HistoryEntry)
        assert last
        assert (last.verb, last.why) == (verb, "Feil sak")
    case = desk.store.get(Case, CASE)
    assert (case.suspicion, case.severity) == (None, None)


def test_what_two_change_at_the_same_time_is_asked_about_once() -> None:
    desk = suspected()
    base = desk.store.get(Case, CASE).suspicion
    assert base
    routes.suspect(desk, CASE, replace(base, leader=True), base)
    typed = replace(base, whom="Holtskog, Vegard")
    settled = routes.suspect(desk, CASE, typed, base, "skrevet feil").suspicion
    assert settled == replace(typed, leader=True, person=None)
    with pytest.raises(DomainError) as caught:
        routes.suspect(desk, CASE, replace(base, on=TODAY, whom="Jon Vik"), base)
    assert caught.value.fault is Fault.STALE
    assert ON < TODAY
