"""Bytes of a list, as Excel or Visma wrote them, as text; wrong letters are never let through.

A byte that is a letter in one encoding is a sign in another, so a reading is believed when
every word in it could be a word: no dagger inside a name, no capital after a small letter.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from typing import NoReturn

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.record import Record

_WORKBOOK = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_WINDOWS = "cp1252"
_MACINTOSH = "mac_roman"
_OLDER = ("cp865", "cp850", _MACINTOSH)
_NORWEGIAN = "æøåÆØÅ"
_BREAK = re.compile(r"\r\n|\r|\n")
_WORD = re.compile(r"[^\s;,\"|]*[^\x00-\x7f\s][^\s;,\"|]*")
# What the second byte of a UTF-8 letter becomes when it is read as Windows-1252 or Latin-1.
_SECOND = "".join(map(chr, range(0x80, 0xC0))) + bytes(range(0x80, 0xA0)).decode(_WINDOWS, "ignore")
_TWICE = re.compile(f"Ã[{_SECOND}]")
_BEFORE = frozenset("«“„”»•·§€£©®°¡¿…–—")  # signs that may stand right before a letter
_AFTER = frozenset("’´»”…–—®©°²³")  # ... right after one
_BETWEEN = frozenset("’´–—")  # ... between two
_NEVER_ALONE = frozenset("†‡ˆ˜‹›‘‰¯¾¿µ")


class _Fit(IntEnum):
    FINE = 0
    ODD = 1
    IMPOSSIBLE = 2


class _Reading(Record, frozen=True):
    """The bytes read one way, and the worst that can be said of its words."""

    text: str
    fit: _Fit
    first: str = ""
    impossible: int = 0

    @property
    def norwegian(self) -> int:
        return sum(self.text.count(letter) for letter in _NORWEGIAN)

    @property
    def line(self) -> int:
        return _line(self.text[: self.text.find(self.first)]) if self.first else 1


def decode(data: bytes) -> str:
    """The text of a list: UTF-8, UTF-16, Windows-1252, DOS (865, 850) or old Macintosh.

    Raises:
        InputError: `INPUT_UNDECODABLE` with `line`, the first that cannot be read, and `kind`:
            `workbook` (an .xlsx or .xls file), `binary`, or `letters`.
    """
    if data.startswith(_WORKBOOK):
        _refuse(1, "workbook")
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    encoding = encoding or _unmarked_utf16(data)
    if encoding is None and b"\x00" in data:
        _refuse(_line(data[: data.index(b"\x00")].decode("latin-1")), "binary")
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding is not None:
            _refuse(_line(data[: error.start].decode(encoding, "ignore")), "letters")
        text = _from_single_bytes(data)
    text = _undo_twice(text.removeprefix("\ufeff")).removeprefix("\ufeff")
    for sign, kind in (("\x00", "binary"), ("\ufffd", "letters")):
        if sign in text:
            _refuse(_line(text[: text.index(sign)]), kind)
    return text


def _refuse(line: int, kind: str) -> NoReturn:
    raise InputError(Fault.INPUT_UNDECODABLE, line=line, kind=kind) from None


def _line(before: str) -> int:
    return 1 + len(_BREAK.findall(before))


def _unmarked_utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 without its mark: Latin text has its zeros on one side only."""
    high, low = data[1::2].count(0), data[0::2].count(0)
    enough = len(data) * 0.4
    if high >= enough and not low:
        return "utf-16-le"
    if low >= enough and not high:
        return "utf-16-be"
    return None


def _undo_twice(text: str) -> str:
    """`text`, or what it was before somebody opened UTF-8 as Windows-1252 and saved it.

    Where only some of it is so, or some of a Windows-1252 list is UTF-8, it is refused.
    """
    found = _TWICE.search(text)
    if found is None:
        return text
    try:
        return text.encode(_WINDOWS).decode("utf-8")
    except UnicodeError:
        _refuse(_line(text[: found.start()]), "letters")


