"""The words on the screen: bokmål is the msgid, other languages come as gettext catalogues.

No word is chosen at import: the language comes from the user's preferences, else from the
system, and may be changed while the program runs. A test fails for a call outside a function.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path
from typing import NamedTuple

_DOMAIN = "elvis_tui"
CATALOGUES = Path(__file__).parent / "locale"
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where a system tells its language, the strongest first."""
_catalogue: gettext.NullTranslations | None = None


def use_language(language: str = "", folder: Path = CATALOGUES) -> None:
    """Have every word from now on in another language.

    Args:
        language: «nb», «nn», «en» or any other that there is a catalogue for; empty for the
            system's. What has no catalogue, or no word in it, is in bokmål.
        folder: Where the catalogues lie.
    """
    global _catalogue
    wanted = [language] if language else _of_system()
    # What stands in the code is bokmål already: only what is preferred to it is looked for.
    before = next((i for i, one in enumerate(wanted) if _is_bokmal(one)), len(wanted))
    _catalogue = gettext.translation(
        _DOMAIN, localedir=str(folder), languages=wanted[:before], fallback=True
    )


def _of_system() -> list[str]:
    languages = next((v for v in map(os.environ.get, _VARIABLES) if v), "")
    return [one for one in languages.split(":") if one]


def _is_bokmal(language: str) -> bool:
    return language.split(".")[0].split("_")[0].casefold() in ("nb", "no", "c", "posix")


def _words() -> gettext.NullTranslations:
    if _catalogue is None:
        use_language()
    assert _catalogue is not None
    return _catalogue


def _(message: str) -> str:
    """`message` in the user's language."""
    return _words().gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a message that fits `count`."""
    return _words().ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """`message` as the one of several things it means: «avsluttet» of a phase, or of a meeting.

    Args:
        context: What it is said of, in Norwegian, for whoever translates.
        message: The text.
    """
    return _words().pgettext(context, message)


class Wording(NamedTuple):
    """A message that is put into the user's language when it is shown, by `str()`."""

    message: str
    context: str = ""

    def __str__(self) -> str:
        return pgettext(self.context, self.message) if self.context else _(self.message)


def later(message: str) -> Wording:
    """`message`, marked for the catalogue and put into the user's language when it is shown.

    For what is defined when a module is imported: then nobody knows the user's language.
    """
    return Wording(message)


def later_of(context: str, message: str) -> Wording:
    """`later` for a message that means several things; `context` as in `pgettext`."""
    return Wording(message, context)
