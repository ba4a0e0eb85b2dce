"""Numbers, percentages and days in every form a spreadsheet gives them, and in no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from elvis_tui.incoming.figures import read_day, read_number, read_percent

TODAY = date(2026, 11, 26)
FIFTH = date(2026, 10, 5)


def refused(read: Callable[[str], object], text: str) -> bool:
    """Whether a text is told to be none; any other error is one of the program."""
    try:
        read(text)
    except ValueError:
        return True
    return False


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7,5", 7.5),
        ("7.5", 7.5),
        (" 7,50 ", 7.5),
        ("0", 0.0),
        (",5", 0.5),
        ("7,", 7.0),
        ("1 200", 1200.0),
        ("1\u00a0200,25", 1200.25),
        ("1.200,25", 1200.25),
        ("1'200", 1200.0),
        ("1.5E-2", 0.015),
        ("", None),
        ("-", None),
        ("–", None),
    ],
)
def test_a_number_is_read_as_norwegian_and_as_excel_write_it(
    text: str, number: float | None
) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        *("7 5", "7'5", "1 20", "-1", "−1", "1,200.25", "7,5,3", ".", ",", "e5", "nan", "inf"),
        *("=7,5", "7,5 timer", "#DIV/0!", "2026-05-07", "7½", "٧", "1" * 25, "1e99", "1000001"),
    ],
)
def test_what_is_no_number_is_never_made_one(text: str) -> None:
    assert refused(read_number, text)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("7,5", 7.5),
        ("7.5", 7.5),
        ("7,5 %", 7.5),
        ("7,5%", 7.5),
        ("7,5\u00a0%", 7.5),
        ("0,075", 0.075),
        ("10", 10.0),
        ("10.004", 10.004),
        ("100", 100.0),
        ("", None),
    ],
)
def test_a_percentage_stands_as_it_is_written(text: str, figure: float | None) -> None:
    assert read_percent(text) == figure


@pytest.mark.parametrize(
    ("text", "figure"), [("0.075", 7.5), ("0.1", 10.0), ("0.07500000000000001", 7.5), ("1", 100.0)]
)
def test_a_part_of_one_that_is_shown_in_percent_is_that_many_percent(
    text: str, figure: float
) -> None:
    assert read_percent(text, fraction=True) == figure


def test_a_sign_in_the_cell_is_not_counted_twice() -> None:
    assert read_percent("7,5 %", fraction=True) == 7.5


@pytest.mark.parametrize(("text", "fraction"), [("100,01", False), ("750", False), ("1.2", True)])
def test_more_than_a_hundred_percent_is_a_slip(text: str, fraction: bool) -> None:
    assert refused(lambda one: read_percent(one, fraction=fraction), text)


@pytest.mark.parametrize(
    "text",
    [
        *("5.10.26", "05.10.26", "5.10.26.", "05.10.2026", "5.10.2026", "2026-10-05", "051026"),
        *("51026", "46300", "2026-10-05 00:00:00", "2026-10-05T13:05:00", "05.10.2026 13:05"),
        *("5.10.2026 kl. 13.05", "2026-10-05 13:05:00.123000", " 5.10.26 "),
    ],
)
def test_a_day_in_every_form_is_the_same_day(text: str) -> None:
    assert read_day(text, TODAY) == FIFTH


def test_a_cell_without_a_day_has_none() -> None:
    assert [read_day(text, TODAY) for text in ("", "-", "–", "  ")] == [None] * 4


@pytest.mark.parametrize(
    "text",
    [
        *("31.2.2026", "29.2.2027", "5/10/2026", "5.10", "oktober", "i dag", "311326", "99999"),
        *("000000", "12345678", "=46300", "32.1.26"),
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    assert refused(lambda one: read_day(one, TODAY), text)


def test_the_29th_of_february_is_a_day_every_fourth_year() -> None:
    assert read_day("290228", TODAY) == date(2028, 2, 29)
    assert read_day("29.2.2028", TODAY) == date(2028, 2, 29)


def test_excels_number_of_a_birth_is_told_from_a_day_run_together() -> None:
    assert read_day("39847", TODAY) == date(2009, 2, 3)
    assert read_day("030209", TODAY) == date(2009, 2, 3)
    # 4.1.2007 without its zero, or Excel's 20.10.2009
    assert refused(lambda one: read_day(one, TODAY), "40107")


@given(st.dates(date(2025, 1, 1), date(2028, 12, 31)))
def test_every_day_near_is_read_back_from_every_form(day: date) -> None:
    together = f"{day:%d%m%y}"
    forms = [f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day:%y}", day.isoformat(), together]
    forms += [together.removeprefix("0"), str((day - date(1899, 12, 30)).days)]
    assert {read_day(form, TODAY) for form in forms} == {day}


@given(st.text() | st.from_regex(r"[0-9 .,'eE+%-]{0,30}"))
@example("9" * 400)
@example("1e99")
def test_any_text_is_a_figure_a_day_or_refused_in_one_way(text: str) -> None:
    for read in (read_number, read_percent, lambda one: read_day(one, TODAY)):
        try:
            found = read(text)
        except (ValueError, OverflowError):
            continue
        assert found is None or isinstance(found, date) or 0 <= found <= 1_000_000
