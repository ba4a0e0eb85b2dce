"""How what a month asks for stands."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.lateness import Standing, standing
from elvis_tui.domain.plan.marks import mark_done
from elvis_tui.domain.plan.month import month_view
from elvis_tui.domain.plan.records import Activity, OwnTime
from elvis_tui.domain.plan.when import read_when
from elvis_tui.domain.record import replace

YEAR = SchoolYear(label="2026/27", first_day=date(2026, 8, 17), last_day=date(2027, 6, 18))
TODAY = date(2026, 10, 19)


def row(when_text: str) -> Activity:
    return Activity(
        id="P01",
        key="k",
        text="Turdag",
        when_text=when_text,
        when=read_when(when_text),
        responsible=("Rektor",),
    )


def stands(activity: Activity, month: int = 10) -> Standing:
    view = month_view([activity], 2026, month, [YEAR], {}, TODAY)
    return standing(activity, view)


@pytest.mark.parametrize(
    ("when_text", "told"),
    [
        ("Oktober", Standing.LEFT),
        ("18. oktober", Standing.LATE),
        ("19. oktober", Standing.LEFT),
        ("15.–19. oktober", Standing.LEFT),
        ("uke 42", Standing.LATE),
        ("uke 43", Standing.LEFT),
        ("innen 16. oktober", Standing.LATE),
        ("14.10. og 28.10.", Standing.LATE),
        ("Hele året", Standing.GOES_ON),
        ("Hver onsdag", Standing.GOES_ON),
        ("etter behov", Standing.GOES_ON),
        ("når det passer", Standing.GOES_ON),
    ],
)
def test_what_is_past_without_a_mark_is_late_and_what_goes_on_never_is(
    when_text: str, told: Standing
) -> None:
    assert stands(row(when_text)) is told


def test_a_month_that_is_over_is_late_until_it_is_marked() -> None:
    september = row("September")
    assert stands(september, 9) is Standing.LATE
    done = mark_done(september, "2026-09", TODAY, "Kari", "m-1")
    assert stands(replace(september, done=(done,)), 9) is Standing.DONE


def test_of_two_dates_both_must_be_marked() -> None:
    twice = row("14.10. og 28.10.")
    first = mark_done(twice, "2026-10-14", TODAY, "Kari", "m-1")
    second = mark_done(twice, "2026-10-28", TODAY, "Kari", "m-2")
    assert stands(replace(twice, done=(first,))) is Standing.LEFT
    assert stands(replace(twice, done=(first, second))) is Standing.DONE


def test_what_the_team_has_set_anew_is_not_asked_for_at_the_plans_time() -> None:
    own = OwnTime(
        id="o", activity="k", text="Turdag", year=2026, when_text="4.11.", on=TODAY, by="kari"
    )
    assert stands(replace(row("10. oktober"), own=(own,))) is Standing.GOES_ON
