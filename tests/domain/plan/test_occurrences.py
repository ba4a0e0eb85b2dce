"""The times of an activity in a school year: the plan's, the team's own, done, left and late."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.plan.marks import done_mark, marks_of_year
from elvis_tui.domain.plan.occurrences import is_late, is_left, late, occurrences
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime
from elvis_tui.domain.plan.when import read_when
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.sources import Sources

YEARS = Sources().school_years()
ROWS = {a.id: a for a in Sources().activities()}
ON = date(2026, 9, 3)


def row(when: str, *, own: tuple[str, ...] = (), done: tuple[str, ...] = ()) -> Activity:
    times = tuple(
        OwnTime(id=f"o{n}", activity="k", text="Turdag", year=2026, when_text=words, on=ON, by="K")
        for n, words in enumerate(own)
    )
    marks = tuple(
        DoneMark(id=code, activity="k", text="Turdag", period=code, on=ON, by="K") for code in done
    )
    return Activity(
        id="P01",
        key="k",
        text="Turdag",
        when_text=when,
        when=read_when(when),
        responsible=("Rektor",),
        own=times,
        done=marks,
    )


def told(activity: Activity, year: int = 2026) -> list[str]:
    """«2026-10», with «*» for the team's, «?» where nobody asks, and «✔»."""
    return [
        one.period.code + "*" * bool(one.own) + "?" * (not one.asks) + "✔" * one.is_done
        for one in occurrences(activity, year, YEARS)
    ]


def test_that_it_went_on_in_a_month_says_nothing_of_a_day_the_team_sets_later() -> None:
    """Marked for September and October before: the day in May, or in October, is still to come."""
    marked = ("2026-09", "2026-10")
    assert told(row("Hele året", own=("10. mai",), done=marked)) == ["2027-05-10*"]
    assert told(row("Hele året", own=("28. oktober",), done=marked)) == ["2026-10-28*"]
    held = (*marked, "2026-10-28")
    assert told(row("Hele året", own=("28. oktober",), done=held)) == ["2026-10-28*✔"]
    assert told(row("Hele året", own=("2. september",), done=marked)) == ["2026-09-02*✔"]


def test_a_month_is_one_time_and_each_of_several_is_one() -> None:
    assert told(row("Oktober")) == ["2026-10"]
    assert told(row("August/september", done=("2026-08",))) == ["2026-08✔", "2026-09"]
    assert told(row("Oktober"), 2027) == ["2027-10"]


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("Uke 44 og 3. november", ["2026-W44", "2026-11-03"]),
        ("12.10., 9.11. og uke 48", ["2026-10-12", "2026-11-09", "2026-W48"]),
        ("September og uke 48", ["2026-09", "2026-W48"]),
        ("3. november og desember", ["2026-11-03", "2026-12"]),
        ("Høsten og 10. januar", ["2026-autumn", "2027-01-10"]),
        ("Oktober (10. oktober)", ["2026-10-10"]),
        ("Uke 41 (5. oktober)", ["2026-10-05"]),
    ],
)
def test_days_weeks_and_months_that_are_said_together_are_all_times(
    words: str, times: list[str]
) -> None:
    assert told(row(words)) == times
    assert told(row("Etter egen plan", own=(words,))) == [f"{one}*" for one in times]


def test_weeks_that_recur_are_times_and_only_the_teams_own_are_asked_for() -> None:
    assert told(row("Partallsuker i oktober")) == ["2026-W40?", "2026-W42?", "2026-W44?"]
    assert told(row("Etter egen plan", own=("hver 6. uke fra uke 35",)))[:3] == [
        "2026-W35*",
        "2026-W47*",
        "2027-W06*",
    ]
    assert told(row("Annenhver uke")) == [], "nobody knows which"


def test_what_goes_on_all_year_has_no_times_and_is_never_late() -> None:
    for words in ("Hele året", "Etter behov", "Etter egen plan", "Hver uke"):
        assert told(row(words)) == []
        assert not is_late(row(words), 2026, YEARS, date(2027, 7, 1))


def test_what_goes_on_every_week_is_marked_but_asked_for_by_nobody() -> None:
    days = told(row("Hver onsdag", done=("2026-10-14",)))
    assert "2026-10-14?✔" in days
    assert "2026-10-21?" in days
    assert "2026-10-07?" not in days  # høstferie
    assert not is_late(row("Hver onsdag"), 2026, YEARS, date(2027, 7, 1))


def test_the_teams_date_stands_instead_of_the_month_the_plan_has() -> None:
    assert told(row("Oktober", own=("14. oktober",))) == ["2026-10-14*"]
    assert told(row("Oktober", own=("14. oktober", "9. desember"))) == [
        "2026-10-14*",
        "2026-12-09*",
    ]
    # Once is once, also where the team takes it in another month.
    assert told(row("Oktober", own=("28. september",))) == ["2026-09-28*"]
    # Of two times the one that is not set stays the plan's.
    assert told(row("November/februar", own=("11. november",))) == ["2026-11-11*", "2027-02"]


