"""Tasks: who does what by when."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.tasks.rules import When, by_person, by_when, done_tasks, open_tasks, when

GIVEN = date(2026, 10, 5)
TASK = Task(id="t-1", what="Ringe hjem", who="Sos.ped.", created_on=GIVEN)
TASKS = st.builds(
    Task,
    id=st.sampled_from("abc"),
    what=st.just(""),
    who=st.just(""),
    due=st.none() | st.dates(),
    created_on=st.dates(),
    done_on=st.none() | st.dates(),
)


def test_a_task_is_open_until_it_is_done() -> None:
    assert TASK.is_open
    assert not replace(TASK, done_on=GIVEN).is_open


def test_open_tasks_come_soonest_first_and_undated_last() -> None:
    undated = replace(TASK, id="undated")
    later = replace(TASK, id="later", due=date(2026, 11, 2))
    soon = replace(TASK, id="soon", due=date(2026, 10, 23))
    done = replace(TASK, id="done", due=date(2026, 10, 6), done_on=GIVEN)
    assert open_tasks([undated, later, done, soon]) == [soon, later, undated]


def test_of_one_day_the_task_that_was_given_first_comes_first() -> None:
    old = replace(TASK, id="z", due=GIVEN, created_on=date(2026, 9, 1))
    new = replace(TASK, id="a", due=GIVEN)
    assert open_tasks([new, old]) == [old, new]


@given(tasks=st.lists(TASKS))
def test_the_order_does_not_depend_on_how_they_lay(tasks: list[Task]) -> None:
    turned = list(reversed(tasks))
    assert open_tasks(turned) == open_tasks(tasks)
    assert sorted(t.id for t in open_tasks(tasks)) == sorted(t.id for t in tasks if t.is_open)


@given(st.lists(TASKS), st.dates())
def test_every_open_task_stands_in_one_part_of_time_and_with_one_person(
    tasks: list[Task], today: date
) -> None:
    expected = open_tasks(tasks)
    by_time = [task for found in by_when(tasks, today).values() for task in found]
    assert sorted(by_time, key=id) == sorted(expected, key=id)
    named = [replace(task, who=["Siv", "siv ", ""][n % 3]) for n, task in enumerate(tasks)]
    persons = by_person(named)
    assert sum(len(found) for found in persons.values()) == len(open_tasks(named))
    assert set(persons) <= {"Siv", "siv", ""}
    assert len(persons) <= 2
    assert list(persons)[-1:] == [""] or "" not in persons


def test_a_task_for_several_stands_with_each_and_is_still_one() -> None:
    task = Task(
        id="t",
        what="ringe",
        who="Siv, Berit Aas og siv",
        created_on=date(2026, 10, 1),
    )
    of_class = replace(task, id="u", who="Kontaktlærer, 2STA")
    assert by_person([task, of_class]) == {
        "Berit Aas": [task],
        "Kontaktlærer, 2STA": [of_class],
        "siv": [task],
    }


def test_where_a_task_lies_in_time() -> None:
    today = date(2026, 10, 19)
    dues = {
        When.LATE: date(2026, 10, 18),
        When.SOON: date(2026, 10, 26),
        When.LATER: date(2026, 10, 27),
        When.UNDATED: None,
    }
    assert {when(replace(TASK, due=due), today) for due in dues.values()} == set(When)
    assert all(when(replace(TASK, due=due), today) is part for part, due in dues.items())


def test_what_was_done_last_stands_first() -> None:
    old, new = (replace(TASK, id=str(n), done_on=date(2026, 10, n)) for n in (6, 7))
    assert done_tasks([old, TASK, new]) == [new, old]
