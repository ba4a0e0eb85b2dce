"""The open tasks as text: `tests/golden/oppgaver.md`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.tasks.rules import open_tasks
from elvis_tui.outgoing.task_list import task_list
from elvis_tui.services.desk.naming import names
from tests.school import TASKS, TODAY, desk_with

GOLDEN = Path(__file__).parents[1] / "golden" / "oppgaver.md"
LOOSE = Task(id="t-9", what="bestille *nye* skap\n# i dag", who="", created_on=date(2026, 9, 1))


def test_the_list_is_as_it_was() -> None:
    desk = desk_with()
    assert task_list(open_tasks([*TASKS, LOOSE]), names(desk), TODAY) == GOLDEN.read_text("utf-8")


def test_none_is_told() -> None:
    assert task_list([], names(desk_with()), TODAY) == "# Oppgaver\n\nIngen åpne oppgaver.\n"


def test_by_number_no_name_is_in_it() -> None:
    told = task_list(open_tasks(TASKS), names(desk_with(), hidden=True), TODAY)
    assert "Kvisgaard" not in told
    assert "▒▒▒▒" in told
