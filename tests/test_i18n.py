"""The language: the user's, else the system's; bokmål where there is no word for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from elvis_tui import i18n
from elvis_tui.wording.dates import month_name

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    yield
    i18n.use_language("nb")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two languages of a few words each."""
    words = {"nn": {"oktober": "oktobar"}, "en": {"oktober": "October"}}
    for language, messages in words.items():
        catalogue = Catalog(locale=language)
        for message, translated in messages.items():
            catalogue.add(message, translated)
        catalogue.add("avsluttet", f"{language}: closed", context="fase")
        catalogue.add("avsluttet", f"{language}: finished", context="møte")
        catalogue.add(("{n} sak", "{n} saker"), (f"{language}: one", f"{language}: many"))
        place = tmp_path / language / "LC_MESSAGES"
        place.mkdir(parents=True)
        with (place / "elvis_tui.mo").open("wb") as file:
            write_mo(file, catalogue)
    return tmp_path


def test_the_language_changes_while_the_program_runs(folder: Path) -> None:
    seen = []
    for language in ("nb", "nn", "en", "nb"):
        i18n.use_language(language, folder)
        seen.append(month_name(10))
    assert seen == ["oktober", "oktobar", "October", "oktober"]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ({}, "oktober"),
        ({"LANG": "nb_NO.UTF-8"}, "oktober"),
        ({"LANG": "nn_NO.UTF-8"}, "oktobar"),
        ({"LANG": "nn_NO.UTF-8", "LC_ALL": "C"}, "oktober"),
        ({"LANG": "nb_NO.UTF-8", "LC_MESSAGES": "en_GB"}, "October"),
        ({"LANGUAGE": "se:nn:nb", "LANG": "en"}, "oktobar"),
        ({"LANGUAGE": "no:en"}, "oktober"),
        ({"LANG": "fr_FR.UTF-8"}, "oktober"),
        ({"LANG": "æ/../%s"}, "oktober"),
    ],
    ids=str,
)
def test_without_a_choice_it_is_the_systems(
    folder: Path, monkeypatch: pytest.MonkeyPatch, told: dict[str, str], wanted: str
) -> None:
    for variable, language in told.items():
        monkeypatch.setenv(variable, language)
    i18n.use_language("", folder)
    assert month_name(10) == wanted


def test_what_is_chosen_wins_over_the_system(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    i18n.use_language("nn", folder)
    assert month_name(10) == "oktobar"


def test_one_word_that_is_two_things_is_two_words_elsewhere(folder: Path) -> None:
    i18n.use_language("en", folder)
    assert i18n.pgettext("fase", "avsluttet") == "en: closed"
    assert i18n.pgettext("møte", "avsluttet") == "en: finished"
    i18n.use_language("nb", folder)
    assert i18n.pgettext("fase", "avsluttet") == "avsluttet"


def test_a_count_has_its_own_form(folder: Path) -> None:
    i18n.use_language("en", folder)
    assert [i18n.ngettext("{n} sak", "{n} saker", n) for n in (1, 2)] == ["en: one", "en: many"]


def test_what_has_no_word_is_in_bokmal(folder: Path) -> None:
    i18n.use_language("en", folder)
    assert month_name(5) == "mai"
