"""The «Når» grammar: what it reads, what it leaves alone, and that it never breaks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.plan.records import MonthWords, Recurrence, When
from elvis_tui.domain.plan.when import SCHOOL_MONTHS, read_when
from elvis_tui.domain.record import replace

FACTS = json.loads(
    (Path(__file__).parents[2] / "data" / "plan_rows.json").read_text(encoding="utf-8")
)
NAMES = ["januar", "februar", "mars", "april", "mai", "juni"]
NAMES += ["juli", "august", "september", "oktober", "november", "desember"]
WEEKDAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
PIECES = [
    *NAMES,
    *WEEKDAYS,
    *("hver", "ukentlig", "hele", "året", "skolestart", "før", "etter", "innen", "fra", "til"),
    *("og", "i", "uke", "41", "–", "/", ",", ".", ";", "behov", "egen", "fast", "plan"),
    *("møteplan", "de", "første", "skoleukene", "timeplanlagt", "våren", "ikke", "månedlig"),
]


@pytest.mark.parametrize("row", FACTS, ids=lambda row: row["id"])
def test_every_row_of_the_plan_is_read_as_its_facts_say(row: dict[str, object]) -> None:
    when = read_when(str(row["when_text"]), str(row["activity"]))
    kind = "months" if row["recurrence"] == "month" else row["recurrence"]
    assert (when.recurrence.value, list(when.months)) == (kind, row["months"])
    assert when.weekday == (3 if row["id"] == "P32" else None)
    assert when.day == (10 if row["id"] == "P18" else None)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("oktober–november", (10, 11)),
        ("Oktober - november", (10, 11)),
        ("fra oktober til februar", (1, 2, 10, 11, 12)),
        ("okt./nov.", (10, 11)),
        ("OKTOBER", (10,)),
        ("i løpet av oktober", (10,)),
        ("hele oktober", (10,)),
        ("Planleggingsdager i august", (8,)),
        ("månedlig", SCHOOL_MONTHS),
        ("juli", (7,)),
    ],
)
def test_months_are_read_from_names_lists_and_ranges(text: str, months: tuple[int, ...]) -> None:
    assert read_when(text) == When(recurrence=Recurrence.MONTHS, months=months)


@pytest.mark.parametrize(
    ("text", "weekday", "months"),
    [
        ("Onsdager", 3, SCHOOL_MONTHS),
        ("Hver fredag, hele året", 5, SCHOOL_MONTHS),
        ("hver onsdag i oktober", 3, (10,)),
        ("hver onsdag, fra oktober til desember", 3, (10, 11, 12)),
        ("hver onsdag og fredag", None, SCHOOL_MONTHS),
        ("hver onsdag og hver fredag", None, SCHOOL_MONTHS),
        ("to ganger i uka", None, SCHOOL_MONTHS),
        ("hver fredag i mars", 5, (3,)),
        ("kvar tysdag i mars", 2, (3,)),
        ("Kvar veke", None, SCHOOL_MONTHS),
        ("laurdagar", 6, SCHOOL_MONTHS),
    ],
)
def test_every_week_keeps_its_weekday_only_when_one_is_named(
    text: str, weekday: int | None, months: tuple[int, ...]
) -> None:
    assert read_when(text) == When(recurrence=Recurrence.WEEKLY, months=months, weekday=weekday)


@pytest.mark.parametrize(
    ("text", "kind", "months"),
    [
        ("ved skolestart", Recurrence.SCHOOL_START, (8,)),
        ("Før skolestart (august)", Recurrence.BEFORE_SCHOOL_START, (8,)),
        ("de første skoleukene i august", Recurrence.FIRST_SCHOOL_WEEKS, (8,)),
        ("gjennom skoleåret", Recurrence.ALL_YEAR, SCHOOL_MONTHS),
        ("ved behov", Recurrence.ON_DEMAND, SCHOOL_MONTHS),
        ("etter møteplan", Recurrence.OWN_SCHEDULE, SCHOOL_MONTHS),
        ("etter timeplanen", Recurrence.TIMETABLED, SCHOOL_MONTHS),
        ("Heile skuleåret", Recurrence.ALL_YEAR, SCHOOL_MONTHS),
        ("Ved skulestart", Recurrence.SCHOOL_START, (8,)),
        ("Før skulestart", Recurrence.BEFORE_SCHOOL_START, (8,)),
        ("Dei første skulevekene", Recurrence.FIRST_SCHOOL_WEEKS, (8, 9)),
    ],
)
def test_other_ways_to_say_a_kind_of_time(
    text: str, kind: Recurrence, months: tuple[int, ...]
) -> None:
    assert read_when(text) == When(recurrence=kind, months=months)


def test_a_date_is_a_day_and_a_year_is_that_year_alone() -> None:
    october = When(recurrence=Recurrence.MONTHS, months=(10,))
    assert read_when("10. oktober") == replace(october, day=10)
    assert read_when("Oktober 2026") == replace(october, year=2026)
    assert read_when("29. februar").day == 29
    weeks = read_when("8. august–12. november")
    assert (weeks.months, weeks.day, weeks.last_day) == ((8, 9, 10, 11), 8, 12)
    assert read_when("fra 8. august til 12. november") == weeks
    assert read_when("10.–12. oktober") == replace(october, day=10, last_day=12)
    fall = read_when("oktober–desember 2026")
    assert (fall.months, fall.year) == ((10, 11, 12), 2026)


def test_a_day_with_a_name_is_known_in_its_own_month_only() -> None:
    text = "Markering av verdensdagen for psykisk helse"
    assert read_when("Oktober", text).day == 10
    for when_text in ("September", "Oktober–november", "Hele året", "12. oktober"):
        assert read_when(when_text, text) == read_when(when_text)


def test_a_later_month_may_have_words_of_its_own() -> None:
    when = read_when("November Analyse og drøfting av resultater i februar")
    assert (when.recurrence, when.months) == (Recurrence.MONTHS, (2, 11))
    assert when.parts == (MonthWords(month=2, words="Analyse og drøfting av resultater"),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("Uke 41", "uke 41"),
        ("i uke 41", "uke 41"),
        ("hver onsdag i uke 41", "uke 41"),
        ("oktober, uke 42", "uke 42"),
        ("ca. uke 40", "ca uke 40"),
        ("ikke uke 40", "ikke uke 40"),
        ("uke 34/35", "uke 34 35"),
        ("veke 40", "veke 40"),
        ("fra uke 34 til høstferien", "fra uke 34 til høstferien"),
        ("hele året unntatt uke 40", "unntatt uke 40"),
        ("siste uke i mai", "siste uke"),
        ("siste fredag i mai", "siste fredag"),
        ("midten av mai", "midten av"),
        ("annenhver uke i oktober", "annenhver uke"),
        ("annakvar veke i oktober", "annakvar veke"),
        ("annenhver onsdag", "annenhver onsdag"),
        ("annethvert år i oktober", "annethvert år"),
        ("hver tredje uke", "hver tredje uke"),
        ("hver onsdag i partallsuker", "partallsuker"),
        ("tre ganger i oktober", "tre ganger"),
        ("ikke i oktober", "ikke"),
        ("kanskje oktober", "kanskje"),
        ("Gjennomføring i november, drøfting i februar", "gjennomføring drøfting"),
        ("November Annethvert år i februar", "annethvert år"),
        ("November Ikke analyse i februar", "ikke analyse"),
        ("1. oktober og 10. november", "1 10"),
        ("35. oktober", "35. oktober"),
        ("12.–10. oktober", "12.–10. oktober"),
        ("15. november–15. februar", "15. november–15. februar"),
        ("fra 15. september til november", "fra 15"),
        ("15. september–15. oktober hver fredag", "15 15"),
        ("10.10.", "10 10"),
        ("november 2026–februar 2027", "2026 2027"),
        ("hele året 2026", "2026"),
        ("vår/høst", "vår høst"),
        ("Høsten", "høsten"),
        ("innen oktober", "innen"),
        ("etter 1. oktober", "etter 1"),
        ("fra oktober", "fra"),
        ("oktober til jul", "til jul"),
        ("hele året unntatt desember", "unntatt"),
        ("hele året, også juli", "også"),
        ("ukentlig, ekstra i desember", "ekstra"),
        ("september og etter behov", ""),
        ("skolestart og januar", ""),
        ("etter skolestart", "etter"),
        ("mandag til fredag", "mandag til fredag"),
        ("onsdag", "onsdag"),
        ("planleggingsdager", "planleggingsdager"),
        ("Etter utarbeidet tiltaksplan", "etter utarbeidet tiltaksplan"),
        ("når det passer", "når det passer"),
    ],
)
def test_what_would_take_a_guess_is_left_unread_with_what_was_not_understood(
    text: str, words: str
) -> None:
    assert read_when(text) == When(recurrence=Recurrence.UNREAD, unread=words)


@given(
    st.sampled_from(
        ["annenhver uke", "annakvar veke", "unntatt", "ca.", "uke 40", "partall", "xyz"]
    ),
    st.sampled_from([*NAMES, "hver fredag", "skolestart", "hele året", "ved behov", "ukentlig"]),
    st.sampled_from([" ", " i ", ", ", " – ", "/"]),
)
def test_no_word_is_read_as_if_it_were_not_there(strange: str, known: str, between: str) -> None:
    for text in (f"{strange}{between}{known}", f"{known}{between}{strange}"):
        assert read_when(text).recurrence is Recurrence.UNREAD


def test_the_activity_counts_only_for_a_meeting_plan_of_its_own() -> None:
    own = "Skolemiljøutvalg etter egen møteplan"
    assert read_when("Hele året", own).recurrence is Recurrence.OWN_SCHEDULE
    assert read_when("", own).recurrence is Recurrence.OWN_SCHEDULE
    assert read_when("Oktober", own).recurrence is Recurrence.MONTHS
    assert read_when("Hele året", "Hybelmøter etter fast plan").recurrence is Recurrence.ALL_YEAR


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)), st.text())
def test_any_text_gives_a_when_that_holds_together(text: str, activity: str) -> None:
    when = read_when(text, activity)
    assert set(when.months) <= set(range(1, 13))
    assert list(when.months) == sorted(set(when.months))
    assert bool(when.months) == (when.recurrence is not Recurrence.UNREAD)
    assert when.day is None or when.recurrence is Recurrence.MONTHS
    assert when.last_day is not None or when.day is None or len(when.months) == 1
    assert {part.month for part in when.parts} <= set(when.months)
    assert when.weekday is None or (when.recurrence is Recurrence.WEEKLY and 1 <= when.weekday <= 7)


@given(st.sets(st.integers(1, 12), min_size=1), st.sampled_from([", ", " og ", "/", " og i "]))
def test_a_list_of_months_is_those_months(months: set[int], between: str) -> None:
    text = between.join(NAMES[m - 1] for m in sorted(months))
    assert read_when(text) == When(recurrence=Recurrence.MONTHS, months=tuple(sorted(months)))


@given(st.integers(1, 12), st.integers(0, 11), st.sampled_from(["–", " – ", "-", " til "]))
def test_a_range_has_both_ends_and_what_lies_between(first: int, more: int, dash: str) -> None:
    last = (first + more - 1) % 12 + 1
    when = read_when(f"{NAMES[first - 1]}{dash}{NAMES[last - 1]}")
    assert set(when.months) == {(first + n - 1) % 12 + 1 for n in range(more + 1)}


@given(st.sampled_from(WEEKDAYS), st.sampled_from(["hver {}", "Hver {}, hele året", "{}er"]))
def test_each_weekday_is_known(name: str, form: str) -> None:
    when = read_when(form.format(name))
    assert (when.recurrence, when.weekday) == (Recurrence.WEEKLY, WEEKDAYS.index(name) + 1)
