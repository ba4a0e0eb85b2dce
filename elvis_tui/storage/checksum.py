"""A checksum inside what it is the checksum of: SHA-256, its own 64 digits read as zeros.

So no byte of a file escapes it. Plain data files and sealed ones carry it alike.
"""

from __future__ import annotations

import hashlib

BLANK = "0" * 64
FIELD = b'"checksum":"'


def place(head: bytes | bytearray) -> int:
    """Where in `head` the digits begin."""
    return head.index(FIELD) + len(FIELD)


def blanked(head: bytes) -> bytes:
    """`head` with the digits read as zeros."""
    start = place(head)
    return head[:start] + BLANK.encode() + head[start + len(BLANK) :]


def is_sound(data: bytes, begin: bytes, within: int) -> bool:
    """Whether no byte was changed or cut off since the digits were written.

    Args:
        data: A whole file.
        begin: How such a file begins.
        within: How far into it the digits may begin.
    """
    start = data.find(FIELD, len(begin), within) + len(FIELD)
    if not data.startswith(begin) or start < len(begin):
        return False
    # In three parts, so that ten megabytes are not copied to blank 64 bytes.
    view = memoryview(data)
    digest = hashlib.sha256(view[:start])
    digest.update(BLANK.encode())
    digest.update(view[start + len(BLANK) :])
    return digest.hexdigest().encode() == data[start : start + len(BLANK)]
