"""Every field that may be told has a word for it, and every code too."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.fields import Field, Shape
from elvis_tui.domain.history import HistoryEntry, differences
from elvis_tui.domain.kinds import TABLES
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.record import Record
from elvis_tui.domain.subject import SubjectKind
from elvis_tui.wording.history_fields import brief, fields
from elvis_tui.wording.labels import _LABELS, code_word, heading, label
from tests.described import every_field, made_up

SHOWN = Names(students={}, classes={})
EVERY = list(every_field())
TOLD = [pytest.param(k, f, id=f"{k.__name__}.{f.name}") for k, f in EVERY if f.is_told]
CODES = {f.kind for _k, f in EVERY if f.shape is Shape.CODE} - {SubjectKind}
WORDS = {words for labels in _LABELS.values() for words in labels().values()}


def _labels(kind: type[Record]) -> dict[str, str]:
    return dict(_LABELS[kind]()) if kind in _LABELS else {}


@pytest.mark.parametrize(("kind", "field"), TOLD)
def test_every_field_that_is_told_has_a_label(kind: type[Record], field: Field) -> None:
    if kind.__name__ != "Subject":  # it is told as a name
        assert _labels(kind).get(field.name), "add it to LABELS in the room's wording"


def test_no_label_is_left_of_a_field_that_is_no_more() -> None:
    known = {(kind, field.name) for kind, field in EVERY if field.is_told}
    assert not {(k, name) for k in _LABELS for name in _labels(k)} - known


@pytest.mark.parametrize("codes", sorted(CODES, key=lambda c: c.__name__))
def test_every_code_has_a_word(codes: type[Enum]) -> None:
    assert all(code_word(codes, code.value) for code in codes)
    assert code_word(codes, "no such code") == ""


def test_a_field_is_another_thing_in_another_record() -> None:
    from elvis_tui.domain.cases.records import Step
    from elvis_tui.domain.meetings.records import Meeting

    assert (label(Meeting, "on"), label(Step, "on")) == ("dato", "gjort")
    assert heading(Meeting, "on") == "Dato"
    assert label(None, "of_long_ago") == "of long ago"


@given(st.data())
@pytest.mark.parametrize("kind", [k for k in TABLES if k is not HistoryEntry])
def test_history_never_shows_a_field_by_its_name_in_the_program(
    kind: type[Any], data: st.DataObject
) -> None:
    versions = st.none() | made_up(kind)
    before, after = data.draw(versions), data.draw(versions)
    entry = HistoryEntry(
        id="h-1",
        number=1,
        at=datetime(2026, 10, 19, tzinfo=UTC),
        by="berit",
        verb="test",
        table=TABLES[kind],
        record_id="x",
        changes=differences(before, after),
    )
    assert {words.strip() for words, _text in fields(entry, SHOWN)} <= WORDS
    assert isinstance(brief(entry, SHOWN), str)
