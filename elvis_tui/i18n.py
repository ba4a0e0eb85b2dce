"""The words on the screen: bokmål is the msgid, other languages come as gettext catalogues."""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import NamedTuple

_catalogue = gettext.translation(
    "elvis_tui", localedir=str(Path(__file__).parent / "locale"), fallback=True
)


def _(message: str) -> str:
    """`message` in the user's language."""
    return _catalogue.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a message that fits `count`."""
    return _catalogue.ngettext(one, many, count)


class Wording(NamedTuple):
    """A message that is put into the user's language when it is shown, by `str()`."""

    message: str

    def __str__(self) -> str:
        return _(self.message)


def later(message: str) -> Wording:
    """`message`, marked for the catalogue (`pybabel extract -k later`) and translated when shown.

    For what is defined when a module is imported: then nobody knows the user's language.
    """
    return Wording(message)
