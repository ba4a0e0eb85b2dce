"""Every phrase of the collection stands where a person would put it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.plan.placement import Place, Why
from elvis_tui.domain.plan.times import Recurrence
from elvis_tui.domain.plan.when import read_when
from tests.domain.plan.calendars import placement_of, told

TABLE = Path(__file__).parents[3] / "data" / "when_phrases.txt"
LINES = [
    tuple(line.split(" => "))
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if " => " in line and not line.startswith("#")
]
PHRASES = [phrase for phrase, _place in LINES]


@pytest.mark.parametrize(("phrase", "place"), LINES, ids=PHRASES)
def test_a_phrase_stands_where_a_person_would_put_it(phrase: str, place: str) -> None:
    assert told(placement_of(phrase)) == place


def test_the_collection_is_as_large_as_was_asked_for_and_has_no_phrase_twice() -> None:
    assert len(set(PHRASES)) == len(PHRASES) >= 150


@given(st.sampled_from(PHRASES), st.sampled_from([str.upper, str.title, "  {}  ".format, str]))
def test_letters_and_spaces_around_it_change_nothing(phrase: str, form: object) -> None:
    assert callable(form)
    other = form(phrase)
    if "Analyse" in phrase or "mnd" in phrase:
        return
    before, after = placement_of(phrase), placement_of(other)
    assert (before.place, before.spans, before.weeks) == (after.place, after.spans, after.weeks)
    assert (before.months, before.rhythm, before.days) == (after.months, after.rhythm, after.days)


@pytest.mark.parametrize(
    ("text", "under", "week", "day", "place"),
    [
        ("", "", "41", "", "weeks 2026-W41"),
        ("", "", "38–40", "", "weeks 2026-W38 2026-W39 2026-W40"),
        ("", "", "36, 40 og 44", "", "weeks 2026-W36 2026-W40 2026-W44"),
        ("", "", "50/51", "", "weeks 2026-W50 2026-W51"),
        ("", "", "38", "14.9.", "dates 14.09.26"),
        ("", "", "38 og 40", "14.9. og 28.9.", "dates 14.09.26 28.09.26"),
        ("", "", "38–40", "14.9.", "dates 14.09.26"),
        ("", "", "38, 40", "14.9.", "dates 14.09.26 2026-W40"),
        ("", "", "41", "12. november", "none week_and_date"),
        ("", "", "41", "onsdag", "dates 07.10.26"),
        ("", "", "36, 38 og 40", "onsdag", "dates 02.09.26 16.09.26 30.09.26"),
        ("", "", "38–40", "onsdag", "recurrence weekly 3x16.09 9,10"),
        ("Tirsdag kl. 12", "", "43", "", "dates 20.10.26"),
        ("26", "Oktober", "", "", "dates 26.10.26"),
        ("Første skoleuke", "Januar", "", "", "weeks 2027-W01"),
        ("Før høstferien", "September", "", "", "months 9"),
        ("", "", "annenhver", "onsdag", "recurrence every_2_weeks all"),
        ("", "", "Hver", "Onsdag", "recurrence weekly 39x19.08 all"),
        ("Tirsdag", "", "partall", "", "recurrence even_weeks 19x18.08 all"),
        ("", "", "hver 3.", "", "recurrence every_3_weeks all"),
        ("", "", "43 (mobbeuka)", "tirsdag", "dates 20.10.26"),
        ("", "Oktober", "", "", "months 10"),
        ("", "Oktober", "", "12.", "dates 12.10.26"),
        ("12.", "Oktober", "", "", "dates 12.10.26"),
        ("12. og 26.", "Oktober", "", "", "dates 12.10.26 26.10.26"),
        ("12.–14.", "Oktober", "", "", "dates 12.10.26-14.10.26"),
        ("12", "Oktober", "", "", "dates 12.10.26"),
        ("mandag 12.", "Oktober", "", "", "dates 12.10.26"),
        ("tirsdag 12.", "Oktober", "", "", "none weekday_and_date"),
        ("12. oktober", "Oktober", "", "", "dates 12.10.26"),
        ("12. november", "Oktober", "", "", "none date_and_month"),
        ("November", "Oktober", "", "", "none date_and_month"),
        ("28.9.–2.10.", "September", "", "", "dates 28.09.26-02.10.26"),
        ("Uke 43", "Oktober", "", "", "weeks 2026-W43"),
        ("Uke 47", "Oktober", "", "", "none date_and_month"),
        ("", "Oktober", "43", "20.", "dates 20.10.26"),
        ("", "Oktober", "43", "12.", "none week_and_date"),
        ("ukentlig", "Oktober", "", "", "recurrence weekly 10"),
        ("hver onsdag", "Oktober", "", "", "recurrence weekly 3x14.10 10"),
        ("første mandag", "Oktober", "", "", "dates 05.10.26"),
        ("hele måneden", "Oktober", "", "", "months 10"),
        ("hele året", "Oktober", "", "", "none two_kinds"),
        ("12.", "Januar 2027", "", "", "dates 12.01.27"),
        ("12.", "Oktober 2024", "", "", "dates 12.10.24 year_gone_by"),
        ("", "August/september", "", "", "months 8,9"),
        ("Uke 36", "August/september", "", "", "weeks 2026-W36"),
        ("31.", "November", "", "", "none no_such_day"),
        ("12.", "", "", "", "none not_understood"),
        ("12.", "Elevråd", "", "", "none not_understood"),
        ("Oktober", "Elevråd", "", "", "months 10"),
    ],
)
def test_headings_and_columns_beside_it_are_read_with_it(
    text: str, under: str, week: str, day: str, place: str
) -> None:
    assert told(placement_of(text, under=under, week=week, day=day)) == place


def test_a_heading_may_be_a_number() -> None:
    assert placement_of("12.", under=10) == placement_of("12.", under="Oktober")


@pytest.mark.parametrize(
    ("text", "words", "other"),
    [
        ("Uke 43 (20. november)", "20. november", "Uke 43"),
        ("Tirsdag 12. oktober", "Tirsdag 12. oktober", ""),
        ("Oktober (12.11.)", "12.11.", "oktober"),
        ("10. oktober eller når det passer", "eller når det passer", ""),
        ("Ca. uke 40", "Ca", ""),
        ("Oktober (flyttes kanskje)", "flyttes kanskje", ""),
        ("Ikke i Oktober", "Ikke", ""),
        ("12.–10. oktober", "12. – 10. oktober", ""),
        ("Uke 54", "Uke 54", ""),
        ("Uke 44-42", "Uke 44-42", ""),
        ("Nov 26", "Nov 26", ""),
        ("Uke 43 (20.11.), frist 1.12", "20.11.", "Uke 43"),
    ],
)
def test_what_is_not_read_is_told_in_the_plans_own_words(text: str, words: str, other: str) -> None:
    placement = placement_of(text)
    assert placement.unread is not None
    assert placement.unread in placement.told
    assert placement.unread.words.casefold() == words.casefold()
    assert placement.unread.other.casefold() == other.casefold()


def test_a_weekday_that_is_not_that_dates_tells_the_day_it_is() -> None:
    unread = placement_of("tirsdag 12. oktober").unread
    assert unread is not None
    assert unread.day == date(2026, 10, 12)


# Without a calendar


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("før jul", "months 12"),
        ("etter jul", "months 1"),
        ("før påske", "months 3"),
        ("uka før påske", "months 3"),
        ("siste skoledag før jul", "months 12"),
        ("uka før høstferien", "none calendar_not_known"),
        ("etter vinterferien", "none calendar_not_known"),
        ("3. skoleuke", "none calendar_not_known"),
        ("innen to uker etter skolestart", "none calendar_not_known"),
        ("siste skoleuke", "none calendar_not_known"),
        ("Skolestart 17. august", "dates 17.08.26"),
        ("Skolestart uke 34", "weeks 2026-W34"),
        ("Første skoledag i januar", "months 1"),
        ("Siste skoleuke i oktober", "months 10"),
        ("Hver mandag etter jul", "recurrence weekly 1,2,3,4,5,6"),
        ("Siste dag før jul", "months 12"),
        ("Etter påske og før sommeren", "none calendar_not_known"),
        ("Uke 12 (påske)", "weeks 2027-W12"),
        ("ved skoleslutt", "months 6"),
        ("Skolestart", "months 8"),
        ("Før skolestart", "months 8"),
        ("De første skoleukene", "months 8,9"),
        ("Hver onsdag", "recurrence weekly all"),
        ("onsdag i uke 43", "dates 21.10.26"),
        ("første mandag i hver måned", "recurrence monthly all"),
    ],
)
def test_without_the_calendar_no_day_of_it_is_guessed(text: str, place: str) -> None:
    assert told(placement_of(text, known=False)) == place


# Years


def test_without_a_year_it_lies_in_each_school_year_that_is_asked_for() -> None:
    assert told(placement_of("10. januar", year=2027, known=False)) == "dates 10.01.28"
    assert told(placement_of("uke 41", year=2027, known=False)) == "weeks 2027-W41"


@pytest.mark.parametrize(
    "text",
    [
        "10.10.2026",
        "oktober 2026",
        "våren 2027",
        "10.1.2027",
        "uke 3 2027",
        "hver onsdag i oktober 2026",
        "skoleåret 2026/27",
    ],
)
def test_with_a_year_it_has_to_do_with_the_months_of_that_school_year_alone(
    text: str,
) -> None:
    there = {year: placement_of(text, year=year, known=False) for year in range(2024, 2029)}
    assert [year for year in there if any(there[year].is_in(m) for m in range(1, 13))] == [2026]
    assert {year: [t.why for t in p.told] for year, p in there.items()} == {
        2024: [Why.LATER_YEAR],
        2025: [Why.LATER_YEAR],
        2026: [],
        2027: [Why.YEAR_GONE_BY],
        2028: [Why.YEAR_GONE_BY],
    }
    assert len({p.spans for p in there.values()}) == 1


def test_a_school_year_alone_is_told_by_its_own_name() -> None:
    (one,) = placement_of("Skoleåret 24/25").told
    assert (one.why, one.words) == (Why.YEAR_GONE_BY, "2024/25")


def test_one_year_in_a_list_is_the_school_year_of_all_of_it() -> None:
    placement = placement_of("15. oktober og 12. januar 2025")
    assert told(placement) == "dates 15.10.24 12.01.25 year_gone_by year_gone_by"


def test_of_two_years_what_is_of_this_one_stands_in_it() -> None:
    placement = placement_of("10.10.2025 og 14.10.2026")
    assert placement.months == (10,)
    assert placement.elsewhere == (10,)
    assert [one.why for one in placement.told] == [Why.YEAR_GONE_BY]


# What a row's own text says


def test_the_activity_counts_only_for_a_meeting_plan_of_its_own() -> None:
    own = "Skolemiljøutvalg etter egen møteplan"
    assert read_when("Hele året", own).recurrence is Recurrence.OWN_SCHEDULE
    assert read_when("", own).recurrence is Recurrence.OWN_SCHEDULE
    assert read_when("Oktober", own).recurrence is Recurrence.MONTHS
    assert read_when("Hele året", "Hybelmøter etter fast plan").recurrence is Recurrence.ALL_YEAR


def test_a_day_with_a_name_is_known_in_its_own_month_only() -> None:
    text = "Markering av verdensdagen for psykisk helse"
    assert placement_of("Oktober", text).spans == ((date(2026, 10, 10),) * 2,)
    assert placement_of("Oktober", text, known=False).place is Place.DATES
    for when_text in ("September", "Oktober–november", "Hele året", "12. oktober"):
        assert read_when(when_text, text) == read_when(when_text)


def test_a_later_month_may_have_words_of_its_own() -> None:
    when = read_when("November Analyse og drøfting av resultater i februar")
    assert [(part.month, part.words) for part in when.parts] == [
        (2, "Analyse og drøfting av resultater")
    ]
    for text in ("November Annethvert år i februar", "November Ikke analyse i februar"):
        assert read_when(text).recurrence is Recurrence.UNREAD
