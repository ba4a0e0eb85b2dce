"""The words on the screen: bokmål is the msgid, other languages come as gettext catalogues."""

from __future__ import annotations

import gettext
from pathlib import Path

_catalogue = gettext.translation(
    "elvis_tui", localedir=str(Path(__file__).parent / "locale"), fallback=True
)


def _(message: str) -> str:
    """`message` in the user's language."""
    return _catalogue.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a message that fits `count`."""
    return _catalogue.ngettext(one, many, count)