def test_own_times_of_another_year_are_that_years() -> None:
    activity = row("Oktober", own=("14. oktober",))
    assert told(activity, 2027) == ["2027-10"]


def test_what_the_plan_gives_no_time_can_have_the_teams_and_is_asked_for_then() -> None:
    activity = row("Etter egen plan", own=("14. oktober",), done=())
    assert told(activity) == ["2026-10-14*"]
    assert is_late(activity, 2026, YEARS, date(2026, 10, 15))
    assert not is_late(activity, 2026, YEARS, date(2026, 10, 14))


def test_an_own_time_that_is_not_read_leaves_the_plans() -> None:
    assert told(row("Oktober", own=("når det passer",))) == ["2026-10"]


@pytest.mark.parametrize(
    ("code", "done"),
    [
        ("2026-10", True),
        ("2026-10-10", True),
        ("2026-W41", True),
        ("2026-autumn", True),
        ("2026-10-11", True),  # the only time of its month, held on another day
        ("2027-spring", False),
        ("2025-10", False),
        ("rubbish", False),
    ],
)
def test_a_mark_of_a_longer_time_counts_for_the_day(code: str, done: bool) -> None:
    one, other = occurrences(row("Mai", own=("10. oktober", "5. mai"), done=(code,)), 2026, YEARS)
    assert one.is_done is done
    assert other.is_done is (code == "2027-spring")


def test_what_was_marked_stays_done_when_the_teams_times_are_changed() -> None:
    assert told(row("Mai", own=("10. oktober", "5. mai"), done=("2026-09-09",))) == [
        "2026-09-09✔",
        "2026-10-10*",
        "2027-05-05*",
    ]
    # Two times in its month: nobody knows which of them it was.
    two = row("Etter egen plan", own=("14. oktober", "28. oktober"), done=("2026-10-21",))
    assert told(two) == ["2026-10-14*", "2026-10-21✔", "2026-10-28*"]
    # A second one in its month is no second time of the first.
    both = row("Mai", own=("10. oktober", "5. mai"), done=("2026-10-10", "2026-10-21"))
    assert told(both) == ["2026-10-10*✔", "2026-10-21✔", "2027-05-05*"]


def test_a_week_of_the_month_counts_for_its_only_time() -> None:
    days = told(row("Etter egen plan", own=("første mandag i hver måned",), done=("2026-W38",)))
    assert "2026-09-07*✔" in days
    assert [one for one in days if "✔" in one] == ["2026-09-07*✔"]


def test_what_is_asked_for_once_is_done_whenever_it_was_held() -> None:
    (one,) = occurrences(row("10. oktober", done=("2026-W40",)), 2026, YEARS)
    assert one.is_done
    (one,) = occurrences(row("10. oktober", done=("2025-W40",)), 2026, YEARS)
    assert not one.is_done


def test_marks_of_days_weeks_and_terms_count_for_their_months() -> None:
    for code in ("2026-10-14", "2026-W42", "2026-autumn", "2026-10"):
        assert done_mark(row("Hele året", done=(code,)), "2026-10")
    assert done_mark(row("Hele året", done=("2026-11-02",)), "2026-10") is None
    assert done_mark(row("Hele året", done=("2027-spring",)), "2026-10") is None


def test_late_is_what_is_over_and_not_marked() -> None:
    activity = row("Oktober/november", done=("2026-11",))
    assert [one.period.code for one in late(activity, 2026, YEARS, date(2026, 11, 1))] == [
        "2026-10"
    ]
    assert not is_late(activity, 2026, YEARS, date(2026, 10, 31))


def test_what_is_left_of_a_month_is_left_until_each_time_is_marked() -> None:
    activity = row("Etter egen plan", own=("14. oktober", "28. oktober"), done=("2026-10-14",))
    assert is_left(activity, 2026, 10, YEARS)
    both = replace(activity, done=(*activity.done, replace(activity.done[0], period="2026-10-28")))
    assert not is_left(both, 2026, 10, YEARS)
    assert not is_left(activity, 2026, 11, YEARS)


def test_around_school_start_it_is_one_time() -> None:
    (one,) = occurrences(ROWS["P07"], 2026, YEARS)
    assert one.is_in(2026, 8)
    assert one.is_in(2026, 9)
    marks = row("x", done=("2026-09-02",)).done
    assert [o.is_done for o in occurrences(replace(ROWS["P07"], done=marks), 2026, YEARS)] == [True]


def test_every_row_of_the_plan_has_times_that_lie_in_the_school_year() -> None:
    for activity in ROWS.values():
        for one in occurrences(activity, 2026, YEARS):
            assert one.period.year == 2026


def test_the_marks_of_a_year_come_in_its_order() -> None:
    activity = row("Hele året", done=("2027-02", "2026-10-14", "2026-08", "2025-10", "rubbish"))
    assert [m.period for m in marks_of_year(activity, 2026)] == ["2026-08", "2026-10-14", "2027-02"]
