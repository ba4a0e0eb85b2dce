"""What the absence codes of a county mean: dated data, as each county runs its own list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from elvis_tui.domain.record import Record
from elvis_tui.domain.text import folded


class Counts(StrEnum):
    """What hours under a code are."""

    UNDOCUMENTED = "udokumentert"
    SELF_REPORTED = "egenmeldt"
    DOCUMENTED = "dokumentert"
    """Documented, on a ground the code does not tell: illness counts against the 10 %, the others
    do not."""
    DOCUMENTED_HEALTH = "dokumentert-helse"
    NOTHING = "teller-ikke"


class AbsenceCode(Record, frozen=True, kw_only=True):
    """One code: how it is written, what it is called, and what its hours are."""

    code: str
    name: str
    counts: Counts


class CodeTable(Record, frozen=True, kw_only=True):
    """The codes of a county from a day on, with where they are known from."""

    county: str
    holds_from: date
    codes: tuple[AbsenceCode, ...]
    source: str
    certainty: str

    def find(self, code: str) -> AbsenceCode | None:
        """The code of that spelling; an unknown one is nobody's guess."""
        key = folded(code)
        return next((one for one in self.codes if folded(one.code) == key), None)


def table_on(tables: Iterable[CodeTable], day: date) -> CodeTable | None:
    """The table that held on a day: of several the newest; None before the first."""
    held = [table for table in tables if table.holds_from <= day]
    return max(held, key=lambda table: table.holds_from, default=None)


class Hours(Record, frozen=True, kw_only=True):
    """The hours of one student in one subject, by what they are; `unknown` are of no known code."""

    undocumented: float = 0
    self_reported: float = 0
    documented: float = 0
    documented_health: float = 0
    unknown: float = 0

    @property
    def counted(self) -> float:
        """Those the two figures begin with: undocumented and self-reported."""
        return self.undocumented + self.self_reported

    def ten(self, year_hours: float | None) -> float | None:
        """Health and undocumented, in percent; None where a code does not tell the ground.

        What a student reports is taken for health: it is what egenmelding is for (§ 9-8).
        """
        if self.unknown or self.documented:
            return None
        return _percent(self.counted + self.documented_health, year_hours)

    def fifteen(self, year_hours: float | None) -> float | None:
        """Self-reported and undocumented, in percent; None where a code is unknown."""
        return None if self.unknown else _percent(self.counted, year_hours)


def _percent(hours: float, year_hours: float | None) -> float | None:
    if not year_hours:
        return None
    return round(100 * hours / year_hours, 6)
