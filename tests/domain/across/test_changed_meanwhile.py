"""What is told of changes: what came of them all, and nothing of what went, moved or came back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise

from elvis_tui.domain.across.changed_meanwhile import net, told
from elvis_tui.domain.follow_ups.records import FollowUp, Level
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry, differences
from elvis_tui.domain.meetings.item_changes import Changed
from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.tasks.records import Task
from tests.school import student

TODAY = date(2026, 10, 19)
TASK = Task(
    id="t-1", what=FreeText("ringe"), who=FreeText("Berit"), due=TODAY, created_on=date(2026, 10, 1)
)
FOLLOW_UP = FollowUp(
    id="f-1", subject=student("s-1"), team="iko", opened_on=TODAY, owner=FreeText("Berit")
)
CONSENT = Consent(id="c-1", student="s-1", services=(FreeText("PPT"),), purpose=FreeText("møtet"))


def of(table: str, *versions: Record | None) -> list[Changed]:
    """What is told where a record was each of these in turn; None stands for «not there»."""
    entries = [
        HistoryEntry(
            id=f"h-{number}",
            number=number,
            at=datetime(2026, 10, 19, 12, tzinfo=UTC),
            by=FreeText("Berit"),
            verb="test",
            table=table,
            record_id="x",
            changes=differences(before, after),
        )
        for number, (before, after) in enumerate(pairwise(versions))
    ]
    return [change.what for change in told(table, net(entries))]


def test_a_task_that_went_is_not_told_as_a_new_one() -> None:
    assert of("tasks", None, TASK) == [Changed.TASK_GIVEN]
    assert of("tasks", TASK, None) == []
    assert of("tasks", None, TASK, None) == []
    assert of("tasks", replace(TASK, done_on=TODAY), None) == []


def test_a_follow_up_that_moved_to_a_joined_student_was_not_begun_nor_one_that_went() -> None:
    assert Changed.BEGUN in of("follow_ups", None, FOLLOW_UP)
    moved = replace(FOLLOW_UP, subject=student("s-2"), level=Level.RED)
    assert of("follow_ups", FOLLOW_UP, moved) == [Changed.LEVEL]
    assert of("follow_ups", FOLLOW_UP, None) == []


def test_a_consent_that_was_changed_back_was_not_changed() -> None:
    other = replace(CONSENT, purpose=FreeText("utredning"))
    more = replace(CONSENT, services=(*CONSENT.services, FreeText("BUP")))
    assert of("consents", CONSENT, other) == of("consents", CONSENT, more) == [Changed.CONSENT]
    assert of("consents", CONSENT, other, CONSENT) == []
    assert of("consents", CONSENT, more, CONSENT) == []
    assert of("consents", CONSENT, replace(CONSENT, student="s-2")) == [], "two records of one"
    assert of("consents", None, CONSENT) == [Changed.CONSENT]
    assert of("consents", None, CONSENT, None) == of("consents", CONSENT, None) == []
