"""Another program at the same data file, in a process of its own, that does what a test asks.

As a script it takes one JSON list a line, a command with what belongs to it, and answers each
with one line. How the disk's locks behave is its second argument: «work», «ours» (each machine
sees only its own, as on a network disk mounted so), «none» (nothing of a lock is shared at all)
or «everybody» (every lock is given to everybody).
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from elvis_tui.domain.errors import ElvisError
from elvis_tui.domain.people.records import Student
from elvis_tui.storage import write_lock
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.store import WriteLock


class Program:
    """The test's end."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def tell(self, command: str, *more: object) -> None:
        """Ask for something; `hear` what came of it."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([command, *more]) + "\n")
        self._process.stdin.flush()

    def hear(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the other program is gone"
        return json.loads(line)

    def ask(self, command: str, *more: object) -> Any:
        self.tell(command, *more)
        return self.hear()

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()


@contextlib.contextmanager
def program_at(path: Path, locks: str = "work", under: Sequence[str] = ()) -> Iterator[Program]:
    """A program; `under` is the command that starts it."""
    with subprocess.Popen(
        [*under, sys.executable, __file__, str(path), locks],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as process:
        try:
            yield Program(process)
        finally:
            process.kill()


def pupil(number: str) -> Student:
    return Student(id=number, first_name="Nora", last_name="Åsen")


# The other end


def _told(write_lock: WriteLock) -> dict[str, Any]:
    return {name: getattr(write_lock, name) for name in write_lock.__struct_fields__}


class _Answers:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._store: FileStore | None = None

    @property
    def _open_store(self) -> FileStore:
        assert self._store is not None
        return self._store

    def open(self, along: bool) -> Any:
        self._store = FileStore(self._path, along=along)
        return _told(self._store.write_lock)

    def put(self, *ids: str) -> Any:
        self._open_store.commit(put=[pupil(number) for number in ids])
        return None

    def flush(self) -> Any:
        self._open_store.flush()
        return "saved"

    def save(self, *ids: str) -> Any:
        self.put(*ids)
        return self.flush()

    def look(self) -> Any:
        take_in = self._open_store.look()
        if take_in is not None:
            take_in()
        return _told(self._open_store.write_lock)

    def take(self) -> Any:
        return self._open_store.take_write_lock()

    def all(self) -> Any:
        return list(self._open_store.all(Student))

    def keep_mine(self) -> Any:
        return str(self._open_store.keep_mine())

    def take_theirs(self) -> Any:
        return str(self._open_store.take_theirs())

    def close(self) -> Any:
        self._open_store.close()
        return "closed"

    def on_disk(self) -> Any:
        return list(FileStore(self._path, read_only=True).all(Student))

    def put_many(self, count: int) -> Any:
        return self.put(*(f"many-{number}" for number in range(count)))

    def state(self) -> Any:
        return self._open_store.state.state

    # What the machine has to give

    def largest_file(self, size: int) -> Any:
        """No file may grow beyond `size` bytes; -1 for no limit."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def more_memory(self, size: int) -> Any:
        """This process gets `size` more bytes of memory at most; -1 for no limit."""
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        limit = pages * os.sysconf("SC_PAGESIZE") + size if size >= 0 else resource.RLIM_INFINITY
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.RLIM_INFINITY))

    def fill_disk(self) -> Any:
        """Write until nothing more goes on the disk."""
        with contextlib.suppress(OSError), self._ballast.open("wb", buffering=0) as file:
            while file.write(bytes(1024)):
                pass

    def empty_disk(self) -> Any:
        self._ballast.unlink()

    @property
    def _ballast(self) -> Path:
        return self._path.parent.parent / "ballast"


def _is_open(handle: int, file: os.stat_result) -> bool:
    with contextlib.suppress(OSError):
        return os.path.samestat(os.fstat(handle), file)
    return False


def _only_our_own() -> None:
    """Have locks hold within this process alone."""
    holders: dict[tuple[int, int], int] = {}

    def flock(handle: int, how: int) -> None:
        found = os.fstat(handle)
        key = found.st_dev, found.st_ino
        if (holder := holders.get(key, handle)) != handle and _is_open(holder, found):
            raise BlockingIOError
        holders[key] = handle

    fcntl.flock = flock  # type: ignore[assignment]


def _nothing_shared() -> None:
    """Have this process's lock, and what it tells, where no other program looks."""
    real = write_lock.posix.FileLock

    def elsewhere(path: Path) -> Any:
        return real(path.with_name(f"{path.name}.{os.getpid()}.lock"))

    write_lock.posix.FileLock = elsewhere  # type: ignore[misc,assignment]


def _to_everybody() -> None:
    fcntl.flock = lambda handle, how: None  # type: ignore[assignment]


LOCKS = {
    "work": lambda: None,
    "ours": _only_our_own,
    "none": _nothing_shared,
    "everybody": _to_everybody,
}


def main(path: Path, locks: str) -> None:
    LOCKS[locks]()
    answers = _Answers(path)
    for line in sys.stdin:
        command, *more = json.loads(line)
        try:
            answer = getattr(answers, command)(*more)
        except ElvisError as error:
            answer = {"fault": error.fault, **{k: str(v) for k, v in error.facts.items()}}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
