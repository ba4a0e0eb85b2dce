"""Absence in words: which figure it is, what the rule asks, and never that a grade is lost."""

from __future__ import annotations

import re
from datetime import date

import pytest

from elvis_tui.domain.absence.records import (
    Figures,
    Notice,
    NoticeKind,
    StudentAbsence,
    SubjectAbsence,
)
from elvis_tui.domain.absence.rules import Limits, Standing
from elvis_tui.domain.record import replace
from elvis_tui.wording import absence as words

TODAY = date(2026, 11, 26)
LISTED = date(2026, 11, 20)
LIMITS = Limits(warn=7.5, warn_small=5, small_hours=60)
FIGURES = Figures(as_of=LISTED, ten=11.2, fifteen=8.4)
NB = "\u00a0"


def notice(**facts: object) -> Notice:
    return replace(Notice(id="n", kind=NoticeKind.ABSENCE, subject="Norsk"), **facts)


def test_each_figure_says_which_it_is_and_an_unknown_one_that_it_is_unknown() -> None:
    assert words.known(FIGURES) == f"helse + udok. 11,2{NB}% · egenmeldt + udok. 8,4{NB}%"
    half = replace(FIGURES, ten=None)
    assert words.known(half) == f"egenmeldt + udok. 8,4{NB}%"
    assert words.known(Figures(as_of=LISTED)) == "ingen andel i lista"


def test_a_figure_just_over_the_limit_is_not_shown_as_the_limit() -> None:
    assert words.health(replace(FIGURES, ten=10.004)) == f"10,004{NB}%"
    assert words.health(replace(FIGURES, ten=10.0)) == f"10{NB}%"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Standing.FINE, ""),
        (Standing.NEAR, "▲ nær grensen"),
        (Standing.OVER_TEN, "■ over 10 %"),
        (Standing.OVER_FIFTEEN, "■ over 15 %"),
    ],
)
def test_how_near_a_limit_is_a_sign_and_words(value: Standing, told: str) -> None:
    assert words.standing(value, LIMITS) == told


def test_what_the_rule_asks_is_of_one_figure_and_the_higher_risk_changes_it() -> None:
    ten = words.what_is_asked(Standing.OVER_TEN, LIMITS, higher_risk=False)
    risk = words.what_is_asked(Standing.OVER_TEN, LIMITS, higher_risk=True)
    assert "dokumenteres av helsepersonell" in ten
    assert "egenmelding gjelder fortsatt" in risk
    assert words.what_is_asked(Standing.NEAR, LIMITS, higher_risk=False) == ""
    over = words.what_is_asked(Standing.OVER_FIFTEEN, LIMITS, higher_risk=False)
    assert "Egenmeldt og udokumentert fravær er over 15 %" in over


@pytest.mark.parametrize("risk", [True, False])
@pytest.mark.parametrize("value", list(Standing))
def test_nothing_says_that_a_grade_is_lost(value: Standing, risk: bool) -> None:
    told = words.what_is_asked(value, LIMITS, higher_risk=risk) + words.standing(value, LIMITS)
    assert not re.search("mist|tap|ikke (?:få|lenger).*karakter|uten karakter|stryk", told.lower())


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (notice(sent_on=date(2026, 11, 3)), "varsel sendt 3.11. (fravær)"),
        (notice(sent_on=date(2025, 11, 3)), "varsel sendt 3.11.2025 (fravær)"),
        (notice(listed=True), "varsel sendt, dato ukjent (fravær)"),
        (notice(asked_on=LISTED, kind=NoticeKind.ORDER), "varsel må sendes (orden)"),
    ],
)
def test_a_varsel_is_sent_of_an_unknown_day_or_wanted(one: Notice, told: str) -> None:
    assert words.notice(one, TODAY) == told


def test_the_varsel_of_a_subject_are_those_of_this_year() -> None:
    subject = SubjectAbsence(name="Norsk", now=FIGURES)
    old = notice(listed=True, listed_on=date(2026, 6, 1))
    one = StudentAbsence(
        id="a", student_id="s", notices=(notice(sent_on=date(2026, 11, 3), id="m"), old)
    )
    assert words.notices(one, subject, TODAY) == "varsel sendt 3.11. (fravær)"
    assert words.notices(replace(one, notices=()), subject, TODAY) == ""


def test_every_kind_of_varsel_has_its_own_word() -> None:
    told = [words.notice_kind(kind) for kind in NoticeKind]
    assert len(set(told)) == len(told)


