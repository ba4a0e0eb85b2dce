"""A sealed file: what it hides, what it tells, and what is noticed.

Cases: what is hidden; every change noticed; the passphrase; the recovery key; a key that is
forgotten or changed. Headers that somebody has written are in `test_sealed_headers.py`.
"""

from __future__ import annotations

import copy
import hashlib
import importlib.util
import json
import pickle
import threading
import unicodedata
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.storage import envelope, recovery_key, sealing
from elvis_tui.storage.sealing import Seal
from tests.storage.sealed import FACTS, PASSPHRASE, PLAIN, fault_of

pytestmark = pytest.mark.usefixtures("quick_argon2")

# What is hidden


def test_what_is_sealed_comes_back_and_no_word_of_it_shows(seal: Seal, sealed: bytes) -> None:
    assert seal.open(sealed) == PLAIN
    for word in (b"Nora", b"Solli", b"students", PASSPHRASE.encode(), PLAIN[:16]):
        assert word not in sealed
    assert len(sealed) < len(PLAIN) + 1000


@given(plain=st.binary(max_size=200))
@example(plain=b"")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_come_back(seal: Seal, plain: bytes) -> None:
    assert seal.open(seal.close(plain, **FACTS)) == plain


def test_the_set_up_asks_what_the_decision_says() -> None:
    spec = importlib.util.find_spec("elvis_tui.storage.sealing")
    assert spec is not None
    assert spec.origin is not None
    fresh = importlib.util.module_from_spec(spec)
    assert spec.loader is not None
    spec.loader.exec_module(fresh)
    made, _key = fresh.Seal.create(PASSPHRASE)
    head = json.loads(made.close(b"", **FACTS).partition(b"\n")[0])
    told = {name: head["passphrase"][name] for name in ("kdf", "memory", "iterations", "lanes")}
    assert told == {"kdf": "argon2id", "memory": 64 * 1024, "iterations": 3, "lanes": 4}


def test_no_nonce_comes_twice_in_a_thousand_saves(seal: Seal, sealed: bytes) -> None:
    heads = [json.loads(seal.close(PLAIN, **FACTS).partition(b"\n")[0]) for _ in range(1000)]
    assert len({head["nonce"] for head in heads}) == 1000
    assert heads[0]["passphrase"] == heads[-1]["passphrase"]
    assert len({seal.close(PLAIN, **FACTS).partition(b"\n")[2] for _ in range(10)}) == 10


def test_two_seals_share_nothing(seal: Seal) -> None:
    other, other_key = Seal.create(PASSPHRASE)
    mine, theirs = (
        json.loads(each.close(b"", **FACTS).partition(b"\n")[0]) for each in (seal, other)
    )
    for wrap in ("passphrase", "recovery"):
        for secret in ("salt", "nonce", "key"):
            assert mine[wrap][secret] != theirs[wrap][secret]
    assert other_key != Seal.create(PASSPHRASE)[1]
    assert fault_of(lambda: seal.open(other.close(PLAIN, **FACTS))) is Fault.DATA_DAMAGED


def test_the_header_tells_its_generation_without_a_key(sealed: bytes) -> None:
    assert sealing.header(sealed) == sealing.Header(**FACTS)
    assert envelope.is_sealed(sealed)
    assert sealing.is_sound(sealed)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b'{"meta":{"1":{"format":"elvis-tui","schema":2,"generation":1}}}',
        b"\0" * 4096,
        b'{"_default":{}}',
        b"Navn;Klasse\nNora Solli;1STA\n",
    ],
)
def test_other_files_are_not_taken_for_sealed_ones(data: bytes, seal: Seal) -> None:
    assert not envelope.is_sealed(data)
    assert not sealing.is_sound(data)
    for action in (sealing.header, seal.open, lambda d: Seal.unlock(d, PASSPHRASE)):
        assert fault_of(lambda action=action: action(data)) is Fault.DATA_DAMAGED


# Every change noticed


def noticed(seal: Seal, data: bytes) -> bool:
    """Whether the damage is told of with and without the key, and never as a wrong passphrase."""
    return (
        not sealing.is_sound(data)
        and fault_of(lambda: seal.open(data)) is Fault.DATA_DAMAGED
        and fault_of(lambda: sealing.header(data)) is Fault.DATA_DAMAGED
        and fault_of(lambda: Seal.unlock(data, PASSPHRASE)) is Fault.DATA_DAMAGED
    )


