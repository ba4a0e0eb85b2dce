"""Why a day is free, in words."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.plan.free_days import Free, FreeKind
from elvis_tui.wording.dates import span_words
from elvis_tui.wording.free_days import free_sentence

DAY = date(2026, 10, 6)
HAMAR = "Hamar kommunes skolerute"


@pytest.mark.parametrize(
    ("free", "words"),
    [
        (
            Free(
                kind=FreeKind.BREAK,
                name="Høstferie",
                first=date(2026, 10, 5),
                last=date(2026, 10, 9),
                source=HAMAR,
                certainty="middels",
            ),
            "Fri: Høstferie 5.–9.10. Kilde: Hamar kommunes skolerute "
            "(middels sikker: antatt lik fylkets rute).",
        ),
        (
            Free(
                kind=FreeKind.BREAK,
                name="Jul [/] {x}",
                first=date(2026, 12, 21),
                last=date(2027, 1, 1),
                source="{y}",
                certainty="høy",
            ),
            "Fri: Jul [/] {x} 21.12.–1.1. Kilde: {y} (sikker).",
        ),
        (
            Free(
                kind=FreeKind.PUBLIC_HOLIDAY, name="Langfredag", first=DAY, last=DAY, beside="Påske"
            ),
            "Fri: Langfredag 6.10. Uka har Påske. Kilde: lov om helligdager og helligdagsfred, "
            "lov om 1. og 17. mai.",
        ),
        (Free(kind=FreeKind.WEEKEND, first=DAY, last=DAY), "Fri: helg."),
        (
            Free(kind=FreeKind.OUTSIDE, first=date(2027, 6, 19), source=HAMAR, certainty="lav"),
            "Fri: sommerferie fra 19.6. Kilde: Hamar kommunes skolerute (usikker: antatt).",
        ),
        (Free(kind=FreeKind.OUTSIDE), "Fri: sommerferie."),
        (
            Free(kind=FreeKind.NOT_KNOWN),
            "Skoleruta for 2026/27 er ikke lagt inn. Hent den i Plan med f, s og h, eller med "
            "elvis-tui calendar import FIL.",
        ),
    ],
)
def test_a_free_day_has_one_sentence(free: Free, words: str) -> None:
    assert free_sentence(DAY, free) == words


def test_days_that_go_over_new_year_tell_their_years() -> None:
    assert span_words(date(2026, 3, 30), date(2026, 4, 6)) == "30.3.–6.4."
    assert span_words(DAY, DAY) == "6.10."
