"""Schema 6: a consent is a record of its own, about the student and not the follow-up.

Before, a follow-up had a line for it. Nobody can tell what was answered from such a line, so that
its words are kept as they stood, as not yet clear. A class agrees to nothing: its line becomes a
note.
"""

from __future__ import annotations

import contextlib
from typing import Any

import msgspec

from elvis_tui.domain.record import replace
from elvis_tui.storage.durable import Meta, RawTable

_BEFORE = "Samtykke, slik det sto: "
"""What stands before the words in the note of a class, in the language that all data are in."""


def upgrade(meta: Meta, tables: dict[str, RawTable]) -> tuple[Meta, dict[str, RawTable]]:
    """What the history tells of the line stays, in the words it was told in."""
    old = tables.get("follow_ups", {})
    new, consents = dict(old), dict(tables.get("consents", {}))
    for key, raw in old.items():
        # What is wrong with a document is told where the table is read.
        with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            document = msgspec.json.decode(raw)
            if isinstance(document, dict) and "consent" in document and _read(document, consents):
                new[key] = msgspec.Raw(msgspec.json.encode(document))
    changed = {**tables, "follow_ups": new} if old else tables
    return replace(meta, schema=6), {**changed, "consents": consents} if consents else changed


def _read(follow_up: dict[str, Any], consents: RawTable) -> bool:
    """Whether the line could be read; then it is gone from the follow-up, and kept elsewhere."""
    words, subject, own = (follow_up.get(f) for f in ("consent", "subject", "id"))
    if not isinstance(words, str) or not isinstance(own, str) or not isinstance(subject, dict):
        return False
    about, kind = subject.get("id"), subject.get("kind")
    if words.strip() and kind == "student" and isinstance(about, str):
        made = {
            "id": f"consent-{own}",
            "student": about,
            "standing": "unclear",
            "as_it_stood": words,
        }
        number = max((int(k) for k in consents if k.isdecimal()), default=0) + 1
        consents[str(number)] = msgspec.Raw(msgspec.json.encode(made))
    elif words.strip() and not _noted(follow_up, own, words):
        return False
    del follow_up["consent"]
    return True


def _noted(follow_up: dict[str, Any], own: str, words: str) -> bool:
    """The words as a note of the day it began: when they were written, nobody knows."""
    notes, begun = follow_up.get("notes", []), follow_up.get("opened_on")
    if not isinstance(notes, list) or not isinstance(begun, str):
        return False
    at = f"{begun}T12:00:00Z"
    note = {"id": f"note-{own}-consent", "at": at, "by": "", "text": f"{_BEFORE}{words}"}
    follow_up["notes"] = [*notes, note]
    return True
