"""What absence codes mean, read out of a «fravaerskoder.toml»."""

from __future__ import annotations

from elvis_tui.domain.absence.codes import AbsenceCode, CodeTable, Counts
from elvis_tui.incoming.source import toml_tables


def read_absence_codes(text: str, *, foreign: bool = False) -> tuple[CodeTable, ...]:
    """The tables of a document, in its order.

    Args:
        text: The document.
        foreign: Whether somebody else wrote it, as for a school calendar.

    Raises:
        InputError: `SOURCE_UNUSABLE` for what is not TOML; of a foreign document for every fault
            at once, each with its place.
        KeyError: for a table of our own without a fact.
    """
    tables = toml_tables(text)
    if foreign:
        from elvis_tui.incoming.foreign import AbsenceCodes, check

        check(AbsenceCodes, tables)
    return tuple(
        CodeTable(
            county=entry["fylke"],
            holds_from=entry["gjelder_fra"],
            source=entry["kilde"],
            certainty=entry["sikkerhet"],
            codes=tuple(
                AbsenceCode(code=one["kode"], name=one["navn"], counts=Counts(one["teller"]))
                for one in entry["kode"]
            ),
        )
        for entry in tables.get("tabell", [])
    )
