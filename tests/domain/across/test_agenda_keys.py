"""What an item is known by, and what is said of it already."""

from __future__ import annotations

from datetime import timedelta

import pytest

from elvis_tui.domain.across.agenda_keys import (
    Found,
    is_said,
    item_key,
    read_taken_off,
    rekeyed,
    taken_off,
)
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem, AgendaReason
from elvis_tui.domain.record import replace
from tests.domain.across.test_agenda import LAST, MEETING, TODAY, agenda, task
from tests.school import student


@pytest.mark.parametrize(
    ("words", "said", "is_so"),
    [
        ("", "", True),
        ("", "Ring hjem", True),
        ("Ring hjem", "Ring hjem", True),
        ("Ring hjem", "mor er syk; Ring hjem", True),
        ("Ring hjem; mor er syk", "mor er syk; Ring hjem; far vet", True),
        ("Ring hjem", "Ring hjem til mor", False),
        ("fri", "avtalt frivillig lesing", False),
        ("Ring hjem", "", False),
    ],
)
def test_words_are_said_where_each_part_stands_as_a_whole_part(
    words: str, said: str, is_so: bool
) -> None:
    assert is_said(FreeText(words), FreeText(said)) is is_so


def test_of_two_that_became_one_both_grounds_keep_it_off() -> None:
    one, other = (AgendaItem(id="", subject=student(s)) for s in ("s-1", "s-2"))
    off = (taken_off(Found(one, frozenset({"due:1"}))), taken_off(Found(other, frozenset({"x"}))))
    meeting = rekeyed(replace(MEETING, taken_away=off), student("s-1"), student("s-2"))
    assert read_taken_off(meeting.taken_away) == {item_key(other): {"due:1", "x"}}


def test_a_task_whose_words_begin_another_is_told_too() -> None:
    whom = {"subject": student("s-1"), "meeting_id": LAST.id}
    mother = task("t-1", TODAY, what="Ring hjem til mor", **whom)
    (item,) = agenda(tasks=[mother, task("t-2", TODAY, what="Ring hjem", **whom)], held=[LAST])
    assert item.detail == "Ring hjem til mor; Ring hjem"


def test_a_task_is_told_though_a_later_meeting_said_something_longer() -> None:
    whom = {"subject": student("s-1"), "meeting_id": LAST.id}
    said = AgendaItem(id="i", subject=student("s-1"), detail="Ring hjem til mor")
    since = replace(LAST, id="m-1", on=LAST.on + timedelta(days=1), agenda=(said,))
    (item,) = agenda(tasks=[task("t", TODAY, what="Ring hjem", **whom)], held=[LAST, since])
    assert item.detail == "Ring hjem"


def test_what_was_put_on_a_meeting_never_held_comes_though_something_longer_was_said() -> None:
    by_hand = AgendaItem(
        id="h", subject=student("s-1"), reasons=(AgendaReason.ADDED,), detail="Permisjon"
    )
    never = replace(MEETING, id="m-0", on=LAST.on - timedelta(days=1), agenda=(by_hand,))
    said = AgendaItem(id="i", subject=student("s-1"), detail="Permisjonssøknad avslått")
    (item,) = agenda(held=[replace(LAST, agenda=(said,))], not_held=[never])
    assert item.detail == "Permisjon"
