"""Kills a process that saves, again and again, and looks at what it leaves.

    python tests/storage/kill_loop.py moments FOLDER KILLS SEED
    python tests/storage/kill_loop.py calls FOLDER

`moments` kills at random: half of the kills at any moment of the process's life, half within the
time of one save after an acknowledgement. `calls` ends the process before and after every call
that reaches the disk. Each prints what it has done and ends with 1 at the first loss.
"""

from __future__ import annotations

import os
import random
import select
import signal
import struct
import sys
import threading
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from elvis_tui.domain.people import SchoolClass, Student
from elvis_tui.storage import durable, posix
from elvis_tui.storage.file_store import FileStore

CALLS = ("open", "write", "fsync", "close", "link", "replace", "unlink")
PUPILS = 400
ENDED = 9
ODD = SchoolClass(id="odd", code="1BAA")


def save(store: FileStore, number: int) -> None:
    """Save version `number`: a change in every record of one table, and one in another."""
    put = [
        Student(id=f"s-{n}", first_name="Nora", last_name="Åsen" * 20, number=number)
        for n in range(PUPILS)
    ]
    store.commit(put=[*put, ODD], delete=[] if number % 2 else [ODD])
    store.flush()


def version_at(path: Path) -> int:
    """The version that lies on disk, 0 for none; fails for one that is not whole."""
    store = FileStore(path, read_only=True)
    numbers = {student.number for student in store.all(Student).values()} or {0}
    if len(numbers) != 1 or (store.find(SchoolClass, "odd") is not None) != (max(numbers) % 2 == 1):
        raise AssertionError(f"half a version: {numbers}")
    if (older := durable.previous(path)).exists():
        durable.decode(older.read_bytes(), older)
    return numbers.pop()


def in_child(work: Callable[[Callable[[int], None]], None]) -> tuple[int, int]:
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


def check(path: Path, known: int, what: str) -> int:
    """The version at `path`, which must hold `known` and at most the one save after it."""
    found = version_at(path)
    if not known <= found <= known + 1:
        raise AssertionError(f"{what}: {known} was acknowledged, {found} is there")
    return found


def save_on(path: Path, acknowledge: Callable[[int], None]) -> None:
    """Save one version after the other, for ever."""
    store = FileStore(path)
    number = version_at(path)
    acknowledge(number)
    while True:
        number += 1
        save(store, number)
        acknowledge(number)


def kill_at_moments(folder: Path, kills: int, seed: int) -> None:
    chance, known, in_save, took = random.Random(seed), 0, 0, 0.005
    path = folder / "elvis.json"
    for kill in range(kills):
        if kill % 10 == 0:
            path, known = folder / str(kill) / "elvis.json", 0
        child, inbox = in_child(partial(save_on, path))
        heard: list[int] = []
        if kill % 2:
            begun = perf_counter()
            heard = acknowledged(inbox, at_most=chance.randint(2, 4))
            took = (perf_counter() - begun) / len(heard)
        # A moment at random is what is wanted here, so there is nothing to wait for.
        select.select([], [], [], chance.uniform(0, took if kill % 2 else 6 * took))
        os.kill(child, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if status != -signal.SIGKILL:
            raise AssertionError(f"the saving process ended by itself with {status}")
        heard += acknowledged(inbox)
        os.close(inbox)
        in_save += posix.temporary(path).exists()
        known = check(path, max([known, *heard]), f"kill {kill} of seed {seed}")
    print(f"{kills} kills, {in_save} in the middle of a save")


def end_at(call: int, after: bool) -> None:
    """End this process before or after the call of that number in the saving thread."""
    count = 0

    def wrapped(real: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **kwargs: Any) -> Any:
            nonlocal count
            if threading.current_thread().name != "elvis-save":
                return real(*args, **kwargs)
            count += 1
            if count == call and not after:
                os._exit(ENDED)
            try:
                return real(*args, **kwargs)
            finally:
                if count == call:
                    os._exit(ENDED)

        return counted

    for name in CALLS:
        setattr(os, name, wrapped(getattr(os, name)))


def save_until(
    path: Path, version: int, call: int, after: bool, acknowledge: Callable[[int], None]
) -> None:
    """Save that many versions, and end at a call of the last."""
    store = FileStore(path)
    for number in range(1, version + 1):
        if number == version:
            end_at(call, after)
        save(store, number)
        acknowledge(number)


def ended_at(path: Path, version: int, call: int, after: bool) -> bool:
    """Whether the save had such a call; what it left has then been looked at."""
    child, inbox = in_child(partial(save_until, path, version, call, after))
    heard = acknowledged(inbox)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(inbox)
    if status not in (0, ENDED):
        raise AssertionError(f"the saving process ended by itself with {status}")
    check(path, max(heard, default=0), f"call {call} of save {version}")
    FileStore(path).close()
    if posix.temporary(path).exists():
        raise AssertionError("what the dead process left is still there")
    return status == ENDED


def end_at_calls(folder: Path) -> None:
    for version in (1, 2, 3):
        for after in (False, True):
            call = 1
            while ended_at(folder / f"{version}{after:d}{call}" / "a.json", version, call, after):
                call += 1
            print(f"save {version}: {call - 1} calls")


if __name__ == "__main__":
    try:
        if sys.argv[1] == "calls":
            end_at_calls(Path(sys.argv[2]))
        else:
            kill_at_moments(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    except AssertionError as lost:
        sys.exit(f"lost: {lost}")
