"""Files of older and newer programs, and fields that only another program knows."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.follow_ups.records import Criterion, FollowUp, Measure
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.people.consents import Consent, Standing
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.plan.records import DoneMark, activity_keys
from elvis_tui.domain.record import replace
from elvis_tui.domain.school import School
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.teams import IKO
from elvis_tui.storage import durable, records
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.store import ReadOnlyReason
from elvis_tui.storage.upgrades import UPGRADES
from elvis_tui.wording.history import done
from elvis_tui.wording.history_fields import fields

RELEASED = Path(__file__).parent / "released"
NORA = Student(id="s-1", first_name="Nora", last_name="Solli")


def crafted(path: Path, schema: int, **tables: object) -> None:
    """Write a sound file of another schema."""
    path.parent.mkdir(parents=True, exist_ok=True)
    meta = {"format": "elvis-tui", "schema": schema, "generation": 7, "checksum": "0" * 64}
    blank = msgspec.json.encode({"meta": {"1": meta}, **tables})
    path.write_bytes(blank.replace(b"0" * 64, hashlib.sha256(blank).hexdigest().encode()))


def plain(path: Path) -> dict[str, dict[str, dict[str, object]]]:
    found: dict[str, dict[str, dict[str, object]]] = json.loads(path.read_bytes())
    return found


@pytest.mark.parametrize("schema", range(1, durable.SCHEMA + 1))
def test_a_file_of_every_released_schema_opens_and_its_old_form_is_kept(
    path: Path, schema: int
) -> None:
    """FAULTS 80, 83: older files open for ever."""
    released = (RELEASED / f"schema-{schema}.json").read_bytes()
    path.parent.mkdir()
    path.write_bytes(released)
    store = FileStore(path)
    student = store.get(Student, "s-1")
    assert (student.first_name, student.last_name) == ("Nora", "Åsen-Løkke")
    store.close()
    assert durable.decode(path.read_bytes(), path)[0].schema == durable.SCHEMA
    kept = [file.read_bytes() for file in path.parent.glob(f"elvis.json.schema-{schema}-*")]
    assert kept == ([released] if schema < durable.SCHEMA else [])


def test_there_is_a_step_from_every_older_schema() -> None:
    assert sorted(UPGRADES) == list(range(1, durable.SCHEMA))


def test_schema_2_is_told_when_the_newest_change_was_made(path: Path) -> None:
    entries = {
        str(n): {"id": f"h-{n}", "number": n, "at": f"2026-10-{n:02}T12:00:00+02:00"}
        for n in (18, 19)
    }
    crafted(path, 1, history=entries)
    FileStore(path, read_only=True)
    meta, _ = UPGRADES[1](*durable.decode(path.read_bytes(), path))
    assert (meta.schema, meta.saved) == (2, "2026-10-19T10:00:00Z")


def test_a_program_that_only_prints_upgrades_nothing_on_disk(path: Path) -> None:
    crafted(path, 1, students={"1": {"id": "s-1", "first_name": "Nora", "last_name": "Solli"}})
    before = path.read_bytes()
    assert FileStore(path, read_only=True).get(Student, "s-1") == NORA
    assert path.read_bytes() == before


def test_a_newer_file_opens_to_be_read_and_is_never_saved(path: Path) -> None:
    """FAULTS 79."""
    student = {"id": "s-1", "first_name": "Nora", "last_name": "Solli", "pronoun": "hun"}
    crafted(path, durable.SCHEMA + 1, students={"1": student}, badges={"1": {"id": "b"}})
    before = path.read_bytes()
    store = FileStore(path, along=True)
    assert store.get(Student, "s-1") == NORA
    assert (store.write_lock.held, store.write_lock.reason) == (False, ReadOnlyReason.NEWER)
    with pytest.raises(StorageError) as caught:
        store.commit(put=[NORA])
    assert caught.value.fault is Fault.DATA_READ_ONLY
    assert not store.take_write_lock()
    store.close()
    assert path.read_bytes() == before


def test_a_newer_file_that_cannot_be_shown_says_so(path: Path) -> None:
    crafted(path, durable.SCHEMA + 1, students={"1": {"key": "s-1"}})
    before = path.read_bytes()
    with pytest.raises(StorageError) as caught:
        FileStore(path, along=True)
    assert caught.value.fault is Fault.DATA_NEWER
    assert path.read_bytes() == before


def test_fields_that_this_program_does_not_know_survive_an_edit(path: Path) -> None:
    measures = [
        {"id": "m-1", "what": "samtale", "who": "rådgiver", "start": "2026-10-01", "cost": 3},
        {"id": "m-2", "what": "lekser", "who": "kontaktlærer", "start": "2026-10-02"},
    ]
    follow_up = {"id": "f-1", "colour": {"r": 1}, "measures": measures}
    known = msgspec.to_builtins(_follow_up())
    crafted(path, durable.SCHEMA, follow_ups={"1": {**known, **follow_up}})
    store = FileStore(path)
    old = store.get(FollowUp, "f-1")
    first, second = old.measures
    store.commit(put=[replace(old, measures=(second, replace(first, result="bra")))])
    store.close()
    kept = plain(path)["follow_ups"]["1"]
    assert kept["colour"] == {"r": 1}
    told = [(m["id"], m["result"], m.get("cost")) for m in kept["measures"]]  # type: ignore[attr-defined]
    assert told == [("m-2", "", None), ("m-1", "bra", 3)]


def test_what_was_taken_away_does_not_come_back_with_unknown_fields() -> None:
    old = replace(_follow_up(), measures=(_measure("m-1"), _measure("m-2")))
    before = records.encode(old)[1]
    new = replace(old, measures=(_measure("m-2"),))
    assert msgspec.json.decode(records.encode(new, before)[1], type=FollowUp) == new


def _follow_up() -> FollowUp:
    return FollowUp(
        id="f-1",
        subject=Subject(kind=SubjectKind.STUDENT, id="s-1"),
        team=IKO,
        opened_on=date(2026, 9, 1),
    )


def _measure(measure_id: str) -> Measure:
    return Measure(id=measure_id, what="samtale", who="rådgiver", start=date(2026, 10, 1))


@pytest.mark.parametrize(
    "entry", [{"at": 5}, {"id": "h-1"}, {"at": "0001-01-01T00:00:00+05:00"}], ids=str
)
def test_an_entry_that_is_no_entry_is_told_as_damage(path: Path, entry: object) -> None:
    """It is met by the step to schema 2 first, which only wants to know when it was."""
    crafted(path, 1, history={"1": entry})
    store = FileStore(path, read_only=True)
    with pytest.raises(StorageError) as caught:
        store.all(HistoryEntry)
    assert caught.value.fault is Fault.DATA_DAMAGED


def row(number: int, text: str, *done: dict[str, object]) -> dict[str, object]:
    """A row of the plan as schema 2 kept it."""
    when = {"recurrence": "months", "months": [10], "weekday": None}
    return {
        **{"id": f"P{number:02d}", "text": text, "when_text": "Oktober", "when": when},
        **{"responsible": ["Rektor"], "done": list(done)},
    }


def mark(period: str, **more: object) -> dict[str, object]:
    return {"period": period, "on": f"{period}-14", "by": "berit", **more}


def with_rows(path: Path, *rows: object, **tables: object) -> None:
    crafted(path, 2, activities={str(n): one for n, one in enumerate(rows, 1)}, **tables)


def test_schema_4_takes_every_mark_out_of_the_rows(path: Path) -> None:
    with_rows(
        path,
        row(3, "Turdag", mark("2026-09")),
        row(1, "Turdag", mark("2026-10"), mark("2027-10", room="A12")),
        row(2, "Skidag"),
    )
    store = FileStore(path)
    first, second = activity_keys(["Turdag", "Turdag"])
    found = store.all(DoneMark).values()
    assert [(m.activity, m.text, m.period, m.on, m.by) for m in found] == [
        (first, "Turdag", "2026-10", date(2026, 10, 14), "berit"),
        (first, "Turdag", "2027-10", date(2027, 10, 14), "berit"),
        (second, "Turdag", "2026-09", date(2026, 9, 14), "berit"),
    ]
    assert len({m.id for m in found}) == 3
    store.close()
    assert "activities" not in plain(path)
    assert [m.get("room") for m in plain(path)["activity_marks"].values()] == [None, "A12", None]


def test_schema_4_keeps_a_mark_of_a_row_that_is_in_no_plan_any_more(path: Path) -> None:
    with_rows(path, row(1, "Gammel tur", mark("2025-05")))
    (kept,) = FileStore(path).all(DoneMark).values()
    assert (kept.text, kept.period) == ("Gammel tur", "2025-05")


def test_schema_4_tells_a_case_the_plan_that_was_read_last(path: Path) -> None:
    case = {"id": "case-1", "number": "2026-01", "title": "t", "students": ["s-1"]}
    case["reported_on"] = "2026-10-12"
    settings = {"id": "settings", "school": "Fjellheim", "plan_digest": "abc"}
    with_rows(path, cases={"1": case}, settings={"1": settings})
    store = FileStore(path)
    assert store.get(Case, "case-1").plan_digest == "abc"
    assert store.get(School, "school").name == "Fjellheim"
    store.close()
    assert "plan_digest" not in plain(path)["facts"]["1"]


def test_schema_4_without_a_plan_read_gives_a_case_none(path: Path) -> None:
    case = {"id": "case-1", "number": "2026-01", "title": "t", "students": ["s-1"]}
    crafted(path, 2, cases={"1": {**case, "reported_on": "2026-10-12"}})
    assert FileStore(path).get(Case, "case-1").plan_digest == ""


@pytest.mark.parametrize("bad", [{"id": 5}, [], "row", {"id": "P01", "text": "t", "done": 5}])
def test_schema_4_leaves_a_row_that_cannot_be_read_where_it_lay(path: Path, bad: object) -> None:
    with_rows(path, bad, row(2, "Turdag", mark("2026-10")))
    store = FileStore(path)
    assert [m.text for m in store.all(DoneMark).values()] == ["Turdag"]
    store.close()
    assert plain(path)["activities"] == {"1": bad}


@given(
    st.lists(
        st.tuples(
            st.text(max_size=6).filter(str.isprintable), st.lists(st.integers(1, 12), max_size=3)
        ),
        max_size=6,
    )
)
def test_schema_4_loses_no_mark(rows: list[tuple[str, list[int]]]) -> None:
    old = [
        row(number, text, *(mark(f"2026-{month:02d}") for month in months))
        for number, (text, months) in enumerate(rows, 1)
    ]
    table = {str(n): msgspec.Raw(msgspec.json.encode(one)) for n, one in enumerate(old, 1)}
    meta, tables = UPGRADES[3](durable.Meta(generation=1, schema=3), {"activities": table})
    new = [
        msgspec.json.decode(raw, type=DoneMark) for raw in tables.get("activity_marks", {}).values()
    ]
    keys = activity_keys(text for text, _months in rows)
    assert meta.schema == 4
    assert [(m.activity, m.text, m.period) for m in new] == [
        (key, text, f"2026-{month:02d}")
        for key, (text, months) in zip(keys, rows, strict=True)
        for month in months
    ]


def test_the_history_of_rows_that_lay_in_the_data_stays_readable(path: Path) -> None:
    change = {"field": "done", "before": [], "after": [mark("2026-10")]}
    entry = {
        **{"id": "h-1", "number": 1, "at": "2026-10-14T12:00:00+02:00", "by": "berit"},
        **{"verb": "plan.done", "table": "activities", "record_id": "P18", "changes": [change]},
    }
    with_rows(path, row(18, "Turdag", mark("2026-10")), history={"1": entry})
    told = FileStore(path).get(HistoryEntry, "h-1")
    assert done(told.verb) == "aktivitet gjort"
    assert fields(told, Names({}, {})) == [("gjort", "+ 2026-10 · 14.10.2026 · berit")]


def test_what_this_program_does_not_know_stays_with_the_item_it_belongs_to() -> None:
    """Criteria have no ids: the first is deleted, one comes before it, one is edited."""
    first, second = (Criterion(text=t, on=date(2026, 1, 9)) for t in ("1", "2"))
    follow_up = replace(_follow_up(), criteria=(first, second))
    stored = json.loads(msgspec.json.encode(follow_up))
    stored["criteria"][0]["new"] = "of the first"
    before = msgspec.Raw(json.dumps(stored).encode())

    def new_ones(*criteria: Criterion) -> list[object]:
        changed: FollowUp = replace(follow_up, criteria=criteria)
        written = json.loads(bytes(records.encode(changed, before)[1]))
        return [one.get("new") for one in written["criteria"]]

    another = replace(first, text="12")
    assert new_ones(first, second) == ["of the first", None]
    assert new_ones(second) == [None]
    assert new_ones(another, first, second) == [None, "of the first", None]
    assert new_ones(second, first) == [None, "of the first"]
    assert new_ones(replace(first, on=date(2026, 1, 10)), second) == ["of the first", None]


# Schema 6: a consent is a record of its own


def followed(consent: object, **more: object) -> dict[str, object]:
    known: dict[str, object] = msgspec.to_builtins(_follow_up())
    return {**known, "consent": consent, **more}


def test_schema_6_keeps_the_words_of_a_consent_and_claims_no_more_than_they_say(
    path: Path,
) -> None:
    other = followed("  ", id="f-2", colour=1)
    crafted(path, 5, follow_ups={"1": followed("ønsker ikke at PPT får vite"), "2": other})
    store = FileStore(path)
    (consent,) = store.all(Consent).values()
    assert consent == Consent(
        id="consent-f-1",
        student="s-1",
        standing=Standing.UNCLEAR,
        as_it_stood="ønsker ikke at PPT får vite",
    )
    store.close()
    kept = plain(path)["follow_ups"]
    assert not any("consent" in one for one in kept.values())
    assert kept["2"]["colour"] == 1


def test_schema_6_makes_a_note_of_what_stood_in_a_class(path: Path) -> None:
    subject = {"kind": "class", "id": "c-1"}
    crafted(path, 5, follow_ups={"1": followed("foresatte er spurt", subject=subject)})
    store = FileStore(path)
    assert not store.all(Consent)
    (note,) = store.get(FollowUp, "f-1").notes
    assert (note.text, note.at.date()) == (
        "Samtykke, slik det sto: foresatte er spurt",
        date(2026, 9, 1),
    )


@pytest.mark.parametrize(
    "bad", [5, [], {"id": 1, "consent": "x"}, {"id": "f", "consent": "x", "subject": []}]
)
def test_schema_6_leaves_what_cannot_be_read_where_it_lay(bad: object) -> None:
    table = {"1": msgspec.Raw(msgspec.json.encode(bad))}
    meta, tables = UPGRADES[5](durable.Meta(generation=1, schema=5), {"follow_ups": table})
    assert meta.schema == 6
    assert tables == {"follow_ups": table}


@given(st.lists(st.tuples(st.sampled_from(["student", "class"]), st.text(max_size=8)), max_size=5))
def test_schema_6_loses_no_word(lines: list[tuple[str, str]]) -> None:
    follow_ups = [
        followed(text, id=f"f-{n}", subject={"kind": kind, "id": "x"})
        for n, (kind, text) in enumerate(lines)
    ]
    table = {str(n): msgspec.Raw(msgspec.json.encode(one)) for n, one in enumerate(follow_ups, 1)}
    _meta, tables = UPGRADES[5](durable.Meta(generation=1, schema=5), {"follow_ups": table})
    held = [msgspec.json.decode(one) for one in tables.get("consents", {}).values()]
    notes = [
        note["text"].removeprefix("Samtykke, slik det sto: ")
        for one in tables["follow_ups"].values()
        for note in msgspec.json.decode(one)["notes"]
    ]
    written = [(kind, text) for kind, text in lines if text.strip()]
    assert [c["as_it_stood"] for c in held] == [t for kind, t in written if kind == "student"]
    assert notes == [t for kind, t in written if kind == "class"]
    assert len({c["id"] for c in held}) == len(held)
