"""A record with everything a person wrote in it said in another way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from elvis_tui.domain.fields import fields_of
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Mark
from elvis_tui.domain.record import Record, replace

R = TypeVar("R", bound=Record)
Say = Callable[[FreeText], FreeText]


def veiled(record: R, running: Say, who: Say) -> R:
    """A record with everything a person wrote in it put through a function.

    Args:
        record: Any described record.
        running: What is done with running text.
        who: What is done with a field that says who is to do something.
    """
    changed: dict[str, Any] = {}
    for name, field in fields_of(type(record)).items():
        value = getattr(record, name)
        if field.record is not None:
            changed[name] = (
                tuple(veiled(one, running, who) for one in value)
                if field.many
                else value and veiled(value, running, who)
            )
        elif Mark.WRITTEN in field.marks and value:
            say = who if Mark.WHO in field.marks else running
            changed[name] = tuple(map(say, value)) if field.many else say(value)
    return replace(record, **changed)
