"""The older versions beside the data file: how they are named, kept and thinned out.

Kept are the `SAVES` saves before the one that stands, and the last save of each of the `DAYS`
newest days (UTC) that had any: ten files at most. The name tells the number of the version and
when it was saved: `elvis.json.g128.20261123T101500Z`.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.record import Record
from elvis_tui.storage import posix

SAVES, DAYS = 3, 7
DAMAGED, REPLACED, CONFLICT, OLDER = "damaged", "replaced", "conflict", "schema"
"""Why a version was put aside, as its name begins to tell."""
_NAME = re.compile(r"\.g(\d{1,15})\.(\d{8}T\d{6}Z)")
_MOMENT = "%Y%m%dT%H%M%SZ"


class Generation(Record, frozen=True, kw_only=True):
    """One version that is kept. `saved` is when, in UTC."""

    number: int
    saved: datetime
    path: Path


def compact(moment: datetime) -> str:
    """A moment as file names have it."""
    return moment.astimezone(UTC).strftime(_MOMENT)


def place(path: Path, number: int, saved: datetime) -> Path:
    """Where version `number` of the data file `path` is kept."""
    return path.with_name(f"{path.name}.g{number}.{compact(saved)}")


def kept(path: Path) -> list[Generation]:
    """The versions kept of the data file `path`, newest first, sound or not."""
    found = []
    with contextlib.suppress(OSError):
        for file in path.parent.iterdir():
            match = _NAME.fullmatch(file.name.removeprefix(path.name))
            if match and file.name.startswith(path.name):
                with contextlib.suppress(ValueError):
                    saved = datetime.fromisoformat(match[2])
                    found.append(Generation(number=int(match[1]), saved=saved, path=file))
    return sorted(found, key=lambda g: g.number, reverse=True)


def newest_number(path: Path) -> int:
    """The highest number among the versions kept; 0 for none."""
    return max((g.number for g in kept(path)), default=0)


def keep(path: Path, number: int, saved: datetime, *, again: bool = False) -> None:
    """Keep what stands at `path`, which is version `number`.

    Only one program ever can: the name is taken once. So two that both believe they may follow
    version `number`, on a disk whose locks do not work, cannot both go on.

    Args:
        path: The data file.
        number: Its generation.
        saved: When it was saved.
        again: This program has kept it before, in a save that then failed.

    Raises:
        StorageError: `DATA_CHANGED` when another program has saved on top of that version.
        OSError: from the disk.
    """
    target = place(path, number, saved)
    try:
        os.link(path, target)
    except FileExistsError:
        if not again:
            raise StorageError(Fault.DATA_CHANGED, path=path) from None
    except FileNotFoundError:
        return
    except OSError:
        _copy(path, target, again=again)


def _copy(path: Path, target: Path, *, again: bool) -> None:
    """Keep a copy, on a disk without hard links."""
    if again:
        target.unlink(missing_ok=True)
    try:
        posix.write_new(target, path.read_bytes())
    except FileExistsError:
        raise StorageError(Fault.DATA_CHANGED, path=path) from None


def surplus(generations: Sequence[Generation]) -> list[Generation]:
    """Which of `generations`, newest first, are no longer kept."""
    days: set[str] = set()
    gone = []
    for place_in_line, generation in enumerate(generations):
        day = compact(generation.saved)[:8]
        last_of_day = day not in days and len(days) < DAYS
        days.add(day)
        if place_in_line >= SAVES and not last_of_day:
            gone.append(generation)
    return gone


def thin_out(path: Path) -> None:
    """Take away the versions that are no longer kept; one that will not go stays."""
    for generation in surplus(kept(path)):
        with contextlib.suppress(OSError):
            generation.path.unlink()


def put_aside(path: Path, why: str, now: datetime) -> Path:
    """Give what stands at `path` a second name that no save will take away.

    Args:
        path: The data file.
        why: `DAMAGED`, `REPLACED`, `CONFLICT`, or `OLDER` with the number of its schema.
        now: Goes into the name.

    Returns:
        Where it lies.

    Raises:
        OSError: from the disk.
    """
    target = aside(path, why, now)
    try:
        os.link(path, target)
    except FileExistsError:
        raise
    except OSError:
        posix.write_new(target, path.read_bytes())
    posix.make_private(target)
    posix.sync_folder(target.parent)
    return target


def asides(path: Path) -> list[Path]:
    """The versions of the data file `path` that were put aside."""
    whys = tuple(f"{path.name}.{why}" for why in (DAMAGED, REPLACED, CONFLICT, OLDER))
    with contextlib.suppress(OSError):
        return sorted(file for file in path.parent.iterdir() if file.name.startswith(whys))
    return []


def aside(path: Path, why: str, now: datetime) -> Path:
    """A free name beside `path`."""
    stem = f"{path.name}.{why}-{compact(now)}"
    target, count = path.with_name(stem), 1
    while os.path.lexists(target):
        count += 1
        target = path.with_name(f"{stem}-{count}")
    return target
