"""What the gate keeps back: of a protected student, of what is restricted, and nothing else."""

from __future__ import annotations

import re
from datetime import timedelta

import msgspec
import pytest
from hypothesis import given

from elvis_tui.domain.across.withholding import Words, of_follow_up
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp, Handover, Reached
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.withheld import WithheldDay, is_withheld, withheld_text
from elvis_tui.services.across import history
from elvis_tui.services.across.erasing import former_texts
from elvis_tui.services.across.search import everything
from elvis_tui.services.across.subject import known
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.follow_ups import corrections
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.follow_ups.views import View, listed
from elvis_tui.services.meetings.agenda import agenda_of
from elvis_tui.services.people.students import join
from elvis_tui.wording.dates import long_date, near_date, short_date
from elvis_tui.wording.due import dated_lateness, lateness
from elvis_tui.wording.history_fields import fields
from tests.kept_back import (
    DUE,
    EVALUATED,
    FOLLOWED,
    NEXT,
    NOTED_DUE,
    WHOSE,
    confidence_in,
    kept_back,
    note_id,
    place_in,
)
from tests.records import of
from tests.school import FOLLOW_UPS, TODAY, desk_with, school_class, student

PLAIN = Words(shielded="◼", ask=lambda who: f"spør {who}", private=lambda who: f"privat {who}")


def all_words(value: object) -> str:
    """Everything that stands in a record, as words; a day that is withheld as such."""
    return repr(value)


# Nothing else


def test_where_nothing_is_kept_back_the_records_are_the_very_same() -> None:
    desk = desk_with()
    gate = Gate(desk)
    for kind in (Student, FollowUp, Meeting):
        for record_id, record in desk.store.all(kind).items():
            assert gate.all(kind)[record_id] is record
            assert gate.get(kind, record_id) is record


@given(of(FollowUp))
def test_what_is_not_restricted_is_never_touched(follow_up: FollowUp) -> None:
    shown = of_follow_up(follow_up, shielded=False, words=PLAIN)
    for before, after in zip(follow_up.notes, shown.notes, strict=True):
        assert before.restricted or after is before
    for one, other in zip(follow_up.contacts, shown.contacts, strict=True):
        assert one.restricted or other is one
    assert replace(shown, notes=(), contacts=(), handovers=()) == replace(
        follow_up, notes=(), contacts=(), handovers=()
    )


@given(of(FollowUp))
def test_of_what_is_restricted_the_day_and_whose_it_is_are_left(follow_up: FollowUp) -> None:
    shown = of_follow_up(follow_up, shielded=True, words=PLAIN)
    for note in shown.notes:
        assert is_withheld(note.text) == note.restricted
    for before, after in zip(follow_up.contacts, shown.contacts, strict=True):
        assert (after.on, after.by, after.id) == (before.on, before.by, before.id)
        if before.restricted:
            assert (after.whom, after.reached, after.next_on) == ("", Reached.NO, None)
            assert after.text == f"spør {before.by}"
        assert after.next_on is None or is_withheld(after.next_on)
    assert shown.next_date == follow_up.next_date, "it sorts, and is late or not"
    assert all(is_withheld(h.in_confidence) for h in shown.handovers if h.in_confidence)


# A day that is withheld


def test_a_day_that_is_withheld_is_counted_with_and_never_told() -> None:
    day = WithheldDay.of(NEXT)
    assert day == NEXT
    assert day < TODAY
    told = [short_date(day), long_date(day), near_date(day, TODAY)]
    assert told == ["◼ skjermet"] * 3
    late = [lateness(day, TODAY), dated_lateness(day, TODAY)]
    assert late == ["◼ forfalt"] * 2, "whoever is to do it has to know that it is past"
    for ahead in (TODAY, TODAY + timedelta(days=1)):
        day = WithheldDay.of(ahead)
        assert [lateness(day, TODAY), dated_lateness(day, TODAY)] == ["◼ skjermet"] * 2


@pytest.mark.parametrize("value", [WithheldDay.of(NEXT), withheld_text("◼")])
def test_what_is_withheld_can_never_be_stored(value: object) -> None:
    with pytest.raises(TypeError):
        msgspec.json.encode(value)


# Through the gate


