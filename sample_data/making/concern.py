"""What a follow-up can be about, with the words people write of it."""

from __future__ import annotations

from dataclasses import dataclass

SUBJECTS = {
    "ST": ("matematikk", "norsk", "engelsk", "naturfag", "historie", "geografi", "spansk", "tysk"),
    "ID": ("matematikk", "norsk", "engelsk", "naturfag", "treningslære", "tysk"),
    "PB": ("matematikk", "norsk", "historie", "naturfag", "kroppsøving"),
}
"""By the letters of a class code; `CRAFT_SUBJECTS` for all others."""
CRAFT_SUBJECTS = ("matematikk", "norsk", "engelsk", "naturfag", "programfag", "kroppsøving")
DAYS = ("mandager", "tirsdager", "onsdager", "torsdager", "fredager")
COUNTS = ("to", "tre", "fire", "fem")


@dataclass(frozen=True, kw_only=True)
class Concern:
    """One kind of concern. In the texts `{fag}`, `{dag}`, `{n}` and `{pst}` are filled in.

    criteria: (what, where it was seen); contacts: (whom, how, reached, what came of it);
    measures: (what, who, how it went); tasks: (who, what).
    """

    criteria: tuple[tuple[str, str], ...]
    nexts: tuple[str, ...]
    notes: tuple[str, ...]
    contacts: tuple[tuple[str, str, str, str], ...]
    measures: tuple[tuple[str, str, str], ...]
    infos: tuple[str, ...]
    decisions: tuple[str, ...]
    tasks: tuple[tuple[str, str], ...]
    endings: tuple[str, ...]
