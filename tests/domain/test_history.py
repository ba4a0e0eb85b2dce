"""What changed between two versions of a record."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.follow_ups.records import FollowUp, Level, Note, Phase
from elvis_tui.domain.history import (
    FieldChange,
    HistoryEntry,
    differences,
    narrowed,
    plain,
    standing,
    verb_itself,
)
from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.teams import IKO

NOON = datetime(2026, 10, 19, 12, tzinfo=UTC)
FIRST, SECOND, THIRD = (Note(id=f"n-{n}", at=NOON, by="Sos.ped.", text=str(n)) for n in (1, 2, 3))
FOLLOW_UP = FollowUp(
    id="f-1",
    subject=Subject(kind=SubjectKind.STUDENT, id="s-1"),
    team=IKO,
    opened_on=date(2026, 9, 1),
)
BERIT = Person(id="p-1", name="Berit Moen", role="Rektor")


def as_dict(note: Note) -> dict[str, str | bool]:
    told = {"id": note.id, "at": "2026-10-19T12:00:00Z", "by": note.by, "text": note.text}
    return {**told, "restricted": note.restricted}


def test_a_record_that_did_not_change_has_no_differences() -> None:
    assert differences(FOLLOW_UP, replace(FOLLOW_UP)) == ()
    assert differences(None, None) == ()


def test_every_field_that_changed_is_told_once_with_both_values() -> None:
    later = replace(FOLLOW_UP, phase=Phase.MAPPING, next_date=date(2026, 10, 26), owner="Rektor")
    assert differences(FOLLOW_UP, later) == (
        FieldChange(field="phase", before="identifying", after="mapping"),
        FieldChange(field="owner", before="", after="Rektor"),
        FieldChange(field="next_date", before=None, after="2026-10-26"),
    )


def test_a_new_record_tells_what_it_was_given_and_not_what_is_empty() -> None:
    told = {c.field: (c.before, c.after) for c in differences(None, FOLLOW_UP)}
    assert told == {
        "subject": (None, {"kind": "student", "id": "s-1"}),
        "team": (None, "iko"),
        "opened_on": (None, "2026-09-01"),
        "phase": (None, "identifying"),
        "level": (None, "yellow"),
    }


def test_a_deleted_record_tells_all_that_was_lost_with_it() -> None:
    told = {c.field: (c.before, c.after) for c in differences(BERIT, None)}
    assert told == {
        "name": ("Berit Moen", None),
        "role": ("Rektor", None),
        "external": (False, None),
    }


def test_a_value_that_is_taken_away_is_told_with_what_it_was() -> None:
    dated = replace(FOLLOW_UP, next_date=date(2026, 10, 26), level=Level.RED)
    assert differences(dated, replace(dated, next_date=None)) == (
        FieldChange(field="next_date", before="2026-10-26", after=None),
    )


def test_of_a_list_only_what_came_and_what_left_is_told() -> None:
    before = replace(FOLLOW_UP, notes=(FIRST, SECOND))
    after = replace(FOLLOW_UP, notes=(SECOND, THIRD))
    assert differences(before, after) == (
        FieldChange(field="notes", before=[as_dict(FIRST)], after=[as_dict(THIRD)]),
    )


def test_an_element_that_changed_both_left_and_came() -> None:
    edited = replace(FIRST, text="rettet")
    (change,) = differences(
        replace(FOLLOW_UP, notes=(FIRST, SECOND)), replace(FOLLOW_UP, notes=(edited, SECOND))
    )
    assert (change.before, change.after) == ([as_dict(FIRST)], [as_dict(edited)])


def test_one_of_two_equal_elements_that_left_is_told() -> None:
    twice = replace(BERIT, teams=(IKO, IKO))
    assert differences(twice, replace(BERIT, teams=(IKO,))) == (
        FieldChange(field="teams", before=["iko"], after=[]),
    )


def test_another_order_is_a_change_in_which_nothing_came_or_left() -> None:
    turned = replace(FOLLOW_UP, notes=(SECOND, FIRST))
    assert differences(replace(FOLLOW_UP, notes=(FIRST, SECOND)), turned) == (
        FieldChange(field="notes", before=[], after=[]),
    )


def test_the_id_is_never_told() -> None:
    assert [c.field for c in differences(None, SchoolClass(id="c-1", code="2STA"))] == ["code"]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (Phase.CLOSED, "closed"),
        (date(2026, 2, 28), "2026-02-28"),
        (time(12, 5), "12:05:00"),
        (NOON, "2026-10-19T12:00:00Z"),
        ((IKO, ("a", 1)), ["iko", ["a", 1]]),
        (None, None),
        (True, True),
        (Subject(kind=SubjectKind.CLASS, id="c-1"), {"kind": "class", "id": "c-1"}),
    ],
)
def test_values_are_kept_as_json_has_them(value: object, kept: object) -> None:
    assert plain(value) == kept
    assert json.loads(json.dumps(plain(value))) == kept


STUDENTS = st.builds(
    Student,
    id=st.just("s-1"),
    first_name=st.text(max_size=2),
    last_name=st.text(max_size=2),
    class_id=st.none() | st.just("c-1"),
    number=st.integers(0, 1),
    birth_date=st.none() | st.dates(),
)


@given(one=STUDENTS, other=STUDENTS)
def test_the_differences_are_exactly_the_fields_that_differ(one: Student, other: Student) -> None:
    names = ("first_name", "last_name", "class_id", "number", "birth_date")
    found = differences(one, other)
    assert [c.field for c in found] == [n for n in names if getattr(one, n) != getattr(other, n)]
    for change in found:
        assert change.before == plain(getattr(one, change.field))
        assert change.after == plain(getattr(other, change.field))


@given(one=STUDENTS, other=STUDENTS)
def test_going_back_tells_the_same_the_other_way_round(one: Student, other: Student) -> None:
    back = tuple(
        FieldChange(field=c.field, before=c.after, after=c.before) for c in differences(one, other)
    )
    assert differences(other, one) == back


def entry(*changes: FieldChange, verb: str = "meeting.note") -> HistoryEntry:
    return HistoryEntry(
        id="h-1",
        number=1,
        at=NOON,
        by="berit",
        verb=verb,
        table="meetings",
        record_id="meeting-1",
        changes=changes,
    )


def test_of_a_meetings_entry_only_the_items_asked_for_are_left() -> None:
    mine, other = {"id": "i-1", "case_id": "x"}, {"id": "i-2", "case_id": "y"}
    whole = entry(
        FieldChange(field="status", before="planned", after="running"),
        FieldChange(field="agenda", before=[mine], after=[mine, other]),
    )
    left = narrowed(whole, lambda item: item["case_id"] == "y")
    assert left.changes == (FieldChange(field="agenda", before=[], after=[other]),)
    assert (left.id, left.verb, left.at) == (whole.id, whole.verb, whole.at)
    assert narrowed(whole, lambda item: False).changes == ()
    began = entry(FieldChange(field="agenda", before=None, after=[mine]))
    assert narrowed(began, lambda item: True).changes[0].after == [mine]


@pytest.mark.parametrize("verb", ["case.start", "undo:case.start", "redo:case.start"])
def test_a_verb_taken_back_is_still_about_the_same(verb: str) -> None:
    assert verb_itself(verb) == "case.start"


def _entry(number: int, verb: str, record_id: str = "f-1") -> HistoryEntry:
    at = datetime(2026, 10, 19, 12, 0, tzinfo=UTC)
    return HistoryEntry(
        id=f"h-{number}",
        number=number,
        at=at,
        by="berit",
        verb=verb,
        table="follow_ups",
        record_id=record_id,
    )


def test_what_was_taken_back_does_not_stand_and_what_was_done_again_does() -> None:
    verbs = ["a", "b", "undo:b", "undo:a", "redo:a", "c"]
    entries = [_entry(number, verb) for number, verb in enumerate(verbs, 1)]
    assert [(e.number, e.verb) for e in standing(reversed(entries))] == [(5, "a"), (6, "c")]


def test_an_undoing_takes_back_a_change_of_the_same_record_only() -> None:
    entries = [_entry(1, "a", "f-1"), _entry(2, "a", "f-2"), _entry(3, "undo:a", "f-1")]
    assert [e.number for e in standing(entries)] == [2]


def test_an_undoing_of_what_nobody_knows_stands_itself() -> None:
    assert [e.verb for e in standing([_entry(7, "undo:a")])] == ["undo:a"]
