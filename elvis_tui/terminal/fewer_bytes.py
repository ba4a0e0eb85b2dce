"""What is written to the terminal, said in fewer bytes: the line is slow, and the screen the same.

Textual ends every piece of a line with a reset and begins the next with both its colours, whether
they are others or not, and goes to the end of each line before it goes to the next. A colour is
nineteen bytes: a cursor that moves in a list of seven columns is a quarter of a kilobyte of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
    \x1b\[(?P<style>[0-9;]*)m
    | (?P<goes>\x1b\[\d+;\d+H)
    | (?P<newline>\r?\n)
    | (?P<shows>\x1b\[\?(?:25|2026)[hl])
    | (?P<other>\x1b\[[0-?]*[ -/]*[@-~] | \x1b[\]P^_X].*?(?:\x1b\\|\x07) | [^\x1b\r\n]+ | .)
    """,
    re.VERBOSE | re.DOTALL,
)
_OTHER_STYLE = re.compile(r"\x1b\[[0-9;]*[:<=>?][0-?]*m")
_COLOURS = {"38": "ink", "48": "paper", "58": "line"}
_LENGTHS = {"2": 5, "5": 3}
"""How many numbers a colour has: three of red, green and blue, or one of a table."""
_ENDS = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "8": "28", "9": "29"}
"""What ends a code that is in force."""
_ON_LETTERS = frozenset("12")
"""Codes that are seen on letters only, as an ink is: bold and dim. A terminal without italics draws
them in reverse, and may end that with bold."""


class NotKnownError(ValueError):
    """A style in a form that Textual does not write: what it changes is not known."""


class Style(NamedTuple):
    """How letters are drawn: the codes said since the last reset, in their order."""

    codes: tuple[str, ...] = ()
    ink: str = ""
    paper: str = ""

    def and_then(self, said: str) -> Style:
        """The style after the numbers of one more sequence."""
        style = self
        for kind, code in _read(said):
            if kind == "reset":
                style = Style()
            elif kind == "ink":
                style = style._replace(ink=code)
            elif kind == "paper":
                style = style._replace(paper=code)
            else:
                style = style._replace(codes=(*style.codes, code))
        return style

    @property
    def is_on_letters(self) -> bool:
        """Whether a blank looks the same with it as without, but for the paper."""
        return _ON_LETTERS.issuperset(self.codes)


@lru_cache(maxsize=1024)
def _change(before: Style, after: Style) -> str:
    """What has to be said for one style where another is in force: the shorter of two ways."""
    if before == after:
        return ""
    anew = _said("0", *after.codes, after.ink, after.paper)
    known = all(code in _ENDS for code in (*before.codes, *after.codes))
    if not known or "3" in before.codes:
        return anew
    ends = dict.fromkeys(_ENDS[code] for code in before.codes if code not in after.codes)
    stays = {code for code in before.codes if _ENDS[code] not in ends}
    further = _said(
        *ends,
        *(code for code in after.codes if code not in stays),
        "" if after.ink == before.ink else after.ink or "39",
        "" if after.paper == before.paper else after.paper or "49",
    )
    return min(anew, further, key=len)


def _said(*codes: str) -> str:
    return f"\x1b[{';'.join(filter(None, codes))}m"


@lru_cache(maxsize=1024)
def _read(said: str) -> tuple[tuple[str, str], ...]:
    """The numbers of a sequence as what each of them changes.

    Raises:
        NotKnownError: where a colour is not whole.
    """
    numbers, found, at = said.split(";"), [], 0
    while at < len(numbers):
        number = numbers[at].lstrip("0")
        length = 1
        if number in _COLOURS:
            length = _LENGTHS.get("".join(numbers[at + 1 : at + 2]), len(numbers) + 1)
        if at + length > len(numbers):
            raise NotKnownError(said)
        code = ";".join(numbers[at : at + length])
        found.append((_kind(number), code))
        at += length
    return tuple(found)


def _kind(number: str) -> str:
    if not number:
        return "reset"
    if number in _COLOURS:
        return _COLOURS[number]
    value = int(number)
    if 30 <= value <= 39 or 90 <= value <= 97:
        return "ink"
    return "paper" if 40 <= value <= 49 or 100 <= value <= 107 else "code"


def fewer_bytes(data: str) -> str:
    """The same for the terminal in fewer bytes.

    Before and after it no style is in force, as nothing else that is written expects one.
    """
    if "m" not in data or _OTHER_STYLE.search(data):
        return data
    try:
        return "".join(_pieces(data))
    except NotKnownError:
        return data


def _pieces(data: str) -> Iterator[str]:
    ways: list[str] = []
    said = wanted = Style()
    for token in _TOKEN.finditer(data):
        match token.lastgroup:
            case "style":
                wanted = wanted.and_then(token["style"])
            case "goes":
                ways = [token[0]]
            case "newline":
                ways.append(token[0])
            case kind:
                yield from ways
                ways = []
                if kind == "other":
                    drawn = _seen(token[0], wanted, said)
                    yield _change(said, drawn)
                    said = drawn
                yield token[0]
    yield from ways
    yield _change(said, wanted)


def _seen(text: str, wanted: Style, said: Style) -> Style:
    """The style a text is drawn in: a blank has no ink, and keeps the one there is."""
    if not text.strip(" ") and wanted.is_on_letters and said.is_on_letters:
        return said._replace(paper=wanted.paper)
    return wanted
