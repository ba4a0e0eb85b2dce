"""The plan as a calendar file, read back by another library."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
import recurring_ical_events
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.plan import occurrences as occurring
from elvis_tui.domain.plan.days import days_of
from elvis_tui.domain.plan.placement import Place, Placement, placed
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime, Recurrence
from elvis_tui.domain.plan.when import read_when
from elvis_tui.domain.record import replace
from elvis_tui.outgoing import plan_calendar as written_by
from elvis_tui.outgoing.plan_calendar import CalendarFile, plan_calendar
from elvis_tui.wording.public_holidays import public_holidays
from tests.plan_golden import PLAN, TODAY, YEARS

HOLIDAYS = {**public_holidays(2026), **public_holidays(2027)}
DAY = timedelta(days=1)


def row(text: str, when_text: str, *who: str, **more: Any) -> Activity:
    return Activity(
        id=f"P-{text}",
        key=f"key-{text}",
        text=text,
        when_text=when_text,
        when=read_when(when_text, text),
        responsible=who or ("Rektor",),
        **more,
    )


def own(when_text: str, year: int = 2026) -> OwnTime:
    return OwnTime(
        id=f"own-{when_text}",
        activity="key",
        text="x",
        year=year,
        when_text=when_text,
        on=date(2026, 9, 3),
        by="Kari",
    )


def written(*rows: Activity, month: int | None = None) -> CalendarFile:
    return plan_calendar(rows, 2026, YEARS, TODAY, month=month)


def events(made: CalendarFile) -> list[Any]:
    return list(icalendar.Calendar.from_ical(made.data).walk("VEVENT"))


def unrolled(made: CalendarFile) -> dict[str, set[date]]:
    """Every day of each activity, by its summary, as a library that only reads calendars has it."""
    calendar = icalendar.Calendar.from_ical(made.data)
    found: dict[str, set[date]] = {}
    for event in recurring_ical_events.of(calendar).between(date(2026, 8, 1), date(2027, 8, 1)):
        first, end = event["DTSTART"].dt, event["DTEND"].dt
        days = {first + n * DAY for n in range((end - first).days)}
        found.setdefault(str(event["SUMMARY"]), set()).update(days)
    return found


def test_what_is_read_back_stands_on_the_same_days_as_in_the_program() -> None:
    expected = {}
    for activity in PLAN.activities:
        place = placed(activity, 2026, YEARS)
        days = {*days_of(place, HOLIDAYS)}
        days |= {monday + n * DAY for monday in place.weeks for n in range(5)}
        if days:
            expected[activity.text] = days
    made = written(*PLAN.activities)
    assert unrolled(made) == expected
    assert made.without_day == len(PLAN.activities) - len(expected)


def test_a_rule_and_its_exceptions_mean_the_same_to_a_second_library() -> None:
    made = written(row("Kveld", "Hver onsdag"))
    (event,) = events(made)
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=event["DTSTART"].dt)
    without = {one.dt for one in event["EXDATE"].dts}
    assert {moment.date() for moment in rule} - without == unrolled(made)["Kveld"]
    assert date(2026, 10, 7) in without, "høstferien"


def test_a_day_and_a_span_are_all_day_and_end_on_the_day_after() -> None:
    made = written(row("Tur", "14. oktober"), row("Uka", "28. september – 2. oktober"))
    day, span = events(made)
    assert (day["DTSTART"].dt, day["DTEND"].dt) == (date(2026, 10, 14), date(2026, 10, 15))
    assert (span["DTSTART"].dt, span["DTEND"].dt) == (date(2026, 9, 28), date(2026, 10, 3))
    assert b"DTSTART;VALUE=DATE:20261014\r\n" in made.data
    assert b"DTEND;VALUE=DATE:20261015\r\n" in made.data
    assert b"TZID" not in made.data


def placed_as(monkeypatch: pytest.MonkeyPatch, **more: Any) -> None:
    place = Placement(year=2026, band=Recurrence.RHYTHM, **more)
    for module in (written_by, occurring):
        monkeypatch.setattr(module, "placed", lambda *_: place)


def test_a_week_lasts_from_monday_to_friday(monkeypatch: pytest.MonkeyPatch) -> None:
    placed_as(monkeypatch, place=Place.WEEKS, weeks=(date(2026, 10, 12),), months=(10,))
    assert unrolled(written(row("Uke", "Uke 42"))) == {
        "Uke": {date(2026, 10, 12) + n * DAY for n in range(5)}
    }


@given(st.lists(st.dates(date(2026, 8, 1), date(2027, 7, 31)), max_size=60))
def test_whatever_days_something_recurs_on_they_are_all_read_back(days: list[date]) -> None:
    with pytest.MonkeyPatch.context() as here:
        placed_as(here, place=Place.RECURRENCE, days=tuple(days))
        made = written(row("Noe", "Hver måned"))
    there = {*days} - HOLIDAYS.keys()
    assert unrolled(made) == ({"Noe": there} if there else {})
    assert made.without_day == (not there)


WRITTEN = (
    "uke 42", "uke 40–42", "ukentlig fra uke 36 til 40", "daglig i uke 42", "hver onsdag",
    "partallsuker onsdag", "annenhver onsdag fra 26.8.", "hver mandag og torsdag i oktober",
    "første mandag i hver måned", "hver 6. uke på onsdag fra 26.8.", "3. september og 12.1.",
    "28.9.–2.10.", "siste skoledag før jul", "uka før påske", "innen 1. oktober", "10.10.2024",
    "oktober", "partallsuker", "når det passer", "annenhver uke fra uke 34",
    "uke 44 og 3. november", "12.10., 9.11. og uke 48", "september og uke 48",
    "3. november og desember",
)  # fmt: skip


@pytest.mark.parametrize("when_text", WRITTEN)
def test_whatever_a_plan_writes_is_read_back_on_its_days_and_on_no_other(when_text: str) -> None:
    one = row("Noe", when_text)
    place = placed(one, 2026, YEARS)
    days = {day for day in days_of(place, HOLIDAYS) if date(2026, 8, 1) <= day < date(2027, 8, 1)}
    days |= {monday + n * DAY for monday in place.weeks for n in range(5)}
    made = written(one)
    assert set().union(*unrolled(made).values()) == days
    assert made.without_day == (not days)


def test_weeks_and_dates_of_one_row_and_weeks_that_recur_are_all_in_it() -> None:
    assert len(events(written(row("Noe", "12.10., 9.11. og uke 48")))) == 3
    even = written(row("Noe", "partallsuker"))
    assert len(events(even)) == 19
    assert even.without_day == 0
    team = written(row("Noe", "Hele året", own=(own("hver 6. uke fra uke 35"),)))
    assert len(events(team)) == 5


def test_a_deadline_says_that_it_is_one() -> None:
    assert unrolled(written(row("Melding", "innen 1. oktober"))) == {
        "Frist: Melding": {date(2026, 10, 1)}
    }


def test_a_day_or_a_week_without_school_says_why() -> None:
    day, week, sound = events(
        written(row("Dag", "10. oktober"), row("Uke", "uke 41"), row("Tur", "14. oktober"))
    )
    assert "Lør. 10.10. er ikke skoledag. Fri: helg." in day["DESCRIPTION"]
    assert "5.–9.10. er ikke skoledager. Fri: Høstferie 5.–9.10." in week["DESCRIPTION"]
    assert "skoledag" not in sound["DESCRIPTION"]


def test_what_the_team_has_set_says_so_and_the_plan_is_not_said_to_have_it() -> None:
    made = written(row("Utvalg", "Hele året", own=(own("14. oktober"), own("14. januar", 2025))))
    assert unrolled(made) == {"Utvalg (teamets dato)": {date(2026, 10, 14)}}
    (event,) = events(made)
    assert "Dagen er satt av teamet." in event["DESCRIPTION"]
    assert "«" not in event["DESCRIPTION"]
    assert made.without_day == 0


def test_a_date_of_the_plan_gives_way_to_the_one_the_team_has_set() -> None:
    made = written(row("Tur", "10. oktober", own=(own("2. oktober"),)))
    assert unrolled(made) == {"Tur (teamets dato)": {date(2026, 10, 2)}}


def test_what_has_no_day_is_given_none_and_counted() -> None:
    made = written(row("Måned", "Oktober"), row("År", "Hele året"), row("Uklart", "når det passer"))
    assert (made.entries, made.without_day, events(made)) == (0, 3, [])


def test_a_month_has_its_own_days_alone_and_leaves_the_years_series_as_it_is() -> None:
    rows = (row("Kveld", "Hver onsdag"), row("Tur", "3. november"), row("Dag", "14. oktober"))
    made = written(*rows, month=10)
    assert unrolled(made) == {
        "Kveld": {date(2026, 10, 14), date(2026, 10, 21), date(2026, 10, 28)},
        "Dag": {date(2026, 10, 14)},
    }
    whole = {str(e["SUMMARY"]): str(e["UID"]) for e in events(written(*rows))}
    part = {str(e["SUMMARY"]): str(e["UID"]) for e in events(made)}
    assert part["Dag"] == whole["Dag"]
    assert part["Kveld"] != whole["Kveld"]


def test_an_entry_keeps_its_id_when_the_plan_is_written_again_or_its_date_is_moved() -> None:
    def ids(*rows: Activity) -> list[str]:
        return [str(event["UID"]) for event in events(written(*rows))]

    tour, other = row("Tur", "14. oktober"), row("Annet", "3. november")
    assert ids(tour, other) == ids(tour, other)
    assert set(ids(other, tour)) == set(ids(tour, other))
    moved = replace(tour, when_text="15. oktober", when=read_when("15. oktober"))
    assert ids(moved) == ids(tour)
    assert len({*ids(*PLAN.activities)}) == len(ids(*PLAN.activities))


def lines(data: bytes) -> list[bytes]:
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    return data.split(b"\r\n")


def test_the_file_is_as_the_standard_has_it() -> None:
    made = written(row("Æ" * 150, "14. oktober", "Rektor, og flere", "Miljøteam; ute"))
    assert max(map(len, lines(made.data))) <= 75
    calendar = icalendar.Calendar.from_ical(made.data)
    assert "METHOD" not in calendar, "to publish one must name who does (RFC 5546)"
    assert str(calendar["X-WR-CALNAME"]) == "Handlingsplan 2026/27"
    (event,) = events(made)
    assert event["SUMMARY"] == "Æ" * 150
    assert [str(name) for name in event["CATEGORIES"].cats] == [
        "Rektor, og flere",
        "Miljøteam; ute",
    ]
    assert event["STATUS"] == "CONFIRMED"
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_long_row_is_cut_in_its_title_and_whole_below_it() -> None:
    text = "ordet " * 60
    (event,) = events(written(row(text.strip(), "14. oktober")))
    assert len(event["SUMMARY"]) <= 202
    assert event["SUMMARY"].endswith("ordet …")
    assert text.strip() in event["DESCRIPTION"]


@given(text=st.text(min_size=1, max_size=120), who=st.text(min_size=1, max_size=40))
def test_whatever_a_row_says_is_text_in_one_entry(text: str, who: str) -> None:
    made = written(row(text, "14. oktober", who))
    assert len(events(made)) == 1
    assert max(map(len, lines(made.data))) <= 75
    assert unrolled(made).keys()


def test_nobody_is_in_the_file_but_who_the_plan_holds_responsible() -> None:
    mark = DoneMark(
        id="m",
        activity="key",
        text="Tur",
        period="2026-10",
        on=TODAY,
        by="Rut Ask",
        who=FreeText("Kari Vik"),
        evaluation=FreeText("Nora var med"),
    )
    told = written(row("Tur", "14. oktober", done=(mark,), own=(own("15. oktober"),))).data
    text = told.replace(b"\r\n ", b"").decode()
    assert not [name for name in ("Rut", "Kari", "Nora", "ATTENDEE", "ORGANIZER") if name in text]


def keys(parts: Iterable[Any]) -> set[str]:
    return {key for part in parts for key in part}


def test_only_what_is_meant_stands_in_an_entry() -> None:
    assert keys(events(written(*PLAN.activities))) == {
        "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "RRULE",
        "EXDATE", "STATUS", "CLASS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS",
    }  # fmt: skip
