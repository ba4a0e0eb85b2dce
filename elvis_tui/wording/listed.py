"""What stands in a list that comes in, as it may be told: with names hidden, nobody's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from elvis_tui.domain.errors import InputError
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.people.name_parts import masked
from elvis_tui.domain.people.names import MASK, Names

Told = Callable[[str], str]
"""A header, a code or another word of a list as it is told."""
_OF_THE_FILE = ("duplicate", "unclear", "other", "column")
"""The facts of a fault that are a header of the file."""


class Listed(Protocol):
    """Knows the names of the students a list is of: the school need know none of them."""

    @property
    def names(self) -> tuple[FreeText, ...]: ...


def telling(names: Names | None, summary: Listed) -> Told:
    """How the words of a list are told.

    Args:
        names: How everybody may be named; without, the words are told as they stand there.
        summary: Of the list.
    """
    if names is None or not names.hidden:
        return unmasked
    from elvis_tui.domain.people.gathering_names import name_parts
    from elvis_tui.domain.people.records import Student

    of_list = name_parts(
        Student(id="", first_name=FreeText(""), last_name=name)
        for name in dict.fromkeys(summary.names)
    )
    return lambda word: masked(names.text(word), of_list, MASK)


def may_be_told(fault: InputError, names: Names) -> InputError:
    """The same fault of a file, with its headers as they may be told.

    With names hidden a header that no list has is none of their words: the line may be a row, and
    the name in it that of somebody whom the school does not know.
    """
    if not names.hidden:
        return fault
    facts = dict(fault.facts)
    facts |= {key: names.text(str(facts[key])) for key in _OF_THE_FILE if facts.get(key)}
    found, strange = facts.get("found"), facts.get("strange")
    if isinstance(found, list) and isinstance(strange, list):
        facts["found"] = [MASK if word in strange else names.text(word) for word in found]
    return InputError(fault.fault, **facts)
