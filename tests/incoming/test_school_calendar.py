"""The calendar file that comes with the program, and Norway's public holidays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from elvis_tui.domain.errors import InputError
from elvis_tui.domain.plan.calendar import Break, is_school_day, next_school_day
from elvis_tui.domain.plan.free_days import school_days_by_month
from elvis_tui.domain.record import replace
from elvis_tui.domain.school_year import label_of
from elvis_tui.domain.source_faults import SourceFault, SourceWhy
from elvis_tui.incoming.school_calendar import read_school_years
from elvis_tui.resources import content
from elvis_tui.wording.public_holidays import public_holidays

YEARS = {
    y.label: y for y in read_school_years(content("skoleruter.toml").read_text(encoding="utf-8"))
}


def test_the_program_knows_the_school_years_it_has_a_source_for() -> None:
    assert list(YEARS) == ["2025/26", "2026/27"]
    assert all(y.source and y.certainty for y in YEARS.values())
    assert all(b.source and b.certainty for y in YEARS.values() for b in y.breaks)


def test_the_school_year_2026_27_is_as_its_source_says() -> None:
    year = YEARS["2026/27"]
    assert (year.first_day, year.last_day) == (date(2026, 8, 17), date(2027, 6, 18))
    assert [(b.name, b.first, b.last) for b in year.breaks] == [
        ("Høstferie", date(2026, 10, 5), date(2026, 10, 9)),
        ("Fridag", date(2026, 11, 27), date(2026, 11, 27)),
        ("Juleferie", date(2026, 12, 21), date(2027, 1, 1)),
        ("Vinterferie", date(2027, 2, 22), date(2027, 2, 26)),
        ("Påskeferie", date(2027, 3, 22), date(2027, 3, 29)),
    ]


@pytest.mark.parametrize(("label", "winter_week"), [("2025/26", 9), ("2026/27", 8)])
def test_the_breaks_lie_in_the_weeks_they_are_known_for(label: str, winter_week: int) -> None:
    weeks = {b.name: b.first.isocalendar().week for b in YEARS[label].breaks}
    assert weeks["Høstferie"] == 41
    assert weeks["Vinterferie"] == winter_week


@pytest.mark.parametrize("year", YEARS.values(), ids=lambda y: y.label)
def test_breaks_lie_inside_their_school_year_without_overlapping(year) -> None:
    assert year.first_day.isoweekday() == 1
    assert year.last_day.isoweekday() == 5
    assert label_of(year.first_day.year) == year.label
    assert year.last_day.year == year.first_day.year + 1
    edge = year.first_day
    for free in year.breaks:
        assert edge < free.first <= free.last < year.last_day
        edge = free.last
        assert free.first.isoweekday() <= 5
        assert free.last.isoweekday() <= 5


@pytest.mark.parametrize("year", YEARS.values(), ids=lambda y: y.label)
def test_a_school_year_has_about_the_190_school_days_that_are_its_rule(year) -> None:
    free = {
        **public_holidays(year.first_day.year),
        **public_holidays(year.last_day.year),
    }
    count = (year.last_day - year.first_day).days + 1
    days = [year.first_day + timedelta(days=n) for n in range(count)]
    school = [d for d in days if d.isoweekday() < 6 and d not in free and not year.break_on(d)]
    assert 190 <= len(school) <= 192


def test_the_school_days_of_each_month_are_those_of_the_draft_that_counts_them() -> None:
    """Trysil's draft counts 190 days, with Friday 7 May 2027 free, which is its own alone."""
    year = YEARS["2026/27"]
    ascension = date(2027, 5, 7)
    assert year.break_on(ascension) is None
    trysil = Break(name="Fridag", first=ascension, last=ascension)
    counts = school_days_by_month(replace(year, breaks=(*year.breaks, trysil)))
    assert list(counts.values()) == [11, 22, 17, 20, 14, 20, 15, 17, 22, 18, 14]
    assert sum(counts.values()) == 190
    assert sum(school_days_by_month(year).values()) == 191
    assert is_school_day(date(2026, 12, 18), [year])
    assert is_school_day(date(2027, 1, 4), [year])
    assert next_school_day(date(2027, 3, 19), [year], {date(2027, 3, 29)}) == date(2027, 3, 30)


def test_school_years_come_oldest_first_and_without_notes_if_they_have_none() -> None:
    years = read_school_years(
        '[[skolear]]\nnavn="2031/32"\nfra=2031-08-18\ntil=2032-06-18\n'
        '[[skolear]]\nnavn="2030/31"\nfra=2030-08-19\ntil=2031-06-20\n'
        '[[skolear.fri]]\nnavn="B"\nfra=2031-02-24\ntil=2031-02-28\n'
        '[[skolear.fri]]\nnavn="A"\nfra=2030-10-07\ntil=2030-10-11\n'
    )
    assert [y.label for y in years] == ["2030/31", "2031/32"]
    assert [b.name for b in years[0].breaks] == ["A", "B"]
    assert years[0].source == ""
    assert read_school_years("") == ()


def test_a_school_year_without_its_days_is_not_guessed() -> None:
    with pytest.raises(KeyError):
        read_school_years('[[skolear]]\nnavn="2030/31"\nfra=2030-08-19\n')
    with pytest.raises(InputError) as caught:
        read_school_years('navn = "a"\n[[skolear]')
    assert caught.value.facts["faults"] == (SourceFault(why=SourceWhy.SYNTAX, line=2),)


def test_public_holidays_are_norways_in_norwegian() -> None:
    days = public_holidays(2027)
    assert days[date(2027, 3, 25)] == "Skjærtorsdag"
    assert days[date(2027, 5, 1)] == "Arbeidernes dag"
    assert days[date(2027, 12, 25)] == "Første juledag"
    assert set(days[date(2027, 5, 17)].split(", ")) == {"Andre pinsedag", "Grunnlovsdag"}
    assert date(2027, 12, 24) not in days
    assert {d.year for d in days} == {2027}


def test_what_a_caller_does_to_the_holidays_stays_with_the_caller() -> None:
    public_holidays(2027).clear()
    assert date(2027, 5, 17) in public_holidays(2027)
