"""However a list is rearranged, no note changes its person unasked."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.people.roster_changes import Answer
from elvis_tui.domain.people.roster_summary import ImportSummary
from elvis_tui.domain.teams import IKO
from elvis_tui.domain.text import folded
from elvis_tui.services.across import lists
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.proposal import apply
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.storage.memory import MemoryStore
from tests.school import NOW, TODAY, student

COLUMNS = ("Navn", "Klasse", "Fødselsdato", "Elevnummer")
Rows = list[list[str]]

PEOPLE = st.tuples(
    st.sampled_from(["Nora Solli", "Ola Berg", "Per Lie", "Kari Vik", "Emil Dahl", "Kari Moen"]),
    st.sampled_from(["2STA", "2STA", "2STB", ""]),
    st.sampled_from(["01.02.2009", "02.02.2009", "03.02.2009", ""]),
    st.sampled_from(["0071001", "0071002", "0071003", "0071004", ""]),
)
LISTS = st.lists(PEOPLE, min_size=1, max_size=6).map(lambda rows: [list(row) for row in rows])


def shuffled(rows: Rows, random: Random, _column: int) -> Rows:
    return random.sample(rows, len(rows))


def sorted_alone(rows: Rows, _random: Random, column: int) -> Rows:
    return with_column(rows, column, sorted(row[column] for row in rows))


def shifted(rows: Rows, _random: Random, column: int) -> Rows:
    cells = [row[column] for row in rows]
    return with_column(rows, column, [*cells[1:], cells[0]])


def lost_at_the_end(rows: Rows, _random: Random, column: int) -> Rows:
    return with_column(rows, column, [*[row[column] for row in rows][1:], ""])


def given_anew(rows: Rows, random: Random, _column: int) -> Rows:
    numbers = random.sample(range(71001, 71001 + 2 * len(rows)), len(rows))
    return with_column(rows, 3, [f"00{number}" for number in numbers])


def swapped(rows: Rows, _random: Random, column: int) -> Rows:
    other = (column + 1) % len(COLUMNS)
    pairs = [(row[other], row[column]) for row in rows]
    rows = with_column(rows, column, [pair[0] for pair in pairs])
    return with_column(rows, other, [pair[1] for pair in pairs])


def zeros_lost(rows: Rows, _random: Random, _column: int) -> Rows:
    return with_column(rows, 3, [row[3].lstrip("0") for row in rows])


def with_column(rows: Rows, column: int, cells: Sequence[str]) -> Rows:
    return [
        [*row[:column], cell, *row[column + 1 :]] for row, cell in zip(rows, cells, strict=True)
    ]


REARRANGED: tuple[Callable[[Rows, Random, int], Rows], ...] = (
    *(shuffled, sorted_alone, shifted, lost_at_the_end, given_anew, swapped, zeros_lost),
)


def taken_in(
    desk: Desk, rows: Rows, columns: Sequence[int], answer: Answer | None = None
) -> ImportSummary:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "elever.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            table = [list(COLUMNS), *rows]
            csv.writer(file, delimiter=";").writerows([[r[c] for c in columns] for r in table])
        read = lists.read(desk, path)
    proposal = read.planner(desk)()
    if answer is not None:
        answers = {question.key: answer for question in proposal.summary.questions}
        proposal = read.answered(answers).planner(desk)()
    apply(desk, proposal)
    return proposal.summary


def noted(desk: Desk) -> None:
    """A follow-up with a note for everybody, which says whose it is."""
    for one in list(desk.all(Student).values()):
        about = FollowUp(id="", subject=student(one.id), team=IKO, opened_on=TODAY)
        made = follow_ups.start(desk, about)
        follow_ups.add_note(desk, made.id, one.id)


def who(desk: Desk) -> dict[str, tuple[str, date | None]]:
    """Whose page each note stands on: name and date of birth."""
    return {
        unmasked(note.text): (folded(unmasked(person.name)), person.birth_date)
        for follow_up in desk.all(FollowUp).values()
        for note in follow_up.notes
        for person in [desk.get(Student, follow_up.subject.id)]
    }


def same_person(one: tuple[str, date | None], other: tuple[str, date | None]) -> bool:
    """Whether a person has become no other; a date of birth may have been filled in."""
    return one[0] == other[0] and (one[1] is None or one[1] == other[1])


@settings(max_examples=400)
@given(
    LISTS,
    st.lists(st.tuples(st.sampled_from(REARRANGED), st.integers(0, 3)), min_size=1, max_size=3),
    st.sampled_from([(0, 1, 2, 3), (0, 1, 3), (0, 3), (0, 1, 2), (3, 2, 1, 0)]),
    st.randoms(use_true_random=False),
    st.sampled_from([None, *Answer]),
)
def test_no_note_changes_its_person_without_being_listed(
    rows: Rows,
    changes: list[tuple[Callable[[Rows, Random, int], Rows], int]],
    columns: Sequence[int],
    random: Random,
    answer: Answer | None,
) -> None:
    """FAULTS 90."""
    desk = Desk(store=MemoryStore(), clock=FixedClock(NOW), user="siv")
    taken_in(desk, rows, columns)
    noted(desk)
    before = who(desk)
    for change, column in changes:
        rows = change(rows, random, column)
    assume(any(row[column] for row in rows for column in columns))
    summary = taken_in(desk, rows, columns, answer)
    listed = {question.student.id for question in summary.questions}
    agreed = listed if answer is Answer.SAME else set()
    after = who(desk)
    assert after.keys() == before.keys()
    for student_id, person in before.items():
        assert student_id in agreed or same_person(person, after[student_id])


@pytest.mark.parametrize("column", range(4))
@pytest.mark.parametrize("change", [sorted_alone, shifted, lost_at_the_end])
def test_a_whole_class_with_one_column_moved_is_neither_doubled_nor_changed(
    change: Callable[[Rows, Random, int], Rows], column: int
) -> None:
    names = ("Nora Solli", "Ola Berg", "Per Lie", "Kari Vik", "Emil Dahl")
    rows = [[n, "2STA", f"0{i}.02.2009", f"00{1000 + i}"] for i, n in enumerate(names, 1)]
    desk = Desk(store=MemoryStore(), clock=FixedClock(NOW), user="siv")
    taken_in(desk, rows, range(4))
    people = {s.id: (s.name, s.birth_date) for s in desk.all(Student).values()}
    taken_in(desk, change(rows, Random(1), column), range(4))
    found = {s.id: (s.name, s.birth_date) for s in desk.all(Student).values()}
    if change is not lost_at_the_end:
        assert found == people
    assert found.items() >= people.items()