def test_the_student_is_due_and_late_as_before_and_falls_out_of_no_view() -> None:
    desk = kept_back()
    gate = Gate(desk)
    for view in (View.OPEN, View.OVERDUE, View.RED):
        assert [f.id for f in listed(gate, view)] == [f.id for f in listed(desk, view)]
    planned = replace(desk.get(Meeting, "meeting-3"), team=desk.get(FollowUp, FOLLOWED).team)
    items = agenda_of(gate, planned)
    assert FOLLOWED in [item.follow_up_id for item in items]
    assert place_in(all_words(items)) == []


def test_nothing_that_is_read_through_the_gate_holds_it() -> None:
    gate = Gate(kept_back())
    for kind in (Student, FollowUp, Meeting, HistoryEntry):
        for record in gate.all(kind).values():
            shown = gate.find(kind, record.id)
            for one in (record, shown):
                assert confidence_in(all_words(one)) == []
                if not isinstance(record, HistoryEntry):
                    assert "c-9" not in all_words(one)
                    assert "yttervang" not in all_words(one).casefold()


def test_the_history_tells_neither_before_nor_after() -> None:
    desk = kept_back()
    gate = Gate(desk)
    entries = history.of_subject(gate, student(WHOSE))
    assert len(entries) == len(history.of_subject(desk, student(WHOSE)))
    assert confidence_in(all_words(entries)) == []
    assert "c-9" not in all_words(entries)
    assert "yttervang" not in all_words(entries).casefold()
    assert [one for entry in entries for one in former_texts(gate, entry) if is_withheld(one)] == []


@pytest.mark.parametrize("taken_away", [False, True])
def test_the_history_tells_no_day_of_a_measure_or_a_task_either(taken_away: bool) -> None:
    desk = kept_back()
    if taken_away:
        corrections.take_away(desk, FOLLOWED, desk.get(FollowUp, FOLLOWED).measures[-1].id)
        gone = [task for task in desk.all(Task).values() if task.due in (DUE, NOTED_DUE)]
        desk.save("meeting.take_away", delete=gone)
    gate = Gate(desk)
    whole = all_words([*desk.all(HistoryEntry).values()])
    assert {"2026-12-29", "2026-12-30", "2026-12-31"} <= set(re.findall(r"2026-12-\d\d", whole))
    told = all_words([*gate.all(HistoryEntry).values()])
    assert re.findall(r"2026-12-(?:29|30|31)", told) == []
    with gate.opening(student(WHOSE)):
        there = all_words(history.of_subject(gate, student(WHOSE)))
        assert "2026-12-29" in there


@pytest.mark.parametrize("kind", [FollowUp, Task, Meeting])
def test_what_is_read_of_it_has_days_that_are_counted_with(kind: type[Record]) -> None:
    desk = kept_back()
    shown, stored = Gate(desk).all(kind), desk.all(kind)
    assert shown == stored or kind is not Task, "a day that is withheld is the day it was"
    told = all_words(list(shown.values()))
    for day in (EVALUATED, DUE, NOTED_DUE):
        bare = repr(day).replace("datetime.date", "")
        there = bare in all_words(list(stored.values()))
        assert (f"WithheldDay{bare}" in told) is there
        assert f"datetime.date{bare}" not in told


def test_the_task_of_another_student_or_of_nobody_is_the_very_same() -> None:
    desk = kept_back()
    gate = Gate(desk)
    others = [t for t in desk.all(Task).values() if t.subject != student(WHOSE)]
    assert others
    assert all(gate.get(Task, task.id) is task for task in others)


def test_the_class_does_not_list_the_student_who_goes_in_it() -> None:
    desk = kept_back()
    assert [f.id for f in known(desk, school_class("c-9")).in_class] == [FOLLOWED]
    assert known(Gate(desk), school_class("c-9")).in_class == ()


def test_the_search_knows_none_of_the_words_also_not_for_the_owner() -> None:
    index = everything(Gate(kept_back()))
    for typed in ("kvaxholm", "brimfossen", "jexvold", "yttervang"):
        assert index.search(typed) == []
    assert [hit.kind for hit in index.search("9zqx")] == ["class"]


