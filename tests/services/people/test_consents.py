"""Consents recorded, withdrawn, put right, taken away; and where they come up by themselves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from elvis_tui.domain.across.overview import DueKind
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.meetings.records import AgendaReason, Meeting
from elvis_tui.domain.people.consent_rules import AskKind
from elvis_tui.domain.people.consents import Consent, Giver, Standing
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.across import history
from elvis_tui.services.across.overview import overview
from elvis_tui.services.across.search import HitKind, everything
from elvis_tui.services.across.subject import known
from elvis_tui.services.desk import consents as reading
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.follow_ups.views import View, listed
from elvis_tui.services.meetings.agenda import agenda_of
from elvis_tui.services.people import consents, students
from tests.school import CONSENTS, TODAY

C1 = CONSENTS[0]
DAY = timedelta(days=1)


def given(desk: Desk, **changes: object) -> Consent:
    new = Consent(
        id="", student="s-2", services=("BUP",), given_by=Giver.STUDENT, on=TODAY, **changes
    )
    return consents.record(desk, new)


def born(desk: Desk, student_id: str, on: date) -> None:
    desk.store.commit(put=[replace(desk.store.get(Student, student_id), birth_date=on)])


def refused(action: object, *arguments: object) -> Fault:
    with pytest.raises(DomainError) as caught:
        action(*arguments)  # type: ignore[operator]
    return caught.value.fault


def told(desk: Desk, student_id: str) -> list[str]:
    return [e.verb for e in history.of_subject(desk, Subject.of_student(student_id))]


# Verbs


def test_what_is_proposed_is_of_today_until_the_school_year_ends(desk: Desk) -> None:
    new = consents.proposed(desk, "s-2")
    assert (new.on, new.expires_on, new.given_by) == (TODAY, date(2027, 6, 18), Giver.NOT_TOLD)
    born(desk, "s-2", date(2012, 5, 1))
    assert consents.proposed(desk, "s-2").given_by is Giver.GUARDIANS
    born(desk, "s-2", date(2009, 5, 1))
    assert consents.proposed(desk, "s-2").given_by is Giver.STUDENT


def test_it_is_recorded_with_who_did_and_taken_back_in_one_step(desk: Desk) -> None:
    new = given(desk)
    assert (new.id, new.by) == ("consent-new-1", "berit")
    assert told(desk, "s-2") == ["consent.give"]
    undo(desk)
    assert desk.store.find(Consent, new.id) is None
    assert told(desk, "s-2") == ["undo:consent.give", "consent.give"]


def test_a_withdrawal_is_kept_beside_what_was_given(desk: Desk) -> None:
    consents.withdraw(desk, "consent-1", TODAY, FreeText("delingen med PPT"))
    now = consents.get(desk, "consent-1")
    assert now == replace(
        C1,
        standing=Standing.WITHDRAWN,
        withdrawn_on=TODAY,
        withdrawn_what="delingen med PPT",
    )
    assert reading.may_be_told(desk, "s-1", "PPT", TODAY - DAY)
    assert reading.may_be_told(desk, "s-1", "PPT", TODAY) is None
    assert refused(consents.withdraw, desk, "consent-1", TODAY) is Fault.NOT_GIVEN


def test_a_withdrawal_on_a_day_that_cannot_be_changes_nothing(desk: Desk) -> None:
    for day, fault in (
        (TODAY + DAY, Fault.DAY_TO_COME),
        (date(2026, 9, 3), Fault.WITHDRAWN_BEFORE_GIVEN),
        (None, Fault.EMPTY_FIELD),
    ):
        assert refused(consents.withdraw, desk, "consent-1", day) is fault
    assert consents.get(desk, "consent-1") == C1


def test_it_is_put_right_with_a_reason_and_what_a_colleague_wrote_meanwhile_stays(
    desk: Desk,
) -> None:
    desk.store.commit(put=[replace(C1, purpose=FreeText("noe annet"))])
    consents.correct(desk, replace(C1, expires_on=date(2027, 5, 1)), FreeText("feil dato"), C1)
    now = consents.get(desk, "consent-1")
    assert (now.expires_on, now.purpose) == (date(2027, 5, 1), "noe annet")
    entry = desk.store.last(HistoryEntry)
    assert entry is not None
    assert (entry.verb, entry.why) == ("consent.correct", "feil dato")
    mine = replace(C1, purpose=FreeText("mitt"))
    assert refused(consents.correct, desk, mine, FreeText(""), C1) is Fault.STALE


def test_a_withdrawal_that_was_a_mistake_is_put_right_whole(desk: Desk) -> None:
    gone = consents.withdraw(desk, "consent-1", TODAY, FreeText("alt"), FreeText("sa hun"))
    consents.correct(desk, replace(gone, standing=Standing.GIVEN), FreeText(""), gone)
    assert consents.get(desk, "consent-1") == C1


def test_taken_away_by_mistake_it_can_be_undone_and_the_page_tells_of_it(desk: Desk) -> None:
    consents.take_away(desk, "consent-1")
    assert reading.of_student(desk, "s-1") == []
    assert told(desk, "s-1")[0] == "consent.take_away"
    undo(desk)
    assert consents.get(desk, "consent-1") == C1


def test_erased_it_is_in_no_history_and_that_it_was_erased_is(desk: Desk) -> None:
    new = given(desk, purpose=FreeText("hemmelig"), as_it_stood=FreeText("BUP fordi"))
    old = HistoryEntry(
        id="h-9",
        number=9,
        at=desk.clock.real(),
        by=FreeText("siv"),
        verb="follow_up.edit",
        table="follow_ups",
        record_id="f-2",
        changes=(FieldChange(field="consent", before="", after="BUP fordi"),),
    )
    desk.store.commit(put=[old])
    assert refused(consents.erase, desk, new.id, FreeText(" ")) is Fault.EMPTY_FIELD
    consents.erase(desk, new.id, FreeText("eleven ba om det"))
    entries = str(list(desk.store.all(HistoryEntry).values()))
    assert "hemmelig" not in entries
    assert "BUP fordi" not in entries
    assert told(desk, "s-2")[0] == "consent.erase"
    assert desk.store.find(Consent, new.id) is None


def test_joined_students_have_the_consents_of_both(desk: Desk) -> None:
    given(desk)
    assert students.joining(desk, "s-1", "s-2").moved["consents"] == 1
    students.join(desk, "s-1", "s-2")
    assert {c.id for c in reading.of_student(desk, "s-1")} == {"consent-1", "consent-new-1"}
    assert "consent.give" in told(desk, "s-1")


def test_a_student_with_a_consent_is_not_taken_away_as_a_mistake(desk: Desk) -> None:
    born(desk, "s-5", date(2009, 5, 1))
    student = students.add(desk, students.StudentFacts(first_name=FreeText("Ny")))
    consents.record(desk, replace(C1, id="", student=student.id))
    assert refused(students.remove, desk, student.id) is Fault.IN_USE


def test_it_is_found_by_what_it_says(desk: Desk) -> None:
    (hit,) = [h for h in everything(desk).search("fravær og tiltak") if h.record == C1]
    assert (hit.kind, hit.subject) == (HitKind.CONSENT, Subject.of_student("s-1"))


# Where it comes up by itself


def ending(desk: Desk, on: date) -> None:
    desk.store.commit(put=[replace(C1, expires_on=on)])


def reasons(desk: Desk, meeting_id: str = "meeting-2") -> tuple[tuple[AgendaReason, ...], object]:
    """Why a meeting takes up the student, and until when the consent is."""
    meeting = desk.store.get(Meeting, meeting_id)
    found = [i for i in agenda_of(desk, meeting) if i.subject == Subject.of_student("s-1")]
    consent = {
        AgendaReason.CONSENT_ENDS,
        AgendaReason.CONSENT_OF_AGE,
        AgendaReason.CONSENT_ANEW,
    }
    told_of = tuple(r for i in found for r in i.reasons if r in consent)
    return told_of, next((i.consent_until for i in found), None)


def test_what_runs_out_is_on_the_saksliste_of_the_team_that_follows(desk: Desk) -> None:
    assert reasons(desk) == ((), None)
    ending(desk, TODAY + 30 * DAY)
    assert reasons(desk) == ((AgendaReason.CONSENT_ENDS,), TODAY + 30 * DAY)
    assert reasons(desk, "meeting-3") == ((), None)


def test_it_alone_is_reason_enough_and_an_answer_takes_it_off(desk: Desk) -> None:
    followed = replace(desk.store.get(FollowUp, "f-1"), next_date=date(2027, 1, 1), measures=())
    desk.store.commit(put=[followed], delete=[desk.store.get(Task, "t-1")])
    ending(desk, TODAY - DAY)
    meeting = desk.store.get(Meeting, "meeting-2")
    (item,) = [i for i in agenda_of(desk, meeting) if i.follow_up_id == "f-1"]
    assert item.reasons[-1] is AgendaReason.CONSENT_ENDS
    consents.record(desk, replace(C1, id="", standing=Standing.REFUSED, on=TODAY, expires_on=None))
    assert reasons(desk) == ((), None)


@pytest.mark.parametrize(
    ("days", "reason"), [(0, AgendaReason.CONSENT_ANEW), (30, AgendaReason.CONSENT_OF_AGE)]
)
def test_an_eighteenth_birthday_is_on_the_saksliste(
    desk: Desk, days: int, reason: AgendaReason
) -> None:
    birthday = TODAY + days * DAY
    born(desk, "s-1", birthday.replace(year=birthday.year - 18))
    desk.store.commit(put=[replace(C1, given_by=Giver.BOTH)])
    assert reasons(desk) == ((reason,), None)


def test_oversikt_and_a_view_of_the_list_tell_of_it(desk: Desk) -> None:
    assert listed(desk, View.CONSENT) == []
    ending(desk, TODAY + 7 * DAY)
    (due,) = [d for d in overview(desk).ahead if d.kind is DueKind.CONSENT]
    assert (due.on, due.part, due.record.id) == (TODAY + 7 * DAY, AskKind.ENDS, "f-1")
    ending(desk, TODAY - DAY)
    assert [d.kind for d in overview(desk).now].count(DueKind.CONSENT) == 1
    assert [f.id for f in listed(desk, View.CONSENT)] == ["f-1"]


def test_words_of_older_data_wait_in_the_view_until_somebody_reads_them(desk: Desk) -> None:
    old = Consent(id="c", student="s-2", standing=Standing.UNCLEAR, as_it_stood=FreeText("PPT?"))
    desk.store.commit(put=[old])
    assert [f.id for f in listed(desk, View.CONSENT)] == ["f-2"]
    assert [d for d in overview(desk).now if d.kind is DueKind.CONSENT] == []
    read = replace(old, standing=Standing.GIVEN, services=(FreeText("PPT"),), on=TODAY)
    consents.correct(desk, read, FreeText(""), old)
    assert listed(desk, View.CONSENT) == []


def test_the_line_of_time_tells_when_it_was_given_and_withdrawn(desk: Desk) -> None:
    consents.withdraw(desk, "consent-1", date(2026, 10, 2))
    events = known(desk, Subject.of_student("s-1")).events
    told_of = [(e.kind.value, e.on) for e in events if isinstance(e.record, Consent)]
    assert told_of == [("withdrawn", date(2026, 10, 2)), ("consent", date(2026, 9, 4))]
