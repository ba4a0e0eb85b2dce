"""Which older versions are kept beside the data file, and what they are worth."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.people.records import Student
from elvis_tui.storage import generations
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.generations import DAYS, SAVES, Generation

START = datetime(2026, 10, 1, 8, tzinfo=UTC)
NORA = Student(id="s-1", first_name="Nora", last_name="Solli")


class Days:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at


def save_on(path: Path, clock: Days, saves: int, first: int = 1) -> None:
    store = FileStore(path, clock=clock)
    for number in range(first, first + saves):
        store.commit(put=[Student(id="s-1", first_name="Nora", last_name="S", number=number)])
        store.flush()
    store.close()


def numbers(path: Path) -> list[int]:
    return [g.number for g in generations.kept(path)]


def test_the_last_saves_and_the_last_save_of_each_day_are_kept(path: Path) -> None:
    clock = Days()
    for day in range(20):
        clock.at = START + timedelta(days=day)
        save_on(path, clock, 5, first=day * 5 + 1)
    # The file itself is number 100; the three before it are of the same day.
    assert numbers(path) == [99, 98, 97, 95, 90, 85, 80, 75, 70]
    assert len(numbers(path)) <= SAVES + DAYS
    for generation in generations.kept(path):
        store = FileStore(generation.path, read_only=True)
        assert store.get(Student, "s-1").number == generation.number
        assert generation.path.stat().st_mode & 0o777 == 0o600


def test_a_version_is_the_very_file_that_stood_there(path: Path) -> None:
    clock = Days()
    save_on(path, clock, 1)
    inode = path.stat().st_ino
    save_on(path, clock, 1)
    assert generations.kept(path)[0].path.stat().st_ino == inode


MOMENTS = st.lists(st.integers(0, 60 * 24 * 30), min_size=1, max_size=60)


@given(MOMENTS)
def test_however_saves_fall_few_are_kept_and_the_newest_among_them(minutes: list[int]) -> None:
    kept: list[Generation] = []
    for number, minute in enumerate(sorted(minutes), 1):
        saved = START + timedelta(minutes=minute)
        kept.insert(0, Generation(number=number, saved=saved, path=Path("elvis.json")))
        gone = generations.surplus(kept)
        kept = [g for g in kept if g not in gone]
    assert [g.number for g in kept[:SAVES]] == list(range(len(minutes), 0, -1))[:SAVES]
    assert len(kept) <= SAVES + DAYS
    days = list(dict.fromkeys(g.saved.date() for g in kept))
    everyday = sorted({(START + timedelta(minutes=m)).date() for m in minutes}, reverse=True)
    assert days[:DAYS] == everyday[: min(DAYS, len(everyday))]


def test_a_file_with_a_name_of_another_kind_is_not_taken_for_a_version(path: Path) -> None:
    save_on(path, Days(), 2)
    before = numbers(path)
    for name in (
        "elvis.json.g5",
        "elvis.json.gx.20261001T080000Z",
        "elvis.json.g9.20269901T080000Z",
        "other.json.g7.20261001T080000Z",
        "elvis.json.g8.20261001T080000Z.bak",
    ):
        path.with_name(name).write_text("")
    assert numbers(path) == before


def test_two_programs_cannot_both_follow_the_same_version(path: Path) -> None:
    save_on(path, Days(), 1)
    generations.keep(path, 1, START)
    with pytest.raises(StorageError) as caught:
        generations.keep(path, 1, START)
    assert caught.value.fault is Fault.DATA_CHANGED
    generations.keep(path, 1, START, again=True)


def test_a_name_that_is_taken_gets_a_number(path: Path) -> None:
    save_on(path, Days(), 1)
    names = [generations.put_aside(path, "replaced", START).name for _ in range(3)]
    assert names == [f"elvis.json.replaced-20261001T080000Z{n}" for n in ("", "-2", "-3")]
    assert {path.with_name(n).read_bytes() for n in names} == {path.read_bytes()}


def test_older_versions_are_told_by_number_whatever_the_clock_did(path: Path) -> None:
    """FAULTS 67: a clock that goes back does not turn the order round."""
    clock = Days()
    save_on(path, clock, 2)
    clock.at = datetime(1970, 1, 2, tzinfo=UTC)
    save_on(path, clock, 3, first=3)
    assert numbers(path) == sorted(numbers(path), reverse=True)
    assert FileStore(path, read_only=True).get(Student, "s-1").number == 5
    assert {g.saved.date() for g in generations.kept(path)} == {date(2026, 10, 1), date(1970, 1, 2)}