def test_only_while_the_students_own_page_is_drawn_it_is_told() -> None:
    gate = Gate(kept_back())
    with gate.opening(student(WHOSE)):
        assert gate.names.with_group(student(WHOSE)) == "Thorvaldine Kvisgaard (9ZQX)"
        assert not is_withheld(gate.get(FollowUp, FOLLOWED).next_date)
        assert confidence_in(all_words(gate.get(FollowUp, FOLLOWED))) == []
    assert gate.names.with_group(student(WHOSE)) == "Thorvaldine Kvisgaard (◼ skjermet)"
    assert is_withheld(gate.get(FollowUp, FOLLOWED).next_date)
    gate.names_hidden = True
    with gate.opening(student(WHOSE)):
        assert is_withheld(gate.get(FollowUp, FOLLOWED).next_date)
        assert gate.names.with_group(student(WHOSE)) == "Elev 01 (◼ skjermet)"


def test_another_students_page_opens_nothing_of_this_one() -> None:
    gate = Gate(kept_back())
    with gate.opening(student("s-2")):
        assert is_withheld(gate.all(FollowUp)[FOLLOWED].next_date)


def test_what_is_withheld_is_followed_when_the_data_change() -> None:
    desk = kept_back()
    gate = Gate(desk)
    assert gate.all(Student)[WHOSE].class_id is None
    lifted = replace(desk.get(Student, WHOSE), address_protected=False)
    desk.save("student.edit", lifted)
    assert gate.all(Student)[WHOSE].class_id == "c-9"
    assert gate.all(FollowUp)[FOLLOWED].next_what == "møte på Yttervang"


# Whose it is


def test_the_owner_is_known_by_the_log_in_and_by_the_name_of_the_staff() -> None:
    gate = Gate(kept_back())
    assert gate.may_open("berit")
    assert gate.may_open("Berit Aas")
    assert not gate.may_open("Jon Vik")
    gate.names_hidden = True
    assert not gate.may_open("berit")


@pytest.mark.parametrize("restricted", [True, False])
def test_nobody_else_puts_it_right_or_lifts_the_mark(restricted: bool) -> None:
    desk = kept_back()
    other = replace(desk, user="siv")
    piece = corrections.find(desk, FOLLOWED, note_id(desk))
    with pytest.raises(DomainError) as refused:
        corrections.correct(other, FOLLOWED, replace(piece, restricted=restricted, text="x"), "")
    assert refused.value.fault is Fault.NOT_YOURS


def test_nobody_restricts_what_another_wrote() -> None:
    desk = desk_with()
    note = replace(FOLLOW_UPS[0].notes[0], restricted=True)
    with pytest.raises(DomainError) as refused:
        corrections.correct(replace(desk, user="siv"), "f-1", note, "")
    assert refused.value.fault is Fault.NOT_YOURS


def test_what_was_agreed_in_confidence_is_not_what_happens_next() -> None:
    desk = desk_with()
    old = replace(FOLLOW_UPS[0], next_date=None, next_what="")
    desk.save("follow_up.edit", old)
    from elvis_tui.services.follow_ups import contacts

    contact = replace(
        kept_back().get(FollowUp, FOLLOWED).contacts[-1], next_on=TODAY.replace(day=30)
    )
    made = contacts.add(desk, "f-1", contact)
    assert (made.next_date, made.next_what) == (TODAY.replace(day=30), "")


def test_taken_away_for_the_students_sake_it_is_gone_from_the_history_too() -> None:
    desk = kept_back()
    corrections.erase(desk, FOLLOWED, note_id(desk), "ba om det")
    assert "Brimfossen" not in all_words(list(desk.store.all(HistoryEntry).values()))


def test_a_student_who_stood_twice_stays_protected() -> None:
    desk = kept_back()
    assert join(desk, "s-2", WHOSE).address_protected


def test_a_handover_keeps_what_is_given_in_confidence() -> None:
    desk = desk_with()
    given_over = Handover(
        id="over-1", on=TODAY, by="berit", works="tegning", in_confidence="Kvaxholm",
        confided_by="berit",
    )  # fmt: skip
    desk.save("follow_up.handover", replace(FOLLOW_UPS[0], handovers=(given_over,)))
    (shown,) = follow_ups.get(Gate(desk), "f-1").handovers
    assert (shown.works, shown.in_confidence) == ("tegning", "◼ skjermet, spør berit")
    entries = history.of_subject(Gate(desk), student("s-1"))
    assert confidence_in(all_words(entries)) == []


def test_what_was_a_protected_students_is_kept_back_when_the_records_are_joined() -> None:
    desk = kept_back()
    join(desk, "s-4", WHOSE)
    gate = Gate(desk)
    names = gate.names
    told = [fields(entry, names) for entry in history.of_subject(gate, student("s-4"))]
    assert place_in(repr(told)) == []
