"""Two real programs at one data file: one writes, the other reads along, and nothing is lost."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from elvis_tui.domain.people.records import Student
from elvis_tui.storage.file_store import FileStore
from tests.storage.other_program import Program, program_at

ROUNDS = int(os.environ.get("ELVIS_ROUNDS", "40"))


@contextlib.contextmanager
def two_at(path: Path, locks: str = "work") -> Iterator[tuple[Program, Program]]:
    with program_at(path, locks) as first, program_at(path, locks) as second:
        yield first, second


def on_disk(path: Path) -> list[str]:
    return list(FileStore(path, read_only=True).all(Student))


# Reading along, and taking over


def test_the_second_reads_along_and_is_told_who_has_the_file(path: Path) -> None:
    """FAULTS 28."""
    with two_at(path) as (first, second):
        assert first.ask("open", False)["held"]
        refused = second.ask("open", False)
        assert refused["fault"] == "data_in_use"
        write_lock = second.ask("open", True)
        assert (write_lock["held"], write_lock["reason"], write_lock["free"]) == (
            False,
            "in_use",
            False,
        )
        assert write_lock["host"] == os.uname().nodename == refused["host"]
        assert write_lock["user"] == refused["user"] != ""
        assert write_lock["since"] == refused["since"] != ""


def test_what_the_first_saves_is_with_the_second_at_its_next_look(path: Path) -> None:
    """FAULTS 28."""
    with two_at(path) as (first, second):
        first.ask("open", False)
        second.ask("open", True)
        for number in ("s-1", "s-2", "s-3"):
            assert first.ask("save", number) == "saved"
            assert not second.ask("look")["held"]
            assert second.ask("all")[-1] == number
        assert second.ask("save", "s-9")["fault"] == "data_read_only"
        assert second.ask("all") == on_disk(path) == ["s-1", "s-2", "s-3"]


def test_the_second_takes_over_when_the_first_has_left_and_asks_before_in_vain(path: Path) -> None:
    with two_at(path) as (first, second):
        first.ask("open", False)
        second.ask("open", True)
        first.ask("save", "s-1")
        assert second.ask("take") is False
        first.ask("save", "s-2")
        assert first.ask("close") == "closed"
        assert second.ask("look")["free"]
        assert second.ask("take") is True
        # What the first saved after the last look was taken along.
        assert second.ask("all") == ["s-1", "s-2"]
        assert second.ask("save", "s-3") == "saved"
        assert first.ask("open", False)["fault"] == "data_in_use"
        assert on_disk(path) == ["s-1", "s-2", "s-3"]


def test_a_killed_owner_blocks_nobody(path: Path) -> None:
    """FAULTS 29."""
    with two_at(path) as (first, second):
        first.ask("open", False)
        first.ask("save", "s-1")
        second.ask("open", True)
        first.kill()
        write_lock = second.ask("look")
        assert write_lock["free"]
        assert write_lock["user"]
        assert second.ask("take") is True
        assert second.ask("save", "s-2") == "saved"
        second.kill()
        with program_at(path) as third:
            assert third.ask("open", False)["held"]
            assert third.ask("all") == ["s-1", "s-2"]


def test_of_several_who_wait_only_one_takes_over(path: Path) -> None:
    with contextlib.ExitStack() as stack:
        first, *rest = (stack.enter_context(program_at(path)) for _ in range(4))
        first.ask("open", False)
        for other in rest:
            other.ask("open", True)
        first.kill()
        for other in rest:
            other.tell("take")
        assert sorted(other.hear() for other in rest) == [False, False, True]


# Locks that do not work


def test_where_everybody_gets_the_lock_nobody_writes(path: Path) -> None:
    """FAULTS 31: a disk that gives one lock to two has none."""
    FileStore(path).close()
    with two_at(path, locks="everybody") as (first, second):
        for program in (first, second):
            refused = program.ask("open", False)
            assert refused["fault"] == "data_unwritable"
            write_lock = program.ask("open", True)
            assert (write_lock["held"], write_lock["reason"]) == (False, "no_locks")


@pytest.mark.parametrize("locks", ["ours", "none"])
def test_two_who_both_hold_the_pen_never_both_write_over_a_version(path: Path, locks: str) -> None:
    """FAULTS 33: of two that follow the same version one is told, and nothing is lost."""
    saved: list[str] = []
    refused: list[str] = []
    with two_at(path, locks) as programs:
        for round_ in range(ROUNDS):
            pens = [program.ask("open", False) for program in programs]
            assert all(write_lock.get("held") for write_lock in pens), pens
            ids = [f"{round_}-{who}" for who in range(2)]
            for program, number in zip(programs, ids, strict=True):
                program.tell("save", number)
            told = [program.hear() for program in programs]
            saved += [number for number, what in zip(ids, told, strict=True) if what == "saved"]
            refused += [what["fault"] for what in told if what != "saved"]
            assert set(saved) <= set(on_disk(path)), f"lost in round {round_}"
            for program in programs:
                program.ask("close")
    assert len(saved) == ROUNDS
    assert len(refused) == ROUNDS
    assert set(refused) <= {"data_changed", "data_in_use"}


@pytest.mark.parametrize("who_gives_way", ["keep_mine", "take_theirs"])
def test_after_a_conflict_both_versions_are_there(path: Path, who_gives_way: str) -> None:
    """FAULTS 33."""
    with two_at(path, locks="none") as (first, second):
        first.ask("open", False)
        first.ask("save", "s-0")
        second.ask("open", False)
        assert first.ask("save", "mine") == "saved"
        assert second.ask("save", "theirs")["fault"] == "data_changed"
        aside = Path(second.ask(who_gives_way))
        assert second.ask("close") == "closed"
    in_file, beside = on_disk(path), on_disk(aside)
    assert in_file == (["s-0", "theirs"] if who_gives_way == "keep_mine" else ["s-0", "mine"])
    assert beside == (["s-0", "mine"] if who_gives_way == "keep_mine" else ["s-0", "theirs"])
    assert aside.stat().st_mode & 0o777 == 0o600


# Many at once

WRITER = """
import os, sys
from pathlib import Path
from elvis_tui.domain.errors import Fault, StorageError
from tests.storage.other_program import LOCKS, pupil
from elvis_tui.storage.file_store import FileStore
path, me, saves, locks = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
LOCKS[locks]()
done = 0
while done < saves:
    try:
        store = FileStore(path)
        try:
            store.commit(put=[pupil(f"{me}-{done}")])
            store.flush()
            print(f"{me}-{done}", flush=True)
            done += 1
        finally:
            store.close()
    except StorageError as error:
        if error.fault not in (Fault.DATA_IN_USE, Fault.DATA_CHANGED):
            raise
"""


def many_write(path: Path, programs: int, saves: int, locks: str) -> tuple[list[str], list[Any]]:
    """So many programs open, save and close as fast as they can; what they said they saved."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(me), str(saves), locks],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for me in range(programs)
    ]
    told = [process.communicate(timeout=60 + programs * saves) for process in running]
    return [line for out, _ in told for line in out.split()], [error for _, error in told if error]


def test_of_many_who_save_at_once_nobody_loses_anything(path: Path) -> None:
    saved, errors = many_write(path, 3, ROUNDS // 4, "work")
    assert not errors
    assert len(saved) == 3 * (ROUNDS // 4)
    assert sorted(on_disk(path)) == sorted(saved)
