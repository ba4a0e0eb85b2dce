"""The «Når» grammar: what it reads, what it leaves alone, and that it never breaks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.plan.records import Recurrence, When
from elvis_tui.domain.plan.when import SCHOOL_MONTHS, UNREAD, read_when

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


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("oktober–november", (10, 11)),
        ("Oktober - november", (10, 11)),
        ("fra oktober til februar", (1, 2, 10, 11, 12)),
        ("8. august–12. november", (8, 9, 10, 11)),
        ("oktober 2026–desember 2026", (10, 11, 12)),
        ("okt./nov.", (10, 11)),
        ("OKTOBER", (10,)),
        ("10. oktober", (10,)),
        ("siste fredag i mai", (5,)),
        ("Planleggingsdager i august", (8,)),
        ("skolestart og januar", (1, 8)),
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
    ],
)
def test_other_ways_to_say_a_kind_of_time(
    text: str, kind: Recurrence, months: tuple[int, ...]
) -> None:
    assert read_when(text) == When(recurrence=kind, months=months)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Uke 41",
        "i uke 41",
        "hver onsdag i uke 41",
        "oktober, uke 42",
        "vår/høst",
        "Høsten",
        "innen oktober",
        "etter 1. oktober",
        "fra oktober",
        "oktober til jul",
        "annenhver onsdag",
        "hver tredje uke",
        "annethvert år i oktober",
        "hver onsdag i partallsuker",
        "hele året unntatt desember",
        "hele året, også juli",
        "ukentlig, ekstra i desember",
        "september og etter behov",
        "etter skolestart",
        "mandag til fredag",
        "onsdag",
        "planleggingsdager",
        "Etter utarbeidet tiltaksplan",
        "når det passer",
    ],
)
def test_what_would_take_a_guess_is_left_unread(text: str) -> None:
    assert read_when(text) == UNREAD


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
