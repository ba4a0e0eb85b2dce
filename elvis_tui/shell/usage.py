"""Wrong use of the command line, and what the words of one are read as."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from elvis_tui.i18n import _

FIRST_YEAR, LAST_YEAR = 3, 9997


class UsageError(Exception):
    """The command line itself is wrong; the text says how, in one sentence."""


def see_help(sentence: str) -> UsageError:
    """The error that says `sentence`, and where one reads how it is done."""
    return UsageError(" ".join((sentence, _("Se elvis-tui --help."))))


def day(text: str) -> date:
    """The day that is written 2026-10-19.

    Raises:
        UsageError: for anything else, and for a day whose school years reach outside the calendar.
    """
    try:
        read = date.fromisoformat(text)
    except ValueError:
        read = date.min
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise UsageError(
            _("«{text}» er ikke en dato. Skriv for eksempel 2026-10-19.").format(text=text)
        )
    return read


def out_file(text: str) -> Path | None:
    """Where a document goes; None, which is standard output, for «-».

    Raises:
        UsageError: for nothing, and for a folder that is not there.
    """
    if not text.strip():
        raise UsageError(_("--out er tomt: skriv navnet på en ny fil, eller «-» for skjermen."))
    path = Path(text)
    if text.endswith("/") and not path.expanduser().is_dir():
        raise UsageError(_("Mappa «{path}» finnes ikke.").format(path=text))
    return None if text == "-" else path


def a_file(text: str) -> Path:
    """A file that is written and has a name.

    Raises:
        UsageError: for «-», which other programs take for standard output.
    """
    if text == "-":
        raise UsageError(_("«-» er ikke navnet på en fil. Skriv for eksempel ./kopi.json."))
    return Path(text)


def month(text: str) -> tuple[int, int]:
    """Year and month of what is written 2026-10.

    Raises:
        DomainError: `NOT_A_MONTH` for anything else.
    """
    from elvis_tui.domain.plan.periods import parse_month

    return parse_month(text)


def school_year(text: str) -> int:
    """The year a school year begins in, of what is written 2026, 2026/27 or 2026-2027.

    Raises:
        UsageError: for anything else, and for a year no calendar has.
    """
    import re

    found = re.fullmatch(r"\s*([0-9]{4})(?:[/–-]((?:[0-9]{2}){1,2}))?\s*", text)
    year = int(found[1]) if found else 0
    following = found[2] if found else None
    if not 2 <= year <= 9997 or following not in (None, f"{year + 1}", f"{(year + 1) % 100:02d}"):
        words = _("«{text}» er ikke et skoleår. Skriv for eksempel 2026 eller 2026/27.")
        raise UsageError(words.format(text=text))
    return year


def one_of(option: str, choices: tuple[str, ...]) -> Callable[[str], str]:
    """What reads one of `choices`, and refuses every other word in a sentence with them."""

    def chosen(text: str) -> str:
        if text not in choices:
            from elvis_tui.wording.lists import either

            words = _("{option} må være {allowed}, ikke «{text}».")
            raise UsageError(words.format(option=option, allowed=either(choices), text=text))
        return text

    return chosen
