import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.people.roster_changes import Answer
from elvis_tui.domain.people.roster_summary import ImportSummary
from elvis_tui.services.across import lists
from elvis_tui.services.desk import naming
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.proposal import Progress, apply
from elvis_tui.services.desk.undo import undo
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.memory import MemoryStore
from elvis_tui.storage.store import Store
from elvis_tui.storage.tables import AnyRecord
from tests.services.people.lists import propose

NOW = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
FIRST = ("Bjørn", "Kåre", "Åse", "Ida", "Håkon", "Siv-Åse", "Ola", "Kari", "Éliane")
LAST = ("Moen", "Ødegårdsmo", "Sætherstrand", "Høgmo", "Lærdalsvik", "Berg", "Nærbøli")
CLASSES = [f"{year}{code}" for year in (1, 2, 3) for code in
           ("STA", "STB", "STC", "STD", "IDA", "IDB", "BAA", "BAB", "ELA", "ELB", "HOA", "HOB",
            "HEA", "NAA", "TPA")]  # fmt: skip


class CountingStore(MemoryStore):
    """A memory store that remembers what each commit put in."""

    def __init__(self) -> None:
        super().__init__()
        self.commits: list[list[AnyRecord]] = []

    def commit(self, put: Iterable[AnyRecord] = (), delete: Iterable[AnyRecord] = ()) -> None:
        put, delete = list(put), list(delete)
        assert not delete
        self.commits.append(put)
        super().commit(put, delete)


def desk_on(store: Store) -> Desk:
    return Desk(store=store, clock=FixedClock(NOW), user="siv")


@pytest.fixture
def store() -> CountingStore:
    return CountingStore()


@pytest.fixture
def desk(store: CountingStore) -> Desk:
    return desk_on(store)


def school(students: int = 1200) -> list[str]:
    """Rows of a whole school, several with one name."""
    return [
        f"{LAST[i % 7]};{FIRST[i % 9]};{CLASSES[i % len(CLASSES)]};{1 + i % 28}.{1 + i % 12}.2009;"
        f"E{10_000 + i}"
        for i in range(students)
    ]


def write(folder: Path, rows: Iterable[str], encoding: str = "cp1252") -> Path:
    path = folder / "elever.csv"
    header = "Etternavn;Fornavn;Klasse;Fødselsdato;Elevnummer"
    path.write_bytes("\r\n".join([header, *rows, "", ""]).encode(encoding))
    return path


def take_in(desk: Desk, path: Path, progress: Progress | None = None) -> ImportSummary:
    proposal = propose(desk, path, progress)
    apply(desk, proposal)
    return proposal.summary


def hidden(desk: Desk, text: str) -> str:
    return naming.names(desk, hidden=True).text(text)


def students(desk: Desk) -> list[Student]:
    return list(desk.store.all(Student).values())


def test_a_whole_school_comes_in_twice_without_doubling(tmp_path: Path) -> None:
    path = write(tmp_path, school())
    data = tmp_path / "data" / "elvis.json"
    for new in (1200, 0):
        store = FileStore(data)
        desk = desk_on(store)
        summary = take_in(desk, path)
        assert (summary.students, summary.classes, summary.new_students) == (1200, 45, new)
        assert summary.nothing is (new == 0)
        store.close()
    store = FileStore(data, read_only=True)
    found = store.all(Student).values()
    assert len(found) == 1200
    assert sorted(s.number for s in found) == list(range(1, 1201))
    assert sorted(c.code for c in store.all(SchoolClass).values()) == sorted(CLASSES)
    codes = {c.id: c.code for c in store.all(SchoolClass).values()}
    assert [
        f"{s.last_name};{s.first_name};{codes[s.class_id or '']};"
        f"{s.birth_date.day}.{s.birth_date.month}.{s.birth_date.year};{s.external_id}"
        for s in found
        if s.birth_date
    ] == school()


