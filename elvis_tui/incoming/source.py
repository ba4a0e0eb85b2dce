"""How a document becomes text or tables, and what is said of one that cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from elvis_tui.domain.errors import Fault, InputError

if TYPE_CHECKING:
    from elvis_tui.domain.source_faults import SourceWhy

T = TypeVar("T")
_NOT_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{\\rtf")


def unusable(why: SourceWhy, line: int | None = None, *place: str | int) -> InputError:
    """`SOURCE_UNUSABLE` for one fault; who knows the file's `name` adds it."""
    from elvis_tui.domain.source_faults import SourceFault

    fault = SourceFault(why=why, line=line, place=place)
    return InputError(Fault.SOURCE_UNUSABLE, faults=(fault,))


def is_office_file(data: bytes) -> bool:
    """Whether the bytes are those of Word, of another office program, or of a PDF: no text."""
    return data.startswith(_NOT_TEXT)


def decoded(data: bytes) -> str:
    """A document's text.

    Raises:
        InputError: `SOURCE_UNUSABLE` with the line for what is not UTF-8, and for what is no text.
    """
    line: int | None = None
    if not is_office_file(data):
        try:
            return data.decode()
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
    # No start waits for all that may be wrong with a document.
    from elvis_tui.domain.source_faults import SourceWhy

    raise unusable(SourceWhy.ENCODING if line else SourceWhy.WORD_FILE, line)


def toml_tables(text: str) -> dict[str, Any]:
    """What a TOML document holds.

    Raises:
        InputError: `SOURCE_UNUSABLE` with the line for what is not TOML, or no machine can hold.
    """
    import re
    import tomllib

    from elvis_tui.domain.source_faults import SourceWhy

    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        found = re.search(r"\(at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise unusable(SourceWhy.SYNTAX, line) from None


def read_entries(
    text: str, key: str, made_of: Callable[[dict[str, Any]], T], *, foreign: bool = False
) -> tuple[T, ...]:
    """What a TOML document holds under one key, in its order, each made into a record.

    Args:
        text: The document.
        key: Of its tables: «skolear», «regel» or «tabell».
        made_of: Makes the record of a table.
        foreign: Whether somebody else wrote it; the package's own is held by tests, and read
            without the time that looking for every fault takes.

    Raises:
        InputError: `SOURCE_UNUSABLE` for what is not TOML; of a foreign document for every fault
            at once, each with its place.
        KeyError: for a table of our own without a fact.
    """
    tables = toml_tables(text)
    if foreign:
        from elvis_tui.incoming.foreign import check

        check(key, tables)
    return tuple(made_of(entry) for entry in tables.get(key, []))
