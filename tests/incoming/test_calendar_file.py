"""A «skoleruter.toml» of a school, taken in and written again; and what all calendars share."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.plan.calendar import Break, SchoolYear
from elvis_tui.domain.plan.calendar_import import LeftWhy, without_holidays
from elvis_tui.domain.school_year import label_of
from elvis_tui.incoming.calendar_days import DayError, read_days
from elvis_tui.incoming.calendar_file import read_calendar
from elvis_tui.incoming.school_calendar import read_school_years
from elvis_tui.outgoing.school_calendar import calendar_document
from elvis_tui.resources import content
from elvis_tui.wording.sources import faults_in_words

YEAR = '[[skolear]]\nnavn = "2027/28"\nfra = 2027-08-16\ntil = 2028-06-16\n'
FREE = '[[skolear.fri]]\nnavn = "Høstferie"\nfra = 2027-10-11\ntil = 2027-10-15\n'
SIGNS = st.characters(codec="utf-8")


def told(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_calendar("rute.toml", text.encode())
    assert caught.value.fault is Fault.SOURCE_UNUSABLE
    return faults_in_words(caught.value.facts["faults"]).split("; ")


def test_the_programs_own_calendars_come_in_as_they_are() -> None:
    text = content("skoleruter.toml").read_bytes()
    found = read_calendar("skoleruter.toml", text)
    assert found.years == read_school_years(text.decode())
    assert found.left_out == ()


def test_a_day_may_be_written_with_its_weekday() -> None:
    text = YEAR.replace("2027-08-16", '"mandag 16.8.2027"') + FREE
    (year,) = read_calendar("rute.toml", text.encode()).years
    assert year.first_day == date(2027, 8, 16)
    assert year.source == "rute.toml"


def test_every_fault_of_a_toml_is_told_together() -> None:
    text = (
        YEAR.replace("2027-08-16", '"tirsdag 16.8.2027"').replace("2028-06-16", "2028-06-17")
        + FREE
        + FREE.replace("2027-10-11", "2027-10-14").replace("2027-10-15", "2027-10-19")
        + FREE.replace("2027-10-11", '"31.11.2027"')
        + YEAR
        + FREE.replace("2027", "2026")
        + YEAR.replace('"2027/28"', '"2026/27"')
        + YEAR.replace("2028-06", "2029-06").replace("2027/28", "x")
    )
    assert told(text) == [
        "skolear 1: 16.8.2027 er en mandag, ikke en tirsdag",
        "skolear 1, fri 3: dagen i «fra» finnes ikke",
        "skolear 1, fri 2: dagene står også i fri 1",
        "skolear 2, fri 1: 11.10.2026 ligger utenfor skoleåret",
        "skolear 3: datoene er i skoleåret 2027/28, og navnet sier et annet",
        "skolear 3: skoleåret 2027/28 står også i skolear 2",
        "skolear 4: et skoleår går fra august til juni, og dette gjør ikke det",
        "skolear 4: skoleåret 2027/28 står også i skolear 2",
        "skolear 1: 17.6.2028 er en lørdag, og kan ikke være «til»",
        "skolear 4: 16.6.2029 er en lørdag, og kan ikke være «til»",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ["«Skolestart» med dato mangler"]),
        ("[[skolear", ["linje 1: linja er ikke skrevet som TOML"]),
        ("skolear = 5\n", ["«skolear» skrives som [[skolear]]"]),
        ("skolear = [5]\n", ["skolear 1: «skolear» skrives som [[skolear]]"]),
    ],
)
def test_a_toml_that_holds_no_school_year_is_refused(text: str, words: list[str]) -> None:
    assert told(text) == words


def test_a_public_holiday_among_the_breaks_is_dropped_and_said() -> None:
    text = YEAR + FREE + '[[skolear.fri]]\nnavn = "17. mai"\nfra = 2028-05-17\ntil = 2028-05-17\n'
    found = read_calendar("rute.toml", text.encode())
    assert [b.name for b in found.years[0].breaks] == ["Høstferie"]
    assert [(one.name, one.why) for one in found.left_out] == [("17. mai", LeftWhy.PUBLIC_HOLIDAY)]


@st.composite
def school_years(draw: st.DrawFn) -> SchoolYear:
    year = draw(st.integers(2000, 2090))
    first = date(year, 8, 10) + timedelta(days=draw(st.integers(0, 20)))
    first += timedelta(days=(7 - first.weekday()) % 7)
    last = date(year + 1, 6, 10) + timedelta(days=draw(st.integers(0, 12)))
    last -= timedelta(days=max(0, last.weekday() - 4))
    breaks, edge = [], first
    for away, length in draw(
        st.lists(st.tuples(st.integers(1, 60), st.integers(0, 12)), max_size=6)
    ):
        begins = edge + timedelta(days=away)
        edge = begins + timedelta(days=length)
        if edge > last:
            break
        breaks.append(
            Break(
                name=draw(st.text(SIGNS, min_size=1, max_size=20).filter(str.strip)),
                first=begins,
                last=edge,
                source=draw(st.text(SIGNS, max_size=10)),
                certainty=draw(st.sampled_from(["", "høy", "middels", "lav"])),
            )
        )
    found = SchoolYear(
        label=label_of(year),
        first_day=first,
        last_day=last,
        breaks=tuple(breaks),
        source=draw(st.text(SIGNS, min_size=1, max_size=30).filter(str.strip)),
        certainty=draw(st.sampled_from(["", "høy"])),
    )
    return without_holidays(found)[0]


@given(school_years())
def test_what_is_written_is_read_again_to_the_same(year: SchoolYear) -> None:
    text = calendar_document(year)
    assert read_school_years(text) == (year,)
    assert read_school_years(text, foreign=True) == (year,)
    (again,) = read_calendar("rute.toml", text.encode()).years
    (once_more,) = read_calendar("rute.toml", calendar_document(again).encode()).years
    assert once_more == again


@given(st.text(max_size=40))
def test_no_text_crashes_the_reader_of_days(text: str) -> None:
    try:
        found = read_days(text)
    except DayError:
        return
    for day in found or ():
        try:
            assert isinstance(day.at(2027), date)
        except DayError:
            continue


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 400))
def test_a_day_is_read_in_every_way_it_is_written(day: date, length: int) -> None:
    last = day + timedelta(days=length)
    for one in (f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}", day.isoformat()):
        found = read_days(one)
        assert found
        assert (found[0].at(None), found[1].at(None)) == (day, day)
    for written in (f"{day:%d.%m.%Y}–{last:%d.%m.%Y}", f"{day.isoformat()} – {last.isoformat()}"):
        found = read_days(written)
        assert found
        assert (found[0].at(None), found[1].at(None)) == (day, last)
