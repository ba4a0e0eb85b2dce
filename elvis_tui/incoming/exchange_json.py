"""The JSON of an exchange file, read so that nothing in it can surprise what comes after.

Every key once, numbers that records can hold, text that UTF-8 can hold, and not too deep. What is
wrong is found with its place; the values themselves are told to nobody.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.exchange import FORMAT, Finding, Flaw
from elvis_tui.domain.record import Record

_KEYS = ("format", "version", "exported", "tables")
_LARGEST = 2**63
_DEEPEST = 60
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]|\n', re.DOTALL)
_NUMBER_FAULT = object()
Place = tuple[str | int, ...]


class ExchangeFile(Record, frozen=True):
    """What an exchange file says of itself, and its tables as they stand."""

    version: int
    tables: dict[str, Any]


class _Twice(dict[str, Any]):
    """An object in which a key stands twice: `key`."""

    key = ""


def faulty(findings: list[Finding]) -> InputError:
    """The error that tells of `findings`."""
    return InputError(Fault.EXCHANGE_FAULTY, findings=tuple(findings))


def read_exchange_file(data: bytes, newest: int) -> ExchangeFile:
    """The tables of an exchange file; nothing is known of their records yet.

    Args:
        data: The bytes of the file, UTF-8 with or without its mark.
        newest: The newest version that can be read.

    Raises:
        InputError: `EXCHANGE_NOT_JSON` with `line`, `EXCHANGE_FOREIGN`, `EXCHANGE_NEWER`, or
            `EXCHANGE_FAULTY` with its `findings`.
    """
    whole = _parsed(data)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise InputError(Fault.EXCHANGE_FOREIGN)
    version, tables = whole.get("version"), whole.get("tables")
    if type(version) is not int or version < 1:
        raise faulty([Finding(("version",), Flaw.NUMBER)])
    if version > newest:
        raise InputError(Fault.EXCHANGE_NEWER)
    findings = [Finding(_in_tables(one.place), one.flaw) for one in _strange((), whole)]
    findings += [Finding((), Flaw.UNKNOWN) for key in whole if key not in _KEYS]
    if not isinstance(tables, dict):
        findings.append(Finding(("tables",), Flaw.MISSING if tables is None else Flaw.SHAPE))
    if findings or not isinstance(tables, dict):
        raise faulty(findings)
    return ExchangeFile(version, tables)


def _in_tables(place: Place) -> Place:
    """A place as it is told: a table's own, where it is in one."""
    table = place[1:2]
    return place[1:] if place[:1] == ("tables",) and table and isinstance(table[0], str) else place


def _parsed(data: bytes) -> object:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _not_json(1 + data.count(b"\n", 0, error.start))
    try:
        whole = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_whole_number,
            parse_float=_number,
            parse_constant=lambda _name: _NUMBER_FAULT,
        )
    except json.JSONDecodeError as error:
        _not_json(error.lineno)
    except RecursionError:
        _not_json(_too_deep(text))
    return whole


def _not_json(line: int) -> NoReturn:
    raise InputError(Fault.EXCHANGE_NOT_JSON, line=line) from None


def _too_deep(text: str) -> int:
    """The line where a text that cannot be read for its depth gets too deep."""
    depth, line = 0, 1
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign in "[{":
            depth += 1
            if depth > _DEEPEST:
                return line
        elif sign in "]}":
            depth -= 1
        else:
            line += sign.count("\n")
    return line


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    twice = _Twice(found)
    keys = [key for key, _ in pairs]
    twice.key = next(key for key in keys if keys.count(key) > 1)
    return twice


def _whole_number(text: str) -> object:
    if len(text) > 20:
        return _NUMBER_FAULT
    number = int(text)
    return number if -_LARGEST <= number < _LARGEST else _NUMBER_FAULT


def _number(text: str) -> object:
    number = float(text)
    return number if math.isfinite(number) else _NUMBER_FAULT


def _strange(place: Place, value: object) -> Iterator[Finding]:
    """What JSON allows and no record holds, anywhere in `value`."""
    if len(place) > _DEEPEST:
        yield Finding(place[:4], Flaw.SHAPE)
    elif value is _NUMBER_FAULT:
        yield Finding(place, Flaw.NUMBER)
    elif isinstance(value, str):
        if not _is_whole(value):
            yield Finding(place, Flaw.LETTER)
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _strange((*place, at), item)
    elif isinstance(value, dict):
        yield from _strange_in(place, value)


def _strange_in(place: Place, value: dict[str, object]) -> Iterator[Finding]:
    if isinstance(value, _Twice):
        yield Finding((*place, value.key) if _is_whole(value.key) else place, Flaw.TWICE)
    for key, item in value.items():
        if _is_whole(key):
            yield from _strange((*place, key), item)
        else:
            yield Finding(place, Flaw.LETTER)


def _is_whole(text: str) -> bool:
    """Whether there is no half of a character in it."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
