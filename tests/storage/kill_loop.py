"""Kills a process that saves, again and again, and looks at what it leaves.

    python tests/storage/kill_loop.py [plain] moments FOLDER AIMED ANY SEED
    python tests/storage/kill_loop.py [plain] calls FOLDER
    python tests/storage/kill_loop.py upgrade|restore|export FOLDER

`moments` kills at random: so many kills within the time of one save after an acknowledgement, and
so many at any moment of the process's life. `calls` ends the process before, within and after
every call that reaches the disk, `upgrade` and the others the same while something else is done.
With `plain` it is TinyDB's own JSONStorage that saves. Each prints what it has done and ends with
1 at the first loss.
"""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import struct
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, Protocol

from elvis_tui.domain.errors import StorageError
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.storage import durable, generations
from elvis_tui.storage.file_store import FileStore

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.storage.killed_trials import TRIALS, Trial
from tests.storage.plain import PlainStore, plain_version

CALLS = ("open", "write", "fsync", "close", "link", "replace", "unlink", "ftruncate", "mkdir")
WAYS = ("before", "within", "after")
PUPILS = 400
IN_A_FILE = 10
ENDED = 9
ODD = SchoolClass(id="odd", code="1BAA")

Acknowledge = Callable[[int], None]


class Saver(Protocol):
    """A way of saving that is put to the test."""

    def save(self, number: int) -> None:
        """Save version `number`; it is on disk, or so it says, when this returns."""
        ...

    def close(self) -> None: ...


class Elvis:
    """The program's own store."""

    def __init__(self, path: Path) -> None:
        self._store = FileStore(path)

    def save(self, number: int) -> None:
        """A change in every record of one table, and one in another."""
        put = [
            Student(id=f"s-{n}", first_name="Nora", last_name="Åsen" * 20, number=number)
            for n in range(PUPILS)
        ]
        self._store.commit(put=[*put, ODD], delete=[] if number % 2 else [ODD])
        self._store.flush()

    def close(self) -> None:
        self._store.close()

    @staticmethod
    def version_at(path: Path) -> int:
        """The version that lies on disk, 0 for none; fails for one that is not whole."""
        try:
            store = FileStore(path, read_only=True)
            for generation in generations.kept(path):
                durable.decode(generation.path.read_bytes(), generation.path)
        except StorageError as error:
            raise AssertionError(f"{error.fault}: {sorted(path.parent.iterdir())}") from None
        numbers = {student.number for student in store.all(Student).values()} or {0}
        odd = store.find(SchoolClass, "odd") is not None
        if len(numbers) != 1 or odd != (max(numbers) % 2 == 1):
            raise AssertionError(f"half a version: {numbers}")
        return numbers.pop()


class Plain:
    """TinyDB's own."""

    def __init__(self, path: Path) -> None:
        self._store = PlainStore(path)

    def save(self, number: int) -> None:
        self._store.save(number, PUPILS)

    def close(self) -> None:
        self._store.close()

    @staticmethod
    def version_at(path: Path) -> int:
        """The version that lies on disk, 0 for none; fails for one that is not whole."""
        version = plain_version(path.read_bytes() if path.exists() else b"")
        if version is None:
            raise AssertionError("the file is unreadable, or holds half a version")
        return version


Kind = type[Elvis] | type[Plain]


def in_child(work: Callable[[Acknowledge], None]) -> tuple[int, int]:
    """Run `work` in a process of its own; its id, and where its acknowledgements come in."""
    inbox, outbox = os.pipe()
    write = os.write
    if child := os.fork():
        os.close(outbox)
        return child, inbox

    def acknowledge(number: int) -> None:
        write(outbox, struct.pack("<q", number))

    try:
        work(acknowledge)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def acknowledged(inbox: int, at_most: int = sys.maxsize) -> list[int]:
    """So many acknowledgements, or all until the process is gone."""
    found: list[int] = []
    while len(found) < at_most and len(packed := os.read(inbox, 8)) == 8:
        found += struct.unpack("<q", packed)
    return found


def check(kind: Kind, path: Path, known: int, what: str) -> int:
    """The version at `path`, which must hold `known` and at most the one save after it."""
    try:
        found = kind.version_at(path)
    except AssertionError as wrong:
        raise AssertionError(f"{what}: {wrong}") from None
    if not known <= found <= known + 1:
        raise AssertionError(f"{what}: {known} was acknowledged, {found} is there")
    return found


def left_over(path: Path) -> Iterator[Path]:
    """What a save that never ended has left beside `path`."""
    return path.parent.glob("*.tmp")


# At any moment


def save_on(kind: Kind, path: Path, acknowledge: Acknowledge) -> None:
    """Save one version after the other, for ever."""
    store: Saver = kind(path)
    number = kind.version_at(path)
    acknowledge(number)
    while True:
        number += 1
        store.save(number)
        acknowledge(number)


