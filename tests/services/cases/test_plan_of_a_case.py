"""The plan a case was opened under: its digest, its words for ever, and no trace in the history."""

from __future__ import annotations

from pathlib import Path

import pytest

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.plan.document import duty_words
from elvis_tui.domain.record import replace
from elvis_tui.domain.source import Source
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import plan_under
from elvis_tui.services.desk.sources import Sources
from elvis_tui.services.desk.undo import redo, undo
from tests.parties import parties
from tests.school import TODAY, desk_with

NEW = Case(id="", number="", title="t", parties=parties("s-1"), reported_on=TODAY)
OLD = (
    "# Plan\n\n| Aktivitet | Når | Ansvar |\n|---|---|---|\n| Tur | Mai | Rektor |\n\n"
    "| Plikt | Når | Ansvarlig |\n|---|---|---|\n| **Melde fra** Som før. | Straks | Alle |\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A school with a plan of its own."""
    (tmp_path / "handlingsplan.md").write_text(OLD, encoding="utf-8")
    return replace(desk_with(), sources=Sources(tmp_path))


def with_another_plan(desk: Desk) -> Desk:
    return replace(desk, sources=Sources())


def test_a_case_is_opened_under_todays_plan(desk: Desk) -> None:
    case = service.start(desk, NEW)
    assert case.plan_digest == desk.sources.plan().digest
    assert case.steps[0].title == "Melde fra"


def test_its_words_are_found_when_the_plan_is_another(desk: Desk) -> None:
    case = service.start(desk, NEW)
    desk = with_another_plan(desk)
    assert desk.sources.plan().digest != case.plan_digest
    plan = plan_under(desk, case.plan_digest)
    assert plan is not None
    assert duty_words(plan, case.steps[0].duty_id) == "Som før."


def test_the_words_are_kept_once_for_all_cases(desk: Desk) -> None:
    first, second = service.start(desk, NEW), service.start(desk, NEW)
    assert first.plan_digest == second.plan_digest
    assert [s.text for s in desk.store.all(Source).values()] == [OLD]
    assert all(h.table != "sources" for h in desk.store.all(HistoryEntry).values())


def test_an_older_case_has_its_words_kept_at_its_next_change(desk: Desk) -> None:
    digest = desk.sources.plan().digest
    desk.store.commit(put=[replace(service.get(desk, "case-1"), plan_digest=digest)])
    assert not desk.store.all(Source)
    service.advance(desk, "case-1", "S2")
    assert set(desk.store.all(Source)) == {digest}


def test_a_plan_that_is_nowhere_is_not_found(desk: Desk) -> None:
    assert plan_under(desk, "") is None
    assert plan_under(desk, "0123456789abcdef") is None


def test_opening_a_case_is_undone_and_made_again_with_its_words(desk: Desk) -> None:
    case = service.start(desk, NEW)
    undo(desk)
    assert not desk.store.all(Source)
    redo(desk)
    assert service.get(desk, case.id) == case
    assert plan_under(with_another_plan(desk), case.plan_digest) is not None
