"""A user's preferences, read out of the TOML file they may have edited themselves."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.preferences import Preferences

NAMES = {
    "theme": "farger",
    "names_hidden": "skjul_navn",
    "lock_minutes": "lasetid",
    "language": "sprak",
    "documents_folder": "dokumentmappe",
    "template": "wordmal",
    "item_timer": "moteklokke",
}
"""What each choice is called in the file. TOML's bare keys have no å."""
KEYS = "taster"
LONGEST_LOCK_MINUTES = 24 * 60
_LINE = re.compile(r"\bline (\d+)")


def read_preferences(data: bytes, path: Path) -> tuple[Preferences, list[StorageError]]:
    """The preferences in a file, and what in it could not be used; the rest counts.

    Whether names are hidden fails to the safe side: what cannot be read hides them.

    Args:
        data: What the file holds.
        path: Where it lies, for what is told.

    Raises:
        StorageError: `PREFERENCES_BROKEN` with the `line` for what is not TOML.
    """
    found = _tables(data, path)
    chosen: dict[str, Any] = {}
    unusable = []
    for field, name in NAMES.items():
        if name in found:
            if _fits(field, found[name]):
                chosen[field] = found[name]
            else:
                unusable.append(name)
    keys = found.get(KEYS, {})
    if isinstance(keys, dict):
        usable = {k: v for k, v in keys.items() if isinstance(v, str) and v.strip()}
        unusable += [f"{KEYS}.{k}" for k in keys if k not in usable]
        chosen["keys"] = tuple(usable.items())
    else:
        unusable.append(KEYS)
    if NAMES["names_hidden"] in unusable:
        chosen["names_hidden"] = True
    faults = [StorageError(Fault.PREFERENCES_VALUE, path=path, field=name) for name in unusable]
    return Preferences(**chosen), faults


def _tables(data: bytes, path: Path) -> dict[str, Any]:
    import tomllib

    try:
        text = data.decode("utf-8-sig")
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    except (ValueError, RecursionError) as error:
        place = _LINE.search(str(error))
        line = int(place[1]) if place else data.rstrip().count(b"\n") + 1
    raise StorageError(Fault.PREFERENCES_BROKEN, path=path, line=line)


def _fits(field: str, value: object) -> bool:
    if field in ("names_hidden", "item_timer"):
        return isinstance(value, bool)
    if field == "lock_minutes":
        whole = isinstance(value, int) and not isinstance(value, bool)
        return whole and 0 <= int(str(value)) <= LONGEST_LOCK_MINUTES
    return isinstance(value, str)