def test_a_curve_is_of_two_lists_at_least_and_of_no_more_than_there_is_room_for() -> None:
    points = [(date(2026, 9, n), float(n)) for n in range(1, 20)]
    assert words.curve(points[:1]) == ""
    assert len(words.curve(points)) == 8
    assert words.curve([(LISTED, 0.0), (TODAY, 15.0)]) == "▁█"
    assert words.curve([(LISTED, 50.0), (TODAY, 0.0)]) == "█▁"


def test_what_has_moved_since_the_list_before_is_in_points_with_its_day() -> None:
    assert words.moved([(LISTED, 8.0), (TODAY, 6.5)], TODAY) == "−1,5 siden 20.11."
    assert words.moved([(LISTED, 8.0)], TODAY) == ""


def test_days_in_a_row_and_the_list_are_told_with_their_day() -> None:
    assert words.streak(1, LISTED, TODAY) == "borte 1 hel skoledag, 20.11."
    assert words.streak(4, LISTED, TODAY) == "borte 4 hele skoledager på rad, til 20.11."
    assert words.of_list(date(2025, 11, 20), TODAY) == "lista av 20.11.2025"


def test_a_figure_of_a_part_of_the_year_is_at_least_as_high_and_says_its_days() -> None:
    days = {"first_day": date(2026, 9, 14), "last_day": date(2026, 10, 16)}
    part = Figures(as_of=LISTED, hours=4, fifteen=8.5, part=True, **days)
    assert words.period(part, TODAY) == "bare fra 14.9. til 16.10."
    assert words.known(part).replace("\u00a0", " ") == "egenmeldt + udok. ≥8,5 %"
    assert words.health(part) == "ukjent"
    whole = replace(part, part=False)
    assert words.period(whole, TODAY) == "timer 14.9.–16.10."
    assert words.self_reported(whole).replace("\u00a0", " ") == "8,5 %"
    assert words.period(Figures(as_of=LISTED), TODAY) == ""


def test_what_stands_beside_is_told_only_while_it_is_newer() -> None:
    days = {"first_day": date(2026, 9, 14), "last_day": date(2026, 10, 16)}
    part = Figures(as_of=LISTED, hours=1.5, part=True, **days)
    subject = SubjectAbsence(name="Norsk", now=Figures(as_of=LISTED), beside=part)
    assert words.beside(subject, TODAY) == ["bare fra 14.9. til 16.10. · 1,5 timer"]
    later = replace(subject, now=Figures(as_of=TODAY))
    assert words.beside(later, TODAY) == []
    assert words.beside(replace(subject, beside=None), TODAY) == []


def test_the_figures_that_count_are_told_each_with_its_own_list() -> None:
    def told(one: SubjectAbsence, **how: bool) -> str:
        return words.counted(one, TODAY, **how).replace(NB, " ")

    subject = SubjectAbsence(
        name="Norsk",
        now=Figures(as_of=LISTED, ten=2),
        earlier=(Figures(as_of=date(2026, 11, 2), ten=3, fifteen=12),),
    )
    assert told(subject) == "helse + udok. 2 % · egenmeldt + udok. 12 % (lista av 2.11.)"
    assert told(subject, lists=True) == (
        "helse + udok. 2 % (lista av 20.11.) · egenmeldt + udok. 12 % (lista av 2.11.)"
    )
    assert words.newest(subject, "fifteen", TODAY) == "12 2.11."
    days = {"first_day": date(2026, 10, 19), "last_day": TODAY}
    part = Figures(as_of=TODAY, part=True, ten=21, fifteen=21, **days)
    over = replace(subject, parts=(part,), beside=Figures(as_of=TODAY, part=True, **days))
    assert told(over, unknown=True) == (
        "helse + udok. ≥21 % · egenmeldt + udok. ≥21 % "
        "(lista av 26.11., bare fra 19.10. til 26.11.)"
    )
    assert words.newest(over, "ten", TODAY).replace(NB, " ") == "≥21 %"
    assert [one.replace(NB, " ") for one in words.beside(over, TODAY)] == [
        "bare fra 19.10. til 26.11. · helse + udok. ≥21 % · egenmeldt + udok. ≥21 %",
        "bare fra 19.10. til 26.11.",
    ]
    assert words.beside(over, TODAY, counts=False) == ["bare fra 19.10. til 26.11."]
    nothing = SubjectAbsence(name="Norsk", now=Figures(as_of=LISTED))
    assert told(nothing, lists=True) == "ingen andel i lista (lista av 20.11.)"
    assert told(nothing, unknown=True) == "helse + udok. ukjent · egenmeldt + udok. ukjent"
