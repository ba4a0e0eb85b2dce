"""The file that somebody named: typed, pasted, or dropped on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_URL = "file:"


def named_path(text: str) -> Path:
    """The first file that `text` can mean; where there is none, what it most likely means.

    Terminals write a file that is dropped on them with a backslash before its blanks, between
    quotes, or as a `file://` address, and a blank behind it.
    """
    readings = [_expanded(reading) for reading in _readings(text)]
    return next((path for path in readings if _is_there(path)), readings[-1])


def _readings(text: str) -> Iterator[str]:
    yield text
    stripped = text.strip()
    bare = stripped.strip("'\"")
    yield bare or text
    if bare.startswith(_URL):
        from urllib.parse import unquote, urlsplit

        with suppress(ValueError):
            yield unquote(urlsplit(bare).path)
    elif "\\" in stripped or stripped[:1] in ("'", '"'):
        import shlex

        with suppress(ValueError):
            words = shlex.split(stripped)
            if len(words) == 1:
                yield words[0]


def _expanded(text: str) -> Path:
    with suppress(RuntimeError):  # ~somebody who is not there: no such file
        return Path(text).expanduser()
    return Path(text)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
