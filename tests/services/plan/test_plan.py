"""Keeping up with the plan document, looking at a month and marking what is done."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from elvis_tui.domain.errors import DomainError, Fault, InputError
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.plan.month import done_mark
from elvis_tui.domain.plan.records import Activity, Recurrence
from elvis_tui.domain.record import replace
from elvis_tui.domain.school import FileFacts
from elvis_tui.services.desk import sources
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.plan import verbs as plan
from elvis_tui.storage.memory import MemoryStore

HEADER = "# Plan\n\n| Aktivitet/tiltak | Når | Ansvar |\n|---|---|---|\n"


class CountingStore(MemoryStore):
    """A store that knows how often it was written to."""

    commits = 0

    def commit(self, put=(), delete=()) -> None:
        self.commits += 1
        super().commit(put, delete)


@pytest.fixture
def desk() -> Desk:
    clock = FixedClock(datetime(2026, 10, 19, 12, 0, tzinfo=UTC))
    return Desk(store=CountingStore(), clock=clock, user="Kari")


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan document of the test's own, in the place of the school's."""
    path = tmp_path / "plan.md"
    path.write_text(f"{HEADER}| Turdag | Oktober | Rektor |\n", encoding="utf-8")
    monkeypatch.setattr(sources, "content", lambda _name: path)
    return path


def stored(desk: Desk) -> dict[str, str]:
    return {a.id: a.text for a in desk.store.all(Activity).values()}


def commits(desk: Desk) -> int:
    assert isinstance(desk.store, CountingStore)
    return desk.store.commits


def test_the_plan_is_taken_in_with_one_write(desk: Desk) -> None:
    plan.sync_plan(desk)
    assert len(stored(desk)) == 32
    assert desk.facts.plan_digest == sources.load_plan().digest
    assert commits(desk) == 1


def test_a_plan_that_has_not_changed_is_not_written_again(desk: Desk) -> None:
    plan.sync_plan(desk)
    plan.sync_plan(desk)
    assert commits(desk) == 1


def test_other_facts_stay_when_the_plan_is_taken_in(desk: Desk) -> None:
    desk.store.commit(put=[FileFacts(sample_monday=date(2026, 10, 19), invented=True)])
    plan.sync_plan(desk)
    assert desk.facts.sample_monday == date(2026, 10, 19)
    assert desk.facts.invented


