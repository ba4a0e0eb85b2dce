"""A disk, a quota and a memory that are really full: it is said, kept, and saved when it goes."""

from __future__ import annotations

import errno
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.storage.other_program import Program, program_at

MANY = 3000
SMALL_DISK = 'mount -t tmpfs -o size=1m none {folder} && exec "$@"'


def may_mount(folder: Path) -> bool:
    """Whether this machine lets a test have a small disk that nobody else sees."""
    if shutil.which("unshare") is None:
        return False
    tried = subprocess.run(under_small_disk(folder, "true"), capture_output=True, check=False)
    return tried.returncode == 0


def under_small_disk(folder: Path, *command: str) -> list[str]:
    script = SMALL_DISK.format(folder=folder)
    return ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh", *command]


class FileLimit:
    """A limit on the size of a file, as a quota sets one."""

    errno = errno.EFBIG

    @contextmanager
    def program(self, folder: Path) -> Iterator[Program]:
        with program_at(folder / "elvis" / "elvis.json") as program:
            yield program

    def fill(self, program: Program) -> None:
        program.ask("largest_file", 100_000)

    def empty(self, program: Program) -> None:
        program.ask("largest_file", -1)


class SmallDisk:
    """A file system of 1 MiB: 3,000 students come to half of it."""

    errno = errno.ENOSPC

    @contextmanager
    def program(self, folder: Path) -> Iterator[Program]:
        under = under_small_disk(folder)
        with program_at(folder / "elvis" / "elvis.json", under=under) as program:
            yield program

    def fill(self, program: Program) -> None:
        program.ask("fill_disk")

    def empty(self, program: Program) -> None:
        program.ask("empty_disk")


Full = FileLimit | SmallDisk


@pytest.fixture(params=[FileLimit, SmallDisk])
def full(request: pytest.FixtureRequest, tmp_path: Path) -> Full:
    """Both ways of being full; where no disk can be had, the limit stands in for it."""
    if request.param is SmallDisk and not may_mount(tmp_path):
        return FileLimit()
    made: Full = request.param()
    return made


def test_a_full_disk_is_told_keeps_what_was_there_and_saves_when_it_is_freed(
    full: Full, tmp_path: Path
) -> None:
    """FAULTS 4, FAULTS 5."""
    with full.program(tmp_path) as program:
        program.ask("open", False)
        assert program.ask("save", "s-1") == "saved"
        full.fill(program)
        program.ask("put_many", MANY)
        for _ in range(2):
            refused = program.ask("flush")
            assert refused["fault"] == "data_unwritable"
            assert int(refused["errno"]) == full.errno
        assert program.ask("state") == "failed"
        assert program.ask("on_disk") == ["s-1"]
        assert len(program.ask("all")) == 1 + MANY
        full.empty(program)
        assert program.ask("flush") == "saved"
        assert program.ask("state") == "saved"
        assert len(program.ask("on_disk")) == 1 + MANY
        assert program.ask("close") == "closed"


def test_leaving_with_a_full_disk_says_so_and_the_old_file_is_whole(
    full: Full, tmp_path: Path
) -> None:
    """FAULTS 4, FAULTS 5."""
    with full.program(tmp_path) as program:
        program.ask("open", False)
        program.ask("save", "s-1")
        full.fill(program)
        program.ask("put_many", MANY)
        assert program.ask("close")["fault"] == "data_unwritable"
        assert program.ask("on_disk") == ["s-1"]
        full.empty(program)
        assert program.ask("open", False)["held"]
        assert program.ask("save", "s-2") == "saved"
        assert program.ask("on_disk") == ["s-1", "s-2"]


def test_a_file_can_be_opened_and_read_while_the_disk_is_full(full: Full, tmp_path: Path) -> None:
    """FAULTS 4."""
    with full.program(tmp_path) as program:
        program.ask("open", False)
        program.ask("save", "s-1")
        program.ask("close")
        full.fill(program)
        assert program.ask("open", False)["held"]
        assert program.ask("all") == ["s-1"]


@pytest.mark.parametrize("left", [250_000, 1_500_000, 3_000_000, 6_000_000])
def test_a_memory_that_is_full_leaves_the_file_whole_and_the_change_in_hand(
    tmp_path: Path, left: int
) -> None:
    """FAULTS 41: whatever is left of it, less than the new version of the file needs."""
    # What is freed goes back to the system at once, so that the limit bites.
    under = ["env", "MALLOC_MMAP_THRESHOLD_=65536", "MALLOC_ARENA_MAX=1"]
    with program_at(tmp_path / "elvis" / "elvis.json", under=under) as program:
        program.ask("open", False)
        program.ask("save", "s-1")
        # So that what follows is in memory and not yet written when there is no more of it.
        program.ask("largest_file", 10)
        program.ask("put_many", 20 * MANY)
        assert program.ask("flush")["fault"] == "data_unwritable"
        program.ask("more_memory", left)
        program.ask("largest_file", -1)
        assert program.ask("flush")["fault"] == "data_unwritable"
        assert program.ask("state") == "failed"
        program.ask("more_memory", -1)
        assert program.ask("on_disk") == ["s-1"]
        assert program.ask("flush") == "saved"
        assert len(program.ask("on_disk")) == 1 + 20 * MANY
        assert program.ask("close") == "closed"
