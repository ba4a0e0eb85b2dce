"""Schema 5: codes stand where words stood: how somebody was sought, and the follow-on duties."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from elvis_tui.domain.record import replace
from elvis_tui.storage.durable import Meta, RawTable

_METHODS = {
    "telefon": "phone",
    "melding": "message",
    "samtale": "conversation",
    "hjemmebesøk": "home_visit",
}
_LIKE = {
    "SMS": "message",
    "e-post": "message",
    "møte": "conversation",
    "hybelbesøk": "home_visit",
    "telefon med tolk": "phone",
}
"""Words that no dialog gave, with what they come nearest to; the word itself is kept too."""
_DUTIES = {
    "Skjerpet plikt (§ 12-5)": "S12-5",
    "Alvorlig: skoleeier, Elements": "SERIOUS",
}
Document = dict[str, Any]


def upgrade(meta: Meta, tables: dict[str, RawTable]) -> tuple[Meta, dict[str, RawTable]]:
    """What the history tells stays in the words it was told in."""
    changed = {
        "follow_ups": _contacts,
        "cases": _steps,
        "meetings": _items,
    }
    new = {
        name: _each(table, changed[name]) if name in changed else table
        for name, table in tables.items()
    }
    return replace(meta, schema=5), new


def _each(table: RawTable, change: Callable[[Document], bool]) -> RawTable:
    """The table with those documents written anew that `change` says it has changed."""
    new = dict(table)
    for key, raw in table.items():
        # What is wrong with a document is told where the table is read.
        with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            document = msgspec.json.decode(raw)
            if isinstance(document, dict) and change(document):
                new[key] = msgspec.Raw(msgspec.json.encode(document))
    return new


def _inside(document: Document, field: str) -> Iterator[Document]:
    parts = document.get(field)
    yield from (p for p in parts if isinstance(p, dict)) if isinstance(parts, list) else ()


def _contacts(follow_up: Document) -> bool:
    """A word that no dialog ever gave is kept in front of what was said."""
    found = False
    for contact in _inside(follow_up, "contacts"):
        how = contact.get("how")
        if not isinstance(how, str) or how in _METHODS.values():
            continue
        contact["how"] = _METHODS.get(how) or _LIKE.get(how, "other")
        if how and how not in _METHODS:
            word = how[0].upper() + how[1:]
            contact["text"] = ": ".join(part for part in (word, contact.get("text")) if part)
        found = True
    return found


def _steps(case: Document) -> bool:
    found = False
    for step in _inside(case, "steps"):
        if _DUTIES.get(str(step.get("title"))) == step.get("duty_id"):
            step["follow_on"], step["title"] = step["duty_id"], ""
            found = True
    return found


def _items(meeting: Document) -> bool:
    found = False
    for item in _inside(meeting, "agenda"):
        if item.get("case_id") and (duty := _DUTIES.get(str(item.get("detail")))):
            item["duty"], item["detail"] = duty, ""
            found = True
    return found