def test_a_whole_school_is_one_write_and_one_entry_of_counts(
    desk: Desk, store: CountingStore, tmp_path: Path
) -> None:
    take_in(desk, write(tmp_path, school()))
    assert len(store.commits) == 1
    (entry,) = store.all(HistoryEntry).values()
    assert (entry.verb, entry.table, entry.record_id) == ("roster.import", "students", "*")
    assert (entry.at, entry.by, entry.number) == (NOW, "siv", 1)
    assert {c.field: c.after for c in entry.changes} == {
        "new_students": 1200,
        "new_classes": 45,
    }


def test_the_same_list_again_writes_nothing(
    desk: Desk, store: CountingStore, tmp_path: Path
) -> None:
    path = write(tmp_path, school(50))
    take_in(desk, path)
    assert take_in(desk, path).nothing
    assert len(store.commits) == 1


def test_a_preview_tells_the_same_and_saves_nothing(
    desk: Desk, store: CountingStore, tmp_path: Path
) -> None:
    path = write(tmp_path, [*school(50), "Moen;Kari"])
    told = propose(desk, path).summary
    assert (store.commits, students(desk)) == ([], [])
    assert take_in(desk, path) == told


def test_a_bad_row_is_named_by_its_line_and_nothing_else_is_lost(
    desk: Desk, tmp_path: Path
) -> None:
    rows = school(600)
    rows[348] = ";;2STA;3.2.2009;E99999"
    summary = take_in(desk, write(tmp_path, rows))
    assert [b.line for b in summary.bad_rows] == [350]
    numbers = {s.external_id for s in students(desk)}
    assert numbers == {f"E{10_000 + i}" for i in range(600) if i != 348}


def test_a_change_of_class_moves_the_student_and_keeps_their_number(
    desk: Desk, store: CountingStore, tmp_path: Path
) -> None:
    take_in(desk, write(tmp_path, school(50)))
    before = {s.external_id: s for s in students(desk)}
    rows = school(50)
    rows[7] = rows[7].replace(";1BAB;", ";2BAB;")
    summary = take_in(desk, write(tmp_path, rows))
    (move,) = summary.moved
    assert (move.from_code, move.to_code) == ("1BAB", "2BAB")
    after = {s.external_id: s for s in students(desk)}
    assert {n: (s.id, s.number) for n, s in after.items()} == {
        n: (s.id, s.number) for n, s in before.items()
    }
    assert [n for n in after if after[n] != before[n]] == ["E10007"]
    assert len(store.commits) == 2
    assert store.commits[1][-1].id == "h-2"


def test_students_who_left_the_list_stay_in_the_register(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, write(tmp_path, school(50)))
    summary = take_in(desk, write(tmp_path, school(50)[:20]))
    assert (summary.not_in_list, summary.nothing, len(students(desk))) == (30, True, 50)


def test_a_new_name_is_agreed_to_and_its_former_one_masked_ever_after(
    desk: Desk, tmp_path: Path
) -> None:
    take_in(desk, write(tmp_path, ["Solli;Nora;2STA;1.2.2009;A1001"]))
    path = write(tmp_path, ["Granli;Noah;2STA;1.2.2009;A1001"])
    proposal = propose(desk, path)
    (question,) = proposal.summary.questions
    apply(desk, proposal)
    assert [s.name for s in students(desk)] == ["Nora Solli"]
    answers = {question.key: Answer.SAME}
    apply(desk, lists.read(desk, path).answered(answers).planner(desk)())
    assert [s.name for s in students(desk)] == ["Noah Granli"]
    assert hidden(desk, "Nora Solli ringte, og Noah Granli") == "▒▒▒▒ ▒▒▒▒ ringte, og ▒▒▒▒ ▒▒▒▒"
    undo(desk)
    assert [s.name for s in students(desk)] == ["Nora Solli"]
    assert hidden(desk, "Nora Solli ringte, og Noah Granli") == "▒▒▒▒ ▒▒▒▒ ringte, og ▒▒▒▒ ▒▒▒▒"


