"""Why the days of a month are free."""

from __future__ import annotations

import pytest

from tests.screens.plan.plan_room import desk_on, press, room, shown_words


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (
            (2026, 10, 19),
            ["5.–9.10. Høstferie Kilde: Hamar", "(middels sikker: antatt lik", "17 dager"],
        ),
        ((2027, 5, 3), ["17.5. Grunnlovsdag", "Kilde: lov om helligdager"]),
        ((2026, 9, 1), ["Skoledager 22 dager; bare helgene er fri"]),
        ((2027, 7, 3), ["sommerferie"]),
        ((2028, 10, 3), ["Ikke kjent Skoleruta for 2028/29 er ikke lagt inn."]),
    ],
)
async def test_f_tells_the_free_days_of_a_month_with_their_source(
    day: tuple[int, int, int], told: list[str]
) -> None:
    async with room(desk_on(*day)) as (pilot, screen):
        await press(pilot, "f")
        for words in told:
            assert words in shown_words(pilot)
        await press(pilot, "f")
        assert pilot.app.screen is screen


async def test_a_break_with_holidays_in_it_is_told_once_and_whole() -> None:
    async with room(desk_on(2026, 12, 1)) as (pilot, _screen):
        await press(pilot, "f")
        assert shown_words(pilot).count("21.12.–1.1.") == 1
        assert "Første juledag" in shown_words(pilot)
