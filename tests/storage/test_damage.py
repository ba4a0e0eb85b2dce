"""No byte of the data file can be missing or changed without being noticed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.storage import durable, generations, recovery
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.sealing import Seal
from elvis_tui.storage.tables import OF_THE_FILE, TABLES, AnyRecord

PATH = Path("elvis.json")
NORA = Student(id="s-1", first_name="Nora", last_name="Åsen", class_id="c-1", number=7)
SOUND = durable.encode({"students": {"1": NORA}}, 41)
SCHEMA = f'"schema":{durable.SCHEMA}'.encode()
NOTICED = (Fault.DATA_DAMAGED, Fault.DATA_FOREIGN)


def fault_of(data: bytes) -> Fault | None:
    try:
        durable.decode(data, PATH)
    except StorageError as error:
        return error.fault
    return None


def resealed(data: bytes) -> bytes:
    """`data` with the checksum that belongs to it."""
    start = data.index(b'"checksum":"') + len('"checksum":"')
    blank = data[:start] + b"0" * 64 + data[start + 64 :]
    return blank.replace(b"0" * 64, hashlib.sha256(blank).hexdigest().encode(), 1)


def test_an_untouched_file_is_read_with_its_generation() -> None:
    meta, tables = durable.decode(SOUND, PATH)
    assert (meta.format, meta.schema, meta.generation) == ("elvis-tui", durable.SCHEMA, 41)
    assert list(tables) == ["students"]
    assert resealed(SOUND) == SOUND


def test_every_shorter_beginning_is_noticed() -> None:
    """FAULTS 9."""
    faults = {fault_of(SOUND[:length]) for length in range(len(SOUND))}
    assert faults == {Fault.DATA_DAMAGED}


def test_every_change_of_a_single_byte_is_noticed() -> None:
    """FAULTS 10."""
    for place, byte in enumerate(SOUND):
        for other in range(256):
            if other != byte:
                changed = SOUND[:place] + bytes([other]) + SOUND[place + 1 :]
                assert fault_of(changed) in NOTICED, (place, other)


def test_every_flipped_bit_outside_the_name_of_the_format_is_told_as_damage() -> None:
    """FAULTS 10."""
    name = range(SOUND.index(b"elvis-tui"), SOUND.index(b"elvis-tui") + len("elvis-tui"))
    for place in range(len(SOUND)):
        for bit in range(8):
            changed = bytearray(SOUND)
            changed[place] ^= 1 << bit
            assert fault_of(bytes(changed)) is Fault.DATA_DAMAGED or place in name, (place, bit)


@given(place=st.integers(0, len(SOUND)), extra=st.binary(min_size=1, max_size=70))
def test_bytes_put_in_anywhere_are_noticed(place: int, extra: bytes) -> None:
    assert fault_of(SOUND[:place] + extra + SOUND[place:]) in NOTICED


@given(start=st.integers(0, len(SOUND) - 1), length=st.integers(1, 512))
def test_a_stretch_of_zeros_as_a_power_cut_leaves_it_is_noticed(start: int, length: int) -> None:
    """FAULTS 8."""
    rest = SOUND[start + length :]
    assert fault_of(SOUND[:start] + bytes(len(SOUND) - start - len(rest)) + rest) in NOTICED


@given(data=st.binary(max_size=200))
def test_any_other_bytes_are_refused_without_a_crash(data: bytes) -> None:
    """FAULTS 11, 13."""
    assert fault_of(data) in NOTICED


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.DATA_DAMAGED),
        (bytes(4096), Fault.DATA_DAMAGED),
        (b"\n", Fault.DATA_DAMAGED),
        (b"# Referat\n", Fault.DATA_FOREIGN),
        (b"\xff\xfe\x00", Fault.DATA_FOREIGN),
        (b"{}", Fault.DATA_FOREIGN),
        (b"[]", Fault.DATA_FOREIGN),
        (b"null", Fault.DATA_FOREIGN),
        (b'{"_default":{"1":{"name":"x"}}}', Fault.DATA_FOREIGN),
        (b'{"meta":{"1":{"format":"other","schema":1,"generation":1}}}', Fault.DATA_FOREIGN),
        (b'{"meta":[]}', Fault.DATA_FOREIGN),
        (b"[" * 100_000, Fault.DATA_FOREIGN),
        (SOUND.replace(SCHEMA, SCHEMA.replace(b":", b":1")), Fault.DATA_DAMAGED),
        (resealed(SOUND[:-1]), Fault.DATA_DAMAGED),
        (resealed(SOUND.replace(b'"students":{', b'"students":[')), Fault.DATA_DAMAGED),
        (resealed(SOUND[:-2] + b',"2":' + b"[" * 100_000), Fault.DATA_DAMAGED),
        (b"\xef\xbb\xbf" + SOUND, Fault.DATA_DAMAGED),
        (SOUND + b"\n", Fault.DATA_DAMAGED),
    ],
)
def test_what_is_no_sound_file_is_told_apart(data: bytes, fault: Fault, path: Path) -> None:
    """FAULTS 8, 11, 13: and it is never taken for a new database."""
    assert fault_of(data) is fault
    path.parent.mkdir()
    path.write_bytes(data)
    for read_only in (True, False):
        with pytest.raises(StorageError) as caught:
            FileStore(path, read_only=read_only)
        assert caught.value.fault is fault
        assert caught.value.facts["path"] == path
    assert [file.name for file in path.parent.iterdir()] == ["elvis.json"]
    assert path.read_bytes() == data


@pytest.mark.parametrize("number", [b"NaN", b"-Infinity", b"1e999", b"7.5", b"9" * 5000, b"1e3"])
def test_a_number_that_is_none_is_told_with_its_place(number: bytes, path: Path) -> None:
    """FAULTS 11, 13: in a file whose checksum is right."""
    path.parent.mkdir()
    path.write_bytes(resealed(SOUND.replace(b'"number":7', b'"number":' + number)))
    with pytest.raises(StorageError) as caught:
        FileStore(path, read_only=True).all(Student)
    assert caught.value.fault is Fault.DATA_DAMAGED
    assert caught.value.facts.get("field", "number") == "number"


def test_what_plain_tinydb_has_written_to_is_noticed(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(SOUND)
    with TinyDB(path, encoding="utf-8") as database:
        database.table("students").insert({"id": "s-2"})
    with pytest.raises(StorageError) as caught:
        FileStore(path)
    assert caught.value.fault is Fault.DATA_DAMAGED


def test_the_same_data_in_other_spacing_is_not_taken_for_ours() -> None:
    spaced = json.dumps(msgspec.json.decode(SOUND), ensure_ascii=False).encode()
    assert fault_of(spaced) is Fault.DATA_DAMAGED


@pytest.mark.parametrize(
    "twice",
    [
        b',"students":{}',
        b',"students":{"2":{"id":"s-2"},"2":{"id":"s-3"}}',
        b',"x":{"1":{"id":"a"},"1":{"id":"b"}}',
        b',"\\u0078":{"1":1},"x":{"1":1}',
        b',"\\u0078":{"1":1}',  # not as it is written
    ],
)
def test_a_key_that_stands_twice_in_a_sound_file_is_noticed(twice: bytes) -> None:
    """Only the last of them would be read, and written."""
    assert fault_of(resealed(SOUND[:-1] + twice + b"}")) is Fault.DATA_DAMAGED


def test_a_table_of_a_newer_program_is_read_in_whatever_letters() -> None:
    tables = b',"\xc3\xa5":{"\xc3\xb8":{"a":1}},"x":{}'
    _meta, found = durable.decode(resealed(SOUND[:-1] + tables + b"}"), PATH)
    assert list(found) == ["students", "å", "x"]


def test_a_second_record_of_the_file_itself_is_no_loose_end() -> None:
    odd = SOUND.replace(b'"}},"students"', b'"},"2":"x"},"students"', 1)
    assert fault_of(resealed(odd)) is Fault.DATA_DAMAGED


@pytest.mark.parametrize("kind", TABLES, ids=TABLES.__getitem__)
def test_a_record_without_an_id_is_refused_whatever_is_read_first(
    kind: type[AnyRecord], path: Path
) -> None:
    """Of some the id has a default: decoded whole they would have one."""
    path.parent.mkdir()
    sample = SOUND[:-1] + b',"%s":{"1":{"name":"A"}}}' % TABLES[kind].encode()
    if kind is Student:
        sample = SOUND.replace(b'"id":"s-1",', b"")
    path.write_bytes(resealed(sample))
    with pytest.raises(StorageError) as caught:
        FileStore(path, read_only=True).all(kind)
    assert caught.value.fault is Fault.DATA_DAMAGED


def test_the_kinds_whose_id_has_a_default_are_known() -> None:
    given = {
        kind
        for kind in TABLES
        for one in msgspec.structs.fields(kind)
        if one.name == "id" and not one.required
    }
    assert given == OF_THE_FILE


# A damaged file among its older versions

DAMAGES = st.one_of(
    st.tuples(st.just("cut"), st.floats(0, 1, exclude_max=True), st.just(0)),
    st.tuples(st.just("zeros"), st.floats(0, 1, exclude_max=True), st.integers(1, 4096)),
    st.tuples(st.just("bit"), st.floats(0, 1, exclude_max=True), st.integers(0, 7)),
    st.tuples(st.just("other"), st.just(0.0), st.just(0)),
)


def damaged(data: bytes, how: tuple[str, float, int]) -> bytes:
    kind, where, more = how
    place = int(where * len(data))
    if kind == "cut":
        return data[:place]
    if kind == "zeros":
        return data[:place] + bytes(min(more, len(data) - place)) + data[place + more :]
    if kind == "bit":
        return data[:place] + bytes([data[place] ^ 1 << more]) + data[place + 1 :]
    return b"# Noe annet\n"


@pytest.fixture(scope="module", params=["plain", "sealed"])
def school(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, bytes], Seal | None]:
    """A file with three older versions beside it, what lies there, and its key."""
    path = tmp_path_factory.mktemp("school") / "elvis.json"
    seal = Seal.create("blåbær på øya før sæter")[0] if request.param == "sealed" else None
    store = FileStore(path, seal=seal)
    for number in range(1, 5):
        store.commit(put=[replace(NORA, number=number)])
        store.flush()
    store.close()
    files = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    assert len(generations.kept(path)) == 3
    return path, files, seal


@settings(max_examples=150)
@given(how=DAMAGES, older=st.tuples(*[st.none() | DAMAGES] * 3))
def test_whatever_the_damage_the_newest_sound_version_is_offered_and_nothing_is_touched(
    school: tuple[Path, dict[str, bytes], Seal | None],
    how: tuple[str, float, int],
    older: tuple[tuple[str, float, int] | None, ...],
) -> None:
    """FAULTS 8, 9, 10, 15, 16: never an empty database, never anything over the damaged file."""
    path, files, seal = school
    for name, data in files.items():
        path.with_name(name).write_bytes(data)
    kept = generations.kept(path)
    for file, damage in [(path, how), *zip([g.path for g in kept], older, strict=True)]:
        if damage is not None:
            file.write_bytes(damaged(files[file.name], damage))
    is_sound = {g.path for g in kept if g.path.read_bytes() == files[g.path.name]}
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    if before[path.name] != files[path.name]:
        for read_only, along in ((False, False), (False, True), (True, False)):
            with pytest.raises(StorageError) as caught:
                FileStore(path, seal=seal, read_only=read_only, along=along)
            assert caught.value.fault is Fault.DATA_DAMAGED
    offered = recovery.newest_sound(path)
    newest = next((g for g in kept if g.path in is_sound), None)
    assert (offered and offered.generation) == newest
    after = {f.name: f.read_bytes() for f in path.parent.iterdir()}
    before.pop("elvis.json.lock", None)
    after.pop("elvis.json.lock", None)
    assert after == before