def kill_at_moments(kind: Kind, folder: Path, aimed: int, anywhere: int, seed: int) -> None:
    chance, known, in_save, took = random.Random(seed), 0, 0, 0.005
    aims = [True] * aimed + [False] * anywhere
    chance.shuffle(aims)
    path = folder
    for kill, aim in enumerate(aims):
        if kill % IN_A_FILE == 0:
            shutil.rmtree(path.parent, ignore_errors=True) if kill else None
            path, known = folder / str(kill) / "elvis.json", 0
        child, inbox = in_child(partial(save_on, kind, path))
        heard: list[int] = []
        if aim:
            begun = perf_counter()
            heard = acknowledged(inbox, at_most=chance.randint(2, 4))
            took = (perf_counter() - begun) / max(1, len(heard))
        # A moment at random is what is wanted here, so there is nothing to wait for.
        select.select([], [], [], chance.uniform(0, took if aim else 6 * took))
        os.kill(child, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if status != -signal.SIGKILL:
            raise AssertionError(f"the saving process ended by itself with {status}")
        heard += acknowledged(inbox)
        os.close(inbox)
        in_save += any(left_over(path))
        known = check(kind, path, max([known, *heard]), f"kill {kill} of seed {seed}")
    print(f"{aimed} aimed and {anywhere} other kills, {in_save} in the middle of a save")


# At every call


def end_at(call: int, way: str, thread: str) -> None:
    """End this process at the call of that number, in one thread or, with none named, in any."""
    count = 0

    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **kwargs: Any) -> Any:
            nonlocal count
            if thread not in ("", threading.current_thread().name):
                return real(*args, **kwargs)
            count += 1
            if count == call and way != "after":
                if way == "within" and name == "write":
                    real(args[0], args[1][: len(args[1]) // 2])
                os._exit(ENDED)
            try:
                return real(*args, **kwargs)
            finally:
                if count == call:
                    os._exit(ENDED)

        return counted

    for name in CALLS:
        setattr(os, name, wrapped(name, getattr(os, name)))


def save_until(
    kind: Kind, path: Path, version: int, call: int, way: str, acknowledge: Acknowledge
) -> None:
    """Save that many versions, and end at a call of the last."""
    store: Saver = kind(path)
    for number in range(1, version + 1):
        if number == version:
            end_at(call, way, "elvis-save" if kind is Elvis else "MainThread")
        store.save(number)
        acknowledge(number)


def has_ended(work: Callable[[Acknowledge], None]) -> tuple[bool, list[int]]:
    """Whether `work` was ended at its call, or had none of that number; and what it said."""
    child, inbox = in_child(work)
    heard = acknowledged(inbox)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(inbox)
    if status not in (0, ENDED):
        raise AssertionError(f"the saving process ended by itself with {status}")
    return status == ENDED, heard


def end_at_calls(kind: Kind, folder: Path) -> None:
    for version in (1, 2, 3):
        for way in WAYS:
            call, ended = 0, True
            while ended:
                call += 1
                path = folder / f"{version}{way}{call}" / "a.json"
                what = f"{way} call {call} of save {version}"
                ended, heard = has_ended(partial(save_until, kind, path, version, call, way))
                found = check(kind, path, max(heard, default=0), what)
                # The next program goes on from there.
                store: Saver = kind(path)
                store.save(found + 1)
                store.close()
                if kind.version_at(path) != found + 1:
                    raise AssertionError(f"{what}: the next save is not there")
                if any(left_over(path)):
                    raise AssertionError(f"{what}: what the dead process left is still there")
            print(f"save {version}: {call - 1} calls")


def end_at_calls_of(trial: type[Trial], folder: Path) -> None:
    """End a process before, within and after every call of something that is no save."""
    for way in WAYS:
        call, ended = 0, True
        while ended:
            call += 1
            path = folder / f"{way}{call}" / "a.json"
            path.parent.mkdir(parents=True)
            before = trial.prepare(path)

            def work(_: Acknowledge, path: Path = path, call: int = call, way: str = way) -> None:
                end_at(call, way, "")
                trial.work(path)

            ended, _ = has_ended(work)
            try:
                trial.check(path, before)
            except (AssertionError, StorageError) as wrong:
                raise AssertionError(f"{way} call {call}: {wrong}") from None
        print(f"{trial.__name__}: {call - 1} calls")


def main(arguments: list[str]) -> None:
    kind: Kind = Elvis
    if arguments[0] == "plain":
        kind = Plain
        arguments = arguments[1:]
    folder = Path(arguments[1])
    if arguments[0] == "calls":
        end_at_calls(kind, folder)
    elif arguments[0] in TRIALS:
        end_at_calls_of(TRIALS[arguments[0]], folder)
    else:
        aimed, anywhere, seed = map(int, arguments[2:])
        kill_at_moments(kind, folder, aimed, anywhere, seed)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except AssertionError as lost:
        sys.exit(f"lost: {lost}")
