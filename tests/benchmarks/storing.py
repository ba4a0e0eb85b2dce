"""Save and open: against the plain way to write the same bytes, and as the data grow."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import msgspec
from tinydb import TinyDB

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import replace
from elvis_tui.storage import encrypting
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.sealing import Seal
from elvis_tui.storage.tables import TABLES
from tests.benchmarks.data import make
from tests.benchmarks.figures import Figure
from tests.benchmarks.place import Place
from tests.benchmarks.terminal import ROOT

encode: Callable[[object], bytes] = msgspec.json.encode
ENCODER = "msgspec"
with contextlib.suppress(ImportError):
    import orjson

    encode = orjson.dumps
    ENCODER = "orjson"

SAVE_BAR, GROWTH_BAR, UI_MS, SEALED_MS, UNLOCK_MS = 1.5, 1.0, 16.0, 150.0, 500.0
PASSPHRASE = "korrekt hest batteri stift"
RUNS_AT_LARGEST = 3


def save(place: Place) -> list[Figure]:
    """One changed follow-up until it is on disk, beside the same bytes written plainly."""
    path = make(place.folder / "save.json", place.students)
    plain = json.loads(path.read_bytes())
    beside = place.folder / "plain.json"
    tiny = place.folder / "tiny.json"
    tiny.write_bytes(path.read_bytes())
    store = FileStore(path)
    took: dict[str, list[float]] = {"commit": [], "save": [], "plain": [], "tiny": []}
    try:
        for run, counts in enumerate(place.turns):
            commit, saved = changed(store, run)
            values = {
                "commit": commit,
                "save": saved,
                "plain": _ms(lambda: write_plainly(beside, plain)),
                "tiny": _ms(partial(_tinydb_update, tiny, run)),
            }
            if counts:
                for name, value in values.items():
                    took[name].append(value)
    finally:
        store.close()
    size = f"{path.stat().st_size / 1e6:.1f} MB"
    return [
        Figure(
            what=f"durable save, {size}",
            elvis=took["save"],
            other=took["plain"],
            other_name=f"{ENCODER}+fsync+rename",
            ratio_bar=SAVE_BAR,
        ),
        Figure(
            what=f"durable save, {size}",
            elvis=took["save"],
            other=took["tiny"],
            other_name="plain TinyDB",
        ),
        Figure(
            what="  what of it the screen waits for",
            elvis=took["commit"],
            other=took["save"],
            other_name="whole save",
            value_bar=UI_MS,
        ),
    ]


def sealed(place: Place) -> list[Figure]:
    """The same save into an encrypted file, beside one into a plain file; and the unlocking."""
    path = make(place.folder / "open.json", place.students)
    closed = place.folder / "sealed.json"
    seal, _recovery_key = Seal.create(PASSPHRASE)
    encrypting.seal_data(closed, path.read_bytes(), seal)
    plain, store = FileStore(path), FileStore(closed, seal=seal)
    took: dict[str, list[float]] = {"plain": [], "sealed": [], "unlock": []}
    try:
        for run, counts in enumerate(place.turns):
            values = {
                "plain": changed(plain, run)[1],
                "sealed": changed(store, run)[1],
                "unlock": _ms(lambda: _unlock(closed)),
            }
            if counts:
                for name, value in values.items():
                    took[name].append(value)
    finally:
        plain.close()
        store.close()
    size = f"{closed.stat().st_size / 1e6:.1f} MB"
    return [
        Figure(
            what=f"encrypted save, {size}",
            elvis=took["sealed"],
            other=took["plain"],
            other_name="plain save",
            value_bar=SEALED_MS,
        ),
        Figure(what="unlock with the passphrase", elvis=took["unlock"], value_bar=UNLOCK_MS),
    ]


def _unlock(path: Path) -> None:
    data = path.read_bytes()
    Seal.unlock(data, PASSPHRASE).open(data)


def changed(store: FileStore, run: int) -> tuple[float, float]:
    """Change one follow-up with its history: ms until `commit` is back, and until it is on disk."""
    record = next(iter(store.all(FollowUp).values()))
    entry = store.last(HistoryEntry)
    assert entry is not None
    number = entry.number + 1
    entry = replace(entry, id=f"h-{number}", number=number)
    record = replace(record, next_what=f"change {run}")
    began = time.perf_counter()
    store.commit(put=[record, entry])
    back = time.perf_counter()
    store.flush()
    return (back - began) * 1000, (time.perf_counter() - began) * 1000


def write_plainly(path: Path, data: object) -> None:
    """Encode, write beside, fsync, rename: the least a whole save can do."""
    beside = path.with_name(f"{path.name}.tmp")
    with beside.open("wb") as file:
        file.write(encode(data))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _tinydb_update(path: Path, run: int) -> None:
    with TinyDB(path, encoding="utf-8") as database:
        database.table("follow_ups").update({"next_what": f"change {run}"}, doc_ids=[1])


def _ms(action: Callable[[], None]) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


def growth(place: Place) -> list[Figure]:
    """Open and save at every size, and how they grow beside the file."""
    paths = [make(place.folder / f"grown-{n}.json", n) for n in place.growth]
    opened: list[list[float]] = [[] for _path in paths]
    saved: list[list[float]] = [[] for _path in paths]
    for counts in [*place.turns][: place.warm_ups + RUNS_AT_LARGEST]:
        for index, path in enumerate(paths):
            whole, save_ms = _in_a_process_of_its_own(path)
            if counts:
                opened[index].append(whole)
                saved[index].append(save_ms)
    sizes = [path.stat().st_size / 1e6 for path in paths]
    figures = []
    for verb, times in (("open", opened), ("save", saved)):
        for index, students in enumerate(place.growth):
            what = f"{verb}, {students:,} students ({sizes[index]:.1f} MB)"
            figures.append(Figure(what=what, elvis=times[index]))
            if index:
                grown = sizes[index] / sizes[index - 1]
                before = median(times[index - 1])
                figures.append(
                    Figure(
                        what="  its growth beside the file's",
                        elvis=[value / before for value in times[index]],
                        other=[grown] * len(times[index]),
                        other_name="the file",
                        unit="x",
                        ratio_bar=GROWTH_BAR,
                    )
                )
    return figures


def _in_a_process_of_its_own(path: Path) -> tuple[float, float]:
    command = (sys.executable, "-m", "tests.benchmarks.storing", str(path))
    printed = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    opened, saved = json.loads(printed)
    return float(opened), float(saved)


def open_and_save(path: Path) -> tuple[float, float]:
    """Milliseconds to open a file with every table read, and to save one change in it."""
    began = time.perf_counter()
    store = FileStore(path)
    for kind in TABLES:
        store.all(kind)
    opened = (time.perf_counter() - began) * 1000
    try:
        changed(store, 0)
        return opened, changed(store, 1)[1]
    finally:
        store.close()


if __name__ == "__main__":
    print(json.dumps(open_and_save(Path(sys.argv[1]))))
