"""«Har eleven sluttet?» in the data: begun, each step, put right, taken away, and undone."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.coming_up import ComingUp
from elvis_tui.domain.follow_ups.departure import Day, Deed, Departure, Done
from elvis_tui.domain.follow_ups.departure_rules import Ending, Move
from elvis_tui.domain.follow_ups.records import Contact, ContactMethod, FollowUp, Reached
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.services.across import history
from elvis_tui.services.desk import departures as stand
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.desk.whom import sides
from elvis_tui.services.follow_ups import contacts, corrections
from elvis_tui.services.follow_ups import departures as service
from elvis_tui.services.people import students
from tests.school import SUMMER, TODAY, desk_with, school_class, student

WHO = "s-5"
"""Nobody follows this student."""


def later(desk: Desk, day: date) -> Desk:
    """The same data on another day."""
    now = datetime(day.year, day.month, day.day, 12, tzinfo=SUMMER)
    return replace(desk, clock=replace(desk.clock, at=now))


def begun(desk: Desk, student_id: str = WHO, on: date = TODAY) -> Departure:
    new = Departure(id="", subject=student(student_id), began_on=on, doubt="ikke sett på ei uke")
    return service.begin(desk, new)


def sought(desk: Desk, on: date, whom: str = "eleven", reached: Reached = Reached.NO) -> FollowUp:
    followed = service.followed_by(desk, student(WHO))
    assert followed is not None
    contact = Contact(id="", on=on, by="berit", whom=whom, how=ContactMethod.PHONE, reached=reached)
    return contacts.add(desk, followed.id, contact)


def done(deed: Deed, on: date, **fields: str) -> Done:
    return Done(id="", deed=deed, on=on, by="berit", **fields)


def noticed(desk: Desk) -> tuple[Desk, Departure]:
    """Tried for two weeks, and the varsel sent on the last of them."""
    departure = begun(desk)
    sought(desk, TODAY)
    desk = later(desk, date(2026, 11, 2))
    sought(desk, date(2026, 10, 26))
    sent = done(Deed.NOTICE, date(2026, 11, 2), whom="eleven", sent_as="brev")
    return desk, service.do(desk, departure.id, sent)


def test_it_begins_a_follow_up_where_there_is_none_so_that_tries_are_logged() -> None:
    desk = desk_with()
    departure = begun(desk)
    followed = service.followed_by(desk, student(WHO))
    assert followed is not None
    assert (followed.team, followed.opened_on) == (ATTENDANCE, TODAY)
    assert service.current(desk, student(WHO)) == departure
    undo(desk)
    assert service.followed_by(desk, student(WHO)) is None
    assert desk.find(Departure, departure.id) is None


def test_who_is_followed_already_is_followed_by_no_more_teams() -> None:
    desk = desk_with()
    before = len(desk.all(FollowUp))
    begun(desk, "s-1")
    assert len(desk.all(FollowUp)) == before
    found = service.followed_by(desk, student("s-1"))
    assert found is not None
    assert found.team == IKO


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"subject": school_class("c-1")}, Fault.NO_SUBJECT),
        ({"began_on": date(2026, 10, 20)}, Fault.DAY_TO_COME),
        ({"doubt": " "}, Fault.EMPTY_FIELD),
    ],
)
def test_what_cannot_begin(change: dict[str, object], fault: Fault) -> None:
    desk = desk_with()
    new = Departure(id="", subject=student(WHO), began_on=TODAY, doubt="borte")
    with pytest.raises(DomainError) as refused:
        service.begin(desk, replace(new, **change))
    assert refused.value.fault is fault
    assert not desk.all(Departure)


def test_one_stands_at_a_time_and_none_of_a_student_reached_since() -> None:
    desk = desk_with()
    begun(desk)
    with pytest.raises(DomainError) as refused:
        begun(desk)
    assert refused.value.fault is Fault.DEPARTURE_OPEN
    sought(desk, TODAY, "Ygdis", Reached.YES)
    with pytest.raises(DomainError) as refused:
        begun(desk)
    assert (refused.value.fault, refused.value.facts["day"]) == (Fault.REACHED_SINCE, TODAY)


def test_the_contacts_are_its_log_and_whom_they_name_is_understood() -> None:
    desk = desk_with()
    departure = begun(desk)
    sought(desk, TODAY, "mor til Ygdis", Reached.YES)
    sought(desk, TODAY, "SMS til eleven")
    run = stand.stands(desk, departure)
    assert [(t.sides.student, t.sides.guardian) for t in run.tries] == [
        (False, True),
        (True, False),
    ]
    assert run.is_open
    by = sides(desk, student(WHO))
    assert by("eleven og foresatte") == by("far, Ygdis")
    assert (by("kontaktlærer").student, by("kontaktlærer").guardian) == (False, False)


def test_when_the_student_is_reached_it_ends_and_goes_on_when_that_was_wrong() -> None:
    desk = desk_with()
    departure = begun(desk)
    followed = sought(desk, TODAY, reached=Reached.YES)
    run = stand.stands(desk, departure)
    assert (run.ending, service.is_open(desk, departure.id)) == (Ending.REACHED, False)
    assert stand.open_runs(desk) == {}
    wrong = replace(followed.contacts[-1], reached=Reached.NO)
    corrections.correct(desk, followed.id, wrong, "feil elev")
    assert service.is_open(desk, departure.id) is True


def test_the_whole_way_to_the_end_with_a_verb_for_each_step() -> None:
    desk, departure = noticed(desk_with())
    desk = later(desk, date(2026, 12, 30))
    for deed, on in (
        (Deed.DECISION, date(2026, 11, 24)),
        (Deed.SIGNED_OUT, date(2026, 12, 16)),
        (Deed.OT_TOLD, date(2026, 12, 16)),
    ):
        departure = service.do(desk, departure.id, done(deed, on))
    run = stand.stands(desk, departure)
    assert run.ending is Ending.SIGNED_OUT
    verbs = [e.verb for e in desk.all(HistoryEntry).values() if e.record_id == departure.id]
    assert verbs == [
        "departure.begin",
        "departure.notice",
        "departure.decide",
        "departure.sign_out",
        "departure.tell_ot",
    ]
    undo(desk)
    assert stand.stands(desk, desk.get(Departure, departure.id)).move is Move.TELL_OT


def test_a_reason_for_going_on_without_is_kept_and_told() -> None:
    desk = desk_with()
    departure = begun(desk)
    with pytest.raises(DomainError) as refused:
        service.do(desk, departure.id, done(Deed.NOTICE, TODAY))
    assert refused.value.fault is Fault.STEP_LACKS
    made = service.do(desk, departure.id, done(Deed.NOTICE, TODAY, why="flyttet til Bodø"))
    assert made.done[0].why == "flyttet til Bodø"
    last = list(desk.all(HistoryEntry).values())[-1]
    assert last.why == "flyttet til Bodø"


def test_a_date_is_put_right_with_a_reason_and_what_was_computed_stays() -> None:
    desk, departure = noticed(desk_with())
    with pytest.raises(DomainError) as refused:
        service.correct_date(desk, departure.id, Day.ANSWER_BY, date(2026, 11, 30), "")
    assert refused.value.fault is Fault.EMPTY_FIELD
    service.correct_date(desk, departure.id, Day.ANSWER_BY, date(2026, 11, 30), "posten var sein")
    run = stand.stands(desk, desk.get(Departure, departure.id))
    worked = run.days[Day.ANSWER_BY]
    assert (worked.on, worked.computed) == (date(2026, 11, 30), date(2026, 11, 23))
    (kept,) = run.departure.corrections
    assert (kept.by, kept.made_on, kept.why) == ("berit", date(2026, 11, 2), "posten var sein")
    undo(desk)
    assert desk.get(Departure, departure.id).corrections == ()


def test_another_day_for_what_was_done_needs_a_reason_and_other_words_do_not() -> None:
    desk, departure = noticed(desk_with())
    (sent,) = departure.done
    service.correct(desk, departure.id, replace(sent, sent_as="rekommandert brev"), "")
    with pytest.raises(DomainError) as refused:
        service.correct(desk, departure.id, replace(sent, on=date(2026, 10, 30)), "")
    assert (refused.value.fault, refused.value.facts["field"]) == (Fault.EMPTY_FIELD, "correction")
    made = service.correct(desk, departure.id, replace(sent, on=date(2026, 10, 30)), "poststempel")
    assert made.corrections[0].before == date(2026, 11, 2)
    assert made.done[0].on == date(2026, 10, 30)


def test_the_doubt_is_put_right() -> None:
    desk, departure = noticed(desk_with())
    service.correct_doubt(desk, replace(departure, doubt="tømte skapet"), "")
    typed = replace(desk.get(Departure, departure.id), began_on=date(2026, 10, 12))
    with pytest.raises(DomainError) as refused:
        service.correct_doubt(desk, typed, "")
    assert refused.value.facts["field"] == "correction"
    made = service.correct_doubt(desk, typed, "sist sett da")
    assert (made.doubt, made.began_on) == ("tømte skapet", date(2026, 10, 12))
    assert made.corrections[0].before == TODAY


def test_what_ended_it_is_withdrawn_with_a_reason() -> None:
    desk, departure = noticed(desk_with())
    service.do(desk, departure.id, done(Deed.ANSWER, date(2026, 11, 2), whom="mor"))
    with pytest.raises(DomainError) as refused:
        service.reopen(desk, departure.id, " ")
    assert refused.value.fault is Fault.EMPTY_FIELD
    again = service.reopen(desk, departure.id, "det var søsken som svarte")
    assert again.of(Deed.ANSWER) is None
    assert (again.withdrawn[0].deed, again.withdrawn[0].on) == (Deed.ANSWER, date(2026, 11, 2))
    assert service.is_open(desk, departure.id)


def test_begun_by_mistake_it_is_taken_away_with_a_reason_and_can_be_had_again() -> None:
    desk = desk_with()
    departure = begun(desk)
    with pytest.raises(DomainError) as refused:
        service.remove(desk, departure.id, "")
    assert refused.value.fault is Fault.EMPTY_FIELD
    service.remove(desk, departure.id, "feil elev")
    assert service.is_open(desk, departure.id) is None
    told = history.of_subject(desk, student(WHO))
    assert (told[0].verb, told[0].why) == ("departure.remove", "feil elev")
    undo(desk)
    assert desk.get(Departure, departure.id) == departure


def test_what_was_done_is_taken_away_the_last_first() -> None:
    desk, departure = noticed(desk_with())
    desk = later(desk, date(2026, 11, 24))
    departure = service.do(desk, departure.id, done(Deed.DECISION, date(2026, 11, 24)))
    sent, decided = departure.done
    with pytest.raises(DomainError) as refused:
        service.take_away_done(desk, departure.id, sent.id)
    assert refused.value.fault is Fault.STEP_LEADS_ON
    assert service.take_away_done(desk, departure.id, decided.id).done == (sent,)
    with pytest.raises(DomainError):
        service.find(desk, departure.id, decided.id)


def test_what_is_erased_for_the_students_sake_is_gone_from_the_history_too() -> None:
    desk, departure = noticed(desk_with())
    secret = "innlagt på sykehus"
    made = service.do(
        desk, departure.id, done(Deed.ANSWER, date(2026, 11, 2), whom="mor", text=secret)
    )
    service.erase_done(desk, departure.id, made.done[-1].id, "gjelder helse")
    everything = str(desk.all(HistoryEntry).values()) + str(desk.all(Departure).values())
    assert secret not in everything
    service.erase(desk, departure.id, "ba om det")
    everything = str(list(desk.all(HistoryEntry).values()))
    assert "ikke sett på ei uke" not in everything
    assert not desk.all(Departure)
    told = history.of_subject(desk, student(WHO))
    assert told[0].verb == "departure.erase"


def test_of_two_records_of_one_student_it_is_about_the_one_that_is_kept() -> None:
    desk, departure = noticed(desk_with())
    students.join(desk, "s-3", WHO)
    kept = desk.get(Departure, departure.id)
    assert kept.subject == student("s-3")
    run = stand.stands(desk, kept)
    assert run.first_try == TODAY
    assert desk.find(Student, WHO) is None
    assert departure.id in {e.record_id for e in history.of_subject(desk, student("s-3"))}


def test_a_follow_up_comes_up_when_its_students_matter_does() -> None:
    desk, _departure = noticed(desk_with())
    followed = service.followed_by(desk, student(WHO))
    assert followed is not None
    up = stand.coming_up(desk)
    assert up(followed) == ComingUp(date(2026, 11, 24), Move.DECIDE)
    nearer = replace(followed, next_date=date(2026, 11, 5))
    assert up(nearer) == ComingUp(date(2026, 11, 5))
    assert up(desk.get(FollowUp, "f-5")) == ComingUp()


def test_the_breaks_of_the_schools_calendar_are_told() -> None:
    desk = desk_with()
    departure = begun(desk)
    desk = later(desk, date(2026, 12, 10))
    sought(desk, date(2026, 12, 10))
    run = stand.stands(desk, departure)
    assert run.first_try == date(2026, 12, 10)
    assert any("jul" in one.name.casefold() for one in stand.breaks_in(desk, run))
