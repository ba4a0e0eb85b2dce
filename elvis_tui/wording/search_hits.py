"""What is told of a search in something one reads."""

from __future__ import annotations

from elvis_tui.i18n import _
from elvis_tui.wording.keys import key


def hits(at: int, many: int) -> str:
    """«treff 2 av 5 · Enter: neste»; what to do where there is none."""
    if not many:
        return _("Ingen treff. Prøv færre bokstaver.")
    if many == 1:
        return _("treff 1 av 1")
    again = key("minutes.next_hit", "Enter")
    return _("treff {at} av {many} · {key}: neste").format(at=at, many=many, key=again)
