"""A power cut at any moment of three saves: every state the disk may be left in opens whole.

The program does its real saves; `power_cut` works out what may be left of them. The same check is
then held against the same saves with a call left out or moved, and against TinyDB's own way, and
must find them wanting.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
import pytest

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.storage import durable
from elvis_tui.storage.file_store import FileStore
from tests.storage.plain import PlainStore, plain_version
from tests.storage.power_cut import Began, Entry, Recorder, Said, Step, Sync, Tree, states

SAVES = 3
ODD = SchoolClass(id="odd", code="1BAA")
NAME = "elvis/elvis.json"


def save(store: FileStore, number: int) -> None:
    put = [Student(id=f"s-{n}", first_name="Nora", last_name="Åsen", number=number) for n in (1, 2)]
    store.commit(put=[*put, ODD], delete=[] if number % 2 else [ODD])
    store.flush()


def recorded(root: Path) -> list[Step]:
    """What a new store does for three saves, its end included."""
    root.mkdir()
    recorder = Recorder(root)
    with recorder.running():
        store = FileStore(root / NAME)
        for number in range(1, SAVES + 1):
            recorder.steps.append(Began(number))
            save(store, number)
            recorder.steps.append(Said(number))
        store.close()
    return recorder.steps


@cache
def version_of(data: bytes) -> int | None:
    """The version in a data file, None for one that is refused; half a version fails."""
    try:
        _, tables = durable.decode(data, Path(NAME))
    except StorageError as error:
        if error.fault not in (Fault.DATA_DAMAGED, Fault.DATA_FOREIGN):
            raise
        return None
    students = [msgspec.json.decode(raw, type=Student) for raw in tables["students"].values()]
    numbers = {student.number for student in students}
    assert len(students) == 2
    assert len(numbers) == 1
    assert bool(tables.get("classes")) == (max(numbers) % 2 == 1)
    return numbers.pop()


@dataclass
class Count:
    """How many states there were, and how many of them lose something."""

    states: int = 0
    lost: int = 0
    first: str = ""

    def add(self, wrong: str) -> None:
        self.states += 1
        if wrong:
            self.lost += 1
            self.first = self.first or wrong


def what_is_wrong(said: int, begun: int, tree: Tree) -> str:
    """What a power cut has taken that it must not, in words; empty for nothing."""
    found = version_of(tree[NAME]) if NAME in tree else 0
    if found is None or not said <= found <= begun:
        return f"{said} was said to be saved, {begun} begun, {found} is there"
    older = {version_of(data) for name, data in tree.items() if name.startswith(f"{NAME}.")}
    # Of the versions before, the last that was said to be saved is there as well.
    if said >= 2 and not any(v is not None and said - 1 <= v < found for v in older):
        return f"{found} is there, and of those before it only {older}"
    return ""


def counted(
    steps: Sequence[Step],
    wrong: Callable[[int, int, Tree], str] = what_is_wrong,
    leaving_out: str = "",
) -> Count:
    count = Count()
    for said, begun, tree in states(steps, leaving_out):
        count.add(wrong(said, begun, tree))
    return count


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> list[Step]:
    return recorded(tmp_path_factory.mktemp("power") / "root")


def test_every_state_a_power_cut_may_leave_opens_with_all_that_was_saved(
    steps: list[Step],
) -> None:
    """FAULTS 3."""
    count = counted(steps)
    print(count)
    assert not count.lost, count.first
    assert count.states > 50


def test_where_links_fail_the_copies_outlive_a_power_cut_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAULTS 3, FAULTS 27."""

    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    count = counted(recorded(tmp_path / "root"))
    print(count)
    assert not count.lost, count.first
    assert count.states > 50


def test_writes_that_take_only_a_part_outlive_a_power_cut_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAULTS 3, FAULTS 7."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:300]))
    count = counted(recorded(tmp_path / "root"))
    print(count)
    assert not count.lost, count.first
    assert count.states > 50


def test_the_real_opening_finds_in_each_state_what_was_worked_out(
    steps: list[Step], tmp_path: Path
) -> None:
    """FAULTS 3."""
    opened = set()
    for number, (_, _, tree) in enumerate(states(steps)):
        if (state := frozenset(tree.items())) in opened:
            continue
        opened.add(state)
        path = tmp_path / str(number) / NAME
        path.parent.mkdir(parents=True)
        for name, data in tree.items():
            (tmp_path / str(number) / name).write_bytes(data)
        store = FileStore(path)
        found = {student.number for student in store.all(Student).values()}
        assert found == ({version_of(tree[NAME])} if NAME in tree else set())
        save(store, 9)
        store.close()
        assert version_of(path.read_bytes()) == 9
    assert len(opened) > 10


# What a store would lose that does one thing less, or in another order


def without(is_left_out: Callable[[Sync], bool]) -> Callable[[Sequence[Step]], list[Step]]:
    def changed(steps: Sequence[Step]) -> list[Step]:
        return [step for step in steps if not (isinstance(step, Sync) and is_left_out(step))]

    return changed


def rename_first(steps: Sequence[Step]) -> list[Step]:
    """A file is synced only when it has its name already."""
    changed: list[Step] = []
    held: list[Step] = []
    for step in steps:
        if isinstance(step, Sync) and not step.is_folder:
            held.append(step)
            continue
        if isinstance(step, Sync):
            changed += held
            held.clear()
        changed.append(step)
    return changed


def said_too_early(steps: Sequence[Step]) -> list[Step]:
    """«lagret» is shown before the folder is synced."""
    changed: list[Step] = []
    for step in steps:
        place = len(changed)
        if isinstance(step, Said):
            place = max(i for i, s in enumerate(changed) if isinstance(s, Sync) and s.is_folder)
        changed.insert(place, step)
    return changed


def old_name_first(steps: Sequence[Step]) -> list[Step]:
    """The old file is taken away before the new one has its name."""
    changed: list[Step] = []
    for step in steps:
        if isinstance(step, Entry) and step.name == Path(NAME).name:
            changed.append(Entry(step.folder, step.name, None))
        changed.append(step)
    return changed


@pytest.mark.parametrize(
    "mutant",
    [
        pytest.param(without(lambda sync: not sync.is_folder), id="no fsync of the file"),
        pytest.param(without(lambda sync: sync.is_folder), id="no fsync of the folder"),
        pytest.param(without(lambda sync: sync.file == 0), id="no fsync above a new folder"),
        pytest.param(without(lambda sync: True), id="no fsync at all"),
        rename_first,
        said_too_early,
        old_name_first,
    ],
)
def test_a_store_that_does_less_is_caught(
    steps: list[Step], mutant: Callable[[Sequence[Step]], list[Step]]
) -> None:
    """FAULTS 3: the check has teeth."""
    count = counted(mutant(steps), leaving_out=".tmp")
    print(count)
    assert count.lost


def test_tinydbs_own_way_of_saving_is_caught(tmp_path: Path) -> None:
    """FAULTS 3: writing in place is torn by a power cut even with its fsync."""
    recorder = Recorder(tmp_path)
    with recorder.running():
        store = PlainStore(tmp_path / "plain.json")
        for number in range(1, SAVES + 1):
            recorder.steps.append(Began(number))
            store.save(number, 2)
            recorder.steps.append(Said(number))
        store.close()

    def wrong(said: int, begun: int, tree: Tree) -> str:
        found = plain_version(tree.get("plain.json", b""))
        return "" if found is not None and said <= found <= begun else f"{found} for {said}"

    recorder.steps.insert(1, Sync(0, is_folder=True))
    count = counted(recorder.steps, wrong)
    print(count)
    assert count.lost
    assert count.lost < count.states
