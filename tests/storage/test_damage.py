"""No byte of the data file can be missing or changed without being noticed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.people import Student
from elvis_tui.storage import durable
from elvis_tui.storage.file_store import FileStore

PATH = Path("elvis.json")
NORA = Student(id="s-1", first_name="Nora", last_name="Åsen", class_id="c-1", number=7)
SOUND = durable.encode({"students": {"1": NORA}}, 41)
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
    assert (meta.format, meta.schema, meta.generation) == ("elvis-tui", 1, 41)
    assert list(tables) == ["students"]
    assert resealed(SOUND) == SOUND


def test_every_shorter_beginning_is_noticed() -> None:
    faults = {fault_of(SOUND[:length]) for length in range(len(SOUND))}
    assert faults == {Fault.DATA_DAMAGED}


def test_every_change_of_a_single_byte_is_noticed() -> None:
    for place, byte in enumerate(SOUND):
        for other in range(256):
            if other != byte:
                changed = SOUND[:place] + bytes([other]) + SOUND[place + 1 :]
                assert fault_of(changed) in NOTICED, (place, other)


def test_every_flipped_bit_outside_the_name_of_the_format_is_told_as_damage() -> None:
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
    rest = SOUND[start + length :]
    assert fault_of(SOUND[:start] + bytes(len(SOUND) - start - len(rest)) + rest) in NOTICED


@given(data=st.binary(max_size=200))
def test_any_other_bytes_are_refused_without_a_crash(data: bytes) -> None:
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
        (SOUND.replace(b'"schema":1', b'"schema":2'), Fault.DATA_DAMAGED),
        (resealed(SOUND.replace(b'"schema":1', b'"schema":2')), Fault.DATA_NEWER),
        (resealed(SOUND[:-1]), Fault.DATA_DAMAGED),
        (resealed(SOUND.replace(b'"students":{', b'"students":[')), Fault.DATA_DAMAGED),
        (resealed(SOUND[:-2] + b',"2":' + b"[" * 100_000), Fault.DATA_DAMAGED),
        (b"\xef\xbb\xbf" + SOUND, Fault.DATA_DAMAGED),
        (SOUND + b"\n", Fault.DATA_DAMAGED),
    ],
)
def test_what_is_no_sound_file_is_told_apart(data: bytes, fault: Fault, path: Path) -> None:
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
