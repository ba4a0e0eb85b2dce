"""Sealed files whose header somebody has written or changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from elvis_tui.domain.errors import Fault
from elvis_tui.storage import envelope, sealing
from elvis_tui.storage.sealing import Seal
from tests.storage.sealed import PASSPHRASE, PLAIN, fault_of, forged

pytestmark = pytest.mark.usefixtures("quick_argon2")

TAMPERED: list[Callable[[dict[str, Any]], None]] = [
    lambda head: head.update(generation=18),
    lambda head: head.update(schema=1),
    lambda head: head.update(saved="2026-11-24T15:54:51Z"),
    lambda head: head.update(added=1),
    lambda head: head["passphrase"].update(iterations=2),
    lambda head: head["passphrase"].update(memory=64),
    lambda head: head["passphrase"].update(lanes=2),
    lambda head: head["passphrase"].update(salt="AAAAAAAAAAAAAAAAAAAAAA=="),
    lambda head: head["recovery"].update(salt="AAAAAAAAAAAAAAAAAAAAAA=="),
    lambda head: head.update(nonce="AAAAAAAAAAAAAAAA"),
]


@pytest.mark.parametrize("change", TAMPERED)
def test_a_header_changed_by_hand_is_refused_though_its_checksum_is_right(
    seal: Seal, sealed: bytes, change: Callable[[dict[str, Any]], None]
) -> None:
    """FAULTS 82."""
    assert seal.open(forged(sealed, lambda _head: None)) == PLAIN
    data = forged(sealed, change)
    assert sealing.is_sound(data)
    assert fault_of(lambda: seal.open(data)) is Fault.DATA_DAMAGED


@pytest.mark.parametrize("change", TAMPERED[4:8])
def test_how_a_key_is_wrapped_cannot_be_changed_either(
    sealed: bytes, change: Callable[[dict[str, Any]], None]
) -> None:
    data = forged(sealed, change)
    assert fault_of(lambda: Seal.unlock(data, PASSPHRASE)) is Fault.WRONG_PASSPHRASE


HOSTILE: list[tuple[str, dict[str, Any]]] = [
    ("passphrase", {"memory": 1024 * 1024 + 1}),
    ("passphrase", {"memory": 2**40}),
    ("passphrase", {"memory": 31}),
    ("passphrase", {"memory": -1}),
    ("passphrase", {"iterations": 11}),
    ("passphrase", {"iterations": 0}),
    ("passphrase", {"lanes": 17}),
    ("passphrase", {"lanes": 0}),
    ("passphrase", {"kdf": "none"}),
    ("passphrase", {"salt": ""}),
    ("passphrase", {"salt": "QUFB" * 4000}),
    ("passphrase", {"key": ""}),
    ("passphrase", {"nonce": ""}),
    ("recovery", {"kdf": "argon2id"}),
    ("recovery", {"salt": "QUFB"}),
    ("recovery", {"key": "QUFB"}),
]


@pytest.mark.parametrize(("part", "wrong"), HOSTILE)
def test_absurd_settings_are_refused_before_they_are_used(
    sealed: bytes, part: str, wrong: dict[str, Any]
) -> None:
    data = forged(sealed, lambda head: head[part].update(wrong))
    assert fault_of(lambda: sealing.header(data)) is Fault.DATA_DAMAGED
    assert fault_of(lambda: Seal.unlock(data, PASSPHRASE)) is Fault.DATA_DAMAGED


def test_a_file_from_a_newer_program_is_told_as_such(seal: Seal, sealed: bytes) -> None:
    """FAULTS 79."""

    def newer(head: dict[str, Any]) -> None:
        head["version"] = 2
        head["recovery"] = "otherwise"

    data = forged(sealed, newer)
    assert envelope.is_sealed(data)
    assert sealing.is_sound(data)
    for action in (sealing.header, seal.open, lambda d: Seal.unlock(d, PASSPHRASE)):
        assert fault_of(lambda action=action: action(data)) is Fault.DATA_NEWER
