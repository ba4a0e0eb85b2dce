"""The year of the plan in words: a month of a row, several rows in one line, what was learned."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.plan.year import State, YearCell, YearRow, YearView
from elvis_tui.domain.record import replace
from elvis_tui.wording import plan_year as words
from tests.domain.plan.test_year import activity, done, set_by_team, view_of

OCTOBER = 2


def line(view: YearView, column: int = OCTOBER) -> str:
    row = view.every[0]
    return words.cell_line(row, row.cells[column])


@pytest.mark.parametrize(
    ("when", "today", "said"),
    [
        ("Oktober", date(2026, 10, 1), "○ Oktober: hele måneden, ikke merket gjort ennå"),
        ("Oktober", date(2026, 11, 1), "! Oktober: hele måneden, sent: ikke merket gjort"),
        ("10. oktober", date(2026, 10, 1), "○ Oktober: lør. 10.10., ikke merket gjort ennå"),
        ("Hele året", date(2026, 10, 1), "· Oktober: hele året"),
        ("Primo oktober", date(2026, 10, 1), "○ Oktober: «Primo oktober», ikke merket gjort ennå"),
        ("Mars", date(2026, 10, 1), "Oktober: ingenting; planen sier «Mars»"),
    ],
)
def test_a_month_of_an_activity_says_when_and_whether_it_is_done(
    when: str, today: date, said: str
) -> None:
    assert line(view_of(activity(when), today=today)) == said


def test_what_is_marked_says_so() -> None:
    view = view_of(done(activity("Oktober"), "2026-10"))
    assert line(view) == "✔ Oktober: hele måneden, merket gjort"


def test_the_teams_time_is_never_said_to_be_the_plans() -> None:
    row = set_by_team(activity("Hele året"), "14. oktober")
    view = view_of(row, today=date(2026, 10, 1))
    assert line(view) == "◇ Oktober: ons. 14.10. (teamets tid), ikke merket gjort ennå"
    assert words.symbol(view.rows[0].cells[OCTOBER]) == (words.OWN, "key")
    assert words.own_times(view.rows[0], 2026) == "◇ 14. oktober"


def test_a_deadline_is_one() -> None:
    view = view_of(activity("10. oktober"), today=date(2026, 10, 1))
    row = view.rows[0]
    deadline = replace(row, placement=replace(row.placement, is_deadline=True))
    assert words.cell_words(deadline, row.cells[OCTOBER]).startswith("innen lør. 10.10.")


def test_several_days_of_a_month_are_listed_as_far_as_they_are_few() -> None:
    view = view_of(activity("Hele året"))
    row, cell = view.every[0], view.every[0].cells[OCTOBER]
    days = tuple(date(2026, 10, day) for day in (7, 14, 21, 28))
    four = _with_days(cell, days)
    assert words.cell_words(row, four) == "ons. 7.10., ons. 14.10., ons. 21.10., ons. 28.10."
    more = _with_days(cell, (date(2026, 10, 6), *days))
    assert words.cell_words(row, more).endswith("ons. 21.10. og 1 til")


def _with_days(cell: YearCell, days: tuple[date, ...]) -> YearCell:
    return replace(cell, days=days)


def test_why_an_activity_has_no_time_is_said_in_a_sentence() -> None:
    row: YearRow = view_of(activity("når snøen smelter")).folds[0].rows[0]
    assert "når snøen smelter" in words.why_unplaced(row)


def test_one_line_of_several_says_how_many_are_marked() -> None:
    rows = [activity("Hele året", f"P{n}") for n in (1, 2)]
    none = view_of(*rows).folds[0]
    one = view_of(done(rows[0], "2026-10"), rows[1]).folds[0]
    both = view_of(*(done(row, "2026-10") for row in rows)).folds[0]
    assert [words.fold_symbol(fold, OCTOBER)[0] for fold in (none, one, both)] == ["▱", "1", "▰"]
    assert words.fold_line(one, OCTOBER, 10) == "Oktober: 1 av 2 merket gjort"
    assert words.fold_title(both) == "Hele året (2)"


def test_one_line_of_what_has_no_time_says_how_to_see_why_and_why() -> None:
    fold = view_of(activity("når snøen smelter", text="Skitur")).folds[0]
    assert "Enter viser hvorfor" in words.fold_line(fold, OCTOBER, 10)
    assert words.fold_names(fold).startswith("Skitur: ")
    assert "når snøen smelter" in words.fold_names(fold)


def test_the_counts_are_the_legend_and_give_way_where_there_is_no_room() -> None:
    view = view_of(activity("Oktober"), activity("Mars", "P02"))
    assert words.counts(view, 31) == "✔ 0 gjort ○ 1 igjen ! 1 sent"
    assert words.counts(view, 60).endswith("! 1 sent  ◇ teamets tid")
    assert words.counts(view, 20) == "✔ 0  ○ 1  ! 1"


def test_what_was_learned_stands_the_latest_first_without_what_taught_nothing() -> None:
    row = done(activity("Oktober"), "2024-10", "2026-10", "2025-10")
    marks = [
        replace(mark, evaluation=FreeText("" if mark.period == "2026-10" else mark.period))
        for mark in row.done
    ]
    learned = words.learned(replace(row, done=tuple(marks)))
    assert [mark.period for mark in learned] == ["2025-10", "2024-10"]
    assert words.learned_line(learned[0], "Tidligere") == "oktober 2025: «Tidligere»"


def test_every_state_has_a_sign_of_its_own() -> None:
    assert len(set(words.SYMBOLS.values())) == len(State)


def test_of_a_year_gone_by_nothing_is_left_and_nothing_late() -> None:
    view = view_of(activity("Oktober"), today=date(2027, 10, 1))
    assert words.counts(view, 31) == "✔ 0 gjort ○ 1 ikke gjort"
    assert words.counts(view, 60) == "✔ 0 gjort  ○ 1 ikke gjort  ◇ teamets tid"
    assert words.counts(view, 12) == "✔ 0  ○ 1"


def test_the_sign_of_several_rows_stands_before_its_words() -> None:
    fold = view_of(activity("Hele året"), today=date(2026, 10, 1)).folds[0]
    assert words.fold_line(fold, OCTOBER, 10) == "▱ Oktober: 0 av 1 merket gjort"
    marked = view_of(done(activity("Hele året"), "2026-10"), today=date(2026, 10, 1)).folds[0]
    assert words.fold_line(marked, OCTOBER, 10) == "▰ Oktober: 1 av 1 merket gjort"


def test_the_signs_of_several_rows_are_explained() -> None:
    assert words.fold_signs() == "▰ alle merket gjort, ▱ ingen; et tall er så mange"
