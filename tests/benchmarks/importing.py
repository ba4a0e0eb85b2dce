"""Take in a list of absence: against the plain way to read the same rows and keep them."""

from __future__ import annotations

import csv
import json
import os
import time
from datetime import date, datetime
from pathlib import Path

from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.incoming.absence_columns import VIS_FIGURES
from elvis_tui.services.across.lists import read
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.proposal import apply
from elvis_tui.storage.file_store import FileStore
from tests.benchmarks.data import make
from tests.benchmarks.figures import Figure
from tests.benchmarks.place import Place

SUBJECTS = ("NOR1267", "MAT1019", "ENG1007")
NOW = datetime(2026, 10, 19, 12).astimezone()
AS_OF = date(2026, 10, 16)


def absence(place: Place) -> list[Figure]:
    """A list with three subjects for every student, until it is on disk."""
    school = make(place.folder / "absence.json", place.students)
    listed = place.folder / "fravaer.csv"
    rows = write_list(school, listed)
    took: dict[str, list[float]] = {"elvis": [], "plain": []}
    for counts in place.turns:
        data = place.folder / "taken-in.json"
        data.write_bytes(school.read_bytes())
        values = {"elvis": take_in(data, listed), "plain": plainly(listed)}
        for beside in data.parent.glob(f"{data.name}*"):
            beside.unlink()
        if counts:
            for name, value in values.items():
                took[name].append(value)
    return [
        Figure(
            what=f"{rows:,} rows of absence taken in",
            elvis=took["elvis"],
            other=took["plain"],
            other_name="csv, json, fsync",
        )
    ]


def write_list(school: Path, path: Path) -> int:
    """A list of absence of every student, as VIS gives it; how many rows it has."""
    store = FileStore(school, read_only=True)
    codes = {c.id: c.code for c in store.all(SchoolClass).values()}
    rows = [
        [unmasked(s.name), code, subject, f"{code}/{subject}", "2,5", "3", "Per Bø", "", "Nei"]
        for s in store.all(Student).values()
        for code in (codes[s.class_id or ""],)
        for subject in SUBJECTS
    ]
    store.close()
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([VIS_FIGURES, *rows])
    return len(rows)


def take_in(data: Path, listed: Path) -> float:
    """Milliseconds from the list on disk to the data on disk."""
    store = FileStore(data)
    desk = Desk(store=store, clock=FixedClock(NOW), user="bench")
    began = time.perf_counter()
    apply(desk, read(desk, listed, as_of=AS_OF).planner(desk)())
    store.flush()
    took = (time.perf_counter() - began) * 1000
    store.close()
    return took


def plainly(listed: Path) -> float:
    """Milliseconds to read the same rows and write them down, and no more."""
    began = time.perf_counter()
    with listed.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    with listed.with_suffix(".json").open("w", encoding="utf-8") as file:
        json.dump(rows, file)
        file.flush()
        os.fsync(file.fileno())
    return (time.perf_counter() - began) * 1000
