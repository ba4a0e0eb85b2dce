"""What is said of a time the team is about to set."""

from __future__ import annotations

from elvis_tui.domain.plan.own_times import read_own
from elvis_tui.services.desk.sources import Sources
from elvis_tui.wording.plan_own import MOST_QUOTED, reading_lines

YEARS = Sources().school_years()


def test_a_very_long_word_leaves_the_reason_in_sight() -> None:
    typed = "a" * 5_000
    ((told, tone),) = reading_lines(read_own(typed, 2026, YEARS, {}), typed)
    assert tone == "red"
    assert "er ikke en tid" in told
    assert len(told) < MOST_QUOTED + 200
