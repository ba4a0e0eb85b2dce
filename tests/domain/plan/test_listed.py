"""The plan as a list by time."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.plan.calendar import Break, SchoolYear
from elvis_tui.domain.plan.listed import by_time, going_on
from elvis_tui.domain.plan.records import Activity, OwnTime, Recurrence
from elvis_tui.domain.plan.when import read_when

YEAR = SchoolYear(
    label="2026/27",
    first_day=date(2026, 8, 17),
    last_day=date(2027, 6, 18),
    breaks=(Break(name="Høstferie", first=date(2026, 10, 5), last=date(2026, 10, 9)),),
)


def row(when_text: str, row_id: str = "P01", *own: str) -> Activity:
    times = tuple(
        OwnTime(
            id=f"{row_id}-{n}",
            activity="",
            text="",
            year=2026,
            when_text=text,
            on=date(2026, 8, 1),
            by="kari",
        )
        for n, text in enumerate(own)
    )
    return Activity(
        id=row_id,
        text="Turdag",
        when_text=when_text,
        when=read_when(when_text),
        responsible=("Rektor",),
        own=times,
    )


ROWS = (
    row("Oktober", "P01"),
    row("14. oktober og 3. februar", "P02"),
    row("uke 43", "P03"),
    row("Hver onsdag", "P04"),
    row("Hele året", "P05"),
    row("Etter egen plan", "P06", "9.9. og 21.10."),
    row("når det passer", "P07"),
    row("januar", "P08"),
)


def told(month: tuple[int, int] | None) -> list[tuple[str, str]]:
    listed = by_time(ROWS, 2026, [YEAR], month)
    return [(one.activity.id, one.time.period.code) for one in listed]


def test_a_school_year_goes_from_august_to_june_with_the_teams_times_among_the_plans() -> None:
    assert told(None) == [
        ("P06", "2026-09-09"),
        ("P01", "2026-10"),
        ("P02", "2026-10-14"),
        ("P03", "2026-W43"),
        ("P06", "2026-10-21"),
        ("P08", "2027-01"),
        ("P02", "2027-02-03"),
    ]
    assert [one.month for one in by_time(ROWS, 2026, [YEAR])][-2:] == [(2027, 1), (2027, 2)]


def test_a_month_has_its_own_times_alone() -> None:
    assert told((2026, 10)) == [
        *(("P01", "2026-10"), ("P02", "2026-10-14"), ("P03", "2026-W43"), ("P06", "2026-10-21")),
    ]
    assert told((2026, 11)) == []


def test_what_goes_on_comes_after_by_its_band_and_what_is_not_read_last() -> None:
    rest = going_on(ROWS, 2026, [YEAR])
    assert [(kind, [a.id for a in rows]) for kind, rows in rest] == [
        (Recurrence.WEEKLY, ["P04"]),
        (Recurrence.ALL_YEAR, ["P05"]),
        (Recurrence.UNREAD, ["P07"]),
    ]
    # What the team has set stands at its own times; in a month without one it goes on as it says.
    november = dict(going_on(ROWS, 2026, [YEAR], (2026, 11)))
    assert [a.id for a in november[Recurrence.OWN_SCHEDULE]] == ["P06"]
    july = going_on(ROWS, 2026, [YEAR], (2027, 7))
    assert [kind for kind, _rows in july] == [Recurrence.UNREAD]


@given(st.lists(st.sampled_from([*(a.when_text for a in ROWS), "12. oktober 2025", "uke 40-42"])))
def test_every_row_of_the_plan_is_in_the_list_of_its_year(texts: list[str]) -> None:
    rows = [row(text, f"P{n:02d}") for n, text in enumerate(texts, 1)]
    timed = {one.activity.id for one in by_time(rows, 2026, [YEAR])}
    rest = [a.id for _kind, found in going_on(rows, 2026, [YEAR]) for a in found]
    assert timed | set(rest) == {a.id for a in rows}
    assert not timed & set(rest)


def test_a_week_of_two_months_is_listed_once_under_the_one_that_has_most_of_it() -> None:
    rows = (row("uke 36", "P01"), row("uke 40", "P02"))
    listed = by_time(rows, 2026, (YEAR,))
    assert {one.activity.id: one.month for one in listed} == {"P01": (2026, 9), "P02": (2026, 9)}
