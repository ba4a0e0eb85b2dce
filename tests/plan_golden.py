"""What goes out of the package's own plan, as it stands in `tests/golden`.

`python -m tests.plan_golden` writes it anew, where it was meant to change: read what differs.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from elvis_tui.domain.people.names import Names
from elvis_tui.domain.plan.month import MonthView, month_view
from elvis_tui.domain.plan.parties import answers_for, party_key
from elvis_tui.domain.plan.year import YearView, year_view
from elvis_tui.incoming.plan_document import read_plan
from elvis_tui.incoming.school_calendar import read_school_years
from elvis_tui.outgoing.plan_calendar import plan_calendar
from elvis_tui.outgoing.plan_month import month_document
from elvis_tui.outgoing.plan_page import month_page, year_page
from elvis_tui.outgoing.plan_year import year_document
from elvis_tui.resources import content
from elvis_tui.shell.plan_facts import facts, month_facts
from elvis_tui.shell.printing import as_json
from elvis_tui.wording.public_holidays import public_holidays

FOLDER = Path(__file__).with_name("golden")
PLAN = read_plan(content("handlingsplan.md").read_text(encoding="utf-8"))
YEARS = read_school_years(content("skoleruter.toml").read_text(encoding="utf-8"))
TODAY = date(2026, 10, 19)
ROWS = PLAN.activities
REKTOR = tuple(row for row in ROWS if answers_for(row, party_key("Rektor")))


def _month() -> MonthView:
    return month_view(ROWS, 2026, 10, YEARS, public_holidays(2026), TODAY)


def _october() -> str:
    return month_document(_month(), (), Names(students={}, classes={}))


def _year() -> YearView:
    return year_view(ROWS, 2026, YEARS, TODAY)


WRITTEN: dict[str, Callable[[], str | bytes]] = {
    "plan-2026-10.md": _october,
    "plan-2026-10.html": lambda: month_page(_october(), "Oktober 2026"),
    "plan-2026-10.ics": lambda: plan_calendar(ROWS, 2026, YEARS, TODAY, month=10).data,
    "plan-2026-10.json": lambda: as_json(month_facts(_month(), YEARS)),
    "plan-2026.md": lambda: year_document(_year()),
    "plan-2026.html": lambda: year_page(year_document(_year()), "Handlingsplan 2026/27"),
    "plan-2026.ics": lambda: plan_calendar(ROWS, 2026, YEARS, TODAY).data,
    "plan-2026.json": lambda: as_json(facts(ROWS, 2026, YEARS)),
    "plan-2026-rektor.md": lambda: year_document(year_view(REKTOR, 2026, YEARS, TODAY), "Rektor"),
}


def written(name: str) -> bytes:
    """A document, byte for byte."""
    made = WRITTEN[name]()
    return made if isinstance(made, bytes) else made.encode("utf-8")


if __name__ == "__main__":
    for one in WRITTEN:
        (FOLDER / one).write_bytes(written(one))
