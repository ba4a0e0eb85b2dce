"""Everything the data hold, out to an exchange file and in again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, cast

import msgspec

from elvis_tui.domain.across.references import dangling
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.exchange import Finding, Flaw
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import Record
from elvis_tui.domain.school import FileFacts, School
from elvis_tui.incoming.exchange import read_records
from elvis_tui.incoming.exchange_json import ExchangeFile, faulty, read_exchange_file
from elvis_tui.outgoing.exchange import exchange_document
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.proposal import Base, FileRead, Proposal, confirm, read_file
from elvis_tui.storage.durable import SCHEMA, Meta
from elvis_tui.storage.tables import TABLES, AnyRecord
from elvis_tui.storage.upgrades import upgraded

LARGEST_FILE = 128 * 1024 * 1024
"""Bytes. Five years of a school, with their history, are about a sixth of it."""


class ExchangeSummary(Record, frozen=True):
    """What a file holds: records by table, and the references that lead nowhere."""

    counts: dict[str, int]
    dangling: tuple[Finding, ...] = ()


class IncomingExchange(Record, frozen=True):
    """An exchange file, read and found sound."""

    source: FileRead
    records: tuple[AnyRecord, ...]

    def planner(self, desk: Desk) -> Callable[[], Proposal[ExchangeSummary]]:
        """See `Incoming`.

        Raises:
            DomainError: `EXCHANGE_NOT_EMPTY`.
        """
        if not is_empty(desk):
            raise DomainError(Fault.EXCHANGE_NOT_EMPTY)
        base = Base.of(desk, *TABLES)

        def plan() -> Proposal[ExchangeSummary]:
            tables: dict[str, list[AnyRecord]] = {name: [] for name in TABLES.values()}
            for record in self.records:
                tables[TABLES[type(record)]].append(record)
            counts = {name: len(records) for name, records in tables.items()}
            return Proposal(
                incoming=self,
                source=self.source,
                base=base,
                summary=ExchangeSummary(counts, tuple(dangling(tables))),
                verb="",
                records=self.records,
            )

        return plan


def export(desk: Desk) -> bytes:
    """The exchange file of all that the data hold, history and all."""
    tables = {name: desk.store.all(kind).values() for kind, name in TABLES.items()}
    return exchange_document(tables, SCHEMA, desk.clock.real())


def dangling_in(desk: Desk) -> tuple[Finding, ...]:
    """The references in the data that lead nowhere, placed as in what `export` writes."""
    return tuple(
        dangling({name: list(desk.store.all(kind).values()) for kind, name in TABLES.items()})
    )


def read(path: Path) -> IncomingExchange:
    """The records of an exchange file.

    Raises:
        InputError: `INPUT_MISSING`, `INPUT_UNDECODABLE`, and as `read_exchange_file` and
            `read_records`.
    """
    source, data = read_file(path, LARGEST_FILE)
    tables = _current(read_exchange_file(data, SCHEMA))
    kinds = cast("Mapping[type[Record], str]", TABLES)
    return IncomingExchange(source, cast("tuple[AnyRecord, ...]", read_records(tables, kinds)))


def take_in(desk: Desk, proposal: Proposal[ExchangeSummary]) -> None:
    """Let the data be what the file holds: the same records, in the same order, and no others.

    The history is the file's own, and is not added to.

    Raises:
        DomainError: `PROPOSAL_STALE`, and nothing is changed.
    """
    confirm(desk, proposal)
    if standing := list(_standing(desk)):
        # For itself: what is known by its id would keep its place in the order.
        desk.store.commit(delete=standing)
    desk.store.commit(put=proposal.records)
    desk.journal.clear()


_SETTINGS = (School, FileFacts)


def is_empty(desk: Desk) -> bool:
    """Whether nothing is there but settings: nothing that anybody would miss."""
    if any(desk.store.all(kind) for kind in TABLES if kind not in (*_SETTINGS, HistoryEntry)):
        return False
    history = desk.store.all(HistoryEntry).values()
    return all(entry.table in {TABLES[kind] for kind in _SETTINGS} for entry in history)


def _standing(desk: Desk) -> chain[AnyRecord]:
    return chain.from_iterable(desk.store.all(kind).values() for kind in TABLES)


def _current(file: ExchangeFile) -> Mapping[str, Any]:
    """The tables in the shape of now: an older file goes the way of an older data file."""
    if file.version == SCHEMA:
        return file.tables
    if not all(isinstance(table, list) for table in file.tables.values()):
        raise faulty([Finding(("tables",), Flaw.SHAPE)])
    raw = {
        name: {str(at): msgspec.Raw(msgspec.json.encode(one)) for at, one in enumerate(table, 1)}
        for name, table in file.tables.items()
    }
    try:
        _, tables = upgraded(Meta(schema=file.version, generation=0), raw)
    except Exception:
        # The steps trust a data file's checksum; a file that anybody may have written has none.
        raise faulty([Finding(("tables",), Flaw.SHAPE)]) from None
    return {
        name: [msgspec.json.decode(record) for record in table.values()]
        for name, table in tables.items()
    }
