"""What the tests of sealed files share."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from elvis_tui.domain.errors import Fault, StorageError

PASSPHRASE = "blåbær på øya før sæter"
PLAIN = b'{"students":{"1":{"first_name":"Nora","last_name":"Solli"}}}'
FACTS: dict[str, Any] = {"schema": 2, "generation": 17, "saved": "2026-11-23T15:54:51Z"}


def fault_of(action: Callable[[], object]) -> Fault:
    with pytest.raises(StorageError) as raised:
        action()
    return raised.value.fault


def forged(sealed: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    """`sealed` with its header changed, and the checksum as it should be for that."""
    line, _, rest = sealed.partition(b"\n")
    head = json.loads(line)
    change(head)
    head["checksum"] = "0" * 64
    blank = json.dumps(head, separators=(",", ":")).encode() + b"\n" + rest
    return blank.replace(b"0" * 64, hashlib.sha256(blank).hexdigest().encode(), 1)
