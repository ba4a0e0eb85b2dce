"""A month of the plan: days, bands, done marks and the months themselves."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.plan.calendar import Break, SchoolYear
from elvis_tui.domain.plan.marks import done_mark, mark_done, with_marks
from elvis_tui.domain.plan.month import BAND_ORDER, MonthView, has_to_do_with, month_view, only
from elvis_tui.domain.plan.periods import month_after, parse_month, period_of
from elvis_tui.domain.plan.placement import placed
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime, Recurrence, activity_keys
from elvis_tui.domain.plan.when import read_when
from elvis_tui.domain.record import replace

FACTS = json.loads(
    (Path(__file__).parents[2] / "data" / "plan_rows.json").read_text(encoding="utf-8")
)
PLAN = [
    Activity(
        id=row["id"],
        text=row["activity"],
        when_text=row["when_text"],
        when=read_when(row["when_text"], row["activity"]),
        responsible=tuple(row["responsible"]),
    )
    for row in FACTS
]
YEAR = SchoolYear(
    label="2026/27",
    first_day=date(2026, 8, 17),
    last_day=date(2027, 6, 18),
    breaks=(Break(name="Høstferie", first=date(2026, 10, 5), last=date(2026, 10, 9)),),
)
TODAY = date(2026, 10, 19)
MONTHS = [month_after(2026, 8, by) for by in range(11)]


def view_of(year: int, month: int, *rows: Activity, known: bool = True) -> MonthView:
    holidays = {date(2026, 10, 14): "Oppdiktet helligdag"}
    return month_view(rows or PLAN, year, month, [YEAR] if known else [], holidays, TODAY)


def row(when_text: str, row_id: str = "P01") -> Activity:
    return Activity(
        id=row_id,
        text="Turdag",
        when_text=when_text,
        when=read_when(when_text),
        responsible=("Rektor",),
    )


def ids(view: MonthView) -> set[str]:
    in_weeks = {a.id for week in view.weeks for a in week.activities}
    in_bands = {a.id for band in view.bands for a in band.activities}
    return in_bands | in_weeks | {a.id for a in view.on_days}


def test_october_has_its_weeks_with_today_break_and_holiday() -> None:
    view = view_of(2026, 10)
    assert [week.number for week in view.weeks] == [40, 41, 42, 43, 44]
    days = {day.on: day for week in view.weeks for day in week.days}
    assert [d for d in days if days[d].is_today] == [TODAY]
    assert [d.day for d in days if days[d].break_name == "Høstferie"] == [5, 6, 7, 8, 9]
    assert days[date(2026, 10, 14)].holiday == "Oppdiktet helligdag"
    assert not days[date(2026, 9, 30)].in_month
    assert days[date(2026, 10, 31)].in_month


def test_a_weekly_activity_with_a_weekday_stands_on_that_weekdays_school_days_only() -> None:
    view = view_of(2026, 10)
    days = [d for week in view.weeks for d in week.days if d.in_month]
    after_elvis = [d.on.day for d in days if [a.id for a in d.activities] == ["P32"]]
    # 7.10. is in the autumn break, 14.10. is a holiday.
    assert after_elvis == [21, 28]
    assert "P32" not in {a.id for a in view.band(Recurrence.WEEKLY)}


def test_a_date_that_is_no_school_day_is_told_with_the_next_that_is_one() -> None:
    days = {d.on: d for w in view_of(2026, 10).weeks for d in w.days}
    saturday = days[date(2026, 10, 10)]
    assert [a.id for a in saturday.activities] == ["P18"]
    (clash,) = view_of(2026, 10).clashes
    assert saturday.is_clash
    assert (clash.before, clash.after) == (date(2026, 10, 2), date(2026, 10, 12))
    assert clash.week_before == date(2026, 9, 28)
    assert [day for day in days if days[day].is_clash] == [date(2026, 10, 10)]


def test_a_date_on_a_school_day_stands_on_it() -> None:
    view = view_of(2026, 10, row("13. oktober"))
    (day,) = [d for w in view.weeks for d in w.days if d.activities]
    assert (day.on, day.is_clash) == (date(2026, 10, 13), False)
    assert view.bands == ()


def test_a_day_that_a_year_does_not_have_is_told_in_every_month() -> None:
    for month in (2, 3):
        view = month_view([row("29. februar")], 2027, month, [YEAR], {}, TODAY)
        assert [a.id for a in view.band(Recurrence.UNREAD)] == ["P01"]


def test_days_before_and_after_the_school_year_are_outside_it() -> None:
    august = [
        d.on.day for w in view_of(2026, 8).weeks for d in w.days if d.in_month and d.is_outside
    ]
    assert august == list(range(1, 17))
    june = [d.on.day for w in view_of(2027, 6).weeks for d in w.days if d.in_month and d.is_outside]
    assert june == list(range(19, 31))
    assert all(d.is_outside for w in view_of(2027, 7).weeks for d in w.days if d.in_month)


def test_nothing_is_put_on_days_before_school_starts() -> None:
    view = view_of(2026, 8)
    assert [d.on.day for w in view.weeks for d in w.days if d.activities and d.in_month] == [19, 26]


def test_without_a_school_calendar_only_a_date_has_a_day_and_nothing_is_lost() -> None:
    view = view_of(2026, 10, known=False)
    assert view.school_year is None
    assert not any(d.break_name or d.is_outside for w in view.weeks for d in w.days)
    assert [a.id for w in view.weeks for d in w.days for a in d.activities] == ["P18"]
    assert {a.id for a in view.band(Recurrence.WEEKLY)} == {"P09", "P32"}


def test_a_weekday_that_never_is_a_school_day_leaves_the_activity_in_its_band() -> None:
    view = view_of(2026, 10, row("Hver lørdag"))
    assert [a.id for a in view.band(Recurrence.WEEKLY)] == ["P01"]


def test_a_day_of_the_neighbouring_month_does_not_take_the_activity_out_of_its_band() -> None:
    late = replace(YEAR, first_day=date(2026, 9, 1))
    view = month_view([row("Hver onsdag")], 2026, 8, [late], {}, TODAY)
    assert [a.id for a in view.band(Recurrence.WEEKLY)] == ["P01"]
    assert view.on_days == ()


def test_an_activity_of_one_month_does_not_reach_into_the_days_of_the_next() -> None:
    view = view_of(2026, 10, row("Hver onsdag i oktober"))
    assert [d.on.day for w in view.weeks for d in w.days if d.activities] == [21, 28]


@pytest.mark.parametrize("facts", FACTS, ids=lambda r: r["id"])
def test_every_activity_is_found_in_exactly_the_months_of_its_facts(
    facts: dict[str, object],
) -> None:
    months = [(2026, 7), *MONTHS]
    found = [month for year, month in months if facts["id"] in ids(view_of(year, month))]
    assert sorted(found) == facts["months"]


@pytest.mark.parametrize(("year", "month"), MONTHS)
def test_no_activity_stands_twice_in_a_month(year: int, month: int) -> None:
    view = view_of(year, month)
    shown = [a.id for band in view.bands for a in band.activities] + [a.id for a in view.on_days]
    assert len(shown) == len(set(shown))


def test_bands_come_in_their_order_and_are_never_empty() -> None:
    kinds = [band.kind for band in view_of(2026, 8).bands]
    assert kinds == [kind for kind in BAND_ORDER if kind in kinds]
    assert {
        Recurrence.BEFORE_SCHOOL_START,
        Recurrence.SCHOOL_START,
        Recurrence.FIRST_SCHOOL_WEEKS,
    } <= set(kinds)
    assert all(band.activities for band in view_of(2026, 8).bands)
    september = [band.kind for band in view_of(2026, 9).bands]
    assert Recurrence.SCHOOL_START not in september
    assert Recurrence.FIRST_SCHOOL_WEEKS in september


def test_july_has_nothing_but_what_names_it_and_what_could_not_be_read() -> None:
    assert view_of(2027, 7).bands == ()
    view = view_of(2027, 7, row("juli"), row("når det passer", "P02"), row("Hele året", "P03"))
    assert ids(view) == {"P01", "P02"}
    assert view.is_july


@pytest.mark.parametrize("month", range(1, 13))
def test_what_could_not_be_read_stands_in_every_month_word_for_word(month: int) -> None:
    view = view_of(2027, month, row("når det passer"))
    assert [a.when_text for a in view.band(Recurrence.UNREAD)] == ["når det passer"]


TIMES = (
    *("Oktober", "Hver onsdag", "hver søndag", "Uke 41", "Uke 43", "Hele året", "når det passer"),
    *("12. oktober", "5.–16. oktober", "28.9.–2.10.", "innen 1. oktober", "november", "uke 40-42"),
    *("annenhver uke", "hver morgen", "14.10. og 11.11.", "12. oktober 2025", "uke 43, 1. oktober"),
)


@given(
    st.lists(st.sampled_from(TIMES)),
    st.sampled_from([(2026, 9), (2026, 10), (2026, 11), (2027, 7)]),
    st.booleans(),
)
def test_every_row_of_a_month_is_shown_once_and_no_other(
    texts: list[str], month: tuple[int, int], known: bool
) -> None:
    rows = [row(text, f"P{n:02d}") for n, text in enumerate(texts, 1)]
    years = [YEAR] if known else []
    view = month_view(rows, *month, years, {}, TODAY)
    belonging = {r.id for r in rows if has_to_do_with(placed(r, 2026, years), month[1])}
    banded = [a.id for band in view.bands for a in band.activities]
    on_days, in_weeks = [a.id for a in view.on_days], [a.id for a in view.in_weeks]
    assert sorted([*banded, *on_days, *in_weeks]) == sorted(belonging)
    assert [a.id for a in view.activities] == [*banded, *in_weeks, *on_days]


# Weeks, spans and the team's own times


def own(activity: Activity, *when_texts: str) -> Activity:
    times = tuple(
        OwnTime(
            id=f"own-{n}",
            activity=activity.key,
            text=activity.text,
            year=2026,
            when_text=text,
            on=TODAY,
            by="kari",
        )
        for n, text in enumerate(when_texts)
    )
    return replace(activity, own=times)


def days_with(view: MonthView, *, by_team: bool = False) -> list[int]:
    return [d.on.day for d in view.days if (d.own if by_team else d.activities)]


def test_what_has_a_week_stands_in_it_and_on_no_day() -> None:
    view = view_of(2026, 10, row("Uke 43"))
    assert [w.number for w in view.weeks if w.activities] == [43]
    assert (days_with(view), view.bands) == ([], ())


def test_what_has_a_day_in_another_week_keeps_its_week_and_is_counted_once() -> None:
    view = view_of(2026, 11, row("12.10., 9.11. og uke 48"))
    assert [w.number for w in view.weeks if w.activities] == [48]
    assert [d.on.day for d in view.days if d.activities] == [9]
    assert [a.id for a in view.activities] == ["P01"]
    assert [w.number for w in view_of(2026, 11, row("September og uke 48")).weeks if w.activities]


def test_weeks_that_recur_stand_in_their_weeks() -> None:
    view = view_of(2026, 10, row("Partallsuker"))
    assert [w.number for w in view.weeks if w.activities] == [40, 42, 44]
    assert not view.bands
    assert view_of(2026, 10, row("Annenhver uke")).bands, "nobody knows which weeks"


def test_a_week_of_two_months_is_in_both() -> None:
    assert [w.number for w in view_of(2026, 9, row("uke 40")).weeks if w.activities] == [40]
    assert [w.number for w in view_of(2026, 10, row("uke 40")).weeks if w.activities] == [40]


def test_a_span_stands_on_all_its_days_of_the_month() -> None:
    assert days_with(view_of(2026, 10, row("28.9.–2.10."))) == [1, 2]
    assert days_with(view_of(2026, 9, row("28.9.–2.10."))) == [28, 29, 30]


def test_what_comes_on_every_day_would_fill_the_month_and_stands_in_its_band() -> None:
    view = view_of(2026, 10, row("mandag, tirsdag, onsdag og torsdag"))
    assert days_with(view) == []
    assert len(view.activities) == 1
    assert days_with(view_of(2026, 10, row("mandag og torsdag")))[:3] == [1, 12, 15]


def test_what_the_team_has_set_stands_on_its_days_as_the_teams() -> None:
    rows = [own(row("Etter egen plan"), "14.10. og 11.11.", "uke 43")]
    view = view_of(2026, 10, *rows)
    assert (days_with(view), days_with(view, by_team=True)) == ([], [14])
    assert [w.number for w in view.weeks if w.own] == [43]
    assert [a.id for a in view.band(Recurrence.OWN_SCHEDULE)] == ["P01"]
    assert view.by_team == ()


def test_a_month_that_is_the_teams_alone_has_the_row_there_too() -> None:
    moved = own(row("oktober"), "november")
    view = view_of(2026, 11, moved)
    assert (view.by_team, view.own_months) == ((moved,), (moved,))
    assert view.activities == (moved,)
    assert view_of(2026, 10, moved).activities == (moved,)


def test_a_date_that_the_team_has_set_anew_leaves_its_day_and_clashes_no_more() -> None:
    moved = own(row("10. oktober"), "2.10.")
    view = view_of(2026, 10, moved)
    assert (days_with(view), days_with(view, by_team=True), view.clashes) == ([], [2], ())
    assert view.activities == (moved,)


def test_times_of_another_school_year_are_not_this_ones() -> None:
    activity = own(row("Etter egen plan"), "14.10.")
    assert days_with(month_view([activity], 2027, 10, [], {}, TODAY), by_team=True) == []


def test_a_year_gone_by_is_shown_as_without_a_time_and_is_not_lost() -> None:
    view = view_of(2026, 10, row("12. oktober 2025"))
    assert days_with(view) == []
    assert [a.id for a in view.band(Recurrence.UNREAD)] == ["P01"]


def test_only_what_is_asked_for_is_kept_with_its_clashes() -> None:
    rows = [row("10. oktober"), row("uke 43", "P02"), own(row("oktober", "P03"), "7.10.")]
    view = only(view_of(2026, 10, *rows), lambda a: a.id == "P03")
    assert [a.id for a in view.activities] == ["P03"]
    assert [(c.activity.id, c.is_own) for c in view.clashes] == [("P03", True)]
    assert [d.on.day for d in view.days if d.is_clash] == [7]
    assert not any(w.activities for w in view.weeks)


@pytest.mark.parametrize(("year", "month"), [(2026, 13), (2026, 0), (1, 5), (9999, 12), (-4, 2)])
def test_a_view_of_what_is_no_month_is_refused(year: int, month: int) -> None:
    with pytest.raises(DomainError) as caught:
        view_of(year, month)
    assert caught.value.fault is Fault.NOT_A_MONTH


def mark_of(period: str) -> DoneMark:
    return DoneMark(id="mark-1", activity="k", text="t", period=period, on=TODAY, by="Test")


def test_done_is_marked_for_one_month_and_only_on_its_own_row() -> None:
    activity = replace(row("Oktober"), key="k")
    before, other = mark_of("2025-10"), replace(mark_of("2026-10"), activity="gone")
    new = mark_done(activity, "2026-10", TODAY, "Kari", "mark-2")
    assert (new.activity, new.text, new.by) == ("k", activity.text, "Kari")
    (marked,) = with_marks([activity], [before, new, other])
    assert marked.done == (before, new)
    assert done_mark(marked, "2026-10") == new
    assert done_mark(marked, "2025-10") == before
    assert with_marks([activity], [other]) == [activity]


def test_done_cannot_be_marked_for_what_is_no_month() -> None:
    with pytest.raises(DomainError):
        mark_done(row("Oktober"), "oktober", TODAY, "Kari", "mark-1")


def test_a_row_is_known_by_its_own_words_wherever_it_stands() -> None:
    first = activity_keys(["Turdag", "Skidag", "Turdag"])
    assert len(set(first)) == 3
    assert activity_keys(["Ny", "Turdag ", "turdag", "Skidag"])[1:] == (
        *(first[0], first[2], first[1]),
    )


@pytest.mark.parametrize(
    "text",
    ["2026-13", "2026-00", "oktober", "2026-1", "2026/10", "", "2026-10-01", "0000-05", "٢٠٢٦-١٠"],
)
def test_what_is_no_month_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(DomainError) as caught:
        parse_month(text)
    assert caught.value.fault is Fault.NOT_A_MONTH
    assert caught.value.facts == {"text": text}


@given(st.integers(2, 9998), st.integers(1, 12))
def test_a_month_is_written_and_read_back(year: int, month: int) -> None:
    assert parse_month(period_of(year, month)) == (year, month)


@given(st.integers(100, 9000), st.integers(1, 12), st.integers(-500, 500))
def test_months_forward_and_back_end_where_they_began(year: int, month: int, by: int) -> None:
    there = month_after(year, month, by)
    assert 1 <= there[1] <= 12
    assert month_after(*there, -by) == (year, month)
