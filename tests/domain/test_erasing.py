"""Taking something away from whatever holds it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.erasing import Erasure, text_mark, written_fields
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
    told = Erasure({"n-1"}).of(entry(change))
    assert told.changes == (FieldChange(field="notes", before=[], after=[KEPT]),)


def test_a_change_of_nothing_else_is_gone_and_who_did_it_when_stays() -> None:
    other = FieldChange(field="level", before="yellow", after="red")
    noted = FieldChange(field="notes", before=[], after=[GONE])
    told = Erasure({"n-1"}).of(entry(noted, other))
    assert told.changes == (other,)
    assert (told.by, told.at, told.verb) == ("siv", NOW, "follow_up.note")


def test_what_was_noted_goes_from_deep_within_an_agenda() -> None:
    item = {"id": "i-1", "title": "Kantina", "entries": [GONE, KEPT]}
    told = Erasure({"n-1"}).of(entry(FieldChange(field="agenda", before=[], after=[item])))
    assert told.changes[0].after == [{**item, "entries": [KEPT]}]


def test_the_history_of_the_thing_itself_tells_no_field() -> None:
    change = FieldChange(field="what", after="SECRET")
    assert Erasure({"t-1"}).of(entry(change, record_id="t-1")).changes == ()


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
    [*left] = Erasure({"n-1"}).without([value])
    assert not holds(left)
    assert Erasure({"n-1"}).without(left) == left
    if not holds(value):
        assert left == [value]


# A text that stands no more


def marked(text: str, record_id: str = "f-1") -> Erasure:
    return Erasure({text_mark(record_id, text)})


def test_a_former_text_goes_from_both_sides_of_the_changes_that_tell_it() -> None:
    came = FieldChange(field="next_what", before="", after="SECRET")
    left = FieldChange(field="next_what", before="SECRET", after="Ring hjem")
    assert marked("SECRET").of(entry(came)).changes == ()
    told = marked("SECRET").of(entry(left)).changes
    assert told == (FieldChange(field="next_what", before="", after="Ring hjem"),)


def test_a_former_wording_goes_from_a_note_that_stays() -> None:
    left, came = {"id": "n-2", "text": "SECRET"}, {"id": "n-2", "text": "stays"}
    told = marked("SECRET").of(entry(FieldChange(field="notes", before=[left], after=[came])))
    assert told.changes[0].before == [{"id": "n-2", "text": ""}]
    assert told.changes[0].after == [came]


def test_the_same_words_about_somebody_else_are_let_be() -> None:
    change = FieldChange(field="next_what", before="SECRET", after="")
    assert marked("SECRET").of(entry(change, record_id="f-2")).changes == (change,)


def test_a_code_that_reads_the_same_is_let_be() -> None:
    assert not {"level", "team", "status", "kind"} & written_fields()
    held = {"id": "f-1", "level": "red", "next_what": "red", "criteria": [{"text": "red"}]}
    left = marked("red").without(held)
    assert left == {"id": "f-1", "level": "red", "next_what": "", "criteria": [{"text": ""}]}


def test_what_a_meeting_said_of_it_goes_from_its_item_alone() -> None:
    items = [{"id": f"i-{n}", "follow_up_id": f"f-{n}", "detail": "SECRET"} for n in (1, 2)]
    left = marked("SECRET").without({"id": "m-1", "agenda": items})
    assert [item["detail"] for item in left["agenda"]] == ["", "SECRET"]


def test_a_mark_tells_nothing_of_the_text_and_goes_itself() -> None:
    mark, other = text_mark("f-1", "SECRET"), text_mark("f-1", "SECRET")
    assert "SECRET" not in mark
    assert mark != other
    assert Erasure({mark}).without({"id": "facts", "to_erase": [mark, "n-1"]}) == {
        "id": "facts",
        "to_erase": ["n-1"],
    }


def test_a_history_row_of_a_former_version_is_cleaned_as_the_entry_is() -> None:
    change = {"field": "next_what", "before": "SECRET", "after": "x"}
    row = {"id": "h-1", "record_id": "f-1", "changes": [change]}
    left = marked("SECRET").without([row])
    assert left[0]["changes"] == [{"field": "next_what", "before": "", "after": "x"}]


@given(st.text(min_size=1), st.text())
def test_no_other_text_goes_with_it(text: str, other: str) -> None:
    left = marked(text).without({"id": "f-1", "next_what": other})
    assert left["next_what"] == ("" if text == other else other)
