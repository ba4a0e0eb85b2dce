"""A disk on which a power cut can be thought through: every order unsynced writes may land in.

`Recorder` takes down what the saving code really asks of the system. `states` then lists what a
power cut at any moment may leave. The rule is harsher than ext4's: since a folder was last synced
each name in it may stand at any of the files it has had, or at none, whatever the other names do,
and the two halves of a rename apart. Since a file was last synced each piece of each write to it
may be there, or what was there before, or zeros, and the file may have any length it has had, or
end between two pieces. Only fsync makes anything sure.
"""

from __future__ import annotations

import contextlib
import itertools
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

PIECES = 3
ROOT = 0


@dataclass(frozen=True)
class Entry:
    """A name in a folder now stands for another file, or for none."""

    folder: int
    name: str
    file: int | None


@dataclass(frozen=True)
class Write:
    """Bytes on their way to a file."""

    file: int
    offset: int
    data: bytes


@dataclass(frozen=True)
class Cut:
    """A file is on its way to another length."""

    file: int
    length: int


@dataclass(frozen=True)
class Sync:
    """A file, or the names in a folder, are on disk now."""

    file: int
    is_folder: bool


@dataclass(frozen=True)
class Began:
    """From here version `number` may be found."""

    number: int


@dataclass(frozen=True)
class Said:
    """From here version `number` must be found: it was said to be saved."""

    number: int


Step = Entry | Write | Cut | Sync | Began | Said
Tree = dict[str, bytes]


