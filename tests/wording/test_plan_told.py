"""Why a «Når» is not read, in sentences: whole ones, in the plan's own words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.plan.placement import Told, Why
from elvis_tui.wording.plan_told import all_told, told_words
from tests.domain.plan.calendars import placement_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Uke 43 (20. november)",
            "«20. november» ligger ikke i «Uke 43»: uke og dato stemmer ikke.",
        ),
        ("Tirsdag 12. oktober", "«Tirsdag 12. oktober» stemmer ikke: datoen er mandag 12.10.2026."),
        ("Oktober (12.11.)", "«12.11.» ligger ikke i «Oktober»: tid og måned stemmer ikke."),
        ("31. november", "Datoen «31. november» finnes ikke i dette skoleåret."),
        ("Uke 54", "«Uke 54» finnes ikke: året har ingen uke med det nummeret."),
        ("12.–10. oktober", "«12. – 10. oktober» slutter før det begynner."),
        ("Uke 44-42", "«Uke 44-42» slutter før det begynner."),
        ("Skoleåret 25/26", "«2025/26» er i et skoleår som er over."),
        ("Nov 26", "Programmet forstår ikke «Nov 26», og viser raden hver måned."),
        ("10.10.2024", "«10.10.2024» er i et skoleår som er over."),
        ("10.10.2029", "«10.10.2029» er i et senere skoleår."),
        ("Når det passer", "Programmet forstår ikke «Når det passer», og viser raden hver måned."),
        ("", "Raden sier ingen tid, og vises hver måned."),
        ("Oktober", ""),
    ],
)
def test_each_reason_is_a_whole_sentence_about_the_plans_own_words(text: str, words: str) -> None:
    assert " ".join(all_told(placement_of(text))) == words


def test_a_break_that_is_not_known_is_told() -> None:
    (told,) = all_told(placement_of("uka før høstferien", known=False))
    assert told == (
        "«uka før høstferien» følger skoleruta, og den er ikke lagt inn for dette skoleåret."
    )


@given(st.sampled_from(Why), st.text(), st.text(), st.none() | st.dates())
def test_every_reason_has_a_sentence_whatever_the_words(
    why: Why, words: str, other: str, day: date | None
) -> None:
    told = told_words(Told(why=why, words=words, other=other, day=day))
    assert told.endswith(".")
    assert len(told) < 300