def test_every_changed_bit_of_every_byte_is_noticed(seal: Seal, sealed: bytes) -> None:
    """FAULTS 82: also in the header, where a digit would still be a digit."""
    for place in range(len(sealed)):
        for bit in range(8):
            changed = bytearray(sealed)
            changed[place] ^= 1 << bit
            assert noticed(seal, bytes(changed)), (place, bit)
            assert envelope.is_sealed(bytes(changed)), "still known for what it is"


def test_every_truncation_is_noticed(seal: Seal, sealed: bytes) -> None:
    for length in range(len(sealed)):
        assert noticed(seal, sealed[:length]), length


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bytes_put_in_or_swapped_are_noticed(seal: Seal, sealed: bytes, data: Any) -> None:
    start = data.draw(st.integers(0, len(sealed)))
    end = data.draw(st.integers(start, len(sealed)))
    middle = data.draw(st.binary(max_size=20))
    changed = sealed[:start] + middle + sealed[end:]
    if changed != sealed:
        assert noticed(seal, changed)


@pytest.mark.parametrize("junk", [b"", b"\n", b"\0" * 700, b"{}\n", b"[" * 9999 + b"\n"])
def test_what_begins_rightly_and_goes_on_wrongly_is_damaged(seal: Seal, junk: bytes) -> None:
    begin = b'{"format":"elvis-tui-sealed","version":1,"checksum":"'
    blank = begin + b"0" * 64 + junk
    whole = begin + hashlib.sha256(blank).hexdigest().encode() + junk
    assert sealing.is_sound(whole)
    for action in (sealing.header, seal.open, lambda d: Seal.unlock(d, PASSPHRASE)):
        assert fault_of(lambda action=action: action(whole)) is Fault.DATA_DAMAGED


# The passphrase


def test_the_passphrase_opens_it(sealed: bytes) -> None:
    assert Seal.unlock(sealed, PASSPHRASE).open(sealed) == PLAIN


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize("text", ["æøåÆØÅ blåbær", "ﬁskesuppe", "Ångström"])
def test_the_same_letters_are_the_same_passphrase(form: Any, text: str) -> None:
    made, _key = Seal.create(text)
    data = made.close(PLAIN, **FACTS)
    assert Seal.unlock(data, unicodedata.normalize(form, text)).open(data) == PLAIN


@given(secret=st.text(st.characters(exclude_categories=()), max_size=60))
@example(secret="")
@example(secret="blåbær på øya før sæter ")
@example(secret="Blåbær på øya før sæter")
@example(secret="\ud800")
@example(secret="77777-77777-77777-77777-77777-77777-77777")
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_other_passphrase_is_a_wrong_passphrase_and_nothing_else(
    sealed: bytes, secret: str
) -> None:
    """FAULTS 82."""
    if unicodedata.normalize("NFKC", secret) != PASSPHRASE:
        assert fault_of(lambda: Seal.unlock(sealed, secret)) is Fault.WRONG_PASSPHRASE


def test_what_is_raised_tells_nothing(sealed: bytes) -> None:
    with pytest.raises(StorageError) as raised:
        Seal.unlock(sealed, "feil frase, men hemmelig")
    assert "hemmelig" not in repr(raised.value) + str(raised.value.facts)


# The recovery key


def test_the_recovery_key_opens_it_however_it_is_written(sealed: bytes, printed: str) -> None:
    for text in (
        printed,
        printed.lower(),
        printed.replace("-", ""),
        printed.replace("-", " "),
        f"  {printed.replace('-', ' – ')}\t",
    ):
        assert Seal.unlock(sealed, text).open(sealed) == PLAIN


def test_the_recovery_key_can_be_tried(seal: Seal, printed: str) -> None:
    assert seal.is_recovery_key(printed.lower())
    for wrong in (PASSPHRASE, printed[:-1], recovery_key.new(), ""):
        assert not seal.is_recovery_key(wrong)


def test_a_miscopied_key_is_told_as_such(sealed: bytes, printed: str) -> None:
    other = next(sign for sign in recovery_key.SIGNS if sign != printed[0])
    for text in (other + printed[1:], printed[:-1], f"{printed}7", "0" + printed[1:].lower()):
        with pytest.raises(StorageError) as raised:
            Seal.unlock(sealed, text)
        assert raised.value.fault is Fault.WRONG_PASSPHRASE
        assert raised.value.facts == {"why": "miscopied"}


def test_a_key_of_another_file_is_wrong_and_not_miscopied(sealed: bytes) -> None:
    with pytest.raises(StorageError) as raised:
        Seal.unlock(sealed, recovery_key.new())
    assert (raised.value.fault, raised.value.facts) == (Fault.WRONG_PASSPHRASE, {})


