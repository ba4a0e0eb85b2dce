"""Absence codes are dated data of a county; what a code is not known to be is never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.absence.codes import AbsenceCode, CodeTable, Counts, Hours, table_on
from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.incoming.absence_codes import read_absence_codes
from elvis_tui.resources import content

OURS = read_absence_codes(content("fravaerskoder.toml").read_text("utf-8"))


def table(holds_from: date, *codes: str) -> CodeTable:
    made = tuple(AbsenceCode(code=c, name=c, counts=Counts.UNDOCUMENTED) for c in codes)
    return CodeTable(
        county="Prøve", holds_from=holds_from, codes=made, source="prøve", certainty="lav"
    )


def test_the_table_that_held_on_a_day_is_the_newest_before_it() -> None:
    old, new = table(date(2020, 8, 1), "X"), table(date(2026, 11, 1), "Y")
    for both in ((old, new), (new, old)):
        assert table_on(both, date(2026, 10, 31)) is old
        assert table_on(both, date(2026, 11, 1)) is new
        assert table_on(both, date(2020, 7, 31)) is None


@pytest.mark.parametrize("spelt", ["X", "x", " X ", "\u200bx"])
def test_a_code_is_found_in_every_spelling_of_it(spelt: str) -> None:
    found = OURS[0].find(spelt)
    assert found is not None
    assert found.counts is Counts.UNDOCUMENTED


@pytest.mark.parametrize("code", ["", "Q", "XM", "X M", "§§", "[/]"])
def test_an_unknown_code_is_nobody_s_guess(code: str) -> None:
    assert OURS[0].find(code) is None


def test_our_own_table_says_what_each_code_of_the_county_is() -> None:
    assert {one.code: one.counts for one in OURS[0].codes} == {
        "X": Counts.UNDOCUMENTED,
        "M": Counts.SELF_REPORTED,
        "D": Counts.DOCUMENTED,
        "R": Counts.NOTHING,
        "!": Counts.NOTHING,
        "§": Counts.DOCUMENTED,
    }


def test_undocumented_and_self_reported_hours_make_both_figures() -> None:
    hours = Hours(undocumented=4, self_reported=10)
    assert (hours.ten(140), hours.fifteen(140)) == (10.0, 10.0)


def test_health_counts_against_the_ten_alone() -> None:
    hours = Hours(undocumented=4, self_reported=6, documented_health=4)
    assert (hours.ten(140), hours.fifteen(140)) == (10.0, pytest.approx(7.142857))


def test_a_documented_hour_of_a_ground_nobody_knows_makes_the_ten_unknown() -> None:
    hours = Hours(undocumented=14, documented=1)
    assert (hours.ten(140), hours.fifteen(140)) == (None, 10.0)


def test_an_unknown_code_or_unknown_hours_of_the_year_make_both_unknown() -> None:
    assert (Hours(undocumented=14, unknown=1).ten(140), Hours(unknown=1).fifteen(140)) == (
        None,
        None,
    )
    assert (Hours(undocumented=14).ten(None), Hours(undocumented=14).fifteen(0)) == (None, None)


@given(st.floats(0, 200), st.floats(0, 200), st.floats(0, 200), st.floats(1, 300))
def test_the_ten_is_never_below_the_fifteen(
    undocumented: float, reported: float, health: float, year: float
) -> None:
    hours = Hours(undocumented=undocumented, self_reported=reported, documented_health=health)
    ten, fifteen = hours.ten(year), hours.fifteen(year)
    assert ten is not None
    assert fifteen is not None
    assert ten >= fifteen


def test_a_table_of_somebody_else_s_with_an_unknown_count_is_refused() -> None:
    text = (
        '[[tabell]]\nfylke = "A"\ngjelder_fra = 2026-08-01\nkilde = "b"\nsikkerhet = "lav"\n'
        'kode = [{kode = "X", navn = "x", teller = "nesten"}]\n'
    )
    with pytest.raises(InputError) as caught:
        read_absence_codes(text, foreign=True)
    assert caught.value.fault is Fault.SOURCE_UNUSABLE
