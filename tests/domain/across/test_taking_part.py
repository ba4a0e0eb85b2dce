"""Where students take part, nothing about a person is taken up (opplæringslova § 10-4)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from elvis_tui.domain.across.taking_part import AboutPerson, about_person, named_in_entry
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem, Entry, EntryKind
from elvis_tui.domain.tasks.records import Task
from tests.school import school_class, student


def named_in(text: str) -> str:
    return "Thorvaldine" if "Thorvaldine" in text else ""


def task(**facts: Any) -> dict[str, Task]:
    return {
        "t-1": Task(
            id="t-1",
            what=FreeText("Ringe"),
            who=FreeText(""),
            created_on=date(2026, 10, 1),
            **facts,
        )
    }


@pytest.mark.parametrize(
    ("item", "tasks", "why"),
    [
        ({"title": FreeText("Kantina")}, {}, None),
        ({"subject": student("s-1")}, {}, AboutPerson.SUBJECT),
        ({"subject": school_class("c-1")}, {}, AboutPerson.SUBJECT),
        ({"follow_up_id": "f-1"}, {}, AboutPerson.SUBJECT),
        ({"case_id": "case-1"}, {}, AboutPerson.CASE),
        ({"task_id": "t-1"}, task(), None),
        ({"task_id": "t-1"}, task(subject=student("s-1")), AboutPerson.SUBJECT),
        ({"task_id": "t-1"}, task(case_id="case-1"), AboutPerson.CASE),
        ({"title": FreeText("Det med Thorvaldine")}, {}, AboutPerson.NAMED),
        ({"detail": FreeText("Thorvaldine har spurt")}, {}, AboutPerson.NAMED),
    ],
)
def test_what_is_about_a_person(
    item: dict[str, Any], tasks: dict[str, Task], why: AboutPerson | None
) -> None:
    assert about_person(AgendaItem(id="i-1", **item), named_in, tasks) is why


def test_what_is_noted_names_somebody_in_its_words_and_not_by_who_does_it() -> None:
    entry = Entry(id="", kind=EntryKind.TASK, text=FreeText("Lage plakat"))
    assert not named_in_entry(entry, named_in)
    given = Entry(id="", kind=EntryKind.TASK, text=entry.text, who=FreeText("Thorvaldine"))
    assert not named_in_entry(given, named_in)
    told = Entry(id="", kind=EntryKind.INFO, text=FreeText("Thorvaldine er alene i friminuttene"))
    assert named_in_entry(told, named_in) == "Thorvaldine"
