"""A text as a reader takes it, where a name is written so that it is not found as it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

from elvis_tui.domain.text import without_unseen

_SPACED = re.compile(r"(?<!\w)[^\W\d_](?:[\s.\-_*·/|]{1,3}[^\W\d_]){2,}(?!\w)")
_NO_LETTER = re.compile(r"[\W\d_]+")
_ELEV = r"elev(?:en)?s?(?:[\s\-_:]|\.(?!\s))*"
"""What comes before a number; after a full stop with a space another sentence begins."""
_OF_EACH = r"(?<!\bper\s)(?<!\bpr\s)(?<!\bpr\.\s)(?<!\bpr\.)"
"""«120 kr per elev 2 dager»: an amount of each of them, and nobody's number."""
_NUMBER = re.compile(
    rf"(?<!\w)(?:{_ELEV}(?:(?:nr|no|num|nummer)[\s.:]*|#\s*)|{_OF_EACH}{_ELEV})0*(\d{{1,5}})(?!\d)",
    re.IGNORECASE,
)
_SHORTEST = 3


def plain(text: str) -> str:
    """A text in everybody's letters, with nothing in it that is not seen: «Ｎｏｒａ» is «Nora»."""
    return without_unseen(unicodedata.normalize("NFKC", text))


def spelt_out(text: str) -> Iterator[str]:
    """The words that may stand in letters spelt out: «N o r a» is «Nora», alone or among others."""
    for found in _SPACED.finditer(text):
        letters = _NO_LETTER.sub("", found[0])
        yield letters
        for at in range(_SHORTEST, len(letters) - 1):
            yield letters[:at].capitalize()
            yield letters[at:].capitalize()


def numbered(text: str, numbers: Collection[int]) -> str:
    """What stands for a student by number: «Elev 07», «elev nr. 7»; nothing where none does."""
    return next((m[0] for m in _NUMBER.finditer(text) if int(m[1]) in numbers), "")
