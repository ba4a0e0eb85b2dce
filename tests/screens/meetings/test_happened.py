"""What stands beside the item in front."""

from __future__ import annotations

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.meetings.happened import HappenedList
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.meetings.briefing import Briefing
from tests.school import TODAY


def told(desk: Desk, task: Task) -> list[str]:
    filled: list[object] = []
    beside = HappenedList(id="happened")
    beside.fill = filled.extend  # type: ignore[method-assign]
    beside.action_edge = lambda _way: None  # type: ignore[method-assign]
    beside.tell(Session(desk), Briefing(tasks=(task,)))
    return [str(row.texts[1]) for row in filled[1:]]  # type: ignore[attr-defined]


def test_a_task_that_nobody_has_says_so(desk: Desk) -> None:
    task = Task(id="t", what=FreeText("Sende saksnotat"), who=FreeText("Jon Vik"), created_on=TODAY)
    assert told(desk, task) == ["Jon Vik: Sende saksnotat"]
    assert told(desk, replace(task, who=FreeText(""))) == ["(ingen satt): Sende saksnotat"]