def test_the_unchanged_plan_is_checked_without_a_markdown_parser() -> None:
    code = (
        "import sys\n"
        "from datetime import UTC, datetime\n"
        "from elvis_tui.domain.plan.records import digest\n"
        "from elvis_tui.domain.school import FileFacts\n"
        "from elvis_tui.resources import content\n"
        "from elvis_tui.services.desk.clock import FixedClock\n"
        "from elvis_tui.services.desk.desk import Desk\n"
        "from elvis_tui.services.desk.sources import this_month\n"
        "from elvis_tui.services.plan.verbs import sync_plan\n"
        "from elvis_tui.storage.memory import MemoryStore\n"
        "known = digest(content('handlingsplan.md').read_bytes())\n"
        "store = MemoryStore([FileFacts(plan_digest=known)])\n"
        "desk = Desk(store=store, clock=FixedClock(datetime(2026, 10, 19, tzinfo=UTC)), user='K')\n"
        "sync_plan(desk)\n"
        "this_month(desk)\n"
        "print([m for m in ('markdown_it', 'holidays', 'tomllib') if m in sys.modules])\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_what_was_done_stays_done_when_another_row_changes(desk: Desk, document: Path) -> None:
    plan.sync_plan(desk)
    plan.toggle_done(desk, "P01", 2026, 10)
    marks = desk.store.get(Activity, "P01").done
    rows = "| Turdag | Hver onsdag | Rektor |\n| Skidag | Mars | Rektor |\n"
    document.write_text(HEADER + rows, encoding="utf-8")
    plan.sync_plan(desk)
    changed = desk.store.get(Activity, "P01")
    assert changed.done == marks
    assert changed.when.recurrence is Recurrence.WEEKLY
    assert desk.store.get(Activity, "P02").done == ()


def test_what_was_done_follows_its_row_when_one_is_put_in_above(desk: Desk, document: Path) -> None:
    plan.sync_plan(desk)
    plan.toggle_done(desk, "P01", 2026, 10)
    rows = "| Skidag | Oktober | Rektor |\n| Turdag | Oktober | Rektor |\n"
    document.write_text(HEADER + rows, encoding="utf-8")
    plan.sync_plan(desk)
    assert desk.store.get(Activity, "P01").done == ()
    assert done_mark(desk.store.get(Activity, "P02"), "2026-10")


def test_two_rows_of_the_same_text_keep_each_its_own_marks(desk: Desk, document: Path) -> None:
    rows = "| Turdag | Oktober | Rektor |\n| Turdag | Mai | Rektor |\n"
    document.write_text(HEADER + rows, encoding="utf-8")
    plan.sync_plan(desk)
    plan.toggle_done(desk, "P01", 2026, 10)
    document.write_text(f"{HEADER}{rows}| Turdag | Juni | Rektor |\n", encoding="utf-8")
    plan.sync_plan(desk)
    marked = {a.id for a in desk.store.all(Activity).values() if a.done}
    assert marked == {"P01"}


def test_a_row_that_left_the_plan_leaves_the_data_but_not_the_history(
    desk: Desk, document: Path
) -> None:
    document.write_text(
        f"{HEADER}| Turdag | Mai | Rektor |\n| Skidag | Mars | Rektor |\n", encoding="utf-8"
    )
    plan.sync_plan(desk)
    document.write_text(f"{HEADER}| Turdag | Mai | Rektor |\n", encoding="utf-8")
    plan.sync_plan(desk)
    assert stored(desk) == {"P01": "Turdag"}
    assert commits(desk) == 2
    gone = [h for h in desk.store.all(HistoryEntry).values() if h.record_id == "P02"]
    assert [h.verb for h in gone] == ["plan.read", "plan.read"]


def test_a_document_without_a_plan_is_refused_and_nothing_is_changed(
    desk: Desk, document: Path
) -> None:
    plan.sync_plan(desk)
    document.write_text("# Ingen plan\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        plan.sync_plan(desk)
    assert caught.value.fault is Fault.PLAN_UNREADABLE
    assert stored(desk) == {"P01": "Turdag"}
    assert commits(desk) == 1


def test_a_document_that_is_not_utf8_is_refused_with_its_line(desk: Desk, document: Path) -> None:
    document.write_bytes(b"# Plan\n\nM\xe5l\n")
    with pytest.raises(InputError) as caught:
        plan.sync_plan(desk)
    assert (caught.value.fault, caught.value.facts["line"]) == (Fault.INPUT_UNDECODABLE, 3)


def test_a_document_that_is_gone_is_told(desk: Desk, document: Path) -> None:
    document.unlink()
    with pytest.raises(InputError) as caught:
        sources.load_plan()
    assert caught.value.fault is Fault.INPUT_MISSING


def test_activities_come_in_the_plans_order_also_past_ninety_nine(
    desk: Desk, document: Path
) -> None:
    rows = "".join(f"| Tur {n} | Mai | Rektor |\n" for n in range(1, 102))
    document.write_text(HEADER + rows, encoding="utf-8")
    plan.sync_plan(desk)
    assert [a.text for a in sources.activities(desk)] == [f"Tur {n}" for n in range(1, 102)]


def test_data_that_has_never_met_a_plan_shows_the_documents(desk: Desk) -> None:
    view = plan.month(desk, 2026, 10)
    assert [a.id for a in view.band(Recurrence.MONTHS)] == ["P18"]
    assert commits(desk) == 0


def test_a_month_has_its_break_its_holidays_and_its_school_year(desk: Desk) -> None:
    plan.sync_plan(desk)
    view = plan.month(desk, 2026, 12)
    days = {d.on: d for week in view.weeks for d in week.days}
    assert view.school_year is not None
    assert view.school_year.label == "2026/27"
    assert {d.day for d in days if days[d].break_name == "Juleferie" and d.month == 12} == set(
        range(21, 32)
    )
    holidays = {f"{d:%d.%m.%Y}": days[d].holiday for d in days if days[d].holiday}
    # The last week reaches into the next year, whose holidays belong to it.
    assert holidays == {
        "25.12.2026": "Første juledag",
        "26.12.2026": "Andre juledag",
        "01.01.2027": "Første nyttårsdag",
    }


def test_a_month_knows_the_day_of_the_one_clock(desk: Desk) -> None:
    today = [d.on for w in plan.month(desk, 2026, 10).weeks for d in w.days if d.is_today]
    assert today == [desk.today]


@pytest.mark.parametrize(("year", "month"), [(2026, 13), (0, 1), (9999, 12)])
def test_what_is_no_month_is_refused(desk: Desk, year: int, month: int) -> None:
    with pytest.raises(DomainError) as caught:
        plan.month(desk, year, month)
    assert caught.value.fault is Fault.NOT_A_MONTH


def test_this_month_asks_for_what_names_it_done_or_not(desk: Desk) -> None:
    plan.sync_plan(desk)
    assert [a.id for a in sources.this_month(desk)] == ["P18"]
    plan.toggle_done(desk, "P18", 2026, 10)
    assert [a.id for a in sources.this_month(desk)] == ["P18"]
    december = FixedClock(datetime(2026, 12, 1, 8, 0, tzinfo=UTC))
    assert [a.id for a in sources.this_month(replace(desk, clock=december))] == ["P22", "P24"]


def test_done_is_marked_and_unmarked_with_one_write_each_and_a_history(desk: Desk) -> None:
    plan.sync_plan(desk)
    marked = plan.toggle_done(desk, "P18", 2026, 10)
    mark = done_mark(desk.store.get(Activity, "P18"), "2026-10")
    assert mark is not None
    assert (mark.on, mark.by) == (desk.today, "Kari")
    assert marked == desk.store.get(Activity, "P18")
    plan.toggle_done(desk, "P18", 2026, 10)
    assert desk.store.get(Activity, "P18").done == ()
    assert commits(desk) == 3
    verbs = [h.verb for h in desk.store.all(HistoryEntry).values() if h.record_id == "P18"]
    assert verbs == ["plan.read", "plan.done", "plan.not_done"]


def test_done_cannot_be_marked_on_a_row_the_plan_does_not_have(desk: Desk) -> None:
    plan.sync_plan(desk)
    with pytest.raises(DomainError) as caught:
        plan.toggle_done(desk, "P99", 2026, 10)
    assert caught.value.fault is Fault.NOT_FOUND
