"""How consents that stand together are told: no line contradicts another."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.consents import Consent, Giver, Standing
from elvis_tui.services.desk import consents as service
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.naming import names
from elvis_tui.wording.consents import summary
from tests.school import TODAY


def _answer(number: int, standing: Standing, *services: str) -> Consent:
    return Consent(
        id=f"c-{number}",
        student="s-2",
        standing=standing,
        services=tuple(map(FreeText, services)),
        given_by=Giver.STUDENT,
        on=date(2026, 10, number),
        by=FreeText("berit"),
    )


def _lines(desk: Desk, *consents: Consent) -> list[str]:
    ages = service.ages(desk, TODAY)
    return [text for _s, text in summary(consents, None, TODAY, ages, names(desk))]


def test_who_said_no_to_all_and_then_yes_to_one_said_no_to_the_others(desk: Desk) -> None:
    no, yes = _answer(1, Standing.REFUSED), _answer(2, Standing.GIVEN, "PPT")
    told = _lines(desk, no, yes)
    assert told[-1] == "✘ avslått: alle andre tjenester"
    assert "PPT" in told[0]
    assert _lines(desk, no) == ["✘ avslått: alle tjenester"]


def test_a_no_to_all_that_came_last_is_one_to_all(desk: Desk) -> None:
    yes, no = _answer(1, Standing.GIVEN, "PPT"), _answer(2, Standing.REFUSED)
    assert _lines(desk, yes, no) == ["✘ avslått: alle tjenester"]
