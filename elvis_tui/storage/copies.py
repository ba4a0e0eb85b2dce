"""Copies of the data file beside it that it was not this program that made.

A program that keeps two machines alike renames what it cannot settle. When such a copy is all that
is left, what is missing is the name, not the data.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from elvis_tui.storage.generations import CONFLICT, DAMAGED, REPLACED

_BETWEEN = re.compile(
    r"""
      \s*[(\[][^)\]]*(conflict|konflikt|motstrid|copy|kopi)[^)\]]*[)\]]  # Dropbox, Nextcloud
    | [ ._-](sync-)?conflict\b.*                                       # Syncthing, older ownCloud
    | \s(\(\d{1,3}\)|\d{1,3})                                          # Google Drive, iCloud
    | \s[-–]\s(copy|kopi)(\s\(\d{1,3}\))?                              # Windows
    | -(?-i:(?=[A-Z0-9-]*[A-Z])[A-Z0-9-]{2,15}(-\d{1,3})?)             # OneDrive: the machine
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What stands between the name of a file and its ending, where it is a copy of that file."""
_ASIDES = tuple(f"{why}-" for why in (CONFLICT, REPLACED, DAMAGED))


def copies(path: Path) -> list[Path]:
    """Files beside `path` that look like copies of it, the newest first."""
    found = []
    with contextlib.suppress(OSError):
        for file in path.parent.iterdir():
            if _is_copy(file.name, path) and file.is_file():
                found.append((file.stat().st_mtime, file))
    return [file for _when, file in sorted(found, reverse=True)]


def _is_copy(name: str, path: Path) -> bool:
    if name.startswith(tuple(f"{path.name}.{why}" for why in _ASIDES)):
        return True
    if not (name.startswith(path.stem) and name.endswith(path.suffix)) or name == path.name:
        return False
    between = name[len(path.stem) : len(name) - len(path.suffix)]
    return _BETWEEN.fullmatch(between) is not None