class Recorder:
    """What the code run under it does to the files of one folder, as steps.

    Args:
        root: The folder; what lies in it already is on disk for sure.
    """

    def __init__(self, root: Path) -> None:
        self.steps: list[Step] = []
        self._root = root
        self._files = {str(root): ROOT}
        self._folders = {ROOT}
        self._handles: dict[int, tuple[int, int]] = {}
        for place in sorted(root.rglob("*")):
            if place.is_dir():
                self._folders.add(self._new(place))
            elif self._names(place):
                file = self._new(place)
                self.steps += [Write(file, 0, place.read_bytes()), Sync(file, is_folder=False)]
        self.steps += [Sync(folder, is_folder=True) for folder in sorted(self._folders)]

    @contextlib.contextmanager
    def running(self) -> Iterator[Recorder]:
        """Record until the end of the block; then what was recorded must explain the disk."""
        with pytest.MonkeyPatch.context() as patch:
            for name in ("open", "write", "lseek", "ftruncate", "fsync", "close", "mkdir"):
                patch.setattr(os, name, self._wrapped(getattr(os, name), getattr(self, f"_{name}")))
            for name in ("link", "replace", "rename", "unlink", "remove"):
                seen = self._unlink if name == "remove" else getattr(self, f"_{name}")
                patch.setattr(os, name, self._wrapped(getattr(os, name), seen))
            yield self
        assert last_of(self.steps) == read(self._root), "something wrote past the recorder"

    def _wrapped(self, real: Callable[..., Any], seen: Callable[..., None]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            result = real(*args, **kwargs)
            seen(result, *args)
            return result

        return call

    def _names(self, path: str | Path) -> bool:
        """Whether this is a file the model knows of; what lies in a lock explains it, no more."""
        place = Path(path)
        return str(place.parent) in self._files and place.suffix != ".lock"

    def _point(self, path: str | Path, file: int | None) -> None:
        place = Path(path)
        self.steps.append(Entry(self._files[str(place.parent)], place.name, file))
        if file is None:
            self._files.pop(str(place), None)
        else:
            self._files[str(place)] = file

    def _new(self, path: str | Path) -> int:
        file = 1 + sum(isinstance(step, Entry) for step in self.steps)
        self._point(path, file)
        return file

    def _mkdir(self, _: None, path: str | Path, *rest: object) -> None:
        if self._names(path):
            self._folders.add(self._new(path))

    def _open(self, handle: int, path: str | Path, flags: int, *rest: object) -> None:
        if str(path) != str(self._root) and not self._names(path):
            return
        if str(path) not in self._files:
            self._new(path)
        file = self._files[str(path)]
        self._handles[handle] = file, 0
        if flags & os.O_TRUNC:
            self.steps.append(Cut(file, 0))

    def _write(self, count: int, handle: int, data: Any) -> None:
        if handle in self._handles:
            file, offset = self._handles[handle]
            self.steps.append(Write(file, offset, bytes(data[:count])))
            self._handles[handle] = file, offset + count

    def _lseek(self, offset: int, handle: int, *rest: object) -> None:
        if handle in self._handles:
            self._handles[handle] = self._handles[handle][0], offset

    def _ftruncate(self, _: None, handle: int, length: int) -> None:
        if handle in self._handles:
            self.steps.append(Cut(self._handles[handle][0], length))

    def _fsync(self, _: None, handle: int) -> None:
        if handle in self._handles:
            file = self._handles[handle][0]
            self.steps.append(Sync(file, file in self._folders))

    def _close(self, _: None, handle: int) -> None:
        self._handles.pop(handle, None)

    def _link(self, _: None, old: str | Path, new: str | Path, *rest: object) -> None:
        if self._names(new):
            self._point(new, self._files[str(old)])

    def _replace(self, _: None, old: str | Path, new: str | Path, *rest: object) -> None:
        if self._names(new):
            file = self._files[str(old)]
            if file != self._files.get(str(new)):
                self._point(new, file)
                self._point(old, None)

    _rename = _replace

    def _unlink(self, _: None, path: str | Path, *rest: object) -> None:
        if self._names(path) and str(path) in self._files:
            self._point(path, None)


@dataclass
class _File:
    """What of a file is sure, and what was asked of it since."""

    sure: bytes = b""
    now: bytes = b""
    lengths: set[int] = field(default_factory=lambda: {0})
    borders: set[int] = field(default_factory=set)
    versions: list[bytes] = field(default_factory=list)
    _possible: set[bytes] | None = None

    def put(self, step: Write | Cut) -> None:
        if isinstance(step, Cut):
            self.now = self.now[: step.length].ljust(step.length, b"\0")
        else:
            end = step.offset + len(step.data)
            before = self.now.ljust(step.offset, b"\0")
            self.now = before[: step.offset] + step.data + before[end:]
            size = max(1, len(step.data) // PIECES)
            self.borders |= {*range(step.offset, end, size), end}
        self.lengths |= {len(self.now)}
        self.versions.append(self.now)
        self._possible = None

    def sync(self) -> None:
        self.sure = self.now
        self.lengths, self.borders, self.versions = {len(self.now)}, set(), []
        self._possible = None

    def possible(self) -> set[bytes]:
        """Everything that may be read from it after a power cut now."""
        if self._possible is None:
            longest = max(self.lengths)
            borders = sorted({0, longest, len(self.sure), *self.borders, *self.lengths})
            pieces = [
                {v.ljust(longest, b"\0")[start:end] for v in (b"", self.sure, *self.versions)}
                for start, end in itertools.pairwise(b for b in borders if b <= longest)
            ]
            whole = {b"".join(chosen) for chosen in itertools.product(*pieces)}
            if not self.versions:
                self._possible = {self.sure}
            else:
                ends = [b for b in borders if min(self.lengths) <= b <= longest]
                self._possible = {content[:end] for content in whole for end in ends}
                self._possible.add(self.sure)
        return self._possible


class _Disk:
    """Names and files, sure and not yet."""

    def __init__(self) -> None:
        self.names: dict[tuple[int, str], int | None] = {}
        self.unsure: dict[tuple[int, str], list[int | None]] = {}
        self.files: dict[int, _File] = {}

    def take(self, step: Step) -> None:
        if isinstance(step, Entry):
            key = step.folder, step.name
            self.unsure.setdefault(key, [self.names.get(key)]).append(step.file)
            self.names[key] = step.file
            if step.file is not None:
                self.files.setdefault(step.file, _File())
        elif isinstance(step, (Write, Cut)):
            self.files[step.file].put(step)
        elif isinstance(step, Sync) and step.is_folder:
            self.unsure = {k: v for k, v in self.unsure.items() if k[0] != step.file}
        elif isinstance(step, Sync):
            self.files[step.file].sync()

    def trees(self) -> Iterator[dict[str, int]]:
        """Which files the names may stand for after a power cut now."""
        keys = list(self.names)
        choices = [set(self.unsure.get(key, [self.names[key]])) for key in keys]
        for chosen in itertools.product(*choices):
            names = {k: file for k, file in zip(keys, chosen, strict=True) if file is not None}
            yield dict(_below(names, ROOT, ""))


def _below(
    names: dict[tuple[int, str], int], folder: int, before: str
) -> Iterator[tuple[str, int]]:
    for (parent, name), file in names.items():
        if parent == folder:
            yield before + name, file
            yield from _below(names, file, f"{before}{name}/")


def states(steps: Sequence[Step], leaving_out: str = "") -> Iterator[tuple[int, int, Tree]]:
    """Every different state a power cut may leave, with what was then said to be saved and begun.

    Args:
        steps: What was done up to the power cut, which comes after any of them.
        leaving_out: Part of the names of files that are not looked at.
    """
    skipped = leaving_out or "/"
    disk, folders = _Disk(), {s.folder for s in steps if isinstance(s, Entry)}
    seen: set[tuple[int, int, frozenset[tuple[str, bytes]]]] = set()
    said = begun = 0
    for step in steps:
        if isinstance(step, Said):
            said = step.number
        elif isinstance(step, Began):
            begun = step.number
        disk.take(step)
        shapes = {
            frozenset(
                (name, file)
                for name, file in tree.items()
                if file not in folders and skipped not in Path(name).name
            )
            for tree in disk.trees()
        }
        for shape in shapes:
            named = sorted(shape)
            files = sorted({file for _, file in named})
            for contents in itertools.product(*(disk.files[f].possible() for f in files)):
                content = dict(zip(files, contents, strict=True))
                tree = {name: content[file] for name, file in named}
                key = said, begun, frozenset(tree.items())
                if key not in seen:
                    seen.add(key)
                    yield said, begun, tree


def last_of(steps: Sequence[Step]) -> Tree:
    """What the disk holds if no power cut comes."""
    disk = _Disk()
    for step in steps:
        disk.take(step)
    folders = {step.folder for step in steps if isinstance(step, Entry)}
    names = {k: file for k, file in disk.names.items() if file is not None}
    return {
        name: disk.files[file].now for name, file in _below(names, ROOT, "") if file not in folders
    }


def read(root: Path) -> Tree:
    """What lies in a folder, locks left out."""
    return {
        str(file.relative_to(root)): file.read_bytes()
        for file in root.rglob("*")
        if file.is_file() and file.suffix != ".lock"
    }
