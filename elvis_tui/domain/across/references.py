"""Which records a record names, and which of those are not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from elvis_tui.domain.exchange import Finding, Flaw
from elvis_tui.domain.fields import Field, fields_of, found, kinds_with, values, ways
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.kinds import TABLES, AnyRecord
from elvis_tui.domain.meetings.records import MinutesVersion
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.teams import FROM_THE_START, Team


def naming() -> tuple[type[AnyRecord], ...]:
    """The kinds of record that name others."""
    return kinds_with(_is_reference)


def referred(record: Record) -> list[str]:
    """The ids of the students, classes, follow-ups, cases, meetings and tasks it names."""
    return values(record, _is_reference)


def needed(record: Record) -> list[str]:
    """Those of them that must be there: a version of minutes tells of what was, as history does,
    and leads to its meeting alone.
    """
    return [value for _field, value in _leading(record)]


def dangling(tables: Mapping[str, Sequence[AnyRecord]]) -> Iterator[Finding]:
    """The references that lead nowhere, each with its place in `tables`.

    An id of another kind of record than the field may name leads nowhere, too.

    History may tell of what is not there any more, and the teams that every school has from the
    start need not stand in the data.
    """
    content = {
        name: [record for record in records if not isinstance(record, HistoryEntry)]
        for name, records in tables.items()
    }
    there = {name: {record.id for record in records} for name, records in content.items()}
    there.setdefault(TABLES[Team], set()).update(team.id for team in FROM_THE_START)
    for name, records in content.items():
        for at, record in enumerate(records):
            lost = (
                id
                for field, id in _leading(record)
                if not any(id in there.get(table, ()) for table in field.refers_to)
            )
            for id in dict.fromkeys(lost):
                where = _place_of(id, msgspec.to_builtins(record))
                yield Finding((name, at, *(where or ())), Flaw.DANGLING)


def pointed_at(record: Record, old: str, new: str, table: str) -> Record:
    """The record with `new` where it named `old`, a record of `table`; each once in a list."""
    changes: dict[str, object] = {}
    for field in ways(type(record), _is_reference):
        value = getattr(record, field.name)
        if field.record is None and table not in field.refers_to:
            continue
        ones = value if field.many else () if value is None else (value,)
        if field.record is None:
            ones = tuple(dict.fromkeys(new if one == old else one for one in ones))
        else:
            ones = tuple(pointed_at(one, old, new, table) for one in ones)
        changes[field.name] = ones if field.many else next(iter(ones), None)
    moved = replace(record, **changes)
    return record if moved == record else moved


def _place_of(text: str, value: object) -> tuple[str | int, ...] | None:
    """Where in a record a text stands."""
    if value == text:
        return ()
    parts: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        parts = list(value.items())
    elif isinstance(value, list | tuple):
        parts = list(enumerate(value))
    for key, part in parts:
        if (rest := _place_of(text, part)) is not None:
            return (key, *rest)
    return None


def _leading(record: Record) -> list[tuple[Field, str]]:
    """The references that must lead somewhere, each with its field."""
    if isinstance(record, MinutesVersion):
        return [(fields_of(MinutesVersion)["meeting_id"], record.meeting_id)]
    return found(record, _is_reference)


def _is_reference(field: Field) -> bool:
    return bool(field.refers_to)
