"""How old somebody is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.people.age import age, is_of_age


@pytest.mark.parametrize(
    ("born", "today", "years"),
    [
        (date(2008, 10, 21), date(2026, 10, 20), 17),
        (date(2008, 10, 21), date(2026, 10, 21), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
    ],
)
def test_a_year_is_over_on_the_birthday(born: date, today: date, years: int) -> None:
    assert age(born, today) == years
    assert is_of_age(born, today) is (years >= 18)


@given(born=st.dates(date(1990, 1, 1), date(2015, 1, 1)), days=st.integers(0, 9000))
def test_nobody_grows_younger(born: date, days: int) -> None:
    today = date.fromordinal(born.toordinal() + days)
    assert age(born, date.fromordinal(today.toordinal() + 1)) - age(born, today) in (0, 1)
    assert age(born, born) == 0
