"""What is said of the data file."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from elvis_tui.wording import data as data_words
from tests.school import NOW, TODAY

HERE = NOW.astimezone()
"""The fixed moment as the clocks of this machine show it."""


def test_the_same_day_is_told_by_the_clock_and_another_one_by_its_date() -> None:
    since = HERE.isoformat()
    clock = f"kl. {HERE:%H.%M}"
    assert data_words.since_words(since, HERE.date()) == f"siden {clock}"
    day = f"{HERE.day}.{HERE.month}."
    assert data_words.since_words(since, HERE.date() + timedelta(days=2)) == f"siden {day} {clock}"
    year_after = date(HERE.year + 1, 1, 1)
    assert data_words.since_words(since, year_after) == f"siden {day}{HERE.year} {clock}"


@pytest.mark.parametrize("since", ["", "i går", "9999-99-99", "0001-01-01T00:00:00+14:00"])
def test_a_moment_that_cannot_be_read_is_left_out(since: str) -> None:
    """FAULTS 32."""
    assert data_words.since_words(since, TODAY) == ""


@pytest.mark.parametrize(
    ("user", "host", "words"),
    [
        ("berit", "skole", "berit"),
        ("berit", "", "berit"),
        ("berit", "annen", "berit på annen"),
        ("", "annen", "noen andre"),
        ("", "", "noen andre"),
    ],
)
def test_the_machine_is_named_when_it_is_another_one(user: str, host: str, words: str) -> None:
    assert data_words.who_words(user, host, "skole") == words


@pytest.mark.parametrize("reason", ["newer", "read_only_disk", "no_locks", "", "something new"])
def test_whatever_the_reason_it_is_said_that_nothing_can_be_written(reason: str) -> None:
    wordings = data_words.only_read(reason)
    assert all(sentence.startswith("skrivebeskyttet") for sentence, _keys in wordings)
    assert not any(keys for _sentence, keys in wordings)


def test_wordings_come_from_the_longest_to_the_shortest() -> None:
    everything = [
        data_words.in_use("berit", "siden kl. 12.04", free=False, wished=False),
        data_words.in_use("berit", "", free=False, wished=True),
        data_words.only_read("newer"),
        data_words.only_read("no_locks"),
        data_words.not_saved(28),
        data_words.changed_outside(),
    ]
    for wordings in everything:
        lengths = [len(s) + sum(len(k + w) + 4 for k, w in keys) for s, keys in wordings]
        assert lengths == sorted(lengths, reverse=True)


def test_the_name_of_a_copy_has_the_day_and_the_time() -> None:
    at = datetime(2026, 10, 9, 8, 5, tzinfo=NOW.tzinfo)
    assert data_words.copy_name(at) == "elvis-kopi-2026-10-09-0805.json"


def test_where_the_other_version_is_does_not_tell_the_whole_path() -> None:
    aside = Path("/home/berit/elvis.json.conflict.1")
    for choice in ("mine", "theirs"):
        words = data_words.kept_words(choice, aside)
        assert "elvis.json.conflict.1" in words
        assert "/home" not in words
