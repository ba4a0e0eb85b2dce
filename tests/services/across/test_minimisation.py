"""What one is asked about before it is saved."""

from __future__ import annotations

import pytest

from elvis_tui.services.across.minimisation import OneQuestion, doubts


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Har fått ADHD i vår", "ADHD"),
        ("sier at angsten er verre", "angsten"),
        ("spiseforstyrrelse", "spiseforstyrrelse"),
        ("eksamensangst", "eksamensangst"),
        ("OCD", "OCD"),
        ("mulig autismespekter, sier mor", "autismespekter"),
    ],
)
def test_a_word_that_may_be_a_diagnosis_is_asked_about(text: str, word: str) -> None:
    (asked,) = doubts(["notat", text], "Enter").values()
    assert asked.startswith(f"«{word}» kan være en diagnose.")


@pytest.mark.parametrize(
    "text", ["01010112345", "010101 12345", "fnr 41 01 01-12345", "01.01.01 12345"]
)
def test_what_looks_like_an_identity_number_is_asked_about(text: str) -> None:
    (asked,) = doubts([text], "Enter").values()
    assert asked.startswith("Det ligner et fødselsnummer.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ringte mor på 900 11 222, hun ringer igjen 23.10.",
        "Engstelig før prøver, og lei seg på mandager",
        "kreftene tok slutt",
        "addisjon i matematikk, karakter 2",
        "26.11.2026",
        "1.9.2026-5.9.2026",
        "20.10.2026–24.10.2026",
        "2.10.2026 08:15",
        "2026-10-19 - 2026-10-23",
        "tlf 22 33 44 55, 99 88 77 66",
        "fravær 11,8 % 12,3 % 9,1 % 10,2 %",
        "legg til en time i uka",
    ],
)
def test_what_a_team_writes_every_day_is_not(text: str) -> None:
    assert doubts([text], "Enter") == {}


def test_each_field_is_looked_at_by_itself() -> None:
    assert doubts(["010101", "12345"], "Enter") == {}


def test_each_thing_is_asked_about_once_and_all_at_once() -> None:
    question = OneQuestion()
    first = question.about(["01010112345", "har ADHD"], (), "Enter")
    assert "fødselsnummer" in first
    assert "«ADHD»" in first
    assert question.about(["01010112345", "har ADHD"], (), "Enter") == ""
    assert "fødselsnummer" in question.about(["02020254321", "har ADHD"], (), "Enter")
    assert OneQuestion().about(["har ADHD"], {"har ADHD"}, "Enter") == ""
