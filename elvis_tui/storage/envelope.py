"""How an encrypted file begins: all that is to be known where nothing is encrypted."""

from __future__ import annotations

from typing import Final

FORMAT: Final = "elvis-tui-sealed"
BEGIN = f'{{"format":"{FORMAT}"'.encode()


def is_sealed(data: bytes) -> bool:
    """Whether `data` begin as a sealed file does, give or take a damaged byte or two."""
    begin = data[: len(BEGIN)]
    if len(begin) < len(BEGIN):
        return len(begin) > 2 and BEGIN.startswith(begin)
    return sum(a != b for a, b in zip(begin, BEGIN, strict=True)) <= 2