def _from_single_bytes(data: bytes) -> str:
    windows = _read(data, _WINDOWS)
    if windows.fit is _Fit.IMPOSSIBLE:
        return _older(data, windows)
    if windows.fit is _Fit.FINE and windows.norwegian:
        return windows.text
    for encoding in _OLDER:
        rival = _read(data, encoding)
        if rival.fit is _Fit.FINE and rival.norwegian > windows.norwegian:
            # S’THER or SÆTHER, and nothing else in the file to tell.
            _refuse(_first_odd_line(data), "letters")
    return windows.text


def _older(data: bytes, windows: _Reading) -> str:
    """DOS and Macintosh, where charset-normalizer finds text and every word can be one."""
    from charset_normalizer import from_bytes

    likely = {
        name
        for m in from_bytes(data, cp_isolation=list(_OLDER))
        for name in (m.encoding, *m.could_be_from_charset)
    }
    readings = {name: _read(data, name) for name in _OLDER if name in likely}
    fine = [n for n, r in readings.items() if r.fit is _Fit.FINE and r.norwegian]
    # Joëlle from a Macintosh may be Joælle from DOS: with both possible, neither is believed.
    if fine and (len(fine) == 1 or _MACINTOSH not in fine):
        return readings[fine[0]].text
    if fine:
        _refuse(_first_odd_line(data), "letters")
    _refuse(min((windows, *readings.values()), key=lambda r: r.impossible).line, "letters")


def _first_odd_line(data: bytes) -> int:
    found = re.search(rb"[\x80-\xff]", data)
    return _line(data[: found.start() if found else 0].decode("latin-1"))


def _read(data: bytes, encoding: str) -> _Reading:
    text = data.decode(encoding, "replace")
    worst, first, impossible = _Fit.FINE, "", 0
    for word in dict.fromkeys(_WORD.findall(text)):
        fit = _fit(word, text)
        impossible += fit is _Fit.IMPOSSIBLE
        if fit > worst:
            worst, first = fit, word
    return _Reading(text, worst, first, impossible)


def _is_letter(sign: str) -> bool:
    if sign.isascii():
        return sign.isalpha()
    return sign.isalpha() and unicodedata.name(sign, "").startswith("LATIN")


def _fit(word: str, text: str) -> _Fit:
    """Whether `word`, from `text`, can be a word of a Norwegian list."""
    worst = _Fit.FINE
    has_small = word.upper() != word
    for at, sign in enumerate(word):
        if sign.isascii():
            continue
        before, after = word[at - 1] if at else "", word[at + 1 : at + 2]
        left, right = bool(before) and _is_letter(before), bool(after) and _is_letter(after)
        if _is_letter(sign):
            fit = _letter_fit(sign, before if left else "", after if right else "", has_small)
        else:
            fit = _sign_fit(sign, left, right, text)
        worst = max(worst, fit)
    return worst


def _letter_fit(sign: str, before: str, after: str, has_small: bool) -> _Fit:
    if sign in "ŒœƒŸÿı" or (before and sign.isupper() and has_small):
        return _Fit.ODD
    return _Fit.ODD if sign.islower() and after.isupper() else _Fit.FINE


def _sign_fit(sign: str, left: bool, right: bool, text: str) -> _Fit:
    if unicodedata.category(sign) in ("Cc", "Co", "Cn") or (sign.isalpha() and sign not in "ªºµ"):
        return _Fit.IMPOSSIBLE
    if not left and not right:
        if sign.encode(_WINDOWS, "ignore") == b"":
            return _Fit.IMPOSSIBLE
        return _Fit.ODD if sign in _NEVER_ALONE else _Fit.FINE
    if left and right:
        return _Fit.FINE if sign in _BETWEEN else _Fit.IMPOSSIBLE
    if right:
        if sign == "’":
            return _Fit.ODD
        return _Fit.FINE if sign in _BEFORE else _Fit.IMPOSSIBLE
    if sign in "»”" and not any(opening in text for opening in "«“„"):
        return _Fit.IMPOSSIBLE
    return _Fit.FINE if sign in _AFTER else _Fit.IMPOSSIBLE
