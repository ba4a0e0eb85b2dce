"""Taking something away from whatever holds it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.erasing import erased, without
from elvis_tui.domain.history import FieldChange, HistoryEntry
from tests.school import NOW

GONE = {"id": "n-1", "text": "SECRET"}
KEPT = {"id": "n-2", "text": "stays"}


def entry(*changes: FieldChange, record_id: str = "f-1") -> HistoryEntry:
    return HistoryEntry(
        id="h-1",
        number=1,
        at=NOW,
        by="siv",
        verb="follow_up.note",
        table="follow_ups",
        record_id=record_id,
        changes=changes,
    )


def test_a_note_goes_from_the_list_that_came_and_the_one_that_left() -> None:
    change = FieldChange(field="notes", before=[GONE], after=[GONE, KEPT])
    told = erased(entry(change), {"n-1"})
    assert told.changes == (FieldChange(field="notes", before=[], after=[KEPT]),)


def test_a_change_of_nothing_else_is_gone_and_who_did_it_when_stays() -> None:
    other = FieldChange(field="level", before="yellow", after="red")
    told = erased(entry(FieldChange(field="notes", before=[], after=[GONE]), other), {"n-1"})
    assert told.changes == (other,)
    assert (told.by, told.at, told.verb) == ("siv", NOW, "follow_up.note")


def test_what_was_noted_goes_from_deep_within_an_agenda() -> None:
    item = {"id": "i-1", "title": "Kantina", "entries": [GONE, KEPT]}
    told = erased(entry(FieldChange(field="agenda", before=[], after=[item])), {"n-1"})
    assert told.changes[0].after == [{**item, "entries": [KEPT]}]


def test_the_history_of_the_thing_itself_tells_no_field() -> None:
    change = FieldChange(field="what", after="SECRET")
    assert erased(entry(change, record_id="t-1"), {"t-1"}).changes == ()


JSON = st.recursive(
    st.none() | st.integers() | st.sampled_from(["n-1", "n-2", "SECRET"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "text", "entries"]), inner, max_size=3)
    ),
    max_leaves=12,
)


def holds(value: Any) -> bool:
    if isinstance(value, dict):
        return value.get("id") == "n-1" or any(map(holds, value.values()))
    return isinstance(value, list) and any(map(holds, value))


@given(JSON)
def test_whatever_holds_it_holds_it_no_more_and_nothing_else_is_touched(value: Any) -> None:
    [*left] = without([value], {"n-1"})
    assert not holds(left)
    assert without(left, {"n-1"}) == left
    if not holds(value):
        assert left == [value]
