"""A new school year: rhythms go on, dates are set anew, and what was learned is kept."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.plan.new_year import is_dated, of_last_year, waits, year_meant, year_to_begin
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime
from elvis_tui.domain.plan.when import read_when
from elvis_tui.services.desk.sources import Sources

YEARS = Sources().school_years()


def own(words: str, year: int = 2026) -> OwnTime:
    return OwnTime(
        id=f"{words}-{year}",
        activity="k",
        text="Møte",
        year=year,
        when_text=words,
        on=date(year, 9, 1),
        by="K",
    )


def row(*times: OwnTime, done: tuple[tuple[str, str], ...] = ()) -> Activity:
    marks = tuple(
        DoneMark(
            id=code,
            activity="k",
            text="Møte",
            period=code,
            on=date(2026, 9, 1),
            by="K",
            evaluation=FreeText(learned),
        )
        for code, learned in done
    )
    return Activity(
        id="P01",
        key="k",
        text="Møte",
        when_text="Hele året",
        when=read_when("Hele året"),
        responsible=("Rektor",),
        own=times,
        done=marks,
    )


@pytest.mark.parametrize(
    ("words", "dated"),
    [
        ("14. oktober", True),
        ("hver onsdag fra 26.8.", True),
        ("mai 2027", True),
        ("hver onsdag", False),
        ("oktober", False),
        ("når det passer", True),
    ],
)
def test_a_date_is_set_anew_and_a_rhythm_goes_on(words: str, dated: bool) -> None:
    assert is_dated(own(words), YEARS) is dated


def test_what_the_year_before_left_is_told_row_by_row() -> None:
    last = row(
        own("hver onsdag"),
        own("14. oktober"),
        own("fredag", 2025),
        done=(("2026-10", "Begynn før"), ("2027-01", ""), ("2025-10", "Eldre")),
    )
    (left,) = of_last_year([last, row()], 2027, YEARS)
    assert [o.when_text for o in left.goes_on] == ["hver onsdag"]
    assert [o.when_text for o in left.set_anew] == ["14. oktober"]
    assert [m.period for m in left.learned] == ["2026-10"]


def test_what_was_taken_over_is_not_offered_again() -> None:
    assert of_last_year([row(own("hver onsdag"), own("hver onsdag", 2027))], 2027, YEARS) == []


def test_what_is_set_this_year_is_not_to_be_set_anew() -> None:
    (left,) = of_last_year([row(own("14. oktober"), own("12. oktober", 2027))], 2027, YEARS)
    assert left.set_anew == ()
    assert [o.when_text for o in left.now] == ["12. oktober"]


def test_a_later_year_that_is_shown_is_the_one_that_is_begun() -> None:
    october = date(2026, 10, 19)
    assert [year_meant(shown, october) for shown in (2025, 2026, 2027)] == [2026, 2026, 2027]
    assert year_meant(2026, date(2027, 8, 1)) == 2027


def test_one_is_reminded_in_august_until_the_year_is_begun() -> None:
    rows = [row(own("hver onsdag"))]
    assert waits(rows, None, date(2027, 8, 1))
    assert waits(rows, 2026, date(2027, 8, 31))
    assert not waits(rows, 2027, date(2027, 8, 1))
    assert not waits(rows, None, date(2027, 9, 1))
    assert not waits([row()], None, date(2027, 8, 1))
    assert waits([row(done=(("2027-05", ""),))], 2026, date(2027, 8, 1))


def test_from_june_the_next_year_is_made_ready() -> None:
    assert year_to_begin(date(2027, 5, 31)) == 2026
    assert year_to_begin(date(2027, 6, 1)) == 2027
    assert year_to_begin(date(2027, 8, 1)) == 2027
