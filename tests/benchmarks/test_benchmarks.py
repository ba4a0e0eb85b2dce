"""The benchmarks still run, and tell what they should. How long anything takes is not tested."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is POSIX only", allow_module_level=True)

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.people.records import Student
from elvis_tui.storage.file_store import FileStore
from tests.benchmarks import (
    data,
    idling,
    importing,
    keys,
    meeting,
    searching,
    starting,
    storing,
)
from tests.benchmarks.figures import Figure, table
from tests.benchmarks.place import Place
from tests.terminal import replay


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(
        tmp_path_factory.mktemp("place"),
        runs=1,
        idle=0.1,
        students=60,
        growth=(10, 30),
        keys=1,
        warm_ups=0,
        patience=0.15,
    )


def test_the_made_school_is_the_same_at_every_making(tmp_path: Path) -> None:
    one, other = (data.make(tmp_path / name, 30).read_bytes() for name in ("a.json", "b.json"))
    assert one == other


def test_every_student_of_the_made_school_is_followed_with_notes(tmp_path: Path) -> None:
    store = FileStore(data.make(tmp_path / "school.json", 30), read_only=True)
    followed = {f.subject.id for f in store.all(FollowUp).values() if f.notes}
    assert followed == set(store.all(Student))


def test_a_start_is_held_against_the_bare_table_in_the_same_run(place: Place) -> None:
    figures = starting.start(place)
    assert [f.what for f in figures][:2] == ["start, sample school", "start, own data, empty"]
    assert all(f.ratio is not None and f.ratio > 0 for f in figures)


def test_the_wire_tells_bytes_of_the_first_screen_and_of_every_move(place: Place) -> None:
    figures = starting.wire(place)
    assert len(figures) == 12
    assert all(f.elvis[0] > 0 and f.other[0] > 0 for f in figures)


def test_a_key_in_the_big_list_draws_something(place: Place) -> None:
    assert all(f.elvis[0] > 0 for f in keys.keys(place))


def test_a_letter_typed_in_a_search_draws_something(place: Place) -> None:
    assert all(f.elvis[0] > 0 for f in keys.typing(place))


def test_search_save_growth_and_idleness_give_their_lines(place: Place) -> None:
    assert len(searching.search(place)) == 6
    assert len(storing.save(place)) == 3
    assert len(storing.sealed(place)) == 2
    assert len(storing.growth(place)) == 6
    assert len(idling.idle(place)) == 2


def test_a_ratio_is_that_of_the_medians_and_is_told_against_its_bar() -> None:
    good = Figure(what="start", elvis=[3, 5, 4], other=[4, 4, 4], ratio_bar=1.0)
    bad = Figure(what="move", elvis=[701], other=[100], unit="B", value_bar=700)
    assert (good.ratio, good.is_good, bad.is_good) == (1.0, True, False)
    printed = table([good, bad]).splitlines()
    assert [line.split(" | ")[-1].strip(" |") for line in printed[2:]] == ["yes", "NO"]
    assert "1.00 (0.75..1.25)" in printed[2]


def test_a_list_of_absence_is_taken_in_whole(place: Place) -> None:
    (figure,) = importing.absence(place)
    assert figure.what == "180 rows of absence taken in"
    assert figure.elvis[0] > 0


def test_the_keys_of_a_meeting_are_told_with_the_worst_of_them(place: Place) -> None:
    opening = ["00:00  se  Krever noe nå", "00:00  tast  5", "00:10  se  Planlagt"]
    typing = ["00:20  tast  n", "00:20  se  Nytt møte", "00:30  tast  tab", "00:30  skriv  12"]
    figures = meeting.meeting(place, replay.read("\n".join([*opening, *typing])))
    assert [f.what for f in figures if "worst" not in f.what] == [
        "meeting: a letter typed answered, of 2",
        "meeting: a letter typed answered, 95 %",
        "meeting: a letter typed, all drawn",
        "meeting: a letter typed, all drawn, 95 %",
        "meeting: a key answered, of 3",
        "meeting: a key answered, 95 %",
        "meeting: a key, all drawn",
        "meeting: a key, all drawn, 95 %",
    ]
    worst = [f.what for f in figures if "worst" in f.what]
    assert len(worst) == 4
    assert all(re.search(r"worst: '.+', line \d$", what) for what in worst)
    assert all(f.elvis[0] > 0 for f in figures if "drawn" in f.what)
