"""Tasks: who does what by when."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.tasks.rules import open_tasks

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
