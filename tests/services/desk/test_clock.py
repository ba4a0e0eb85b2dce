"""The program's clock, on a day somebody asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.people.records import Student
from elvis_tui.services.desk.clock import SystemClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.memory import MemoryStore

NORA = Student(id="s-1", first_name="Nora", last_name="Solli")


def test_history_goes_by_the_machines_clock_whatever_day_is_asked_for() -> None:
    """Or the next start blames the clock for changes that are ahead of it."""
    desk = Desk(store=MemoryStore(), clock=SystemClock(date(2031, 5, 17)), user="berit")
    assert desk.today == date(2031, 5, 17)
    desk.save("register.import", NORA)
    entry = desk.store.last(HistoryEntry)
    assert entry is not None
    assert abs(entry.at - datetime.now(UTC)) < timedelta(minutes=1)