def test_a_passphrase_that_looks_like_a_recovery_key_still_opens() -> None:
    for passphrase in ("ABCDE-23456-FGHJK-789MN-PQRST-UVWXY-ZZZZ2", recovery_key.new()):
        made, _key = Seal.create(passphrase)
        data = made.close(PLAIN, **FACTS)
        assert Seal.unlock(data, passphrase).open(data) == PLAIN


# A key that is forgotten or changed


def test_a_forgotten_key_closes_and_opens_nothing(sealed: bytes) -> None:
    """FAULTS 77."""
    seal = Seal.unlock(sealed, PASSPHRASE)
    key = seal._key
    before = bytes(key)
    seal.forget()
    assert before not in (bytes(key), bytes(len(before)))
    assert key == b""
    for action in (
        lambda: seal.open(sealed),
        lambda: seal.close(PLAIN, **FACTS),
        lambda: seal.renewed("en ny passordfrase"),
    ):
        assert fault_of(action) is Fault.DATA_SEALED
    assert Seal.unlock(sealed, PASSPHRASE).open(sealed) == PLAIN


def test_a_key_can_be_had_again_with_what_it_is_wrapped_in(seal: Seal, sealed: bytes) -> None:
    """FAULTS 77: also one that was exchanged meanwhile, or nobody could open what it closes."""
    renewed, _key = Seal.unlock(sealed, PASSPHRASE).renewed("en helt ny passordfrase")
    for data, secret in (
        (sealed, PASSPHRASE),
        (renewed.close(PLAIN, **FACTS), "en helt ny passordfrase"),
    ):
        mine = Seal.unlock(sealed, PASSPHRASE)
        mine.forget()
        mine.recall(Seal.unlock(data, secret))
        assert mine.open(data) == mine.open(sealed) == PLAIN
        closed = mine.close(PLAIN, **FACTS)
        assert Seal.unlock(closed, secret).open(closed) == PLAIN
        assert mine.has_closed(data)
        mine.forget()
        assert fault_of(lambda mine=mine, data=data: mine.open(data)) is Fault.DATA_SEALED


def test_a_seal_shows_its_key_nowhere(sealed: bytes) -> None:
    seal = Seal.unlock(sealed, PASSPHRASE)
    key = bytes(seal._key)
    for shown in (repr(seal), str(seal), f"{seal}"):
        assert shown == "Seal(has its key)"
        assert key.hex() not in shown
    for leak in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            leak(seal)
    assert not hasattr(seal, "__dict__")
    seal.forget()
    assert repr(seal) == "Seal(forgotten)"


def test_two_threads_may_use_one_seal_while_a_third_forgets_it(sealed: bytes) -> None:
    seal = Seal.unlock(sealed, PASSPHRASE)
    begun = threading.Barrier(3)
    wrong: list[object] = []

    def use() -> None:
        begun.wait()
        try:
            while True:
                if seal.open(seal.close(PLAIN, **FACTS)) != PLAIN:
                    wrong.append("another text")
        except StorageError as error:
            if error.fault is not Fault.DATA_SEALED:
                wrong.append(error)
        except BaseException as error:
            wrong.append(error)

    threads = [threading.Thread(target=use) for _ in range(2)]
    for thread in threads:
        thread.start()
    begun.wait()
    for _ in range(50):
        assert seal.open(sealed) == PLAIN
    seal.forget()
    for thread in threads:
        thread.join(timeout=30)
    assert not any(thread.is_alive() for thread in threads)
    assert wrong == []


def test_a_new_passphrase_opens_also_what_the_old_one_closed(
    seal: Seal, sealed: bytes, printed: str
) -> None:
    renewed, new_key = seal.renewed("en helt ny passordfrase")
    assert renewed.open(sealed) == PLAIN
    data = renewed.close(b"Emil", **FACTS)
    for secret in (PASSPHRASE, printed):
        assert fault_of(lambda secret=secret: Seal.unlock(data, secret)) is Fault.WRONG_PASSPHRASE
    for secret in ("en helt ny passordfrase", new_key):
        again = Seal.unlock(data, secret)
        assert (again.open(data), again.open(sealed)) == (b"Emil", PLAIN)
        assert again.has_closed(data)
        assert not again.has_closed(sealed)
    assert fault_of(lambda: seal.open(data)) is Fault.DATA_DAMAGED, "the old key is of no use"


def test_only_what_a_seal_has_closed_is_its_own(seal: Seal, sealed: bytes) -> None:
    assert seal.has_closed(sealed)
    assert seal.has_closed(sealed[: sealing.LONGEST_HEADER])
    for other in (PLAIN, sealed[:99], b"", Seal.create(PASSPHRASE)[0].close(b"", **FACTS)):
        assert not seal.has_closed(other)
