"""What absence codes mean, read out of a «fravaerskoder.toml»."""

from __future__ import annotations

from typing import Any

from elvis_tui.domain.absence.codes import AbsenceCode, CodeTable, Counts
from elvis_tui.incoming.source import read_entries


def read_absence_codes(text: str, *, foreign: bool = False) -> tuple[CodeTable, ...]:
    """The tables of a document, in its order. See `read_entries`."""
    return read_entries(text, "tabell", _table, foreign=foreign)


def _table(entry: dict[str, Any]) -> CodeTable:
    return CodeTable(
        county=entry["fylke"],
        holds_from=entry["gjelder_fra"],
        source=entry["kilde"],
        certainty=entry["sikkerhet"],
        codes=tuple(
            AbsenceCode(code=one["kode"], name=one["navn"], counts=Counts(one["teller"]))
            for one in entry["kode"]
        ),
    )
