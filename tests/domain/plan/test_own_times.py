"""What the team types for when an activity is to be, and how it is read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.plan.own_times import OwnReading, Refused, read_own
from elvis_tui.services.desk.sources import Sources
from elvis_tui.services.plan.marking import holidays_of
from elvis_tui.wording.plan_own import reading_lines, refusal

YEARS = Sources().school_years()
HOLIDAYS = holidays_of(2026)


def read(words: str) -> OwnReading:
    return read_own(words, 2026, YEARS, HOLIDAYS)


def codes(words: str) -> list[str]:
    return [one.period.code for one in read(words).times]


def told(words: str) -> str:
    return " ".join(text for text, _tone in reading_lines(read(words), words))


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("14.10., 11.11. og 9.12.", ["2026-10-14", "2026-11-11", "2026-12-09"]),
        ("uke 45 og uke 10", ["2026-W45", "2027-W10"]),
        ("5.–9. oktober", ["2026-10-05"]),
        ("oktober", ["2026-10"]),
        ("høsten", ["2026-autumn"]),
        ("første onsdag i november", ["2026-11-04"]),
    ],
)
def test_it_is_read_as_the_plans_own_words_are(words: str, times: list[str]) -> None:
    assert codes(words) == times
    assert read(words).refused is None


def test_what_recurs_is_computed_and_what_falls_in_a_break_is_told() -> None:
    found = read("hver 6. uke på onsdag fra 26.8.")
    assert codes("hver 6. uke på onsdag fra 26.8.")[:2] == ["2026-08-26", "2026-11-18"]
    assert date(2026, 10, 7) in found.skipped
    said = told("hver 6. uke på onsdag fra 26.8.")
    assert "Ikke skoledager, og ikke med: ons. 7.10., ons. 30.12., ons. 24.3." in said
    assert "I stedet for ons. 7.10.: nærmeste skoledag er fre. 2.10. eller man. 12.10." in said


@pytest.mark.parametrize(
    ("words", "left_out"),
    [
        ("onsdager uke 35, 41, 47", ["2026-10-07"]),
        ("onsdager uke 33, 35", ["2026-08-12"]),
        ("hver onsdag til jul", ["2026-10-07"]),
        ("første mandag i hver måned", ["2026-10-05"]),
        ("hver mandag i mai", ["2027-05-17"]),
        ("hver onsdag i august", []),
    ],
)
def test_every_day_that_is_left_out_is_told(words: str, left_out: list[str]) -> None:
    assert [f"{day}" for day in read(words).skipped] == left_out
    assert ("ikke med" in told(words)) is bool(left_out)


def test_what_begins_after_its_weekday_begins_in_the_next_week() -> None:
    assert codes("hver 6. uke på onsdag fra 27.8.")[:2] == ["2026-09-02", "2026-10-14"]
    assert codes("hver 6. uke på torsdag fra 27.8.")[0] == "2026-08-27"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("uke 41", "uke 41 har ingen skoledager (Høstferie 5.–9.10.)."),
        ("uke 40-42", "uke 41 har ingen skoledager"),
        ("uke 8", "uke 8 har ingen skoledager"),
        ("uke 53", "uke 53 har ingen skoledager"),
        ("5.–9. oktober", "5.–9.10. har ingen skoledager"),
        ("26.–28. november", "fre. 27.11. er ikke skoledag"),
        ("juli", "juli har ingen skoledager"),
    ],
)
def test_a_time_without_any_school_is_told(words: str, said: str) -> None:
    assert told(words).count("! ") == 1
    assert said in told(words)
    assert "! " not in told("uke 42")


def test_a_time_of_the_day_is_told_to_be_in_the_words_alone() -> None:
    assert "«kl. 12» står bare i teamets ord" in told("26. august kl. 12")
    assert "klokkeslett" not in told("26. august")


@pytest.mark.parametrize(
    "words", ["26.2.", "24.3.", "hver 6. uke på onsdag fra 26.8.", "18.6.2027", "juli"]
)
def test_no_sentence_has_two_full_stops(words: str) -> None:
    assert ".." not in told(words)


def test_what_goes_on_without_a_phase_has_no_days() -> None:
    assert read("annenhver uke").skipped == ()


def test_a_day_without_school_is_told_with_the_days_around_it_and_the_week_before() -> None:
    (clash,) = read("10.10.").clashes
    assert (clash.before, clash.after) == (date(2026, 10, 2), date(2026, 10, 12))
    assert clash.nearest == date(2026, 10, 12)
    assert clash.week == date(2026, 9, 28)
    assert told("10.10.") == (
        "Leses som: lør. 10.10. ! lør. 10.10. er ikke skoledag (helg, høstferie). Nærmeste "
        "skoledag er fre. 2.10. eller man. 12.10.; uka før er uke 40."
    )
    assert read("14.10.").clashes == ()


@pytest.mark.parametrize(
    ("words", "why", "said"),
    [
        ("", Refused.NOTHING, "Skriv når"),
        ("når det passer", Refused.NOT_READ, "«når det passer» er ikke en tid"),
        ("onsdag 10.10.", Refused.NOT_READ, "stemmer ikke: datoen er lørdag 10.10.2026"),
        ("31. november", Refused.NOT_READ, "finnes ikke"),
        ("etter behov", Refused.NO_TIME, "sier ikke når"),
        ("14.10.2025", Refused.OTHER_YEAR, "ligger ikke i skoleåret 2026/27"),
    ],
)
def test_what_is_no_time_is_refused_with_the_reason(words: str, why: Refused, said: str) -> None:
    found = read(words)
    assert found.refused is why
    assert found.times == ()
    assert said in refusal(found, words)


def test_a_rhythm_without_a_day_is_taken_and_told_as_that() -> None:
    assert read("annenhver uke").refused is None
    assert "uten bestemte dager" in told("annenhver uke")


@given(st.text(max_size=60))
def test_no_text_breaks_it_and_no_time_is_outside_the_year(words: str) -> None:
    found = read(words)
    assert not (found.refused and found.times)
    assert all(one.period.year == 2026 for one in found.times)
    assert told(words)
