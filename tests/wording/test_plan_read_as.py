"""Where a «Når» stands, in few words."""

from __future__ import annotations

import pytest

from elvis_tui.domain.plan.placement import placed_when
from elvis_tui.domain.plan.when import read_when
from elvis_tui.i18n import use_language
from elvis_tui.services.desk.sources import Sources
from elvis_tui.wording.plan_read_as import read_as


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("14. oktober", "ons. 14.10."),
        ("5.–9. oktober", "5.–9.10."),
        ("Uke 36, 37 og 40", "uke 36–37 og 40"),
        ("Oktober og mars", "oktober og mars"),
        ("Januar, februar og mars", "januar–mars"),
        ("Innen 1. november", "innen søn. 1.11."),
        ("Hele året", "hele året"),
        ("Når det passer", "ikke lest"),
        (
            "Første onsdag i hver måned",
            "gjentas: ons. 2.9., ons. 4.11., ons. 2.12., ons. 6.1., ons. 3.2., ons. 3.3. … "
            "og 3 til",
        ),
    ],
)
def test_a_time_is_told_as_it_is_read(when: str, words: str) -> None:
    use_language("nb")
    years = tuple(Sources(None).school_years())
    assert read_as(placed_when(read_when(when), 2026, years)) == words
