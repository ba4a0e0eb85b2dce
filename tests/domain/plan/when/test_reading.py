"""What holds of every phrase: none crashes, none is lost, and none has a day it does not say."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from elvis_tui.domain.plan.placement import Place, Placement, Why, placed_when
from elvis_tui.domain.plan.times import Recurrence
from elvis_tui.domain.plan.when import read_when
from elvis_tui.domain.plan.when.lexing import one_line, tokens_of
from tests.domain.plan.calendars import YEAR, placement_of

NAMES = ["januar", "februar", "mars", "april", "mai", "juni"]
NAMES += ["juli", "august", "september", "oktober", "november", "desember"]
WEEKDAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
PIECES = [
    *NAMES,
    *WEEKDAYS,
    *("hver", "kvar", "ukentlig", "hele", "året", "skolestart", "før", "etter", "innen", "fra"),
    *("til", "og", "i", "uke", "veke", "41", "53", "3", "12.", "10.10.", "5.–9.", "2026", "2024"),
    *("–", "/", ",", ".", ";", "(", ")", ":", "behov", "egen", "fast", "plan", "møteplan", "de"),
    *("første", "siste", "2.", "skoleukene", "skoledag", "timeplanlagt", "våren", "høst", "ikke"),
    *("månedlig", "måneden", "annenhver", "uka", "jul", "påske", "høstferien", "to", "ganger"),
    *("halvåret", "partallsuker", "medio", "slutten av", "kl. 12.00", "frist", "mellom", "eller"),
    *("t.o.m.", "2026/27", "onsdager", "planleggingsdager", "skoleåret", "per", "xyz"),
]
PHRASES = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)
)
HEADINGS = st.sampled_from([None, 10, 2, "Oktober", "Januar 2027", "August/september", "Elevråd"])


def every_placement(text: str, under: int | str | None) -> list[Placement]:
    return [
        placement_of(text, year=year, known=known, under=under)
        for year in (2025, 2026, 2027)
        for known in (True, False)
    ]


@given(PHRASES, PHRASES, HEADINGS, PHRASES, PHRASES)
def test_any_text_gives_a_placement_that_holds_together(
    text: str, activity: str, under: int | str | None, week: str, day: str
) -> None:
    when = read_when(text, activity, heading_month=under, week=week, date=day)
    assert (when.why is None) == (when.recurrence is not Recurrence.UNREAD)
    assert bool(when.times) == (when.why is None)
    for year in (2025, 2026):
        holds_together(placed_when(when, year, (YEAR,)))


def holds_together(placement: Placement) -> None:
    place = placement.place
    assert (place is Place.NONE) == (placement.unread is not None)
    assert (place is Place.NONE) == (placement.band is Recurrence.UNREAD)
    assert bool(placement.spans) == (place is Place.DATES)
    assert bool(placement.rhythm) == (place is Place.RECURRENCE)
    assert not placement.days or place is Place.RECURRENCE
    assert place is not Place.WEEKS or placement.weeks
    assert place is Place.NONE or placement.months or placement.elsewhere
    assert set(placement.months) <= set(range(1, 13))
    assert len(set(placement.months)) == len(placement.months)
    assert all(first <= last for first, last in placement.spans)
    assert all(monday.isoweekday() == 1 for monday in placement.weeks)
    assert all(day.isoweekday() <= 5 for day in placement.days)
    assert list(placement.days) == sorted(set(placement.days))


@given(PHRASES, HEADINGS)
def test_reading_twice_is_the_same(text: str, under: int | str | None) -> None:
    once = every_placement(text, under)
    placed_when.cache_clear()
    assert every_placement(text, under) == once
    assert every_placement(one_line(text), under) == once


@given(PHRASES)
@example("– OG 0")
def test_no_word_is_lost(text: str) -> None:
    """Every sign but space is in one piece, and what is not known stands in what is told."""
    line = one_line(text)
    pieces = [token.words for token in tokens_of(line)]
    rest = line
    for piece in pieces:
        assert piece in rest
        rest = rest[rest.index(piece) + len(piece) :]
    if "kl" not in line and ":" not in line and not re.search(r"[.\u2011\u2212-]", line):
        # A dash before «og» joins nothing, and says nothing.
        without = str.maketrans("", "", " –")
        assert "".join(pieces).translate(without) == line.translate(without)


STRANGE = ["unntatt", "ca.", "xyz", "ikke", "kanskje", "hvis", "ekstra", "også", "avtales"]
KNOWN = [*NAMES, "hver fredag", "skolestart", "hele året", "ved behov", "ukentlig", "uke 40"]
KNOWN += ["10. oktober", "annenhver uke", "partallsuker", "før jul", "innen 1. mai", "høsten"]


@given(
    st.sampled_from(STRANGE),
    st.sampled_from(KNOWN),
    st.sampled_from([" ", " i ", ", ", " – ", "/", " og ", " ("]),
)
def test_no_word_is_read_as_if_it_were_not_there(strange: str, known: str, between: str) -> None:
    for text in (f"{strange}{between}{known}", f"{known}{between}{strange}"):
        placement = placement_of(text)
        assert placement.place is Place.NONE
        assert placement.unread is not None
        assert placement.unread.why is Why.NOT_UNDERSTOOD
        assert strange.strip(".") in placement.unread.words


DATED = st.dates(date(2026, 8, 1), date(2027, 7, 31))


@given(
    DATED,
    st.sampled_from(
        ["{d}. {m}", "{d}.{n}.", "{d}/{n}", "{w} {d}. {m}", "{d}. {m} {y}", "{y}-{n:02d}-{d:02d}"]
    ),
)
def test_a_date_is_its_day_and_no_other(day: date, form: str) -> None:
    placement = placement_of(written(day, form))
    assert placement.spans == ((day, day),)
    assert placement.months == (day.month,)
    assert placement.told == ()


def written(day: date, form: str) -> str:
    weekday = WEEKDAYS[day.isoweekday() - 1]
    return form.format(d=day.day, n=day.month, m=NAMES[day.month - 1], y=day.year, w=weekday)


@given(DATED, st.integers(1, 6))
def test_a_weekday_that_is_not_the_dates_is_never_put_right(day: date, by: int) -> None:
    other = WEEKDAYS[(day.isoweekday() - 1 + by) % 7]
    placement = placement_of(f"{other} {day.day}. {NAMES[day.month - 1]}")
    assert placement.unread is not None
    assert (placement.unread.why, placement.unread.day) == (Why.WEEKDAY_AND_DATE, day)


@given(DATED, st.integers(1, 52))
def test_a_date_in_another_week_is_never_put_right(day: date, week: int) -> None:
    placement = placement_of(f"uke {week} ({day.day}. {NAMES[day.month - 1]})")
    if day.isocalendar().week == week and day >= date(2026, 8, 3):
        assert placement.spans == ((day, day),)
    elif day.isocalendar().week != week:
        assert placement.unread is not None
        assert placement.unread.why is Why.WEEK_AND_DATE


@given(DATED, st.integers(0, 40), st.sampled_from(["–", " – ", "-", " til "]))
def test_from_one_date_to_another_has_both_and_what_lies_between(
    first: date, days: int, dash: str
) -> None:
    last = min(first + timedelta(days=days), date(2027, 7, 31))
    texts = [written(day, "{d}. {m}") for day in (first, last)]
    assert placement_of(dash.join(texts)).spans == ((first, last),)


@given(st.sets(DATED, min_size=1, max_size=5), st.sampled_from([", ", " og ", "; "]))
def test_a_list_of_dates_is_those_dates(days: set[date], between: str) -> None:
    text = between.join(written(day, "{d}. {m}") for day in sorted(days))
    assert placement_of(text).spans == tuple((day, day) for day in sorted(days))


@given(st.sets(st.integers(1, 52), min_size=1, max_size=6), st.sampled_from([", ", " og ", "/"]))
def test_a_list_of_weeks_is_those_weeks(weeks: set[int], between: str) -> None:
    text = "uke " + between.join(str(week) for week in sorted(weeks))
    placement = placement_of(text)
    assert {monday.isocalendar().week for monday in placement.weeks} == weeks
    assert placement.place is Place.WEEKS


@given(st.sets(st.integers(1, 12), min_size=1), st.sampled_from([", ", " og ", "/", " og i "]))
def test_a_list_of_months_is_those_months(months: set[int], between: str) -> None:
    text = between.join(NAMES[m - 1] for m in sorted(months))
    placement = placement_of(text)
    assert (placement.place, set(placement.months)) == (Place.MONTHS, months)


@given(st.integers(1, 12), st.integers(0, 11), st.sampled_from(["–", " – ", "-", " til "]))
def test_a_range_has_both_ends_and_what_lies_between(first: int, more: int, dash: str) -> None:
    last = (first + more - 1) % 12 + 1
    placement = placement_of(f"{NAMES[first - 1]}{dash}{NAMES[last - 1]}")
    assert set(placement.months) == {(first + n - 1) % 12 + 1 for n in range(more + 1)}


@given(st.sampled_from(WEEKDAYS[:5]), st.sampled_from(["hver {}", "Hver {}, hele året", "{}er"]))
def test_each_weekday_recurs_on_its_school_days_alone(name: str, form: str) -> None:
    placement = placement_of(form.format(name))
    weekday = WEEKDAYS.index(name) + 1
    assert placement.days
    for day in placement.days:
        assert day.isoweekday() == weekday
        assert YEAR.first_day <= day <= YEAR.last_day
        assert YEAR.break_on(day) is None
    assert date(2027, 5, 17) not in placement.days


def test_what_recurs_in_even_weeks_is_in_even_weeks() -> None:
    for text, parity in (("onsdager i partallsuker", 0), ("hver onsdag i oddetallsuker", 1)):
        assert {day.isocalendar().week % 2 for day in placement_of(text).days} == {parity}


def test_what_recurs_every_other_week_is_counted_from_the_day_it_begins() -> None:
    days = placement_of("annenhver onsdag fra 26. august").days
    assert days[:3] == (date(2026, 8, 26), date(2026, 9, 9), date(2026, 9, 23))
    assert all((day - days[0]).days % 14 == 0 for day in days)
    assert placement_of("annenhver onsdag").days == ()


@pytest.mark.parametrize(
    "text", ["x" * 100_000, "1" * 5_000, "uke " * 2_000, "10. oktober og " * 500, "(" * 3_000]
)
def test_what_is_too_long_for_a_cell_is_told_at_once(text: str) -> None:
    assert placement_of(text).place is Place.NONE


@pytest.mark.parametrize(
    "text", ["[/b]", "[bold]uke 41[/bold]", "\x1b[2Juke 41", "uke 41 😀", "ſept", "İ"]
)
def test_hostile_text_is_only_text_that_is_not_understood(text: str) -> None:
    unread = placement_of(text).unread
    assert unread is not None
    assert unread.why is Why.NOT_UNDERSTOOD


TELLS_DAYS = re.compile(
    r"uke|veke|uka|dag|ferie|jul|påske|sommer|sumar|start|slutt|[uvw]\.?\s*[0-9]"
)
"""Words by which a day may be told without its number."""


@given(PHRASES)
def test_no_phrase_yields_a_date_outside_its_words(text: str) -> None:
    line = one_line(text).lower()
    placement = placement_of(text)
    numbers = {int(number) for number in re.findall("[0-9]+", line) if len(number) < 5}
    if TELLS_DAYS.search(line):
        return
    assert placement.days == ()
    assert placement.weeks == ()
    for day in (day for span in placement.spans for day in span):
        assert day.day in numbers or (day.month, day.day) == (2, 28)
        assert day.month in numbers or NAMES[day.month - 1][:3] in line


@given(st.integers(1, 12), st.sampled_from(["{}", "medio {}", "i løpet av {}", "innen {}"]))
def test_a_month_has_no_day(month: int, form: str) -> None:
    placement = placement_of(form.format(NAMES[month - 1]))
    assert (placement.place, placement.months) == (Place.MONTHS, (month,))
    assert (placement.spans, placement.weeks, placement.days) == ((), (), ())


def test_what_recurs_until_before_it_begins_is_told() -> None:
    unread = placement_of("hver uke til jul, i mars").unread
    assert unread is not None
    assert unread.why is Why.TWO_KINDS
