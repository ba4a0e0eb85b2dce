"""Another language, chosen while the program runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from elvis_tui import i18n
from elvis_tui.services.desk.desk import Desk
from tests.screens.running import running

WORDS = {
    "Oversikt": "Overview",
    "Oppfølging": "Follow-up",
    "Krever noe nå": "Needs something now",
    "kontakt": "contact",
    "hjelp": "help",
    "Tidslinje": "Timeline",
    "Navn": "Name",
    "lagret": "saved",
    "søk i navn, klasse, notater …": "search names",
}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    catalogue = Catalog(locale="en")
    for bokmal, english in WORDS.items():
        catalogue.add(bokmal, english)
    place = tmp_path / "en" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "elvis_tui.mo").open("wb") as file:
        write_mo(file, catalogue)
    yield tmp_path
    i18n.use_language("nb")


async def test_every_screen_is_in_the_language_that_is_chosen(desk: Desk, folder: Path) -> None:
    async with running(desk, (120, 40)) as app:
        await app.press("2")
        await app.press("1")
        assert "Krever noe nå" in app.text
        await app.app.speak("en", folder)
        await app.until("Overview", "Needs something now", "help")
        assert "Krever noe nå" not in app.text
        await app.press("2")
        await app.until("Name")
        await app.press("slash")
        await app.until("search names")
        await app.press("escape", "enter")
        await app.until("Timeline", "contact")
        assert desk.preferences.now.language == "en"
        await app.app.speak("nb", folder)
        await app.until("Tidslinje", "kontakt")
        assert "Timeline" not in app.text


async def test_keys_go_on_working_and_a_document_is_there(desk: Desk, folder: Path) -> None:
    async with running(desk) as app:
        await app.press("2", "down")
        await app.app.speak("en", folder)
        await app.until("Name", "saved")
        await app.press("down", "enter")
        await app.on("FollowUpScreen")
        await app.press("escape", "4", "p")
        await app.on("PlanTextScreen")
        await app.app.speak("nb", folder)
        await app.until("lagret", "Handlingsplan")
        await app.press("pagedown", "escape")
        await app.on("PlanScreen")


async def test_the_language_of_the_preferences_is_spoken(desk: Desk, folder: Path) -> None:
    i18n.use_language("en", folder)
    async with running(desk) as app:
        assert "Needs something now" in app.text
