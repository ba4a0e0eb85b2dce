"""A school year of the plan: times, months, what is late, and what goes on all year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.plan.marks import mark_done
from elvis_tui.domain.plan.periods import moved_on
from elvis_tui.domain.plan.records import Activity, OwnTime, Recurrence
from elvis_tui.domain.plan.when import read_when
from elvis_tui.domain.plan.year import (
    SCHOOL_MONTHS,
    State,
    YearView,
    begins_in,
    narrowed_year,
    year_view,
)
from elvis_tui.domain.record import replace
from tests.domain.plan.test_month import PLAN, YEAR

SIGNS = {
    State.NONE: ".",
    State.RUNNING: "-",
    State.PLANNED: "o",
    State.DONE: "v",
    State.LATE: "!",
}
NOVEMBER = date(2026, 11, 27)


def activity(when_text: str, id: str = "P01", text: str = "Noe") -> Activity:
    return Activity(
        id=id,
        key=id,
        text=text,
        when_text=when_text,
        when=read_when(when_text, text),
        responsible=("Rektor",),
    )


def done(row: Activity, *periods: str) -> Activity:
    marks = [mark_done(row, p, NOVEMBER, "berit", f"m{n}") for n, p in enumerate(periods)]
    return replace(row, done=tuple(marks))


def set_by_team(row: Activity, when_text: str, year: int = 2026) -> Activity:
    own = OwnTime(
        id="own", activity=row.key, text=row.text, year=year, when_text=when_text,
        on=NOVEMBER, by="berit",
    )  # fmt: skip
    return replace(row, own=(*row.own, own))


def view_of(*rows: Activity, today: date = NOVEMBER, year: int = 2026) -> YearView:
    return year_view(rows, year, (YEAR,), today)


def drawn(view: YearView, activity_id: str = "P01") -> str:
    """A row as signs, from August."""
    row = view.row(activity_id)
    assert row is not None
    return "".join(SIGNS[cell.state] for cell in row.cells)


SEED = {
    "P01": "!..........",
    "P02": "!..........",
    "P03": "!..........",
    "P04": "!..........",
    "P05": "!..........",
    "P06": "!..........",
    "P07": "o!.........",
    "P08": ".!.........",
    "P18": "..!........",
    "P19": "...o..o....",
    "P22": "....o......",
    "P24": "....o......",
    "P23": ".....o.....",
    "P25": "..........o",
}


def test_the_plans_rows_with_months_of_their_own_stand_in_them_the_first_first() -> None:
    view = view_of(*PLAN)
    assert {row.activity.id: drawn(view, row.activity.id) for row in view.rows} == SEED
    assert [row.activity.id for row in view.rows] == list(SEED)


def test_the_rest_of_the_plan_goes_on_all_year_kind_by_kind() -> None:
    folds = view_of(*PLAN).folds
    assert {fold.kind: len(fold.rows) for fold in folds} == {
        Recurrence.WEEKLY: 2,
        Recurrence.ALL_YEAR: 11,
        Recurrence.TIMETABLED: 1,
        Recurrence.OWN_SCHEDULE: 3,
        Recurrence.ON_DEMAND: 1,
    }
    assert all(drawn(view_of(row), row.id) == "-" * 11 for f in folds for row in _acts(f.rows))


def _acts(rows: object) -> list[Activity]:
    return [row.activity for row in rows]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("today", "signs"),
    [
        (date(2026, 8, 1), "..o........"),
        (date(2026, 10, 31), "..o........"),
        (date(2026, 11, 1), "..!........"),
        (date(2027, 7, 31), "..!........"),
        (date(2027, 8, 1), "..o........"),
    ],
)
def test_what_has_a_month_is_late_when_the_month_is_over_until_the_school_year_is(
    today: date, signs: str
) -> None:
    assert drawn(view_of(activity("Oktober"), today=today)) == signs


def test_what_is_marked_is_done_and_counted_time_for_time() -> None:
    rows = (
        done(activity("Oktober", "P01"), "2026-10"),
        activity("September", "P02"),
        done(activity("September og februar", "P03"), "2026-09"),
    )
    view = view_of(*rows)
    assert [drawn(view, row.id) for row in rows] == ["..v........", ".!.........", ".v....o...."]
    assert [view.count(s) for s in (State.DONE, State.LATE, State.PLANNED)] == [2, 1, 1]


@pytest.mark.parametrize("period", ["2026-10-14", "2026-W42", "2026-10"])
def test_a_mark_of_a_day_or_a_week_is_one_of_the_month(period: str) -> None:
    assert drawn(view_of(done(activity("Oktober"), period))) == "..v........"


def test_what_reaches_over_two_months_is_late_in_the_last_and_done_in_both() -> None:
    row = activity("De første skoleukene")
    assert drawn(view_of(row)) == "o!........."
    assert drawn(view_of(done(row, "2026-09"))) == "vv........."


def test_what_goes_on_all_year_is_never_late_and_shows_its_marks() -> None:
    row = done(activity("Hele året"), "2026-09", "2026-10")
    view = view_of(row, today=date(2027, 6, 30))
    assert drawn(view) == "-vv--------"
    assert view.count(State.LATE) == 0
    fold = view.folds[0]
    assert [fold.marked_in(column) for column in (0, 1, 2)] == [0, 1, 1]
    assert fold.runs_in(0) == 1


def test_a_mark_of_a_term_is_one_of_its_months() -> None:
    assert drawn(view_of(done(activity("Hele året"), "2026-autumn"))) == "vvvvv------"


def test_what_is_done_once_is_done_also_where_it_was_held_in_another_month() -> None:
    assert drawn(view_of(done(activity("Oktober"), "2027-01"))) == "..-..v....."


def test_a_mark_in_a_month_without_it_is_shown_all_the_same() -> None:
    row = done(activity("September og oktober"), "2027-01")
    assert drawn(view_of(row)) == ".!!..v....."


@pytest.mark.parametrize("when", ["Før skolestart", "Skolestart"])
def test_what_is_done_at_school_start_is_not_done_in_september_too(when: str) -> None:
    assert drawn(view_of(done(activity(when), "2026-08"))) == "v.........."


def test_what_is_marked_for_a_term_stands_in_the_months_it_has() -> None:
    assert drawn(view_of(done(activity("Desember"), "2026-autumn"))) == "....v......"


def test_what_the_team_has_set_stands_in_its_months_and_is_the_teams() -> None:
    row = set_by_team(set_by_team(activity("Hele året"), "14. oktober"), "9. desember")
    view = view_of(row)
    assert not view.folds
    assert drawn(view) == "..!.o......"
    cells = view.rows[0].cells
    assert [cell.month for cell in cells if cell.is_own] == [10, 12]


def test_a_rhythm_of_the_teams_stands_in_the_months_it_has_a_day_in_and_in_no_other() -> None:
    row = set_by_team(activity("Etter egen plan"), "hver 6. uke på onsdag fra 26.8.")
    shown = view_of(row, today=date(2026, 8, 1)).row("P01")
    assert shown is not None
    months = {
        day.month for cell in shown.cells for time in cell.times for day in [time.period.first]
    }
    assert {cell.month for cell in shown.cells if cell.state is not State.NONE} == months
    assert len(months) < len(SCHOOL_MONTHS)


def test_a_week_of_two_months_is_in_the_one_that_has_most_of_it() -> None:
    # Monday 31 August to Friday 4 September; Monday 28 September to Friday 2 October.
    assert drawn(view_of(activity("Uke 36"))) == ".!........."
    assert drawn(view_of(activity("Uke 40"))) == ".!........."


def test_what_the_team_set_for_another_year_is_not_in_this_one() -> None:
    row = set_by_team(activity("Hele året"), "14. oktober", year=2025)
    assert view_of(row).folds[0].kind is Recurrence.ALL_YEAR


def test_the_teams_day_is_late_the_day_after() -> None:
    row = set_by_team(activity("Hele året"), "14. oktober")
    assert drawn(view_of(row, today=date(2026, 10, 14))) == "..o........"
    assert drawn(view_of(row, today=date(2026, 10, 15))) == "..!........"


def test_what_is_not_read_has_no_time_and_stands_for_itself() -> None:
    view = view_of(activity("når snøen smelter"))
    assert [fold.kind for fold in view.folds] == [Recurrence.UNREAD]
    assert view.folds[0].rows[0].is_unplaced


def test_what_recurs_in_some_months_alone_stands_in_them_and_is_never_late() -> None:
    view = view_of(activity("Hver onsdag i oktober"))
    assert [row.activity.id for row in view.rows] == ["P01"]
    assert drawn(view) == "..o........"
    assert drawn(view_of(done(activity("Hver onsdag i oktober"), "2026-10"))) == "..v........"


def test_a_term_ends_with_school_and_is_late_in_its_last_month() -> None:
    view = view_of(activity("Vår"), today=date(2027, 7, 31))
    assert view.months == SCHOOL_MONTHS
    assert drawn(view) == ".....oooooo"
    assert drawn(view_of(activity("Høst"), today=date(2027, 1, 1))) == "oooo!......"


def test_july_is_a_month_of_the_year_only_where_something_lies_there() -> None:
    assert view_of(activity("Juni")).months == SCHOOL_MONTHS
    view = view_of(activity("Juli"))
    assert view.months == (*SCHOOL_MONTHS, 7)
    assert drawn(view) == "...........o"
    assert view_of(activity("Juni")).column(7) == SCHOOL_MONTHS.index(6)


def test_only_some_of_it_can_be_shown() -> None:
    view = narrowed_year(view_of(*PLAN), lambda a: a.id in ("P18", "P32"))
    assert [row.activity.id for row in view.every] == ["P18", "P32"]
    assert view.count(State.LATE) == 1


def test_a_calendar_that_is_not_known_is_told_and_nothing_lost() -> None:
    view = year_view(PLAN, 2031, (YEAR,), NOVEMBER)
    assert view.school_year is None
    assert len(view.every) == len(PLAN)


@pytest.mark.parametrize("year", [-1, 0, 1, 9998, 10_000])
def test_a_year_outside_the_calendar_is_refused(year: int) -> None:
    with pytest.raises(DomainError) as told:
        year_view(PLAN, year, (), NOVEMBER)
    assert told.value.fault is Fault.NOT_A_MONTH


@given(
    year=st.integers(min_value=2, max_value=9997),
    today=st.dates(),
    whens=st.lists(
        st.sampled_from(["Oktober", "Hele året", "Skolestart", "??", "Hver onsdag", "10. januar"]),
        max_size=6,
    ),
)
def test_each_activity_stands_there_once_in_whatever_year(
    year: int, today: date, whens: list[str]
) -> None:
    rows = [activity(when, f"P{n:02}") for n, when in enumerate(whens)]
    view = year_view(rows, year, (YEAR,), today)
    assert sorted(row.activity.id for row in view.every) == [row.id for row in rows]
    for row in view.every:
        assert len(row.cells) == len(view.months)
        assert row.has_times is (row in view.rows)
        late = [cell for cell in row.cells if cell.state is State.LATE]
        assert all((cell.year, cell.month) <= (today.year, today.month) for cell in late)


def test_who_stands_in_the_month_of_today_goes_along_into_the_next() -> None:
    december, january = (2026, 12), (2027, 1)
    assert moved_on(december, december, january) == january
    assert moved_on((2026, 10), december, january) == (2026, 10)
    assert begins_in(*december) == begins_in(*january) == 2026
    assert begins_in(2027, 8) == 2027


def test_a_mark_beside_its_time_does_not_move_a_row() -> None:
    rows = activity("Oktober"), done(activity("Juni", "P02"), "2026-08")
    assert [row.activity.id for row in view_of(*rows).rows] == ["P01", "P02"]


def test_what_was_learned_does_not_change_what_is_done() -> None:
    row = done(activity("Oktober"), "2026-10")
    learned = replace(row.done[0], evaluation=FreeText("Begynn tidligere"))
    assert drawn(view_of(replace(row, done=(learned,)))) == "..v........"
