"""The description of the records: nothing is left out, and what is read from it."""

from __future__ import annotations

import ast
import inspect
from datetime import date
from pathlib import Path
from typing import Annotated

import pytest

from elvis_tui.domain import marks
from elvis_tui.domain.cases.records import Case, Step
from elvis_tui.domain.fields import Field, Shape, asked, fields_of, kinds_with, searched, values
from elvis_tui.domain.follow_ups.records import Contact, FollowUp, Measure, Note
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.kinds import TABLES, AnyRecord, kind_in
from elvis_tui.domain.marks import Asked, Line, Mark, Refers, Text
from elvis_tui.domain.meetings.records import Entry, Meeting, MinutesVersion
from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.record import Record
from elvis_tui.domain.tasks.records import Task
from tests.described import described_kinds, every_field
from tests.school import FOLLOW_UPS, LAST_MEETING

FIELDS = [pytest.param(k, f, id=f"{k.__name__}.{f.name}") for k, f in every_field()]


# Nothing is left out


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_a_text_says_what_kind_of_words_it_holds(kind: type[Record], field: Field) -> None:
    """A new text is `Line`, `Text`, `Word` or `Id`, or refers to a record; never a bare str."""
    if field.shape is Shape.TEXT:
        written, plain = (mark in field.marks for mark in (Mark.WRITTEN, Mark.PLAIN))
        assert written + plain + bool(field.refers_to) == 1


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_every_field_has_a_shape_that_history_and_dialogs_know(
    kind: type[Record], field: Field
) -> None:
    assert field.shape is not Shape.ANY or kind.__name__ == "FieldChange"


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_what_it_refers_to_is_a_table(kind: type[Record], field: Field) -> None:
    assert set(field.refers_to) <= set(TABLES.values())


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_what_is_told_of_a_text_fits_its_shape(kind: type[Record], field: Field) -> None:
    if Mark.WRITTEN not in field.marks:
        assert not field.marks & {Mark.LINES, Mark.WHO, Mark.OWN_NAME}
    if Mark.FIXED in field.marks:
        assert field.shape in (Shape.DATE, Shape.MOMENT)


def test_every_kind_that_can_be_any_record_has_a_table_of_its_own() -> None:
    assert set(TABLES) == set(AnyRecord.__args__)
    assert len(set(TABLES.values())) == len(TABLES)
    assert all(kind_in(table) is kind for kind, table in TABLES.items())
    assert kind_in("no such table") is None


def test_the_records_inside_others_are_among_the_described() -> None:
    assert {FollowUp, Note, Contact, Measure, Case, Step, Meeting, Entry} <= set(described_kinds())


def test_every_stored_record_has_an_id_that_the_history_does_not_tell() -> None:
    assert all(not fields_of(kind)["id"].is_told for kind in TABLES)


# How it is read


class Thing(Record, frozen=True, kw_only=True):
    bare: date
    many: tuple[Line, ...] = ()
    maybe: Annotated[str | None, Refers.to("students"), Mark.UNTOLD] = None
    long: Annotated[Text, Mark.SEARCHED, Asked.FACTS] = ""


def test_a_field_is_what_stands_at_it() -> None:
    fields = fields_of(Thing)
    assert fields["bare"] == Field(name="bare", shape=Shape.DATE, kind=date)
    assert (fields["many"].many, fields["many"].is_masked) == (True, True)
    maybe = fields["maybe"]
    assert (maybe.optional, maybe.refers_to, maybe.is_told) == (True, ("students",), False)
    assert fields["long"].marks == {Mark.WRITTEN, Mark.LINES, Mark.SEARCHED}
    assert asked(Thing, Asked.FACTS) == ("long",)


def test_values_are_found_at_any_depth_and_what_is_not_there_is_none() -> None:
    def is_reference(field: Field) -> bool:
        return bool(field.refers_to)

    assert list(values(Thing(bare=date(2026, 10, 19)), is_reference)) == []
    assert "t-1" in list(values(LAST_MEETING, is_reference))


# What is read from it


def test_what_a_dialog_may_change() -> None:
    facts = {
        FollowUp: "team phase level criteria owner next_date next_what",
        Consent: "standing services purpose data given_by manner on expires_on kept_out",
        Case: "title parties reported_on reported_by reported_how seen raised_on",
        Step: "who status on due note",
        Measure: "what who start evaluate_on",
        Contact: "on whom how reached text",
        Note: "text",
        Meeting: "team on start place",
        Entry: "text who due",
        Task: "what who due",
    }
    elsewhere = {"id", "steps", "notes", "contacts", "measures", "agenda", "closed_on", "result"}
    for kind, names in facts.items():
        found = set(asked(kind, Asked.FACTS))
        assert set(names.split()) <= found, kind
        assert not found & elsewhere, kind
    assert asked(FollowUp, Asked.NEXT) == ("next_date", "next_what")
    assert asked(Measure, Asked.RESULT) == ("went", "result")
    assert asked(FollowUp, Asked.WHY) == ("closed_why", "student_word")
    assert asked(Case, Asked.WHY) == ("closed_why",)
    assert asked(Consent, Asked.WITHDRAWAL) == (
        "withdrawn_on",
        "withdrawn_what",
        "withdrawn_why",
    )
    assert asked(FollowUp, Asked.MAPPING) == ("findings", "student_view")


def test_a_follow_up_is_found_by_every_word_written_in_it() -> None:
    words = searched(FOLLOW_UPS[0])
    old = FOLLOW_UPS[0]
    assert old.owner in words
    assert old.next_what in words
    assert all(c.text in words for c in (*old.criteria, *old.notes, *old.contacts))
    assert all(m.what in words and m.result in words for m in old.measures)


def test_a_students_names_are_own_names_and_the_date_of_birth_stays() -> None:
    marks = {name: field.marks for name, field in fields_of(Student).items()}
    own = [name for name, said in marks.items() if Mark.OWN_NAME in said]
    assert own == ["first_name", "last_name", "former_names"]
    assert [name for name, said in marks.items() if Mark.FIXED in said] == ["birth_date"]


def test_kinds_are_found_by_what_their_fields_are() -> None:
    def is_moment(field: Field) -> bool:
        return field.shape is Shape.MOMENT

    assert set(kinds_with(is_moment)) == {FollowUp, Meeting, MinutesVersion, HistoryEntry}
    assert SchoolClass not in kinds_with(is_moment)


def test_a_field_is_free_text_exactly_when_it_is_masked() -> None:
    """`FreeText` is a str while the program runs: what mypy sees stands in the source alone."""
    source = ast.parse(Path(marks.__file__).read_text(encoding="utf-8"))
    words = {
        node.targets[0].id: ast.unparse(node.value)
        for node in source.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    assert set(words) == {"Id", "Word", "Line", "Text"}
    for name, said in words.items():
        assert ("FreeText" in said) == ("Mark.WRITTEN" in said) == (name in ("Line", "Text"))
    for kind in described_kinds():
        assert "FreeText" not in _annotations(kind), "say Line or Text"


def _annotations(kind: type[Record]) -> str:
    tree = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(tree, ast.ClassDef)
    return " ".join(ast.unparse(n.annotation) for n in tree.body if isinstance(n, ast.AnnAssign))
