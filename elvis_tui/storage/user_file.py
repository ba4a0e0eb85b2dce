"""A small file that belongs to the user alone: read whole, written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.storage import posix


def read(path: Path) -> bytes | None:
    """What the file holds; None where there is none.

    Raises:
        StorageError: `PREFERENCES_DISK`.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for
            raise StorageError(Fault.PREFERENCES_DISK, path=path, errno=errno.EISDIR)
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageError(Fault.PREFERENCES_DISK, path=path, errno=error.errno) from None


def write(path: Path, data: bytes) -> None:
    """Replace the file, for the owner's eyes alone; a link to it stays a link.

    Raises:
        StorageError: `PREFERENCES_DISK`; the file is as it was.
    """
    try:
        posix.make_private_folder(path.parent)
        posix.write_private(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise StorageError(Fault.PREFERENCES_DISK, path=path, errno=error.errno) from None
