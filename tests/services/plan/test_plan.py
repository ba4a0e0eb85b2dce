"""The plan as a source: its rows, their marks, a month, and documents that cannot be used."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from elvis_tui.domain.errors import DomainError, Fault, InputError
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.plan import own_words
from elvis_tui.domain.plan.calendar import school_year_of
from elvis_tui.domain.plan.marks import done_mark
from elvis_tui.domain.plan.records import Activity, DoneMark, Recurrence
from elvis_tui.domain.plan.times import When
from elvis_tui.domain.plan.when import read_when
from elvis_tui.domain.record import replace
from elvis_tui.domain.source import SourceKind
from elvis_tui.incoming.plans import rows as plan_rows
from elvis_tui.services.desk import sources
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import (
    activities,
    asked_in,
    left_of,
    this_school_year,
)
from elvis_tui.services.desk.sources import Sources
from elvis_tui.services.desk.start_notices import source_notices
from elvis_tui.services.plan import verbs as plan
from elvis_tui.storage import derived
from elvis_tui.storage.derived import Derived
from elvis_tui.storage.memory import MemoryStore

HEADER = "# Plan\n\n| Aktivitet/tiltak | Når | Ansvar |\n|---|---|---|\n"
PLAN = sources.NAMES[SourceKind.PLAN]


class CountingStore(MemoryStore):
    """A store that knows how often it was written to."""

    commits = 0

    def commit(self, put=(), delete=()) -> None:
        self.commits += 1
        super().commit(put, delete)


@pytest.fixture
def desk() -> Desk:
    clock = FixedClock(datetime(2026, 10, 19, 12, 0, tzinfo=UTC))
    return Desk(store=CountingStore(), clock=clock, user="Kari")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A school's own folder, with a plan of one row."""
    (tmp_path / PLAN).write_text(f"{HEADER}| Turdag | Oktober | Rektor |\n", encoding="utf-8")
    return tmp_path


def under(desk: Desk, folder: Path, rows: str = "") -> Desk:
    """The same data when the program has been started again, on a plan of other rows."""
    if rows:
        (folder / PLAN).write_text(HEADER + rows, encoding="utf-8")
    return replace(desk, sources=Sources(folder))


def rows(desk: Desk) -> dict[str, Activity]:
    return {a.id: a for a in activities(desk)}


def asked_now(desk: Desk) -> list[str]:
    """The rows that the month of today asks for."""
    asked = asked_in(desk, desk.today.year, desk.today.month)
    return [one.activity.id for one in asked]


def marked(desk: Desk) -> dict[str, list[str]]:
    """The months each row is marked for."""
    return {a.id: [m.period for m in a.done] for a in activities(desk) if a.done}


def commits(desk: Desk) -> int:
    assert isinstance(desk.store, CountingStore)
    return desk.store.commits


def test_to_look_at_the_plan_writes_nothing(desk: Desk) -> None:
    assert len(rows(desk)) == 32
    plan.month(desk, 2026, 10)
    asked_now(desk)
    assert commits(desk) == 0