@pytest.mark.parametrize(
    "numbers", [["10234", "10235"], ['="0010234"', '="0010235"'], ["10234.0", "10 235"]]
)
def test_numbers_as_a_spreadsheet_leaves_them_double_nobody(
    desk: Desk, tmp_path: Path, numbers: list[str]
) -> None:
    """FAULTS 91."""
    people = ("Solli;Nora;2STA;3.2.2009", "Berg;Ola;2STA;4.2.2009")
    take_in(desk, write(tmp_path, [f"{p};001023{i}" for i, p in enumerate(people, 4)]))
    rows = [f"{p};{n}" for p, n in zip(people, numbers, strict=True)]
    assert take_in(desk, write(tmp_path, rows)).nothing
    assert [s.external_id for s in students(desk)] == ["0010234", "0010235"]


def test_a_number_is_never_given_to_a_second_student(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, write(tmp_path, school(5)))
    last = next(s for s in students(desk) if s.number == 5)
    desk.store._records["students"].pop(last.id)  # type: ignore[attr-defined]
    take_in(desk, write(tmp_path, ["Ny;Nils;1STA;1.1.2010;E20000"]))
    assert {s.last_name: s.number for s in students(desk)}["Ny"] == 6


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp865"])
def test_the_encoding_does_not_decide_who_comes_in(
    desk: Desk, tmp_path: Path, encoding: str
) -> None:
    take_in(desk, write(tmp_path, school(100)))
    assert take_in(desk, write(tmp_path, school(100), encoding)).nothing


def test_a_list_of_classes_gives_teachers_and_touches_no_student(
    desk: Desk, store: CountingStore, tmp_path: Path
) -> None:
    take_in(desk, write(tmp_path, school(50)))
    path = tmp_path / "klasser.csv"
    path.write_text("Klasse;Kontaktlærer\n1STA;Siv Tømmerås\n9ZZ;Per Bø\n", encoding="utf-8")
    summary = take_in(desk, path)
    assert (summary.students, summary.new_classes, summary.changed_classes) == (0, 1, 1)
    assert {type(r) for r in store.commits[1]} == {SchoolClass, HistoryEntry}
    teachers = {c.code: c.contact_teacher for c in store.all(SchoolClass).values()}
    assert (teachers["1STA"], teachers["9ZZ"], teachers["1STB"]) == ("Siv Tømmerås", "Per Bø", "")


def test_progress_rises_and_ends_when_all_is_done(desk: Desk, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = write(tmp_path, [*school(350), "Moen;Kari"])
    lists.read(desk, path, lambda done, total: told.append((done, total)))
    assert told == [(100, 351), (200, 351), (300, 351), (351, 351)]


@pytest.mark.parametrize("name", ["mangler.csv", ".", "nul\x00.csv"])
def test_a_path_that_is_no_file_is_missing(desk: Desk, tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError) as caught:
        propose(desk, tmp_path / name)
    assert caught.value.fault is Fault.INPUT_MISSING
    assert caught.value.facts["path"] == tmp_path / name


def test_a_pipe_is_not_waited_for(desk: Desk, tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError) as caught:
        take_in(desk, tmp_path / "pipe")
    assert caught.value.fault is Fault.INPUT_MISSING


def test_a_file_that_cannot_be_opened_is_missing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: Path) -> bytes:
        raise PermissionError(13, "denied")

    path = write(tmp_path, school(2))
    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(InputError) as caught:
        take_in(desk, path)
    assert caught.value.facts == {"path": path, "errno": 13}


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.INPUT_EMPTY),
        (b"PK\x03\x04 a workbook", Fault.INPUT_UNDECODABLE),
        (b"Telefon;Adresse\r\n1;2\r\n", Fault.INPUT_NO_HEADER),
        (b'Navn;Klasse\r\nKari Moen;2STA\r\n"Ola;2STA\r\n', Fault.INPUT_BAD_ROW),
    ],
)
def test_a_file_that_cannot_be_used_changes_nothing(
    desk: Desk, store: CountingStore, tmp_path: Path, data: bytes, fault: Fault
) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        take_in(desk, path)
    assert (caught.value.fault, store.commits) == (fault, [])


def test_ten_thousand_students_come_in_as_one_write(
    desk: Desk, store: CountingStore, tmp_path: Path
) -> None:
    take_in(desk, write(tmp_path, school(10_000)))
    assert len(store.commits) == 1
    assert len(store.all(Student)) == 10_000
