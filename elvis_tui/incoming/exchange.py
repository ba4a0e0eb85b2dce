"""The records of an exchange file, each held against the shape of its kind.

The shapes are made from the records themselves, so that a new field is known here as soon as a
record has it. Every fault is found, not just the first, and none tells what stands in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from elvis_tui.domain.exchange import Finding, Flaw
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.kinds import TABLES
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import Record
from elvis_tui.domain.school import FileFacts, School
from elvis_tui.incoming.exchange_json import faulty

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails
Kinds = Mapping[type[Record], str]
"""Which table each kind of record lies in."""

_FLAWS = {
    "extra_forbidden": Flaw.UNKNOWN,
    "missing": Flaw.MISSING,
    "string_type": Flaw.TEXT,
    "int_type": Flaw.NUMBER,
    "float_type": Flaw.NUMBER,
    "bool_type": Flaw.YES_NO,
    "date": Flaw.DATE,
    "moment": Flaw.MOMENT,
    "time": Flaw.TIME,
    "enum": Flaw.CHOICE,
    "literal_error": Flaw.CHOICE,
}


def read_records(tables: Mapping[str, Any], kinds: Kinds) -> tuple[Record, ...]:
    """The records of all tables, in the order of the tables and of the file.

    A record that names one that is not there is no fault of the file: data may hold such.

    Args:
        tables: The tables of the file, by name; one that is not there is empty.
        kinds: Every kind of record there is.

    Raises:
        InputError: `EXCHANGE_FAULTY` with every one of the `findings`.
    """
    from pydantic import ValidationError

    from elvis_tui.incoming.exchange_models import tables_model

    try:
        tables_model(kinds).model_validate_json(msgspec.json.encode(tables))
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False, include_input=False)
        raise faulty([_finding(one) for one in details]) from None
    found = {name: _converted(tables.get(name, []), kind, name) for kind, name in kinds.items()}
    if findings := [*_identities(found), *_order(found)]:
        raise faulty(findings)
    return tuple(record for records in found.values() for record in records)


def _finding(error: ErrorDetails) -> Finding:
    flaw = _FLAWS.get(error["type"], Flaw.SHAPE)
    # The name of a field that no record has may be anything: it is not told.
    return Finding(error["loc"][:-1] if flaw is Flaw.UNKNOWN else error["loc"], flaw)


def _converted(table: Any, kind: type[Record], name: str) -> list[Record]:
    try:
        return msgspec.convert(table, list[kind])  # type: ignore[valid-type]
    except msgspec.ValidationError:
        raise faulty([Finding((name,), Flaw.SHAPE)]) from None


def _identities(found: Mapping[str, list[Any]]) -> Iterator[Finding]:
    for name, records in found.items():
        seen: set[str] = set()
        for at, record in enumerate(records):
            if not record.id:
                yield Finding((name, at, "id"), Flaw.NO_ID)
            elif record.id in seen:
                yield Finding((name, at, "id"), Flaw.SAME_ID)
            elif isinstance(record, School | FileFacts) and record.id != type(record)().id:
                yield Finding((name, at, "id"), Flaw.CHOICE)
            seen.add(record.id)
    # A student stands by number while names are hidden: two of the same would be one.
    numbers: set[int] = set()
    for at, student in enumerate(found.get(TABLES[Student], [])):
        if student.number and student.number in numbers:
            yield Finding((TABLES[Student], at, "number"), Flaw.SAME_ID)
        numbers.add(student.number)


def _order(found: Mapping[str, list[Any]]) -> Iterator[Finding]:
    """The history's numbers rise: the next change takes the number after that of the last."""
    for name, records in found.items():
        last = 0
        for at, entry in enumerate(records):
            if isinstance(entry, HistoryEntry):
                if entry.number <= last or entry.id != f"h-{entry.number}":
                    yield Finding((name, at, "number"), Flaw.ORDER)
                last = max(last, entry.number)