def test_a_plan_met_before_is_known_without_a_markdown_parser(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from datetime import UTC, datetime\n"
        "from pathlib import Path\n"
        "from elvis_tui.domain.plan.records import OwnTime\n"
        "from elvis_tui.services.desk.clock import FixedClock\n"
        "from elvis_tui.services.desk.desk import Desk\n"
        "from elvis_tui.services.desk.plan import asked_in\n"
        "from elvis_tui.services.desk.sources import Sources\n"
        "from elvis_tui.storage.derived import Derived\n"
        "from elvis_tui.storage.memory import MemoryStore\n"
        "clock = FixedClock(datetime(2026, 10, 19, tzinfo=UTC))\n"
        "sources = Sources(None, Derived(Path(sys.argv[1])))\n"
        "desk = Desk(store=MemoryStore(), clock=clock, user='K', sources=sources)\n"
        "row = next(row for row in sources.activities() if row.id == 'P18')\n"
        "desk.store.commit(put=[OwnTime(id='own-1', activity=row.key, text=row.text, year=2026,\n"
        "    when_text='26. oktober', on=desk.today, by='kari')])\n"
        "print([asked.activity.id for asked in asked_in(desk, 2026, 10)])\n"
        "slow = ('markdown_it', 'holidays', 'tomllib', 'pydantic', 'elvis_tui.domain.plan.when')\n"
        "print([m for m in slow if m in sys.modules])\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "cache")]
    ran = [
        subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")
        for _start in range(2)
    ]
    assert [told[0] for told in ran] == ["['P18']", "['P18']"]
    assert "markdown_it" in ran[0][1]
    assert ran[1][1] == "[]"


@pytest.fixture
def read_by_nobody(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What of the team's own words the grammar reads from now on, as at a start of the program."""
    asked: list[str] = []

    def counted(words: str) -> When:
        asked.append(words)
        return read_when(words)

    monkeypatch.setattr(own_words, "_at_hand", {})
    monkeypatch.setattr("elvis_tui.domain.plan.when.read_when", counted)
    return asked


def test_the_teams_own_words_are_read_once_over_several_starts(
    tmp_path: Path, read_by_nobody: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = ["26. oktober", "hver onsdag i mai", "uke 45 og 10"]
    for start in range(3):
        Sources(None, Derived(tmp_path)).have_read(said)
        assert [own_words.own_when(words) for words in said] == [read_when(w) for w in said]
        assert read_by_nobody == said, f"start {start}"
        monkeypatch.setattr(own_words, "_at_hand", {})


@pytest.mark.parametrize(
    "words",
    [
        "når Nora er tilbake",
        "26. oktober, eller når Nora kommer",
        "26. oktober (Nora)",
        "uke 41 [hos Nora]",
        "mai: samtale med Nora",
        "",
    ],
)
def test_words_of_somebodys_own_are_not_left_in_a_folder(
    tmp_path: Path, read_by_nobody: list[str], words: str
) -> None:
    Sources(None, Derived(tmp_path)).have_read([words])
    # Not even a file that is called by the digest of it: that can be guessed at with a class list.
    assert list(tmp_path.iterdir()) == []
    assert own_words.own_when(words) == read_when(words)
    assert read_by_nobody == [words]


def test_a_damaged_reading_is_read_again(tmp_path: Path, read_by_nobody: list[str]) -> None:
    kept = Sources(None, Derived(tmp_path))
    kept.have_read(["26. oktober"])
    (file,) = tmp_path.iterdir()
    file.write_text('{"recurrence": "borte"}', encoding="utf-8")
    own_words._at_hand.clear()
    kept.have_read(["26. oktober"])
    assert own_words.own_when("26. oktober") == read_when("26. oktober")
    assert read_by_nobody == ["26. oktober"] * 2


def test_a_better_grammar_reaches_marks_and_rows_that_exist(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unread = under(desk, folder, "| Turdag | Når det passer | Rektor |\n")
    assert rows(unread)["P01"].when.recurrence is Recurrence.UNREAD
    plan.toggle_done(unread, "P01", 2026, 10)
    better = read_when("Oktober")
    monkeypatch.setattr(plan_rows, "read_composed", lambda _when, _text: better)
    sources.plan_of.cache_clear()
    read = under(desk, folder)
    assert rows(read)["P01"].when == better
    assert marked(read) == {"P01": ["2026-10"]}
    assert commits(desk) == 1
    sources.plan_of.cache_clear()


def test_a_reader_of_another_version_derives_the_rows_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    assert len(Sources(folder, Derived(cache)).activities()) == 1
    (kept,) = cache.iterdir()
    kept.write_text("[]", encoding="utf-8")
    assert Sources(folder, Derived(cache)).activities() == ()
    monkeypatch.setattr(derived, "__version__", "99")
    assert len(Sources(folder, Derived(cache)).activities()) == 1


@pytest.mark.parametrize("bad", [b"", b"[{", b"\xff", b'[{"id": 5}]', b"{}"])
def test_a_cache_that_holds_anything_else_is_derived_again(
    folder: Path, tmp_path: Path, bad: bytes
) -> None:
    cache = tmp_path / "cache"
    Sources(folder, Derived(cache)).activities()
    (kept,) = cache.iterdir()
    kept.write_bytes(bad)
    assert [a.text for a in Sources(folder, Derived(cache)).activities()] == ["Turdag"]
    assert b"Turdag" in kept.read_bytes()


def test_a_cache_that_cannot_be_written_stops_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    assert len(Sources(folder, Derived(tmp_path / "cache")).activities()) == 1


def test_what_was_done_stays_done_when_another_row_changes(desk: Desk, folder: Path) -> None:
    plan.toggle_done(under(desk, folder), "P01", 2026, 10)
    new = under(desk, folder, "| Turdag | Hver onsdag | Rektor |\n| Skidag | Mars | Rektor |\n")
    assert marked(new) == {"P01": ["2026-10"]}
    assert rows(new)["P01"].when.recurrence is Recurrence.WEEKLY


def test_what_was_done_follows_its_row_when_one_is_put_in_above(desk: Desk, folder: Path) -> None:
    plan.toggle_done(under(desk, folder), "P01", 2026, 10)
    new = under(desk, folder, "| Skidag | Oktober | Rektor |\n| Turdag | Oktober | Rektor |\n")
    assert marked(new) == {"P02": ["2026-10"]}
    assert done_mark(rows(new)["P02"], "2026-10")


def test_two_rows_of_the_same_text_keep_each_its_own_marks(desk: Desk, folder: Path) -> None:
    twice = "| Turdag | Oktober | Rektor |\n| Turdag | Mai | Rektor |\n"
    plan.toggle_done(under(desk, folder, twice), "P01", 2026, 10)
    plan.toggle_done(under(desk, folder), "P02", 2027, 5)
    new = under(desk, folder, f"{twice}| Turdag | Juni | Rektor |\n")
    assert marked(new) == {"P01": ["2026-10"], "P02": ["2027-05"]}


def test_a_row_that_left_the_plan_leaves_its_marks_and_finds_them_again(
    desk: Desk, folder: Path
) -> None:
    both = "| Turdag | Mai | Rektor |\n| Skidag | Mars | Rektor |\n"
    plan.toggle_done(under(desk, folder, both), "P02", 2027, 3)
    without = under(desk, folder, "| Turdag | Mai | Rektor |\n")
    assert marked(without) == {}
    (mark,) = desk.store.all(DoneMark).values()
    assert mark.text == "Skidag"
    assert marked(under(desk, folder, both)) == {"P02": ["2027-03"]}


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (
            b"# Ingen plan\n",
            "fila har ingen aktiviteter: ingen tabell med «Aktivitet» og «Når», "
            "ingen punkter med «Ansvar:» eller «Frist:», og ingen måneder som overskrifter",
        ),
        (b"# Plan\n\nM\xe5l\n", "linje 3: tegnsettet er ikke UTF-8"),
    ],
)
def test_a_plan_that_cannot_be_used_is_told_and_the_packages_is_used(
    desk: Desk, folder: Path, document: bytes, told: str
) -> None:
    (folder / PLAN).write_bytes(document)
    desk = under(desk, folder)
    assert len(rows(desk)) == 32
    assert desk.sources.plan() == Sources().plan()
    assert source_notices(desk) == [
        f"handlingsplan.md kan ikke brukes: {told}. Programmets egen brukes."
    ]


def test_a_plan_that_cannot_be_opened_is_told(desk: Desk, folder: Path) -> None:
    (folder / PLAN).unlink()
    (folder / PLAN).mkdir()
    desk = under(desk, folder)
    assert len(rows(desk)) == 32
    assert source_notices(desk) == ["Fila handlingsplan.md finnes ikke eller kan ikke leses."]


def test_without_documents_of_ones_own_nothing_is_told(desk: Desk, tmp_path: Path) -> None:
    assert source_notices(replace(desk, sources=Sources(tmp_path / "kilder"))) == []
    assert source_notices(desk) == []


def test_a_package_without_its_plan_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "content", lambda name: tmp_path / name)
    with pytest.raises(InputError) as caught:
        Sources().plan()
    assert caught.value.fault is Fault.INPUT_MISSING


def test_activities_come_in_the_plans_order_also_past_ninety_nine(desk: Desk, folder: Path) -> None:
    many = "".join(f"| Tur {n} | Mai | Rektor |\n" for n in range(1, 102))
    found = activities(under(desk, folder, many))
    assert [a.text for a in found] == [f"Tur {n}" for n in range(1, 102)]


def test_data_that_has_never_met_a_plan_shows_the_documents(desk: Desk) -> None:
    view = plan.month(desk, 2026, 10)
    assert [a.id for a in view.on_days] == ["P18", "P32"]
    assert commits(desk) == 0


def test_a_month_has_its_break_its_holidays_and_its_school_year(desk: Desk) -> None:
    view = plan.month(desk, 2026, 12)
    days = {d.on: d for week in view.weeks for d in week.days}
    assert view.school_year is not None
    assert view.school_year.label == "2026/27"
    assert {d.day for d in days if days[d].break_name == "Juleferie" and d.month == 12} == set(
        range(21, 32)
    )
    holidays = {f"{d:%d.%m.%Y}": days[d].holiday for d in days if days[d].holiday}
    # The last week reaches into the next year, whose holidays belong to it.
    assert holidays == {
        "25.12.2026": "Første juledag",
        "26.12.2026": "Andre juledag",
        "01.01.2027": "Første nyttårsdag",
    }


def test_a_month_knows_the_day_of_the_one_clock(desk: Desk) -> None:
    today = [d.on for w in plan.month(desk, 2026, 10).weeks for d in w.days if d.is_today]
    assert today == [desk.today]


@pytest.mark.parametrize(("year", "month"), [(2026, 13), (0, 1), (9999, 12)])
def test_what_is_no_month_is_refused(desk: Desk, year: int, month: int) -> None:
    with pytest.raises(DomainError) as caught:
        plan.month(desk, year, month)
    assert caught.value.fault is Fault.NOT_A_MONTH


def test_this_month_asks_for_what_names_it_done_or_not(desk: Desk) -> None:
    assert asked_now(desk) == ["P18"]
    plan.toggle_done(desk, "P18", 2026, 10)
    assert asked_now(desk) == ["P18"]
    december = FixedClock(datetime(2026, 12, 1, 8, 0, tzinfo=UTC))
    assert asked_now(replace(desk, clock=december)) == ["P22", "P24"]


def test_around_school_start_the_month_asks_by_the_schools_own_calendar(
    desk: Desk, folder: Path
) -> None:
    august = replace(desk, clock=FixedClock(datetime(2026, 8, 3, 8, 0, tzinfo=UTC)))
    assert asked_now(august) == [f"P0{n}" for n in range(1, 8)]
    assert this_school_year(august) == school_year_of(date(2026, 8, 3), Sources().school_years())
    assert this_school_year(desk) is None
    (folder / PLAN).unlink()
    (folder / "skoleruter.toml").write_text(
        '[[skolear]]\nnavn = "2026/27"\nfra = 2026-09-01\ntil = 2027-06-18\n', encoding="utf-8"
    )
    late = replace(august, sources=Sources(folder))
    assert asked_now(late) == ["P01", "P02", "P03"]


def test_the_first_weeks_are_marked_once_and_unmarked_from_either_month(desk: Desk) -> None:
    plan.toggle_done(desk, "P07", 2026, 8)
    assert "P07" not in {a.id for a in left_of(asked_in(desk, 2026, 9))}
    assert "P07" in {a.id for a in left_of(asked_in(desk, 2027, 9))}
    plan.toggle_done(desk, "P07", 2026, 9)
    assert desk.store.all(DoneMark) == {}


def test_what_goes_on_all_year_can_be_marked_for_a_month(desk: Desk) -> None:
    assert plan.toggle_done(desk, "P14", 2026, 10).done
    assert "P14" not in asked_now(desk)


def test_done_is_marked_and_unmarked_with_one_write_each_and_a_history(desk: Desk) -> None:
    marked = plan.toggle_done(desk, "P18", 2026, 10)
    (mark,) = desk.store.all(DoneMark).values()
    assert (mark.period, mark.on, mark.by) == ("2026-10", desk.today, "Kari")
    assert marked.done == (mark,)
    assert mark.text == marked.text
    assert plan.toggle_done(desk, "P18", 2026, 10).done == ()
    assert desk.store.all(DoneMark) == {}
    assert commits(desk) == 2
    told = [(h.verb, h.table, h.record_id) for h in desk.store.all(HistoryEntry).values()]
    assert told == [
        ("plan.done", "activity_marks", mark.id),
        ("plan.not_done", "activity_marks", mark.id),
    ]


def test_done_cannot_be_marked_on_a_row_the_plan_does_not_have(desk: Desk) -> None:
    with pytest.raises(DomainError) as caught:
        plan.toggle_done(desk, "P99", 2026, 10)
    assert caught.value.fault is Fault.NOT_FOUND
