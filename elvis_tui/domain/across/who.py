"""Whose name stands for who is to do something, in what is not done with yet."""

from __future__ import annotations

from typing import TypeVar

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.fields import Field, ways
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Mark
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.records import SchoolClass
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.text import folded

HELD_BY = (Task, FollowUp, Case, Meeting, SchoolClass)
"""The kinds of record in which somebody is named by name, and not by an id."""
R = TypeVar("R", bound=Record)


def renamed(record: R, former: str, name: str) -> R:
    """A record with the new name of somebody of the staff in it; one that is ended stands."""
    ended = (
        record.is_held
        if isinstance(record, Meeting)
        else isinstance(record, Task | FollowUp | Case) and not record.is_open
    )
    return record if ended else renamed_also_ended(record, former, name)


def renamed_also_ended(record: R, former: str, name: str) -> R:
    """A record with the new name of somebody of the staff in it, whether it is ended or not."""
    return _renamed(record, folded(former), name)


def _is_who(field: Field) -> bool:
    return Mark.WHO in field.marks


def _renamed(record: R, former: str, name: str) -> R:
    changed = {}
    for field in ways(type(record), _is_who):
        value = getattr(record, field.name)
        if field.record is None:
            new = FreeText(name) if folded(value) == former else value
        elif field.many:
            new = tuple(_renamed(one, former, name) for one in value)
        else:
            new = value and _renamed(value, former, name)
        if new != value:
            changed[field.name] = new
    return replace(record, **changed) if changed else record
