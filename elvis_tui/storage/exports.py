"""Documents that leave the program: whole, private, and never over another file."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.text import encodable
from elvis_tui.storage import posix


def write_export(path: Path, text: str) -> Path:
    """Write `text` to a new file at `path` (UTF-8, 0600).

    Raises:
        StorageError: `EXPORT_EXISTS`, or `EXPORT_FAILED`; then no part of it is there.
    """
    return write_new_bytes(path, encodable(text).encode("utf-8"))


def write_document(path: Path, name: str, text: str) -> Path:
    """Write `text` to a new file at `path`; in a folder that is there, under `name`.

    Raises:
        StorageError: as `write_export`.
    """
    return write_document_bytes(path, name, encodable(text).encode("utf-8"))


def write_document_bytes(path: Path, name: str, data: bytes) -> Path:
    """Write `data` to a new file at `path`; in a folder that is there, under `name`.

    Raises:
        StorageError: as `write_export`.
    """
    # A path that leads nowhere is told of where it is written.
    with contextlib.suppress(OSError, RuntimeError):
        path = path.expanduser()
        if path.is_dir():
            path = path / name
    return write_new_bytes(path, data)


def write_new_bytes(path: Path, data: bytes) -> Path:
    """Write `data` to a new file at `path` (0600); the folder must be there.

    Raises:
        StorageError: `EXPORT_EXISTS`, or `EXPORT_FAILED`; then no part of it is there.
    """
    with contextlib.suppress(RuntimeError):  # ~somebody who is not there
        path = Path(path).expanduser()
    if os.path.lexists(path):
        raise StorageError(Fault.EXPORT_EXISTS, path=path)
    whole = path.with_name(f".{path.name}.part")
    try:
        posix.write_private(whole, data)
        posix.give_name(whole, path)
    except FileExistsError:
        raise StorageError(Fault.EXPORT_EXISTS, path=path) from None
    except OSError as error:
        raise StorageError(Fault.EXPORT_FAILED, path=path, errno=error.errno) from None
    finally:
        with contextlib.suppress(OSError):
            whole.unlink()
    with contextlib.suppress(OSError):
        posix.sync_folder(path.parent)
    return path
