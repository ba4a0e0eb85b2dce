"""What is said of copying to the clipboard of a terminal (OSC 52)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from elvis_tui.i18n import _

LARGEST = 74_000
"""Bytes of a text, as it is sent, that all terminals which take any will take."""
_NEVER = ("linux", "dumb", "vt100", "vt220")
"""Kinds of terminal that are known not to take it, by what `TERM` begins with."""
_SCREEN = re.compile(r"screen\b")
"""What `TERM` begins with in GNU screen, and in an older tmux."""


def why_not(environment: Mapping[str, str], text: str) -> str:
    """Why a text cannot be copied here; empty where it may be tried."""
    term = environment.get("TERM", "")
    in_screen = bool(environment.get("STY"))
    if in_screen or (_SCREEN.match(term) and not environment.get("TMUX")):
        return _("GNU screen slipper ingenting gjennom til utklippstavla. Skriv til fil i stedet.")
    if any(term == one or term.startswith(f"{one}-") for one in _NEVER):
        return _("Terminalen har ingen utklippstavle som programmet når. Skriv til fil i stedet.")
    if len(text.encode("utf-8")) * 4 // 3 > LARGEST:
        return _("Referatet er for langt for utklippstavla. Skriv det til fil i stedet.")
    return ""


def follows() -> str:
    """What one says yes to."""
    return _(
        "Det legges på utklippstavla til maskinen du sitter ved, der andre programmer kan lese det."
    )


def sent() -> str:
    """That it was sent, which is all the program knows."""
    return _("Sendt til utklippstavla. Lim inn for å se om terminalen tok imot; ellers skriv fil.")
